import { type Span, span as spanOf } from '../text/offset.ts'
import type { Conditionality, Strength } from './suggestion.ts'

const FIRM =
  /\b(?:firm(?:ly)?|strong(?:ly)?|fully|never|absolutely|definitely|certainly|unwavering(?:ly)?|categorical(?:ly)?|unequivocal(?:ly)?|ironclad|determined|vow(?:s|ed)?|swear|swore|guarantee[sd]?|pledge[sd]?|at all costs|no matter|without (?:any )?doubt|insist(?:s|ed)?|must|unshakeable|resolute(?:ly)?|under no circumstances)\b/i
const HEDGED =
  /\b(?:may|might|could|perhaps|possibly|possible|potentially|maybe|probably|likely|unlikely|seems?|seemed|appears?|appeared|apparently|reportedly|hopes?|hoped|hoping|considers?|considered|considering|explor(?:e|es|ed|ing)|mull(?:s|ed|ing)?|suggest(?:s|ed)?|believe[sd]?|think|thinks|thought|guess|suppose|somewhat|in principle|tentative(?:ly)?|would like|try|trying|unclear|if possible)\b/i

/** How firmly cue and content bind: a word of resolve, a word of doubt, or neither. */
export function strengthOf(cue: string, content: string): Strength {
  if (FIRM.test(cue)) return 'firm'
  if (HEDGED.test(cue)) return 'hedged'
  if (HEDGED.test(content)) return 'hedged'
  return FIRM.test(content) ? 'firm' : 'plain'
}

const MAY_CONDITION = /\b(?:if|unless|provid|long as|condition|event|assuming|once|before|until|only)/i
const CONDITION =
  /(?<![\p{L}])(?:(?:only )?if|unless|provid(?:ed|ing)(?: that)?(?= [\p{L}’']+ )|as long as|so long as|on (?:the )?condition that|in the event (?:of|that)|assuming(?: that)?|once(?! again| more| every| a | in | and ))(?![\p{L}])[^,;:“”".]*/iu
const PRECONDITION =
  /(?<![\p{L}])(?:before|until|only (?:after|when|once)|as a (?:pre)?condition (?:for|of))(?![\p{L}])[^,;:“”".]*/iu
const WHETHER_IF = /\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|see|know|knew|sure)\s+$/i
const MUST = /\b(?:must|has to|have to|needs? to|should)\b/i

/** Whether the content depends on something, and the words that say so; the first of them. */
export function conditionOf(
  text: string,
  content: readonly Span[],
): { readonly conditionality: Conditionality; readonly condition: readonly Span[] } {
  for (const { start, end } of content) {
    const words = text.slice(start, end)
    if (!MAY_CONDITION.test(words)) continue
    const must = MUST.test(words)
    const first = must ? PRECONDITION.exec(words) : null
    if (first !== null && first[0].trim().split(/\s+/).length > 2) {
      return { conditionality: 'precondition', condition: [stretch(start, first)] }
    }
    const found = CONDITION.exec(words)
    if (found === null || found[0].trim().split(/\s+/).length < 3) continue
    if (WHETHER_IF.test(text.slice(Math.max(0, start - 12), start) + words.slice(0, found.index))) continue
    return { conditionality: 'conditional', condition: [stretch(start, found)] }
  }
  return { conditionality: 'none', condition: [] }
}

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)'
const DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'
const SEASON = '(?:spring|summer|autumn|fall|winter|year|month|week|decade|quarter|weekend|session|century)'
const UNIT = '(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)'
const SOME =
  '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several|the coming|the next|coming|the next few)'
const DEADLINE = new RegExp(
  '(?<![\\p{L}])(?:' +
    [
      `(?:by|before|until|no later than|as early as|starting|from|in|on|for|possibly in)? ?(?:the )?(?:end|middle|beginning|start|first half|second half) of (?:the |this |next )?(?:${MONTH}|${SEASON}|\\d{4})`,
      `(?:by|before|until|no later than|starting|beginning|in|on|from) (?:(?:early|late|mid)[- ])?${MONTH}(?: \\d{1,2}(?:[-–]\\d{1,2})?)?(?:, \\d{4}| \\d{4})?`,
      `(?:by|before|until|on|next) ${DAY}`,
      `(?:by|in|until|before) (?:the year )?20\\d\\d`,
      `(?:this|next|the coming|the following) (?:${SEASON}|${MONTH})`,
      `(?:in|by|for|during|slated for) the (?:spring|summer|autumn|fall|winter)`,
      `(?:within|in) ${SOME} ${UNIT}`,
      '(?:at|by) an? (?:early|earlier|later) (?:date|time)',
      '(?:as soon as possible|immediately|soon|shortly|in the near future|right away|tomorrow|tonight|in due course|swiftly)',
    ].join('|') +
    ')(?![\\p{L}\\p{N}])',
  'iu',
)

/** The words that say by when, the first of them; `null` where there are none. */
export function deadlineOf(text: string, content: readonly Span[]): Span | null {
  for (const { start, end } of content) {
    const found = DEADLINE.exec(text.slice(start, end))
    if (found !== null) return stretch(start, found)
  }
  return null
}

function stretch(start: number, found: RegExpExecArray): Span {
  const lead = found[0].length - found[0].trimStart().length
  return spanOf(start + found.index + lead, start + found.index + found[0].trimEnd().length)
}
