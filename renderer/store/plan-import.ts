import type { RecordId, Rid } from '../../shared/base/ids.ts'
import type { RecordKind, Revision } from '../../shared/history/revision.ts'
import { type ImportSummary, importSummary, type KnownThings, noteKnown } from '../../shared/review/import-summary.ts'
import { type PlannedRecord, plannedRecord } from '../../shared/review/planned-record.ts'
import type { Database } from './database.ts'
import type { Breathe } from './pace.ts'
import { type Offer, type Present, readPresent } from './present.ts'
import { keyText } from './rows.ts'
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
  const whole = await offersOf(revisions, breathe)
  const tables = [db.revisions, db.records, db.texts, db.journal]
  const present = await db.transaction('r', tables, async () => readPresent(db, whole, revisions, texts))
  const { offers, leftOut } = ofOneKind(whole, present)
  const records: PlannedRecord[] = []
  const revised: Revised[] = []
  for (const [index, offer] of offers.entries()) {
    const change = revisedBy(offer, present)
    if (change !== null) revised.push(change)
    records.push(planned(offer, change))
    const rest = breathe()
    if (rest === undefined) continue
    onProgress(index / offers.length)
    await rest
  }
  const plan = { ...(await planOf(offers, present, records, revised, breathe)), leftOut }
  return { plan, seq: present.seq, rows: revised }
}

/**
 * The offers without revisions of another kind than the record that is here, or than the first that makes it: whoever
 * holds both could export neither (rule R12 of the bundle).
 */
function ofOneKind(whole: readonly Offer[], { rows }: Present): { offers: readonly Offer[]; leftOut: readonly Rid[] } {
  const leftOut: Rid[] = []
  const offers = whole.map(({ key, offered }): Offer => {
    const kind = rows.get(keyText(...key))?.kind ?? offered[0]?.kind
    const others = offered.filter((revision) => revision.kind !== kind)
    if (others.length === 0) return { key, offered }
    leftOut.push(...others.map(({ rid }) => rid))
    return { key, offered: offered.filter((revision) => revision.kind === kind) }
  })
  return { offers, leftOut }
}

/** What an offer makes of its record; `null` where all of it is here. */
function revisedBy({ key, offered }: Offer, present: Present): Revised | null {
  const fresh = offered.filter(({ rid }) => !present.rids.has(rid))
  if (fresh.length === 0) return null
  const before = present.rows.get(keyText(...key))
  const after = rowAfter(before, fresh, present.histories.get(keyText(...key)) ?? [])
  if (after === null) throw new Error('A row is always made from its whole history')
  return { before, after, fresh }
}

function planned({ key, offered }: Offer, change: Revised | null): PlannedRecord {
  return plannedRecord({
    recordId: key[1],
    offered,
    fresh: change?.fresh ?? [],
    isHere: change === null || change.before !== undefined,
    before: change?.before?.state ?? null,
    after: change?.after.state ?? null,
  })
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

async function planOf(
  offers: readonly Offer[],
  present: Present,
  records: readonly PlannedRecord[],
  revised: readonly Revised[],
  breathe: Breathe,
): Promise<Omit<ImportPlan, 'leftOut'>> {
  const conflicts: { recordId: RecordId; kind: RecordKind; field: string }[] = []
  const newRecords = new Map<RecordKind, number>()
  for (const { recordId, kind, isNew, conflicts: fields } of records) {
    for (const field of fields) conflicts.push({ recordId, kind, field })
    if (isNew) newRecords.set(kind, (newRecords.get(kind) ?? 0) + 1)
  }
  await breathe()
  const fresh = revised.flatMap((each) => each.fresh)
  const here = offers.reduce((sum, { offered }) => sum + offered.length, 0) - fresh.length
  const { texts, missingTexts, projects } = present
  return {
    fresh,
    here,
    texts,
    missingTexts,
    projects,
    conflicts,
    ...(await setAside(revised, breathe)),
    newRecords,
    records,
    summary: await summaryOf(records, present, revised, breathe),
  }
}

/** The new revisions that would not be applied. */
async function setAside(
  revised: readonly Revised[],
  breathe: Breathe,
): Promise<Pick<ImportPlan, 'quarantined' | 'foreign'>> {
  const quarantined: Rid[] = []
  const foreign: Rid[] = []
  for (const { after, fresh } of revised) {
    const [waiting, others] = [new Set(after.state?.quarantined), new Set(after.state?.foreign)]
    for (const { rid } of fresh) {
      if (after.state === null || waiting.has(rid)) quarantined.push(rid)
      else if (others.has(rid)) foreign.push(rid)
    }
    const rest = breathe()
    if (rest !== undefined) await rest
  }
  return { quarantined, foreign }
}

/** Holds the plan against what is here and what comes along. */
async function summaryOf(
  records: readonly PlannedRecord[],
  present: Present,
  revised: readonly Revised[],
  breathe: Breathe,
): Promise<ImportSummary> {
  const { articles, people, codes } = present.known
  const known: KnownThings = { articles: new Map(articles), people: new Set(people), codes: new Set(codes) }
  for (const { after } of revised) {
    if (after.state !== null) noteKnown(after.state, known)
    const rest = breathe()
    if (rest !== undefined) await rest
  }
  const textsBrought = new Set(present.texts.map(({ sha256 }) => sha256))
  return importSummary({ records, ...known, textsHere: present.textsHere, textsBrought })
}
