import type { RecordId } from '../../shared/base/ids.ts'
import { listDifference } from '../../shared/base/ordered-list.ts'
import type { FoundSuggestion } from '../worker/suggest-jobs.ts'
import { derived, type Subscribable } from './subscribable.ts'
import { type Decided, type DecidedInArticle, waitsIn } from './suggest-decisions.ts'
import type { SpeakerView } from './views.ts'

type Speakers = ReadonlyMap<RecordId, SpeakerView>
type Found = readonly FoundSuggestion[]

interface Kept {
  readonly decided: DecidedInArticle
  readonly speakers: Speakers
  readonly waiting: Found
}

const NOTHING: DecidedInArticle = []
const kept = new WeakMap<Found, Kept>()

/** Those of an article's suggestions that still wait for a decision; the same list until something is decided there. */
export function waitingIn(found: Found, said: DecidedInArticle | undefined, speakers: Speakers): Found {
  const decided = said ?? NOTHING
  const before = kept.get(found)
  const sameSpeakers = before?.speakers === speakers
  if (sameSpeakers && before.decided === decided) return before.waiting
  const waiting = sameSpeakers
    ? waitingAfter(before, found, decided, speakers)
    : found.filter(waitsIn(decided, speakers))
  kept.set(found, { decided, speakers, waiting })
  return waiting
}

/** Looks at what was decided since, and at everything only for suggestions that are free of what no longer stands. */
function waitingAfter(before: Kept, found: Found, decided: DecidedInArticle, speakers: Speakers): Found {
  const { gone, fresh } = listDifference(before.decided, decided)
  const waited = new Set(before.waiting)
  const [isLeft, isNotFreed] = [waitsIn(fresh, speakers), waitsIn(gone, speakers)]
  const left = found.filter((each) => isLeft(each) && (waited.has(each) || !isNotFreed(each)))
  if (left.every((each) => waited.has(each))) return left
  const waits = waitsIn(decided, speakers)
  return left.filter((each) => waited.has(each) || waits(each))
}

/** How many suggestions wait in each article that was looked through; a decision counts one article anew. */
export function waitingCounts(
  traces: Subscribable<ReadonlyMap<RecordId, Found>>,
  decided: Subscribable<Decided | null>,
  speakers: Subscribable<Speakers>,
): Subscribable<ReadonlyMap<RecordId, number>> {
  let last: ReadonlyMap<RecordId, number> = new Map()
  return derived([traces, decided, speakers], (all, said, people) => {
    const next = new Map<RecordId, number>()
    if (said !== null) for (const [id, found] of all) next.set(id, waitingIn(found, said.get(id), people).length)
    const same = next.size === last.size && [...next].every(([id, count]) => last.get(id) === count)
    if (!same) last = next
    return last
  })
}
