import { QUOTED, type Reading } from './reading.ts'

/** The surroundings of a cue in which its content and source are looked for; a long quotation is cut to its edges. */
export interface Scene {
  /** Places of tokens in the reading, ascending. */
  readonly places: Int32Array
  /** Where the cue starts and ends among them. */
  readonly cueStart: number
  readonly cueEnd: number
}

const MOST_BEFORE = 70
const MOST_BEHIND = 80
/** How many sentences before and behind that of the cue belong to its scene; a quotation is not cut short. */
const SENTENCES = 1
const BLOCKS_AHEAD = 8
/** How many tokens are looked at on each side, those that are cut among them. */
const MOST_READ = 2_000

/** The scene of a cue, `[from, to)` in tokens of the reading. */
export function sceneAround(reading: Reading, from: number, to: number): Scene {
  const { tokens, blockStarts } = reading
  const block = tokens[from]?.block ?? 0
  const blockFrom = blockStarts[block] ?? 0
  const blockTo = reachAhead(reading, block)
  const own = tokens[from]?.quotation ?? -1
  const home = tokens[from]?.sentence ?? 0
  const before: number[] = []
  for (
    let place = from - 1;
    place >= Math.max(blockFrom, from - MOST_READ) && before.length < MOST_BEFORE;
    place -= 1
  ) {
    if (isBeyond(reading, place + 1, home - SENTENCES)) break
    if (!isCut(reading, place, own)) before.push(place)
  }
  const places = before.reverse()
  const cueStart = places.length
  for (let place = from; place < to; place += 1) places.push(place)
  const cueEnd = places.length
  for (let place = to; place < Math.min(blockTo, to + MOST_READ) && places.length - cueEnd < MOST_BEHIND; place += 1) {
    if ((tokens[place]?.sentence ?? 0) > home + SENTENCES && startsOutside(reading, place)) break
    if (!isCut(reading, place, own)) places.push(place)
  }
  return { places: Int32Array.from(places), cueStart, cueEnd }
}

/** The end of a block’s tokens, or of those of the blocks after it where a colon leads over to quotations. */
function reachAhead({ tokens, blockStarts }: Reading, block: number): number {
  let end = blockStarts[block + 1] ?? tokens.length
  if (tokens[end - 1]?.text !== ':') return end
  for (let next = block + 1; next <= block + BLOCKS_AHEAD; next += 1) {
    const first = tokens[blockStarts[next] ?? tokens.length]
    if (first === undefined || first.quotation < 0) break
    if (next > block + 1 && first.quoted === QUOTED.opening) break
    end = blockStarts[next + 1] ?? tokens.length
  }
  return end
}

/** Whether a token lies so deep in a quotation, not that of the cue, that only its edges count. */
function isCut({ tokens }: Reading, place: number, own: number): boolean {
  const token = tokens[place]
  if (token === undefined || token.quotation < 0 || token.quotation === own) return false
  const at = (offset: number) => tokens[place + offset]?.quotation === token.quotation
  return at(-3) && at(-2) && at(3) && at(2) && at(-1) && at(1)
}

/** Whether a token starts a sentence, at or before the one given, that no quotation runs into. */
function isBeyond(reading: Reading, place: number, sentence: number): boolean {
  return (reading.tokens[place]?.sentence ?? 0) <= sentence && startsOutside(reading, place)
}

function startsOutside({ tokens, sentenceStarts }: Reading, place: number): boolean {
  const token = tokens[place]
  if (token === undefined || sentenceStarts[token.sentence] !== place) return false
  return token.quoted === QUOTED.outside || token.quoted === QUOTED.opening
}
