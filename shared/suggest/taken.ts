import type { RecordId } from '../base/ids.ts'

/** A stretch of text in code points, half-open. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/** Somebody by whom a claim is made: a speaker of the project, or a name that it does not know yet. */
export interface TracedSpeaker {
  readonly id: RecordId | null
  readonly name: string
}

/** What of a suggestion decides whether a claim says it already. */
export interface SuggestionTrace {
  readonly key: string
  readonly content: readonly Stretch[]
  readonly speakers: readonly TracedSpeaker[]
}

/** What of a claim decides whether it says what a suggestion says. */
export interface ClaimTrace {
  readonly content: readonly Stretch[]
  readonly speakers: readonly TracedSpeaker[]
  /** The key of the suggestion that it was made of; `null` where it was made by hand. */
  readonly madeOf: string | null
}

/** The length of the stretches by which claims are looked up, in code points. */
const REACH = 512
/** From this share of their words in common on, two contents are the same. */
const SAME = 0.5

/**
 * Tells of suggestions of an article whether some of these claims says them already: it was made of the suggestion, or
 * it shares half of the words and a speaker with it.
 */
export function takenBy(claims: readonly ClaimTrace[]): (suggestion: SuggestionTrace) => boolean {
  const made = new Set<string>()
  const near = new Map<number, ClaimTrace[]>()
  for (const claim of claims) {
    if (claim.madeOf !== null) made.add(claim.madeOf)
    for (const place of placesOf(claim.content)) {
      const known = near.get(place)
      if (known === undefined) near.set(place, [claim])
      else known.push(claim)
    }
  }
  return (suggestion) => {
    if (made.has(suggestion.key)) return true
    for (const place of placesOf(suggestion.content)) {
      if (near.get(place)?.some((claim) => saysTheSame(suggestion, claim)) === true) return true
    }
    return false
  }
}

function placesOf(content: readonly Stretch[]): ReadonlySet<number> {
  const places = new Set<number>()
  for (const { start, end } of content) {
    for (let place = Math.floor(start / REACH); place * REACH < end; place += 1) places.add(place)
  }
  return places
}

function saysTheSame(suggestion: SuggestionTrace, claim: ClaimTrace): boolean {
  return shareOf(suggestion.content, claim.content) >= SAME && shareSpeaker(suggestion.speakers, claim.speakers)
}

/** How much of what two contents cover they both cover (Jaccard), 0 to 1; the stretches of each do not overlap. */
function shareOf(a: readonly Stretch[], b: readonly Stretch[]): number {
  let common = 0
  for (const one of a) {
    for (const other of b) common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
  }
  const all = lengthOf(a) + lengthOf(b) - common
  return all === 0 ? 0 : common / all
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** Nobody named is no difference. */
function shareSpeaker(a: readonly TracedSpeaker[], b: readonly TracedSpeaker[]): boolean {
  if (a.length === 0 || b.length === 0) return true
  return a.some((one) =>
    b.some((other) => (one.id !== null && one.id === other.id) || foldedName(one) === foldedName(other)),
  )
}

function foldedName({ name }: TracedSpeaker): string {
  return name.normalize('NFC').toLowerCase()
}
