import type { Look } from './looks.ts'

/**
 * The rules of the looks in use. One sheet for the window, made by CSSOM because the CSP allows no inline style. A rule is
 * added when its look is first drawn, and names the text's root alone, from which the blocks inherit: a rule that matched each
 * block would be resolved for each, once for every look (measured: eight times the style work when scrolling).
 */
let sheet: CSSStyleSheet | null = null

/** The highlights of the window by name, shared by all pages in it. */
const registered = new Map<string, Highlight>()

/** Ranges drawn by Custom Highlights, replaced together. Several layers and pages may draw the same look. */
export class HighlightLayer {
  private drawn = new Map<Look, readonly StaticRange[]>()

  /** Draws these and nothing else. */
  show(ranges: ReadonlyMap<Look, readonly StaticRange[]>): void {
    for (const [look, old] of this.drawn) {
      const highlight = registered.get(look.name)
      if (highlight !== undefined) for (const range of old) highlight.delete(range)
    }
    for (const [look, added] of ranges) {
      const highlight = highlightOf(look)
      for (const range of added) highlight.add(range)
    }
    this.drawn = new Map(ranges)
  }

  clear(): void {
    this.show(new Map())
  }

  /** How many ranges are drawn now. */
  get size(): number {
    let size = 0
    for (const ranges of this.drawn.values()) size += ranges.length
    return size
  }
}

/** Collects ranges by look, one list per name. */
export class RangeCollection {
  readonly ranges = new Map<Look, StaticRange[]>()
  private readonly byName = new Map<string, StaticRange[]>()

  add(look: Look, range: StaticRange): void {
    const list = this.byName.get(look.name)
    if (list !== undefined) {
      list.push(range)
      return
    }
    const made = [range]
    this.byName.set(look.name, made)
    this.ranges.set(look, made)
  }
}

function highlightOf(look: Look): Highlight {
  const known = registered.get(look.name)
  if (known !== undefined) return known
  const highlight = new Highlight()
  highlight.priority = look.priority
  registered.set(look.name, highlight)
  CSS.highlights.set(look.name, highlight)
  if (sheet === null) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
  }
  const rule = `.reader-text::highlight(${look.name})`
  sheet.insertRule(`${rule} { ${look.css} }`, sheet.cssRules.length)
  sheet.insertRule(`@media (forced-colors: active) { ${rule} { ${look.forced} } }`, sheet.cssRules.length)
  return highlight
}
