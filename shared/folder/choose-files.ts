import type { RecordId, Rid } from '../base/ids.ts'
import { isSha256, type Sha256 } from '../base/sha256.ts'
import type { Revision } from '../history/revision.ts'

/** What keeps files from being taken in without the user's word. */
export interface Obstacles {
  /** Records of which a field would come to hold several values. */
  readonly conflicts: ReadonlySet<RecordId>
  /** Revisions that would wait for a parent. */
  readonly parentless: ReadonlySet<Rid>
  /** Revisions by somebody else than the owner of the record. */
  readonly foreign: ReadonlySet<Rid>
  /** Texts that are neither here nor in the files. */
  readonly texts: ReadonlySet<Sha256>
  /** Revisions that the user has taken off this machine. */
  readonly undone: ReadonlySet<Rid>
}

export type Obstacle = keyof Obstacles

/** What of the obstacles a file brings; none where it can be taken in as far as these go. */
export function obstaclesOf(
  fresh: Iterable<Revision>,
  { conflicts, parentless, foreign, texts, undone }: Obstacles,
): readonly Obstacle[] {
  const found = new Set<Obstacle>()
  for (const { rid, recordId, set } of fresh) {
    if (conflicts.has(recordId)) found.add('conflicts')
    if (parentless.has(rid)) found.add('parentless')
    if (foreign.has(rid)) found.add('foreign')
    if (undone.has(rid)) found.add('undone')
    const text = Object.hasOwn(set, 'sha256') ? set['sha256'] : undefined
    if (typeof text === 'string' && isSha256(text) && texts.has(text)) found.add('texts')
  }
  return [...found]
}
