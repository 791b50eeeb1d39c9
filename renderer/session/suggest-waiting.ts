import type { RecordId } from '../../shared/base/ids.ts'
import type { FoundSuggestion } from '../worker/suggest-jobs.ts'
import { derived, type Subscribable } from './subscribable.ts'
import { type Decided, type DecidedInArticle, waitsIn } from './suggest-decisions.ts'
import type { SpeakerView } from './views.ts'

type Speakers = ReadonlyMap<RecordId, SpeakerView>

/** Those of an article's suggestions that still wait for a decision. */
export function waitingIn(
  found: readonly FoundSuggestion[],
  decided: DecidedInArticle | undefined,
  speakers: Speakers,
): readonly FoundSuggestion[] {
  return found.filter(waitsIn(decided, speakers))
}

/** A count with what it was made of. */
interface Kept {
  readonly found: readonly FoundSuggestion[]
  readonly decided: DecidedInArticle | undefined
  readonly speakers: Speakers
  readonly count: number
}

/** How many suggestions wait in each article that was looked through; a decision counts one article anew. */
export function waitingCounts(
  traces: Subscribable<ReadonlyMap<RecordId, readonly FoundSuggestion[]>>,
  decided: Subscribable<Decided | null>,
  speakers: Subscribable<Speakers>,
): Subscribable<ReadonlyMap<RecordId, number>> {
  let kept = new Map<RecordId, Kept>()
  let last: ReadonlyMap<RecordId, number> = new Map()
  return derived([traces, decided, speakers], (all, said, people) => {
    const next = new Map<RecordId, Kept>()
    if (said !== null) for (const [id, found] of all) next.set(id, count(kept.get(id), found, said.get(id), people))
    const same = next.size === last.size && [...next].every(([id, { count: now }]) => last.get(id) === now)
    kept = next
    if (!same) last = new Map([...next].map(([id, { count: now }]) => [id, now]))
    return last
  })
}

function count(
  before: Kept | undefined,
  found: readonly FoundSuggestion[],
  decided: DecidedInArticle | undefined,
  speakers: Speakers,
): Kept {
  const same = before?.found === found && before.speakers === speakers && sameStates(before.decided, decided)
  if (same) return before
  return { found, decided, speakers, count: waitingIn(found, decided, speakers).length }
}

function sameStates(a: DecidedInArticle | undefined, b: DecidedInArticle | undefined): boolean {
  const [one, other] = [a?.states ?? [], b?.states ?? []]
  return one.length === other.length && one.every((state, index) => state === other[index])
}
