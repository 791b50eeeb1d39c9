import { layoutBadges } from './badge-layout.ts'
import { makeMark, showMark } from './badge-mark.ts'
import { ElementPool, setAttribute, setStyle, setText } from './element-pool.ts'
import { familyOf } from './looks.ts'
import type { ReaderClaim, ReaderWords } from './reader-props.ts'

/** Width of a badge with the space beside it, in pixels; also the least size of a target that WCAG asks for. */
const SLOT = 24

/** A claim that begins near the viewport, and the middle of the line on which it does, in pixels of the page's body. */
export interface MarginItem {
  readonly claim: ReaderClaim
  readonly y: number
}

interface Badge {
  readonly key: string
  readonly claims: readonly ReaderClaim[]
  /** Counted from the text outwards, so that a line's badges stand in text order from left to right. */
  readonly slot: number
  readonly y: number
}

/** What the margin tells the page. */
export interface MarginEvents {
  readonly onPick: (claimId: string, how: 'pointer' | 'keyboard') => void
  readonly onHover: (claimId: string | null) => void
  /** Up and down keys: the claim before or after this one in text order. */
  readonly onStep: (claimId: string, forward: boolean) => void
}

/** The badges beside the text: one button for each claim, on the line where it begins. One tab stop for all of them. */
export class Margin {
  private readonly element: HTMLElement
  private readonly words: () => ReaderWords
  private readonly pool: ElementPool<HTMLButtonElement>
  private readonly badges = new Map<HTMLButtonElement, Badge>()
  private selectedId: string | null = null

  constructor(place: HTMLElement, words: () => ReaderWords, events: MarginEvents, signal: AbortSignal) {
    this.words = words
    this.element = document.createElement('div')
    this.element.className = 'reader-margin'
    this.element.setAttribute('role', 'group')
    this.element.setAttribute('aria-label', words().margin)
    place.append(this.element)
    this.pool = new ElementPool(this.element, makeBadge)
    this.listen(events, signal)
  }

  get width(): number {
    return this.element.clientWidth
  }

  show(items: readonly MarginItem[], selectedId: string | null, hoveredId: string | null, width: number): void {
    this.selectedId = selectedId
    const claims = new Map(items.map(({ claim }) => [claim.id, claim]))
    const lines = layoutBadges(
      items.map(({ claim, y }) => ({ id: claim.id, y })),
      Math.max(1, Math.floor(width / SLOT)),
    )
    const badges = lines.flatMap(({ y, shown, hidden }) => {
      const first = hidden[0]
      const last = shown.length - (first === undefined ? 1 : 0)
      const single = shown.map(
        (id, place): Badge => ({ key: id, claims: claimsOf(claims, [id]), slot: last - place, y }),
      )
      return first === undefined
        ? single
        : [...single, { key: `more ${first}`, claims: claimsOf(claims, hidden), slot: 0, y }]
    })
    const stop = badges.find((badge) => holds(badge, selectedId)) ?? badges[0]
    this.badges.clear()
    this.pool.show(
      badges,
      ({ key }) => key,
      (element, badge) => {
        this.badges.set(element, badge)
        this.fill(element, badge, { selectedId, hoveredId, isStop: badge === stop })
      },
    )
  }

  /** Marks the badges of the selected claim and of the one under the pointer, and moves none. */
  mark(selectedId: string | null, hoveredId: string | null): void {
    this.selectedId = selectedId
    const badges = [...this.badges]
    const stop = badges.find(([, badge]) => holds(badge, selectedId)) ?? badges[0]
    for (const [element, badge] of badges)
      this.fill(element, badge, { selectedId, hoveredId, isStop: badge === stop?.[1] })
  }

  /** Puts the keyboard on the badge of a claim, if it is drawn. */
  focus(claimId: string): boolean {
    for (const [element, badge] of this.badges) {
      if (!holds(badge, claimId)) continue
      element.focus({ preventScroll: true })
      return true
    }
    return false
  }

  destroy(): void {
    this.element.remove()
  }

  private fill(
    element: HTMLButtonElement,
    badge: Badge,
    { selectedId, hoveredId, isStop }: { selectedId: string | null; hoveredId: string | null; isStop: boolean },
  ): void {
    const [claim] = badge.claims
    if (claim === undefined) return
    const single = badge.claims.length === 1
    const name = claim.mark === undefined ? claim.label : `${claim.label}. ${claim.mark.text}`
    const [letter, mark] = element.children
    if (letter !== undefined) setText(letter as HTMLElement, single ? claim.letter : `+${badge.claims.length}`)
    if (mark !== undefined) showMark(mark, single ? (claim.mark?.sign ?? null) : null)
    setAttribute(element, 'aria-label', single ? name : this.words().more(badge.claims.length))
    setAttribute(element, 'aria-pressed', String(holds(badge, selectedId)))
    setAttribute(element, 'data-group', single ? familyOf(claim.group) : 'more')
    setAttribute(element, 'data-hovered', holds(badge, hoveredId) ? 'true' : null)
    setAttribute(element, 'data-rejected', single && claim.rejected === true ? 'true' : null)
    setAttribute(element, 'data-comment', single && claim.comment === true ? 'true' : null)
    setAttribute(element, 'title', single ? name : null)
    element.tabIndex = isStop ? 0 : -1
    setStyle(element, 'inset-inline-end', `${badge.slot * SLOT}px`)
    setStyle(element, 'top', `${Math.round(badge.y - SLOT / 2)}px`)
  }

  private listen({ onPick, onHover, onStep }: MarginEvents, signal: AbortSignal): void {
    const badgeOf = (event: Event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      return button === null ? undefined : this.badges.get(button)
    }
    this.element.addEventListener(
      'click',
      (event) => {
        const badge = badgeOf(event)
        const pressed = badge?.claims.findIndex(({ id }) => id === this.selectedId) ?? -1
        const claim = badge?.claims[(pressed + 1) % badge.claims.length]
        if (claim !== undefined) onPick(claim.id, event.detail === 0 ? 'keyboard' : 'pointer')
      },
      { signal },
    )
    this.element.addEventListener('pointerover', (event) => onHover(badgeOf(event)?.claims[0]?.id ?? null), { signal })
    this.element.addEventListener('pointerleave', () => onHover(null), { signal })
    this.element.addEventListener(
      'keydown',
      (event) => {
        const claim = badgeOf(event)?.claims.at(event.key === 'ArrowDown' ? -1 : 0)
        if (claim === undefined || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
        event.preventDefault()
        onStep(claim.id, event.key === 'ArrowDown')
      },
      { signal },
    )
  }
}

function makeBadge(): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'reader-badge'
  const letter = document.createElement('span')
  letter.setAttribute('aria-hidden', 'true')
  button.append(letter, makeMark())
  return button
}

function claimsOf(claims: ReadonlyMap<string, ReaderClaim>, ids: readonly string[]): readonly ReaderClaim[] {
  return ids.flatMap((id) => claims.get(id) ?? [])
}

function holds(badge: Badge, id: string | null): boolean {
  return id !== null && badge.claims.some((claim) => claim.id === id)
}
