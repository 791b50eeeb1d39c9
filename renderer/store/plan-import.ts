import type { RecordId, Rid } from '../../shared/base/ids.ts'
import { conflictsOf } from '../../shared/history/record-state.ts'
import type { RecordKind, Revision } from '../../shared/history/revision.ts'
import type { Database } from './database.ts'
import type { Breathe } from './pace.ts'
import { type Offer, type Present, readPresent } from './present.ts'
import { keyText, type RecordRow } from './rows.ts'
import type { ImportPlan, StoredText } from './store.ts'
import { type RowChange, rowAfter } from './write-revisions.ts'

/** A plan with the rows that it leads to, good for as long as the journal stands at `seq`. */
export interface PreparedImport {
  readonly plan: ImportPlan
  readonly seq: number
  readonly rows: readonly RowChange[]
}

/** A record that an import changes, and the revisions that are new. */
interface Revised extends RowChange {
  readonly fresh: readonly Revision[]
}

/** Works out what an import would do. Writes nothing. */
export async function prepareImport(
  db: Database,
  revisions: readonly Revision[],
  texts: readonly StoredText[],
  breathe: Breathe,
  onProgress: (done: number) => void,
): Promise<PreparedImport> {
  const offers = await offersOf(revisions, breathe)
  const tables = [db.revisions, db.records, db.texts, db.journal]
  const present = await db.transaction('r', tables, async () => readPresent(db, offers, revisions, texts))
  const revised: Revised[] = []
  for (const [index, { key, offered }] of offers.entries()) {
    const fresh = offered.filter(({ rid }) => !present.known.has(rid))
    if (fresh.length > 0) {
      const before = present.rows.get(keyText(...key))
      const after = rowAfter(before, fresh, present.histories.get(keyText(...key)) ?? [])
      if (after === null) throw new Error('A row is always made from its whole history')
      revised.push({ before, after, fresh })
    }
    const rest = breathe()
    if (rest === undefined) continue
    onProgress(index / offers.length)
    await rest
  }
  return { plan: planOf(offers, present, revised), seq: present.seq, rows: revised }
}

/** The revisions of each record, each revision once. */
async function offersOf(revisions: readonly Revision[], breathe: Breathe): Promise<readonly Offer[]> {
  const offers = new Map<string, { readonly key: Offer['key']; readonly offered: Revision[] }>()
  const seen = new Set<Rid>()
  for (const revision of revisions) {
    const { rid, projectId, recordId } = revision
    if (seen.size === seen.add(rid).size) continue
    const text = keyText(projectId, recordId)
    const offer = offers.get(text)
    if (offer === undefined) offers.set(text, { key: [projectId, recordId], offered: [revision] })
    else offer.offered.push(revision)
    const rest = breathe()
    if (rest !== undefined) await rest
  }
  return [...offers.values()]
}

function planOf(offers: readonly Offer[], present: Present, revised: readonly Revised[]): ImportPlan {
  const conflicts: { recordId: RecordId; kind: RecordKind; field: string }[] = []
  const quarantined: Rid[] = []
  const foreign: Rid[] = []
  const newRecords = new Map<RecordKind, number>()
  for (const { before, after, fresh } of revised) {
    const { recordId, kind, state } = after
    for (const field of newConflicts(before, after)) conflicts.push({ recordId, kind, field })
    if (before === undefined) newRecords.set(kind, (newRecords.get(kind) ?? 0) + 1)
    for (const { rid } of fresh) {
      if (state === null || state.quarantined.includes(rid)) quarantined.push(rid)
      else if (state.foreign.includes(rid)) foreign.push(rid)
    }
  }
  const fresh = revised.flatMap((each) => each.fresh)
  const here = offers.reduce((sum, { offered }) => sum + offered.length, 0) - fresh.length
  const { texts, missingTexts, projects } = present
  return { fresh, here, texts, missingTexts, projects, conflicts, quarantined, foreign, newRecords }
}

function newConflicts(before: RecordRow | undefined, after: RecordRow): readonly string[] {
  const now = new Map((after.state === null ? [] : conflictsOf(after.state)).map((each) => [each.field, each.settings]))
  const was = new Map(before?.state ? conflictsOf(before.state).map((each) => [each.field, each.settings]) : [])
  const fields = [...now]
    .filter(([field, { length }]) => length > (was.get(field)?.length ?? 1))
    .map(([field]) => field)
  const contested = after.state?.contested === true && before?.state?.contested !== true
  return contested && !fields.includes('deleted') ? [...fields, 'deleted'] : fields
}
