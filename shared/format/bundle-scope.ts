import type { RecordId } from '../base/ids.ts'
import type { Revision } from '../history/revision.ts'
import { collectIds } from './plain-record.ts'

type Histories = ReadonlyMap<RecordId, readonly Revision[]>

/** Kinds that belong to a project as a whole and go with every choice of articles. */
const ALWAYS = ['project', 'codebook', 'code']

/** Kinds that go along only when something that was chosen names them. */
const ON_DEMAND = ['article', 'speaker', 'annotator', 'alias']

/**
 * The histories that belong to some articles of a project: the articles, what points at them (claims, completions) or
 * at something that does (reviews, comments), the speakers and annotators that all these name with their other
 * identities, and the codebook.
 */
export function historiesOfArticles(all: Histories, articles: readonly RecordId[]): Histories {
  const chosen = new Set<RecordId>(articles)
  grow(all, chosen, ({ kind }, history) => !isShared(kind) && history.some(({ set }) => pointsInto(set, chosen)))
  const named = new Set<RecordId>()
  for (const id of chosen) collectNamed(all.get(id) ?? [], named)
  grow(all, chosen, (first, history) => {
    const goes = ALWAYS.includes(first.kind) || isNamed(first, history, named)
    if (goes) collectNamed(history, named)
    return goes
  })
  return new Map([...all].filter(([id]) => chosen.has(id)))
}

/** Adds to `chosen` whatever belongs, round by round, until a round adds nothing. */
function grow(
  all: Histories,
  chosen: Set<RecordId>,
  belongs: (first: Revision, history: readonly Revision[]) => boolean,
): void {
  for (let before = -1; before !== chosen.size; ) {
    before = chosen.size
    for (const [id, history] of all) {
      if (!chosen.has(id) && history[0] !== undefined && belongs(history[0], history)) chosen.add(id)
    }
  }
}

function isShared(kind: string): boolean {
  return ALWAYS.includes(kind) || ON_DEMAND.includes(kind)
}

function pointsInto(set: Revision['set'], chosen: ReadonlySet<RecordId>): boolean {
  return Object.values(set).some((value) => chosen.has(value as RecordId))
}

function isNamed({ kind, recordId }: Revision, history: readonly Revision[], named: ReadonlySet<RecordId>): boolean {
  if (kind === 'speaker') return named.has(recordId)
  if (kind === 'alias') return history.some(({ set }) => namesOne(set, ['person', 'alias'], named))
  return kind === 'annotator' && history.some(({ set }) => namesOne(set, ['annotatorId'], named))
}

function namesOne(set: Revision['set'], fields: readonly string[], named: ReadonlySet<RecordId>): boolean {
  return fields.some((field) => named.has(set[field] as RecordId))
}

/** Adds every id that a history mentions: in its values, and as the author of a revision. */
function collectNamed(history: readonly Revision[], named: Set<RecordId>): void {
  for (const { set, actorId } of history) {
    collectIds(set, named)
    named.add(actorId)
  }
}
