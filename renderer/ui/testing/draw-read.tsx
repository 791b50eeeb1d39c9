import axe from 'axe-core'
import { createRoot, type Root } from 'react-dom/client'
import { page } from 'vitest/browser'
import { CommandContext } from '../commands/command-context.ts'
import { type CommandRegistry, createCommandRegistry } from '../commands/command-registry.ts'
import { listenToKeys } from '../keys.ts'
import { Inspector } from '../read/inspector/inspector.tsx'
import { createReadDesk, ReadDeskContext } from '../read/read-desk.ts'
import { ReaderPane } from '../read/reader-pane.tsx'
import { SessionContext } from '../session-context.ts'
import type { ReadSession } from './read-session.ts'
import '../design/fonts.css'
import '../design/tokens.css'
import '../design/groups.css'
import '../design/base.css'

let drawn: { readonly root: Root; readonly life: AbortController; readonly place: HTMLElement } | null = null

/** Draws page and claims side by side over a session, with the window's keys; takes away what was drawn before. */
export async function drawRead(session: ReadSession, size = { width: 1280, height: 800 }): Promise<CommandRegistry> {
  takeAway()
  await page.viewport(size.width, size.height)
  const place = document.createElement('main')
  place.style.cssText = 'display: grid; grid-template-columns: minmax(0, 1fr) min(22rem, 40vw); height: 100vh'
  document.body.append(place)
  const life = new AbortController()
  const registry = createCommandRegistry(session)
  listenToKeys(registry.all, session.settings, life.signal)
  const root = createRoot(place)
  drawn = { root, life, place }
  root.render(
    <SessionContext value={session}>
      <CommandContext value={registry}>
        <ReadDeskContext value={createReadDesk()}>
          <ReaderPane />
          <Inspector />
        </ReadDeskContext>
      </CommandContext>
    </SessionContext>,
  )
  await expectDrawn(place)
  return registry
}

export function takeAway(): void {
  drawn?.life.abort()
  drawn?.root.unmount()
  drawn?.place.remove()
  drawn = null
}

/** What axe finds wrong, as `rule: element`. */
export async function axeFindings(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

async function expectDrawn(place: HTMLElement): Promise<void> {
  while (place.querySelector('.inspector') === null) await new Promise(requestAnimationFrame)
}
