import type { Page } from './page.ts'
import type { ReaderClaim } from './reader-props.ts'
import type { SelectionKeeper } from './selection-keeper.ts'
import type { TextGeometry } from './text-geometry.ts'

/** What describing the open claim needs of the page. */
export interface ClaimDescriberParts {
  readonly page: Page
  readonly geometry: TextGeometry
  readonly keeper: SelectionKeeper
}

/** Gives the words of the open claim elements that say what it is, for whoever hears the page. */
export class ClaimDescriber {
  private readonly parts: ClaimDescriberParts
  private described: ReaderClaim | null = null

  constructor(parts: ClaimDescriberParts) {
    this.parts = parts
  }

  /** Describes one claim, or none. True if the text's elements have changed. */
  describe(claim: ReaderClaim | null): boolean {
    const { page, geometry, keeper } = this.parts
    if (saysSame(claim, this.described)) return false
    this.described = claim
    const inDom = keeper.isInDom
    if (!page.describe(claim, keeper.rawSpan)) return false
    geometry.forget()
    if (inDom) keeper.writeDom()
    return true
  }
}

function saysSame(a: ReaderClaim | null, b: ReaderClaim | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.id === b.id &&
    a.label === b.label &&
    a.spans.length === b.spans.length &&
    a.spans.every(({ start, end }, index) => start === b.spans[index]?.start && end === b.spans[index]?.end)
  )
}
