import { type ComponentType, createElement, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { cdp, page } from 'vitest/browser'
import { type Span, span } from '../../../shared/text/offset.ts'
import type {
  ReaderArticle,
  ReaderClaim,
  ReaderHandle,
  ReaderProps,
  ReaderSelection,
  ReaderWords,
} from '../reader-props.ts'
import { wordsIn } from './reader-builders.ts'

const WORDS: ReaderWords = {
  articleText: 'Article text',
  margin: 'Claims beside the text',
  articleMap: 'Map of the article',
  startHandle: 'Start',
  endHandle: 'End',
  more: (count) => `${count} more`,
  picked: (label, place, count) => `${label}, ${place} of ${count}`,
  suggested: (label, place, count) => `Suggestion ${place} of ${count}: ${label}`,
  condition: 'condition',
  deadline: 'deadline',
  target: 'to',
  relay: 'relayed by',
}

/** A reader in the page, as a window would hold it, and what it has told. */
export interface MountedReader {
  readonly root: HTMLElement
  readonly text: HTMLElement
  readonly handle: ReaderHandle
  readonly told: {
    readonly selections: (ReaderSelection | null)[]
    readonly picks: (string | null)[]
    readonly hovers: (string | null)[]
    readonly moves: { readonly id: string; readonly spanIndex: number; readonly span: Span }[]
  }
  readonly props: () => ReaderProps
  readonly set: (props: Partial<ReaderProps>) => void
  readonly quote: () => string | null
  readonly unmount: () => void
}

type ReaderComponent = ComponentType<ReaderProps & { readonly ref?: Ref<ReaderHandle> }>

/** Mounts a reader of 760 × 560 pixels that keeps its own selected and hovered claim. */
export async function mountReader(
  Reader: ReaderComponent,
  article: ReaderArticle,
  claims: readonly ReaderClaim[] = [],
): Promise<MountedReader> {
  await page.viewport(800, 600)
  const place = document.createElement('div')
  Object.assign(place.style, { position: 'absolute', left: '0', top: '0', width: '760px', height: '560px' })
  document.body.append(place)
  const root = createRoot(place)
  const told: MountedReader['told'] = { selections: [], picks: [], hovers: [], moves: [] }
  let handle: ReaderHandle | null = null
  let props: ReaderProps = {
    article,
    claims,
    selectedId: null,
    hoveredId: null,
    textScale: 1,
    words: WORDS,
    onSelect: (selection) => told.selections.push(selection),
    onPick: (id) => {
      told.picks.push(id)
      set({ selectedId: id })
    },
    onHover: (id) => {
      told.hovers.push(id)
      set({ hoveredId: id })
    },
    onMoveBoundary: (id, spanIndex, moved) => {
      told.moves.push({ id, spanIndex, span: moved })
      const spans = (claim: ReaderClaim) => claim.spans.map((old, index) => (index === spanIndex ? moved : old))
      set({ claims: props.claims.map((claim) => (claim.id === id ? { ...claim, spans: spans(claim) } : claim)) })
    },
  }
  const ref = (made: ReaderHandle | null) => {
    handle = made
  }
  const render = () => flushSync(() => root.render(createElement(Reader, { ...props, ref })))
  function set(changed: Partial<ReaderProps>): void {
    props = { ...props, ...changed }
    render()
  }
  render()
  await nextFrames()
  const text = place.querySelector<HTMLElement>('[role=document]')
  if (text === null || handle === null) throw new Error('The reader did not mount')
  return {
    root: place,
    text,
    handle,
    told,
    props: () => props,
    set,
    quote: () => told.selections.at(-1)?.quote ?? null,
    unmount: () => {
      root.unmount()
      place.remove()
    },
  }
}

/** Waits until what was asked for is drawn. */
export async function nextFrames(count = 3): Promise<void> {
  for (let left = count; left > 0; left -= 1) await new Promise((done) => requestAnimationFrame(done))
}

/** A point in the page, in pixels of its viewport. */
export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * A point in the n-th character of some words, or at its left (-1) or right (1) edge. In it means left of the middle: a drag of
 * a synthetic mouse that starts exactly there selects nothing in any page.
 */
export function pointAt(reader: MountedReader, words: string, character = 0, side: -1 | 0 | 1 = 0): Point {
  const { article } = reader.props()
  const { start } = wordsIn(article.text, words)
  const box = boxOf(reader, span(start + character, start + character + 1))
  const x = side === 0 ? box.left * 0.7 + box.right * 0.3 : side < 0 ? box.left + 1 : box.right - 1
  return { x, y: (box.top + box.bottom) / 2 }
}

/** Where a stretch of the article is on the screen, found without the reader's own arithmetic. */
export function boxOf(reader: MountedReader, { start, end }: Span): DOMRect {
  const range = document.createRange()
  const { blocks } = reader.props().article
  const elements = [...reader.text.querySelectorAll('.reader-block')]
  const index = blocks.findIndex((block) => start >= block.start && start < block.end)
  const walker = document.createTreeWalker(elements[index] as Node, NodeFilter.SHOW_TEXT)
  let at = blocks[index]?.start ?? 0
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    if (start >= at && start < at + node.length) range.setStart(node, start - at)
    if (end > at && end <= at + node.length) range.setEnd(node, end - at)
    at += node.length
  }
  return range.getBoundingClientRect()
}

export interface MouseOptions {
  readonly alt?: boolean
  readonly shift?: boolean
  readonly clicks?: number
}

type MouseStep = 'mousePressed' | 'mouseReleased' | 'mouseMoved'

/** A click of the real mouse. */
export async function click(point: Point, { clicks = 1, ...options }: MouseOptions = {}): Promise<void> {
  await mouse('mouseMoved', point, 0, options)
  for (let count = 1; count <= clicks; count += 1) {
    await mouse('mousePressed', point, count, options)
    await mouse('mouseReleased', point, count, options)
  }
  await nextFrames()
}

/** A drag with the real mouse; the button stays down if `hold`. */
export async function drag(
  from: Point,
  to: Point,
  options: MouseOptions & { readonly hold?: boolean } = {},
): Promise<void> {
  await mouse('mouseMoved', from, 0, options)
  await mouse('mousePressed', from, 1, options)
  for (const part of [0.3, 0.6, 1]) {
    await mouse('mouseMoved', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }, 1, options)
  }
  if (options.hold !== true) await release(to, options)
  await nextFrames()
}

export async function release(point: Point, options: MouseOptions = {}): Promise<void> {
  await mouse('mouseReleased', point, 1, options)
  await nextFrames()
}

export async function hover(point: Point): Promise<void> {
  await mouse('mouseMoved', point, 0, {})
  await nextFrames()
}

/** The tests run in a frame of the browser's page, which may be moved and scaled. */
async function mouse(type: MouseStep, point: Point, clickCount: number, { alt, shift }: MouseOptions): Promise<void> {
  const frame = window.frameElement?.getBoundingClientRect()
  const scale = frame === undefined ? 1 : frame.width / window.innerWidth
  await cdp().send('Input.dispatchMouseEvent', {
    type,
    x: (frame?.left ?? 0) + point.x * scale,
    y: (frame?.top ?? 0) + point.y * scale,
    button: type === 'mouseMoved' && clickCount === 0 ? 'none' : 'left',
    buttons: type === 'mouseReleased' || clickCount === 0 ? 0 : 1,
    clickCount,
    modifiers: (alt === true ? 1 : 0) | (shift === true ? 8 : 0),
  })
}
