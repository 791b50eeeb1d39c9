import { QUOTED, type Reading, type Token, type TokenRange } from './reading.ts'

/** The parts of an attribution. */
export interface Parts {
  readonly cue: TokenRange
  readonly content: readonly TokenRange[]
  readonly source: readonly TokenRange[]
}

/** Parts with what their structure shows and the model left out: the rest of a split quotation, of joint speakers, a speaker behind the verb. */
export function completed(reading: Reading, { cue, content, source }: Parts): Parts {
  const named = source.length > 0 ? withJoint(reading, source) : invertedSource(reading, cue)
  const rest = content.flatMap((range) => without(range, named))
  return { cue, content: withRestOfQuotation(reading, rest, cue, named), source: named }
}

const NAMING = /^(?:Name|CAPS|Opening|title|det|poss|person|body|of|be|and|number|,|-al)$/
const NAME = /^(?:Name|CAPS|Opening|title)$/

/** “Maren Ostrova and Olander agreed”: all that stands before the “and”, where the sentence opens with it. */
function withJoint({ tokens, sentenceStarts }: Reading, source: readonly TokenRange[]): readonly TokenRange[] {
  const [range] = source
  if (range === undefined || tokens[range.from - 1]?.lower !== 'and') return source
  const start = sentenceStarts[tokens[range.from]?.sentence ?? 0] ?? 0
  let from = range.from
  for (let left = 16; left > 0 && from > start; left -= 1) {
    const token = tokens[from - 1]
    const isName = token !== undefined && NAMING.test(token.kind) && (token.kind !== 'be' || token.lower.endsWith('s'))
    if (!isName || token.quoted !== QUOTED.outside) break
    from -= 1
  }
  const opens = from === start || /^(?:\)|–)$/.test(tokens[from - 1]?.kind ?? '')
  return opens && NAME.test(tokens[range.from - 2]?.kind ?? '') ? [{ from, to: range.to }] : source
}

/** “…,” said Secretary Ostrova: a name right behind a cue that follows what is said. */
function invertedSource({ tokens }: Reading, cue: TokenRange): readonly TokenRange[] {
  const before = tokens[cue.from - 1]
  const follows = before?.quoted === QUOTED.closing || before?.text === ','
  if (!follows || !/-(?:past|third)$/.test(tokens[cue.to - 1]?.kind ?? '')) return []
  let to = cue.to
  while (isNamePart(tokens[to], tokens[to + 1])) to += 1
  return to > cue.to && tokens.slice(cue.to, to).some(({ kind }) => NAME.test(kind)) ? [{ from: cue.to, to }] : []
}

function isNamePart(token: Token | undefined, next: Token | undefined): boolean {
  if (token === undefined || token.quoted !== QUOTED.outside) return false
  if (NAME.test(token.kind)) return true
  return /^(?:of|det|poss)$/.test(token.kind) && next !== undefined && NAME.test(next.kind)
}

/** A range without what others take up, which may leave its ends. */
function without(range: TokenRange, others: readonly TokenRange[]): readonly TokenRange[] {
  return others.reduce<readonly TokenRange[]>(
    (left, other) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, other.from) },
          { from: Math.max(from, other.to), to },
        ].filter((part) => part.to > part.from && (part.from < other.from || part.from >= other.to)),
      ),
    [range],
  )
}

/** How many tokens may stand between an attribution and the quotation that goes on behind it. */
const MOST_BETWEEN = 8

/** “…,” said Olander on Monday, “….”: what is quoted on both sides of an attribution in one sentence is one content. */
function withRestOfQuotation(
  { tokens }: Reading,
  content: readonly TokenRange[],
  cue: TokenRange,
  source: readonly TokenRange[],
): readonly TokenRange[] {
  const [first] = content
  const last = tokens[(first?.to ?? 0) - 1]
  if (first === undefined || content.length > 1 || first.to > cue.from) return content
  if (last?.quoted !== QUOTED.closing || !/^[,—–-]$/.test(tokens[first.to - 2]?.text ?? '')) return content
  const behind = Math.max(cue.to, ...source.map(({ to }) => to))
  let from = behind
  while (from < behind + MOST_BETWEEN && tokens[from]?.quoted === QUOTED.outside) from += 1
  const opening = tokens[from]
  const home = tokens[cue.from]
  if (opening?.quoted !== QUOTED.opening || opening.block !== home?.block || opening.sentence !== home.sentence)
    return content
  if (!/^[,—–:-]$/.test(tokens[from - 1]?.text ?? '')) return content
  let to = from + 1
  while (tokens[to]?.quotation === opening.quotation && tokens[to]?.block === opening.block) to += 1
  return [first, { from, to }]
}

/** Of several ranges the one that is nearest to a cue: a cue has one source. */
export function nearest(ranges: readonly TokenRange[], cue: number): readonly TokenRange[] {
  const distance = ({ from, to }: TokenRange) => (to <= cue ? cue - to : from - cue)
  const [first] = [...ranges].sort((a, b) => distance(a) - distance(b))
  return first === undefined ? [] : [first]
}
