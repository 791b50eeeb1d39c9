import { actionOf, type KeyTable, keyTable, pressedKey } from './reader-commands.ts'
import type { ReaderCommand } from './reader-keys.ts'
import type { ReaderProps } from './reader-props.ts'
import { Reading, type ReadingPlace } from './reading.ts'

/** Keeps the page equal to its props: builds it anew when the article changes, and hands keys to it. */
export class ReaderView {
  reading: Reading
  private props: ReaderProps
  private readonly root: HTMLElement
  private readonly place: ReadingPlace
  private readonly life = new AbortController()
  private keys: KeyTable

  constructor(root: HTMLElement, props: ReaderProps) {
    this.root = root
    this.props = props
    this.place = placeIn(root)
    this.keys = keyTable(props.keys ?? {}, isMac())
    this.applyScale()
    this.reading = new Reading(this.place, props)
    this.place.body.addEventListener('keydown', (event) => this.press(event), { signal: this.life.signal })
  }

  update(props: ReaderProps): void {
    const before = this.props
    this.props = props
    if (props.keys !== before.keys) this.keys = keyTable(props.keys ?? {}, isMac())
    if (props.textScale !== before.textScale) {
      this.applyScale()
      this.reading.relayout()
    }
    if (props.article.id === before.article.id && props.article.text === before.article.text) {
      this.reading.update({ ...props, article: before.article })
      this.props = { ...props, article: before.article }
      return
    }
    this.reading.destroy()
    this.place.scroller.scrollTop = 0
    this.reading = new Reading(this.place, props)
  }

  run(command: ReaderCommand): void {
    this.reading.act(actionOf(command))
  }

  destroy(): void {
    this.life.abort()
    this.reading.destroy()
    this.place.live.remove()
  }

  private press(event: KeyboardEvent): void {
    const inText = event.target instanceof HTMLElement && event.target.classList.contains('reader-text')
    if (!inText || event.defaultPrevented || event.isComposing) return
    const command = this.keys.get(pressedKey(event))
    if (command !== undefined && this.reading.act(actionOf(command))) event.preventDefault()
  }

  private applyScale(): void {
    this.root.style.setProperty('--reader-scale', String(this.props.textScale))
  }
}

function placeIn(root: HTMLElement): ReadingPlace {
  const live = document.createElement('div')
  live.className = 'reader-live'
  live.setAttribute('aria-live', 'polite')
  root.append(live)
  return {
    root,
    body: part(root, 'reader-body'),
    scroller: part(root, 'reader-scroller'),
    rail: part(root, 'reader-rail'),
    live,
  }
}

function part(root: HTMLElement, className: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`.${className}`)
  if (found === null) throw new Error(`The reader has no .${className}`)
  return found
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}
