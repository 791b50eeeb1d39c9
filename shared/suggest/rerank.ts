/**
 * How what a person accepted and dismissed moves the scores of later suggestions. For every cue and every type of
 * commitment the suggestions that were accepted are counted, beside how many should have been by their scores; where
 * the two differ, the score moves, the more the more decisions there are.
 */
import { reportingVerb } from '../claim/verb-classes.ts'

/** A suggestion that was accepted or dismissed, as the engine had proposed it. */
export interface Decision {
  readonly accepted: boolean
  /** The engine's own score, 0 to 1. */
  readonly score: number
  /** The type of commitment that was proposed. */
  readonly code: string
  /** The words that were proposed for the cue; empty where there were none. */
  readonly cue: string
}

/** Decisions on one kind of suggestion. */
interface Tally {
  readonly accepted: number
  readonly dismissed: number
  /** How many should have been accepted: the sum of the scores. */
  readonly expected: number
}

/** What was decided so far. */
export interface Experience {
  readonly accepted: number
  readonly dismissed: number
  /** By the cue in its base form. */
  readonly cues: ReadonlyMap<string, Tally>
  readonly codes: ReadonlyMap<string, Tally>
}

/** A ground in what was decided: of `all` suggestions with this cue or code, so many were accepted. */
export interface Learnt {
  readonly of: 'cue' | 'code'
  /** The cue in its base form, or the code. */
  readonly name: string
  readonly accepted: number
  readonly all: number
  /** How far it moves the score, in natural logarithms of the odds. */
  readonly shift: number
}

/** A score after the decisions have been taken into account, and what moved it. */
export interface Reranked {
  readonly score: number
  readonly learnt: readonly Learnt[]
}

/** Counts as if so many suggestions had been accepted, and so many dismissed, just as their scores said. */
const SMOOTHING = 2
/** A type of commitment says less of whether a claim is one than its cue does. */
const WEIGHTS = { cue: 1, code: 0.5 } as const
const FURTHEST = 3

/** What follows from decisions; their order does not count. */
export function experienceOf(decisions: Iterable<Decision>): Experience {
  const cues = new Map<string, Tally>()
  const codes = new Map<string, Tally>()
  let accepted = 0
  let dismissed = 0
  for (const decision of decisions) {
    if (decision.accepted) accepted += 1
    else dismissed += 1
    const cue = cueBase(decision.cue)
    if (cue !== '') cues.set(cue, counted(cues.get(cue), decision))
    codes.set(decision.code, counted(codes.get(decision.code), decision))
  }
  return { accepted, dismissed, cues, codes }
}

/** The score of a suggestion in the light of what was decided. */
export function rerank(
  { score, code, cue }: Pick<Decision, 'score' | 'code' | 'cue'>,
  { cues, codes }: Experience,
): Reranked {
  const base = cueBase(cue)
  const learnt = [learntFrom('cue', base, cues.get(base)), learntFrom('code', code, codes.get(code))].filter(
    (each) => each !== null,
  )
  if (learnt.length === 0) return { score, learnt }
  const shift = learnt.reduce((sum, each) => sum + each.shift, 0)
  return { score: moved(score, Math.max(-FURTHEST, Math.min(FURTHEST, shift))), learnt }
}

const bases = new Map<string, string>()
const MOST_REMEMBERED = 5_000

/** Words that attribute, in the form by which they are counted: the base of their last verb, else as they are. */
export function cueBase(words: string): string {
  const known = bases.get(words)
  if (known !== undefined) return known
  const lower = words.toLowerCase().replaceAll('’', "'").trim()
  const verbs = lower.split(/\s+/).flatMap((word) => reportingVerb(word)?.base ?? [])
  const base = verbs.at(-1) ?? lower.replaceAll(/\s+/g, ' ')
  if (bases.size < MOST_REMEMBERED) bases.set(words, base)
  return base
}

function counted(tally: Tally | undefined, { accepted, score }: Decision): Tally {
  const { accepted: yes, dismissed: no, expected } = tally ?? { accepted: 0, dismissed: 0, expected: 0 }
  return { accepted: yes + (accepted ? 1 : 0), dismissed: no + (accepted ? 0 : 1), expected: expected + score }
}

function learntFrom(of: 'cue' | 'code', name: string, tally: Tally | undefined): Learnt | null {
  if (tally === undefined) return null
  const { accepted, dismissed, expected } = tally
  const all = accepted + dismissed
  const odds = Math.log((accepted + SMOOTHING) / (dismissed + SMOOTHING))
  const expectedOdds = Math.log((expected + SMOOTHING) / (all - expected + SMOOTHING))
  return { of, name, accepted, all, shift: (odds - expectedOdds) * WEIGHTS[of] }
}

function moved(score: number, shift: number): number {
  const safe = Math.max(0.001, Math.min(0.999, score))
  return 1 / (1 + ((1 - safe) / safe) * Math.exp(-shift))
}
