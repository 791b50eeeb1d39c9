const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|' +
  'Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)'
const WEEKDAY = '(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const DATE_LINE = new RegExp(
  '^(?:(?:first )?(?:posted|published|updated|last updated|date)(?: on| at)?:?\\s+)?' +
    `(?:${WEEKDAY},?\\s+)?(?:${MONTH} \\d{1,2},? \\d{4}|\\d{1,2} ${MONTH},? \\d{4}|\\d{4}-\\d{2}-\\d{2})` +
    '(?:(?:,| at|T| [-–—|])?\\s*\\d{1,2}[:.]\\d{2}.{0,20})?$',
  'iu',
)

/** A place in capitals, further names, a day, an agency in brackets or a dash: "GENEVA, March 3 —", "WASHINGTON (Kyodo)". */
const INLINE_DATELINE = new RegExp(
  `^\\p{Lu}[\\p{Lu}\\p{M}.’'/ -]{0,28}\\p{Lu}\\.?(?:, \\p{Lu}[\\p{L}\\p{M}. ]{1,30}){0,2}?(?:,? ${MONTH} \\d{1,2}(?:, \\d{4})?)?` +
    `(?: \\((\\p{Lu}[\\p{L}\\p{M}&./ -]{1,30})\\)(?: ?(?:—|–|--?)(?=\\s))?| ?(?:—|–|--)(?=\\s)| -(?=\\s))`,
  'u',
)

const BYLINE =
  /^(?:By:? (?!\p{Ll})[\p{L}\p{M}.,’' -]{2,80}|[•·*] ?[\p{Lu}][\p{L}\p{M}.&’' -]{1,40}|(?:\p{Lu}[\p{L}\p{M}’'-]+ ){1,3}(?:News|Newswire|Press|Staff Writer|Staff writer|Correspondent)|(?:AP|AFP|Reuters|Kyodo|Xinhua|UPI|dpa|Staff report|Staff and agencies))$/u

const SECTION =
  /^(?:\p{Lu}[\p{L}\p{M}&.’' -]{1,30}(?: [/|>›»] \p{Lu}[\p{L}\p{M}&.’' -]{1,30}){1,3}|(?:World|National|International|Politics|Business|Economy|Markets|Opinion|Editorial|Analysis|Commentary|Asia|Asia Pacific|Europe|Africa|Americas|Middle East|Diplomacy|Defense|Defence|Security|Society|Culture|Science|Technology|Environment|Health|Sports?|Local|News|Breaking News|Top Stories|Latest)(?: news)?)$/iu

const NOTICES: readonly RegExp[] = [
  /^\[[a-z]+[_-][\w-]+\]$/iu,
  /^in (?:a|an) (?:time|moment|age|era) of (?:both )?misinformation\b/iu,
  /^by subscribing,? (?:you|to our)\b/iu,
  /^(?:subscribe|sign up|register|log ?in|sign in)(?: (?:now|here|today|to (?:our|the|read|continue)\b.{0,60}|for (?:our|the|free)\b.{0,60}))?[.!]?$/iu,
  /^(?:already|not yet) a subscriber\?/iu,
  /^(?:read|see|find|learn|show|load) more(?:$|[:.…]|\s(?:about|at|here|on|stories)\b.{0,80}$)/iu,
  /^(?:also read|read also|read next|related|related (?:stories|articles|topics|coverage)|recommended|more (?:on|from) [^.]{2,60}|most (?:read|popular)|editors?[’'] picks?|trending(?: now)?)\s?:?$/iu,
  /^(?:advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|continue reading(?: below)?.{0,40})$/iu,
  /^(?:click|tap) here\b.{0,80}$/iu,
  /^(?:share|tweet|email|print|comment)(?: this(?: article| story| page)?)?$/iu,
  /^follow (?:us|\S+) on (?:twitter|facebook|x|instagram|social media|linkedin)\b.{0,60}$/iu,
  /^(?:©|\(c\)|copyright\b).{0,160}$/iu,
  /^.{0,80}\ball rights reserved\.?$/iu,
  /^(?:support|help (?:us )?fund) (?:quality|independent|our|trustworthy)\b.{0,40}\bjournalism\b.{0,60}$/iu,
  /^(?:download|get) (?:our|the) (?:free )?(?:app|newsletter)\b.{0,60}$/iu,
]
const NOTICE = new RegExp(NOTICES.map(({ source }) => source).join('|'), 'iu')

const APPEAL =
  /\b(?:subscri\w+|sign(?:ing)? up|newsletter|digest|donat\w+|memberships?|members of the|join (?:us|today|now)|journalism|quality reporting|good reporting|independent reporting|without limits|unlimited access|owned by its readers|support (?:us|our)|(?:becom(?:e|ing) (?:a|one of the) (?:member|subscriber|owner|supporter)s?))\b/iu
const ADDRESS = /\b(?:you|your|our|us)\b|^(?:join|subscribe|sign up|support|donate)\b/iu

/** Whether a block asks its reader for support. Only fit for the end of a text: an article may speak of such things. */
export function isAppeal(block: string): boolean {
  return block.length <= 300 && !/[\p{Pi}"]/u.test(block) && APPEAL.test(block) && ADDRESS.test(block)
}

/** Whether a block is not part of the article but of the page it stood on: appeals to subscribe, links, notices. */
export function isBoilerplate(block: string): boolean {
  return block.length <= 200 && NOTICE.test(block)
}

/** Whether a block names who wrote the article, or whose news it is. */
export function isByline(block: string): boolean {
  return block.length <= 90 && BYLINE.test(block)
}

/** Whether a block names the section of a newspaper: "National / Politics". */
export function isSectionLabel(block: string): boolean {
  return block.length <= 80 && SECTION.test(block)
}

/** Whether a block says when the article appeared, and nothing else. */
export function isDateLine(block: string): boolean {
  return block.length <= 80 && DATE_LINE.test(block)
}

/** The day that a text names in full, `YYYY-MM-DD`; null where it names none, several, or only figures that can be read two ways. */
export function fullDate(text: string): string | null {
  const named = new RegExp(`\\b(?:(${MONTH}) (\\d{1,2}),? (\\d{4})|(\\d{1,2}) (${MONTH}),? (\\d{4}))\\b`, 'giu')
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/g
  const days = [
    ...[...text.matchAll(named)].map((m) => isoDay(m[3] ?? m[6], monthNumber(m[1] ?? m[5]), m[2] ?? m[4])),
    ...[...text.matchAll(iso)].map((m) => isoDay(m[1], Number(m[2]), m[3])),
  ]
  const distinct = [...new Set(days)]
  return distinct.length === 1 ? (distinct[0] ?? null) : null
}

/** The place and agency that a first paragraph opens with: its length in code units, and the agency where one is named. */
export function inlineDateline(block: string): { readonly length: number; readonly agency: string | null } | null {
  const match = INLINE_DATELINE.exec(block.slice(0, 160))
  if (!match || !/\p{Lu}{3}/u.test(match[0])) return null
  return { length: match[0].length, agency: match[1] ?? null }
}

/** Whether a block ends as sentences do, or as what leads on to a quotation or a list does. */
export function endsAsSentence(block: string): boolean {
  return /(?:\p{Sentence_Terminal}|[…:;,])[\p{Pe}\p{Pf}\p{Pi}"']*$/u.test(block.slice(-12))
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

function isoDay(year: string | undefined, month: number, day: string | undefined): string | null {
  const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const number = Number(day)
  if (number < 1 || number > (lengths[month - 1] ?? 0)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`
}
