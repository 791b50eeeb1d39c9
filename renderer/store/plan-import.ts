import type { RecordId, Rid } from '../../shared/base/ids.ts'
import { conflictsOf } from '../../shared/history/record-state.ts'
import type { RecordKind, Revision } from '../../shared/history/revision.ts'
import type { PlannedRecord } from '../../shared/review/import-summary.ts'
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
  const records = plannedRecords(offers, revised)
  return { fresh, here, texts, missingTexts, projects, conflicts, quarantined, foreign, newRecords, records }
}

/** What the import does to each record that it speaks of, in the order of the file. */
function plannedRecords(offers: readonly Offer[], revised: readonly Revised[]): readonly PlannedRecord[] {
  const changes = new Map(revised.map((each) => [keyText(each.after.projectId, each.after.recordId), each]))
  return offers.flatMap(({ key, offered }) => {
    const change = changes.get(keyText(...key))
    const [first] = offered
    if (first === undefined) return []
    const { recordId, kind } = first
    const state = change?.after.state ?? null
    const fresh = change?.fresh ?? []
    const isWaiting = ({ rid }: Revision) => state === null || state.quarantined.includes(rid)
    return {
      recordId,
      kind,
      articleId: kind === 'article' ? recordId : (change?.after.articleId ?? articleNamedBy(offered)),
      isNew: change !== undefined && change.before === undefined,
      fresh: fresh.length,
      here: offered.length - fresh.length,
      quarantined: fresh.filter(isWaiting).length,
      foreign: fresh.filter(({ rid }) => state?.foreign.includes(rid)).length,
      conflicts: change === undefined ? [] : newConflicts(change.before, change.after),
    }
  })
}

/** The article that revisions say that their record belongs to. */
function articleNamedBy(revisions: readonly Revision[]): RecordId | null {
  const named = revisions.map(({ set }) => set['articleId']).find((id) => typeof id === 'string')
  return (named as RecordId | undefined) ?? null
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
