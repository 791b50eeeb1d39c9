import type { ProjectId, RecordId, Rid } from '../../shared/base/ids.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import { conflictsOf } from '../../shared/history/record-state.ts'
import type { RecordKind, Revision } from '../../shared/history/revision.ts'
import type { Database } from './database.ts'
import type { Breathe } from './pace.ts'
import { projectRange } from './read-project.ts'
import { keyText, type RecordKey, type RecordRow, textsNamedBy } from './rows.ts'
import type { ImportPlan, StoredText } from './store.ts'
import { lastSeq, type RowChange, readHistory, readRows, rowAfter } from './write-revisions.ts'

/** Up to this many revisions are looked up one by one; more, and all names of the project are read. */
const FEW = 1000

/** A plan with the rows that it leads to, good for as long as the journal stands at `seq`. */
export interface PreparedImport {
  readonly plan: ImportPlan
  readonly seq: number
  readonly rows: readonly RowChange[]
}

interface Group {
  readonly key: RecordKey
  readonly fresh: Revision[]
}

/** What the database holds of the records that an import is about. */
interface Present {
  readonly seq: number
  readonly fresh: readonly Revision[]
  readonly groups: readonly Group[]
  readonly rows: ReadonlyMap<string, RecordRow>
  readonly histories: ReadonlyMap<string, readonly Revision[]>
  readonly projects: ImportPlan['projects']
  readonly texts: readonly StoredText[]
  readonly missingTexts: readonly Sha256[]
}

/** Works out what an import would do. Writes nothing. */
export async function prepareImport(
  db: Database,
  revisions: readonly Revision[],
  texts: readonly StoredText[],
  breathe: Breathe,
  onProgress: (done: number) => void,
): Promise<PreparedImport> {
  const tables = [db.revisions, db.records, db.texts, db.journal]
  const present = await db.transaction('r', tables, async () => readPresent(db, revisions, texts))
  const rows: RowChange[] = []
  for (const [index, { key, fresh }] of present.groups.entries()) {
    const before = present.rows.get(keyText(...key))
    const after = rowAfter(before, fresh, present.histories.get(keyText(...key)) ?? [])
    if (after === null) throw new Error('A row is always made from its whole history')
    rows.push({ before, after })
    const rest = breathe()
    if (rest === undefined) continue
    onProgress(index / present.groups.length)
    await rest
  }
  return { plan: { ...summary(present, rows), here: revisions.length - present.fresh.length }, seq: present.seq, rows }
}

async function readPresent(
  db: Database,
  revisions: readonly Revision[],
  texts: readonly StoredText[],
): Promise<Present> {
  const seq = await lastSeq(db)
  const projectIds = [...new Set(revisions.map(({ projectId }) => projectId))]
  const projects: { projectId: ProjectId; isHere: boolean }[] = []
  for (const projectId of projectIds) projects.push({ projectId, isHere: await isHere(db, projectId) })
  const known = await knownRids(
    db,
    revisions,
    projects.filter((each) => each.isHere).map((each) => each.projectId),
  )
  const fresh = distinct(revisions.filter(({ rid }) => !known.has(rid)))
  const groups = groupsOf(fresh)
  const old = groups.filter(({ key }) => projects.some((each) => each.isHere && each.projectId === key[0]))
  const rows = await readRowsInPages(
    db,
    old.map(({ key }) => key),
  )
  const histories = await readHistories(
    db,
    old.filter(({ key }) => rows.has(keyText(...key))).map(({ key }) => key),
  )
  return { seq, fresh, groups, rows, histories, projects, ...(await readTextNeeds(db, revisions, texts)) }
}

async function isHere(db: Database, projectId: ProjectId): Promise<boolean> {
  return (
    (await db.revisions
      .where('[projectId+recordId]')
      .between(...projectRange(projectId))
      .limit(1)
      .count()) > 0
  )
}

async function knownRids(
  db: Database,
  revisions: readonly Revision[],
  projectIds: readonly ProjectId[],
): Promise<ReadonlySet<string>> {
  if (revisions.length <= FEW && projectIds.length > 0) {
    const found = await db.revisions.bulkGet(revisions.map(({ rid }) => rid))
    return new Set(found.flatMap((revision) => revision?.rid ?? []))
  }
  const known = new Set<string>()
  for (const projectId of projectIds) {
    const rids = await db.revisions
      .where('[projectId+recordId]')
      .between(...projectRange(projectId))
      .primaryKeys()
    for (const rid of rids) known.add(rid)
  }
  return known
}

function distinct(revisions: readonly Revision[]): readonly Revision[] {
  return [...new Map(revisions.map((revision) => [revision.rid, revision])).values()]
}

function groupsOf(fresh: readonly Revision[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const revision of fresh) {
    const text = keyText(revision.projectId, revision.recordId)
    const group = groups.get(text)
    if (group === undefined) groups.set(text, { key: [revision.projectId, revision.recordId], fresh: [revision] })
    else group.fresh.push(revision)
  }
  return [...groups.values()]
}

async function readRowsInPages(db: Database, keys: readonly RecordKey[]): Promise<ReadonlyMap<string, RecordRow>> {
  const rows = new Map<string, RecordRow>()
  for (let start = 0; start < keys.length; start += FEW) {
    for (const [text, row] of await readRows(db, keys.slice(start, start + FEW))) rows.set(text, row)
  }
  return rows
}

async function readHistories(
  db: Database,
  keys: readonly RecordKey[],
): Promise<ReadonlyMap<string, readonly Revision[]>> {
  const histories = new Map<string, readonly Revision[]>()
  for (const key of keys) histories.set(keyText(...key), await readHistory(db, key))
  return histories
}

async function readTextNeeds(
  db: Database,
  revisions: readonly Revision[],
  texts: readonly StoredText[],
): Promise<Pick<Present, 'texts' | 'missingTexts'>> {
  const named = textsNamedBy(revisions)
  const offered = new Map(texts.map((text) => [text.sha256, text]))
  const here = new Set(
    await db.texts
      .where('sha256')
      .anyOf([...named])
      .primaryKeys(),
  )
  const wanted = named.filter((name) => !here.has(name))
  return {
    texts: wanted.flatMap((name) => offered.get(name) ?? []),
    missingTexts: wanted.filter((name) => !offered.has(name)),
  }
}

function summary(present: Present, rows: readonly RowChange[]): Omit<ImportPlan, 'here'> {
  const isFresh = new Set(present.fresh.map(({ rid }) => rid))
  const conflicts: { recordId: RecordId; kind: RecordKind; field: string }[] = []
  const quarantined: Rid[] = []
  const foreign: Rid[] = []
  const newRecords = new Map<RecordKind, number>()
  const waiting = new Map(present.groups.map(({ key, fresh }) => [keyText(...key), fresh]))
  for (const { before, after } of rows) {
    for (const field of newConflicts(before, after))
      conflicts.push({ recordId: after.recordId, kind: after.kind, field })
    if (before === undefined) newRecords.set(after.kind, (newRecords.get(after.kind) ?? 0) + 1)
    const held =
      after.state?.quarantined ?? (waiting.get(keyText(after.projectId, after.recordId)) ?? []).map(({ rid }) => rid)
    quarantined.push(...held.filter((rid) => isFresh.has(rid)))
    foreign.push(...(after.state?.foreign ?? []).filter((rid) => isFresh.has(rid)))
  }
  const { fresh, texts, missingTexts, projects } = present
  return { fresh, texts, missingTexts, projects, conflicts, quarantined, foreign, newRecords }
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
