import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { page } from 'vitest/browser'
import type { Host } from '../../../shared/host/host.ts'
import { quietHost } from '../../../shared/host/testing/quiet-host.ts'
import { App } from '../app.tsx'
import { axeFindings } from './draw-read.tsx'
import { createFakeSession, type FakeArticle, type FakeSession } from './fake-session.ts'
import '../design/fonts.css'
import '../design/tokens.css'
import '../design/groups.css'
import '../design/base.css'

// The build puts it in; here nobody does.
Object.assign(globalThis, { AVOWAL_VERSION: '1.2.3' })

let drawn: { readonly root: Root; readonly place: HTMLElement } | null = null

/** Draws something in an empty page; takes away what was drawn before. Answers how to draw it anew. */
export async function draw(node: ReactNode): Promise<(node: ReactNode) => void> {
  takeDown()
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  drawn = { root, place }
  flushSync(() => root.render(node))
  await new Promise(requestAnimationFrame)
  return (next) => root.render(next)
}

export function takeDown(): void {
  drawn?.root.unmount()
  drawn?.place.remove()
  drawn = null
  delete document.documentElement.dataset['theme']
}

/** What axe finds wrong once nothing moves any more. */
export async function findings(): Promise<readonly string[]> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.all(ending.map(({ finished }) => finished))
  return axeFindings()
}

const HARBOUR = `Harbour talks resume

PORT ELSANE (Littoral) The envoy of Tamsin promised on Monday to reopen the eastern quay by June.

"We will dredge the channel ourselves," she said.
`

const WHEAT = `Wheat price falls for a third week

AMBREL (Littoral) The grain board of Oru said it expected the price to settle before the harvest.
`

export const ARTICLES: readonly FakeArticle[] = [
  {
    title: 'Harbour talks resume',
    text: HARBOUR,
    publisher: 'The Ambrel Courier',
    published: '2031-02-11',
    status: 'in-progress',
    claims: [
      { quotes: ['to reopen the eastern quay by June'], commitment: 'commissive.pledge', speakers: ['The envoy'] },
    ],
  },
  { title: 'Wheat price falls for a third week', text: WHEAT, publisher: 'Littoral Press', published: '2031-03' },
  {
    title: 'Ice closes the strait',
    text: 'Ice closes the strait\n\nNo ship has passed since Friday.\n',
    status: 'complete',
  },
]

/** The whole window over a session in memory. */
export async function drawApp(
  options: {
    readonly articles?: readonly FakeArticle[]
    readonly settings?: Parameters<typeof createFakeSession>[1]
    readonly width?: number
    readonly height?: number
    readonly host?: Host
  } = {},
): Promise<FakeSession> {
  await page.viewport(options.width ?? 1280, options.height ?? 800)
  const session = createFakeSession(options.articles ?? ARTICLES, options.settings)
  await draw(<App session={session} host={options.host ?? quietHost()} />)
  return session
}
