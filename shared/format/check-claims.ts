import type { RecordId } from '../base/ids.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import { codePoint, type OffsetMap, offsetMap, type Utf16Offset } from '../text/offset.ts'
import { graphemeFloor } from '../text/segment.ts'
import type { Finding } from './bundle-rules.ts'
import type { Bundle, PlainClaim } from './bundle-schema.ts'
import { type Passage, passagesOf } from './claim-passages.ts'
import { jsonPointer } from './json-pointer.ts'
import { isStretch, passageFault } from './passage-fault.ts'

interface ArticleText {
  readonly length: number
  /** Null where the text is not in the bundle. */
  readonly text: CanonicalText | null
  readonly map: OffsetMap | null
}

/** Holds every passage of every claim against the text of its article (R8, R9, R17 to R19). */
export function checkClaims(bundle: Bundle): readonly Finding[] {
  const texts = new Map<RecordId, ArticleText>()
  for (const { id, length, text } of bundle.articles ?? []) {
    const canonical = text === undefined ? null : (text as CanonicalText)
    texts.set(id, { length, text: canonical, map: canonical === null ? null : offsetMap(canonical) })
  }
  return (bundle.claims ?? []).flatMap((claim, index) => {
    const article = texts.get(claim.articleId)
    return article === undefined ? [] : checkClaim(claim, index, article)
  })
}

function checkClaim(claim: PlainClaim, index: number, article: ArticleText): readonly Finding[] {
  const findings =
    claim.unanchored === true ? [] : passagesOf(claim).flatMap((passage) => checkPassage(passage, index, article))
  return areInOrder(claim)
    ? findings
    : [...findings, { rule: 'R17', grave: false, pointer: jsonPointer('claims', index, 'target') }]
}

function checkPassage(
  { path, target }: Passage,
  index: number,
  { length, text, map }: ArticleText,
): readonly Finding[] {
  const pointer = jsonPointer('claims', index, ...path)
  const [{ start, end }, { exact }] = target.selector
  if (!isStretch(start, end, length)) {
    return [{ rule: 'R8', grave: true, pointer: `${pointer}/selector/0`, start, end, length }]
  }
  if (text === null || map === null) return []
  const fault = passageFault(target, text, map)
  if (fault?.kind === 'position') {
    return [{ rule: 'R8', grave: true, pointer: `${pointer}/selector/0`, start, end, length: map.codePointLength }]
  }
  if (fault?.kind === 'quote') {
    return [{ rule: 'R9', grave: true, pointer: `${pointer}/selector/1`, start, end, quote: exact, text: fault.found }]
  }
  return checkEdges({ path, target }, pointer, text, map)
}

/** What is odd about a passage whose quote stands where it should. */
function checkEdges({ target }: Passage, pointer: string, text: CanonicalText, map: OffsetMap): readonly Finding[] {
  const [{ start, end }, { exact, prefix, suffix }] = target.selector
  const from = map.fromCodePoint(codePoint(start))
  const to = map.fromCodePoint(codePoint(end))
  const findings: Finding[] = []
  if (/^\s|\s$/.test(exact) || !isGraphemeEdge(text, from) || !isGraphemeEdge(text, to)) {
    findings.push({ rule: 'R18', grave: false, pointer })
  }
  if (!text.slice(0, from).endsWith(prefix)) findings.push({ rule: 'R19', grave: false, pointer, side: 'prefix' })
  if (!text.startsWith(suffix, to)) findings.push({ rule: 'R19', grave: false, pointer, side: 'suffix' })
  return findings
}

/** Two characters before the combining ones always have an edge between them, which saves the search for it. */
function isGraphemeEdge(text: CanonicalText, offset: Utf16Offset): boolean {
  if (text.charCodeAt(offset) < 0x300 && text.charCodeAt(offset - 1) < 0x300) return true
  return graphemeFloor(text, offset) === offset
}

function areInOrder({ target }: PlainClaim): boolean {
  let from = 0
  for (const { selector } of target) {
    if (selector[0].start < from) return false
    from = selector[0].end
  }
  return true
}
