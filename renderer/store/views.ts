import { Dexie } from 'dexie'
import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import type { RecordKind } from '../../shared/history/revision.ts'
import { type StackOwner, stackOf } from './commit.ts'
import type { Database } from './database.ts'
import type { Feed, View } from './feed.ts'
import { importReceipts } from './imports.ts'
import { keyText, type RecordRow, type StackRow, type TallyRow } from './rows.ts'
import type { LiveViews } from './store.ts'

/** The live views over a feed. */
export function liveViews(feed: Feed): LiveViews {
  return {
    projects: () => feed.view(listView('projects', isProject, (db) => db.records.where('isProject').equals(1))),
    records: (projectId, kind) => feed.view(recordsView(projectId, kind)),
    ofArticle: (projectId, articleId) => feed.view(ofArticleView(projectId, articleId)),
    deleted: (projectId) => feed.view(deletedView(projectId)),
    counts: (projectId) => feed.view(countsView(projectId, '', ({ claims }) => claims)),
    countsBy: (projectId, annotatorId) =>
      feed.view(countsView(projectId, annotatorId, ({ by }) => by[annotatorId] ?? 0)),
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
      const next = [...value]
      let differs = false
      for (const [key, row] of changed) {
        const [at, isHere] = placeOf(next, key)
        const state = row !== undefined && belongs(row) ? row.state : null
        if (!isHere && state === null) continue
        next.splice(at, isHere ? 1 : 0, ...(state === null ? [] : [state]))
        differs = true
      }
      return differs ? next : value
    },
  }
}

/** States in the order of their ids, in which most queries find them. */
function inOrder(states: readonly RecordState[]): readonly RecordState[] {
  const keys = new Map(states.map((state) => [state, orderKey(state)]))
  const keyOf = (state: RecordState) => keys.get(state) ?? ''
  return states.every((state, index) => index === 0 || keyOf(states[index - 1] as RecordState) < keyOf(state))
    ? states
    : [...states].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** Where a record stands in an ordered list, or would stand, and whether it does. */
function placeOf(states: readonly RecordState[], key: string): readonly [at: number, isHere: boolean] {
  let [low, high] = [0, states.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const state = states[middle]
    if (state !== undefined && orderKey(state) < key) low = middle + 1
    else high = middle
  }
  const found = states[low]
  return [low, found !== undefined && orderKey(found) === key]
}

/** Lists are of one project but for the list of projects, whose records bear their project's id. */
function orderKey({ projectId, recordId }: RecordState): string {
  return keyText(projectId, recordId)
}

function countsView(
  projectId: ProjectId,
  of: string,
  count: (tally: TallyRow) => number,
): View<ReadonlyMap<RecordId, number>> {
  return {
    key: `counts ${projectId} ${of}`,
    async load(db) {
      const range = [
        [projectId, Dexie.minKey],
        [projectId, Dexie.maxKey],
      ] as const
      const tallies = await db.tallies
        .where(':id')
        .between(...range)
        .toArray()
      return new Map(
        tallies.map((tally) => [tally.articleId, count(tally)] as const).filter(([, claims]) => claims > 0),
      )
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
