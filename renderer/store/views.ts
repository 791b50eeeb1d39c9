import { Dexie } from 'dexie'
import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import type { RecordKind } from '../../shared/history/revision.ts'
import { type StackOwner, stackOf } from './commit.ts'
import type { Database } from './database.ts'
import type { Feed, View } from './feed.ts'
import { importReceipts } from './imports.ts'
import type { RecordRow, StackRow } from './rows.ts'
import type { LiveViews } from './store.ts'

/** The live views over a feed. */
export function liveViews(feed: Feed): LiveViews {
  return {
    projects: () => feed.view(listView('projects', isProject, (db) => db.records.where('isProject').equals(1))),
    records: (projectId, kind) => feed.view(recordsView(projectId, kind)),
    ofArticle: (projectId, articleId) => feed.view(ofArticleView(projectId, articleId)),
    deleted: (projectId) => feed.view(deletedView(projectId)),
    counts: (projectId) => feed.view(countsView(projectId)),
    undoable: (actorId, projectId) => feed.view(undoableView({ actorId, projectId })),
    imports: () =>
      feed.view({
        key: 'imports',
        load: importReceipts,
        accept: () => 'reload',
        same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
      }),
  }
}

function isProject(row: RecordRow): boolean {
  return row.kind === 'project' && row.shelf === 'live'
}

function recordsView(projectId: ProjectId, kind: RecordKind) {
  return listView(
    `records ${projectId} ${kind}`,
    (row) => row.projectId === projectId && row.kind === kind && row.shelf === 'live',
    (db) => db.records.where('[projectId+shelf+kind]').equals([projectId, 'live', kind]),
  )
}

function ofArticleView(projectId: ProjectId, articleId: RecordId) {
  return listView(
    `of-article ${projectId} ${articleId}`,
    (row) => row.projectId === projectId && row.articleId === articleId && row.shelf === 'live',
    (db) => db.records.where('[projectId+shelf+articleId]').equals([projectId, 'live', articleId]),
  )
}

function deletedView(projectId: ProjectId) {
  return listView(
    `deleted ${projectId}`,
    (row) => row.projectId === projectId && row.shelf === 'bin',
    (db) =>
      db.records
        .where('[projectId+shelf+kind]')
        .between([projectId, 'bin', Dexie.minKey], [projectId, 'bin', Dexie.maxKey]),
  )
}

type Query = (db: Database) => { toArray(): PromiseLike<RecordRow[]> }

/** The states of the rows that belong, in the order of their ids. `query` may find a few more than belong. */
function listView(key: string, belongs: (row: RecordRow) => boolean, query: Query): View<readonly RecordState[]> {
  return {
    key,
    async load(db) {
      const rows = await query(db).toArray()
      return inOrder(rows.filter(belongs).flatMap(({ state }) => state ?? []))
    },
    accept(value, changed) {
      const arrived = [...changed.values()].flatMap((row) => (row !== undefined && belongs(row) ? [row] : []))
      const gone = (state: RecordState) => changed.has(`${state.projectId} ${state.recordId}`)
      const stay = value.filter((state) => !gone(state))
      if (arrived.length === 0 && stay.length === value.length) return value
      return inOrder([...stay, ...arrived.flatMap(({ state }) => state ?? [])])
    },
  }
}

function inOrder(states: readonly RecordState[]): readonly RecordState[] {
  return [...states].sort((a, b) => compare(a.recordId, b.recordId) || compare(a.projectId, b.projectId))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function countsView(projectId: ProjectId): View<ReadonlyMap<RecordId, number>> {
  return {
    key: `counts ${projectId}`,
    async load(db) {
      const range = [
        [projectId, Dexie.minKey],
        [projectId, Dexie.maxKey],
      ] as const
      const tallies = await db.tallies
        .where('[projectId+articleId]')
        .between(...range)
        .toArray()
      return new Map(tallies.filter(({ claims }) => claims > 0).map(({ articleId, claims }) => [articleId, claims]))
    },
    accept(value, changed) {
      const concerned = [...changed].some(
        ([key, row]) => key.startsWith(projectId) && (row === undefined || row.kind === 'claim'),
      )
      return concerned ? 'reload' : value
    },
    same: (a, b) => a.size === b.size && [...a].every(([articleId, claims]) => b.get(articleId) === claims),
  }
}

type Undoable = { readonly undo: boolean; readonly redo: boolean }

function undoableView(owner: StackOwner): View<Undoable> {
  return {
    key: `undoable ${owner.projectId} ${owner.actorId}`,
    async load(db) {
      const holds = async (side: StackRow['side']) => (await stackOf(db, owner, side).limit(1).count()) > 0
      return { undo: await holds('undo'), redo: await holds('redo') }
    },
    accept: () => 'reload',
    same: (a, b) => a.undo === b.undo && a.redo === b.redo,
  }
}
