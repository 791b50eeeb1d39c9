import type { ProjectId, RecordId, Rid } from '../../shared/base/ids.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { type KnownThings, noteKnown } from '../../shared/review/import-summary.ts'
import type { Database } from './database.ts'
import { projectRange, readRevisionKeys } from './read-project.ts'
import { keyText, type RecordKey, type RecordRow, type RevisionKey, textsNamedBy } from './rows.ts'
import type { ImportPlan, StoredText } from './store.ts'
import { lastSeq, readHistories, readRows } from './write-revisions.ts'

/** Up to this many revisions are looked up one by one; more, and all names of the project are read. */
const FEW = 1000

/** What an import has of one record. */
export interface Offer {
  readonly key: RecordKey
  readonly offered: readonly Revision[]
}

/** What the database holds of the records that an import is about. */
export interface Present {
  readonly seq: number
  /** The names of revisions that are here. */
  readonly rids: ReadonlySet<Rid>
  /** Rows and histories of records that would change, by key text. */
  readonly rows: ReadonlyMap<string, RecordRow>
  readonly histories: ReadonlyMap<string, readonly Revision[]>
  readonly projects: ImportPlan['projects']
  /** The texts that are offered, asked for, and not here. */
  readonly texts: readonly StoredText[]
  readonly missingTexts: readonly Sha256[]
  /** The articles of the import, and the people and codes of its projects, as far as they are here. */
  readonly known: KnownThings
  /** Of the texts that the import or an article of it names, those that are here. */
  readonly textsHere: ReadonlySet<Sha256>
}

/** Reads all that an import has to know. Runs inside a transaction. */
export async function readPresent(
  db: Database,
  offers: readonly Offer[],
  revisions: readonly Revision[],
  texts: readonly StoredText[],
): Promise<Present> {
  const seq = await lastSeq(db)
  const projects: { projectId: ProjectId; isHere: boolean }[] = []
  for (const projectId of new Set(offers.map(({ key }) => key[0]))) {
    projects.push({ projectId, isHere: await isHere(db, projectId) })
  }
  const old = new Set(projects.filter((each) => each.isHere).map((each) => each.projectId))
  const rids = await knownRids(
    db,
    offers.filter(({ key }) => old.has(key[0])),
    old,
  )
  const changing = offers.filter(({ key, offered }) => old.has(key[0]) && offered.some(({ rid }) => !rids.has(rid)))
  const rows = new Map<string, RecordRow>()
  for (let start = 0; start < changing.length; start += FEW) {
    const page = changing.slice(start, start + FEW).map(({ key }) => key)
    for (const [text, row] of await readRows(db, page)) rows.set(text, row)
  }
  const here = changing.filter(({ key }) => rows.has(keyText(...key))).map(({ key }) => key)
  const histories = await readHistories(db, here)
  const known = await readKnown(db, offers, old)
  const needs = await readTextNeeds(db, revisions, texts, known)
  return { seq, rids, rows, histories, projects, known, ...needs }
}

/** Reads what claims and names of the import may refer to. */
async function readKnown(
  db: Database,
  offers: readonly Offer[],
  projectIds: ReadonlySet<ProjectId>,
): Promise<KnownThings> {
  const known: KnownThings = { articles: new Map(), people: new Set(), codes: new Set() }
  for (const projectId of projectIds) {
    for (const kind of ['annotator', 'code']) {
      const rows = await db.records.where('[projectId+shelf+kind]').equals([projectId, 'live', kind]).toArray()
      for (const { state } of rows) if (state !== null) noteKnown(state, known)
    }
  }
  const articles = new Map<string, RecordKey>()
  for (const { key, offered } of offers) {
    if (!projectIds.has(key[0])) continue
    for (const { kind, recordId, set } of offered) {
      const articleId = kind === 'article' ? recordId : set['articleId']
      if (typeof articleId !== 'string') continue
      articles.set(keyText(key[0], articleId as RecordId), [key[0], articleId as RecordId])
    }
  }
  for (const { state } of (await readRows(db, [...articles.values()])).values()) {
    if (state?.kind === 'article') noteKnown(state, known)
  }
  return known
}

async function isHere(db: Database, projectId: ProjectId): Promise<boolean> {
  const found = await db.revisions
    .where(':id')
    .between(...projectRange(projectId))
    .limit(1)
    .primaryKeys()
  return found.length > 0
}

async function knownRids(
  db: Database,
  offers: readonly Offer[],
  projectIds: Iterable<ProjectId>,
): Promise<ReadonlySet<Rid>> {
  const keys = offers.flatMap(({ key, offered }) => offered.map(({ rid }): RevisionKey => [...key, rid]))
  if (keys.length <= FEW) {
    const found = await db.revisions.bulkGet(keys)
    return new Set(found.flatMap((revision) => revision?.rid ?? []))
  }
  const known = new Set<Rid>()
  for (const projectId of projectIds) {
    for (const [, , rid] of await readRevisionKeys(db, projectId)) known.add(rid)
  }
  return known
}

async function readTextNeeds(
  db: Database,
  revisions: readonly Revision[],
  texts: readonly StoredText[],
  known: KnownThings,
): Promise<Pick<Present, 'texts' | 'missingTexts' | 'textsHere'>> {
  const named = textsNamedBy(revisions)
  const offered = new Map(texts.map((text) => [text.sha256, text]))
  const asked = new Set([...named, ...Array.from(known.articles.values(), ({ sha256 }) => sha256)])
  const here = new Set(
    await db.texts
      .where('sha256')
      .anyOf([...asked])
      .primaryKeys(),
  )
  const wanted = named.filter((name) => !here.has(name))
  return {
    texts: wanted.flatMap((name) => offered.get(name) ?? []),
    missingTexts: wanted.filter((name) => !offered.has(name)),
    textsHere: here,
  }
}
