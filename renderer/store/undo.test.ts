import { beforeEach, describe, expect, it } from 'vitest'
import type { RecordId } from '../../shared/base/ids.ts'
import type { Json, JsonObject } from '../../shared/base/json.ts'
import type { Edit } from '../../shared/history/change.ts'
import { statesOf } from '../../shared/history/merge.ts'
import { currentValues } from '../../shared/history/read-record.ts'
import { stateHash } from '../../shared/history/state-hash.ts'
import type { Store } from './store.ts'
import { ANNA, BEN, changeOf, claimEdit, edit, idOf, OTHER_PROJECT, PROJECT } from './testing/changes.ts'
import { freshBrowser, must, openTestStore, tickingClock } from './testing/fake-browser.ts'
import { loaded } from './testing/live.ts'

let store: Store
beforeEach(async () => {
  freshBrowser()
  store = await openTestStore()
})

async function write(by: RecordId, ...edits: readonly Edit[]) {
  return must(await store.commit(changeOf(...edits), by))
}

async function values(name: string, from: Store = store): Promise<JsonObject | null> {
  const state = (await from.states(PROJECT)).find(({ recordId }) => recordId === idOf(name))
  return state === undefined ? null : { ...currentValues(state) }
}

async function title(name: string): Promise<Json | undefined> {
  return (await values(name))?.['title']
}

describe('Undo', () => {
  it('has nothing to take back at first', async () => {
    expect(must(await store.undo(ANNA, PROJECT))).toEqual({ change: null, by: null, records: [], kept: [], lapsed: [] })
  })

  it('takes fifty edits back one by one to the initial state and makes them again, across a restart', async () => {
    const empty = stateHash([])
    const hashes = [empty]
    const now = async (from: Store) => stateHash(await from.states(PROJECT))
    for (let index = 0; index < 50; index += 1) {
      if (index % 3 === 0) await write(ANNA, claimEdit(`c${index}`))
      else if (index % 3 === 1) await write(ANNA, edit(`c${index - 1}`, { note: `Note ${index}` }, 'claim'))
      else await write(ANNA, edit(`c${index - 2}`, { note: null, deleted: index % 2 === 0 ? true : null }, 'claim'))
      hashes.push(await now(store))
    }
    let window = store
    const back: string[] = []
    for (let index = 49; index >= 0; index -= 1) {
      if (index === 25) {
        window.close()
        window = await openTestStore({ clock: tickingClock(Date.UTC(2031, 5, 1)) })
      }
      must(await window.undo(ANNA, PROJECT))
      back.push(await now(window))
    }
    expect(back).toEqual(hashes.slice(0, 50).reverse())
    const forth: string[] = []
    for (let index = 0; index < 50; index += 1) {
      must(await window.redo(ANNA, PROJECT))
      forth.push(await now(window))
    }
    expect(forth).toEqual(hashes.slice(1))
    expect(must(await window.redo(ANNA, PROJECT)).change).toBeNull()
  })

  it('takes a change of many records back as one', async () => {
    const { changeId } = await write(ANNA, claimEdit('c'), claimEdit('d'), edit('p', { name: 'Maren' }, 'speaker'))
    const outcome = must(await store.undo(ANNA, PROJECT))
    expect([outcome.change, outcome.records.length, (await values('d'))?.['deleted']]).toEqual([changeId, 3, true])
  })

  it('can be repeated back and forth', async () => {
    await write(ANNA, edit('a', { title: 'One' }))
    await write(ANNA, edit('a', { title: 'Two' }))
    const seen: unknown[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      must(await store.undo(ANNA, PROJECT))
      seen.push(await title('a'))
      must(await store.redo(ANNA, PROJECT))
      seen.push(await title('a'))
    }
    expect(seen).toEqual(['One', 'Two', 'One', 'Two', 'One', 'Two'])
  })

  it('leaves alone what somebody has set since, and names it', async () => {
    await write(ANNA, edit('a', { title: 'Mine', body: 'Mine' }))
    const { changeId } = await write(ANNA, edit('a', { title: 'Mine again', body: 'Mine again' }))
    await write(BEN, edit('a', { title: 'His' }))
    const outcome = must(await store.undo(ANNA, PROJECT))
    expect([outcome.change, outcome.kept, await title('a'), (await values('a'))?.['body']]).toEqual([
      changeId,
      [{ recordId: idOf('a'), field: 'title', actorId: BEN }],
      'His',
      'Mine',
    ])
  })

  it('passes over a change of which nothing is left, names it, and takes back the one before', async () => {
    const first = await write(ANNA, edit('b', { title: 'Other' }))
    await write(BEN, edit('a', { title: 'Start' }))
    const second = await write(ANNA, edit('a', { title: 'Mine' }))
    await write(BEN, edit('a', { title: 'His' }))
    const outcome = must(await store.undo(ANNA, PROJECT))
    expect([outcome.change, outcome.lapsed]).toEqual([first.changeId, [second.changeId]])
  })

  it('is one stack for both windows', async () => {
    const other = await openTestStore({ clock: tickingClock(Date.UTC(2031, 5, 1)) })
    await write(ANNA, edit('a', { title: 'One' }))
    must(await other.commit(changeOf(edit('a', { title: 'Two' })), ANNA))
    const outcomes = await Promise.all([store.undo(ANNA, PROJECT), other.undo(ANNA, PROJECT)])
    expect([outcomes.map((each) => must(each).change !== null), (await values('a'))?.['deleted']]).toEqual([
      [true, true],
      true,
    ])
  })

  it('takes back a certain change, and leaves the later ones', async () => {
    const first = await write(ANNA, edit('a', { title: 'One' }))
    await write(ANNA, edit('b', { title: 'Two' }))
    expect(must(await store.undo(ANNA, PROJECT, first.changeId)).change).toBe(first.changeId)
    expect([(await values('a'))?.['deleted'], await title('b')]).toEqual([true, 'Two'])
    expect(must(await store.undo(ANNA, PROJECT, first.changeId)).change).toBeNull()
  })

  it('keeps a stack for each project', async () => {
    await write(ANNA, edit('a', { title: 'There' }, 'note', OTHER_PROJECT))
    expect(must(await store.undo(ANNA, PROJECT)).records).toEqual([])
    const outcome = must(await store.undo(ANNA, OTHER_PROJECT))
    expect(outcome.records).toEqual([{ projectId: OTHER_PROJECT, recordId: idOf('a'), kind: 'note' }])
  })

  it('gives back a conflict that the change had settled, in the rows as in the set', async () => {
    await write(ANNA, edit('a', { title: 'One' }))
    const shared = await store.projectRevisions(PROJECT)
    freshBrowser()
    const [first, other] = [await openTestStore({ name: 'first' }), await openTestStore({ name: 'other' })]
    for (const each of [first, other]) must(await each.applyImport(await each.planImport(shared, []), 'shared'))
    must(await first.commit(changeOf(edit('a', { title: 'Hers' })), ANNA))
    must(await other.commit(changeOf(edit('a', { title: 'His' })), BEN))
    const theirs = await other.projectRevisions(PROJECT)
    must(await first.applyImport(await first.planImport(theirs, []), 'theirs'))
    const before = stateHash(await first.states(PROJECT))
    must(await first.commit(changeOf(edit('a', { title: 'Settled' })), ANNA))
    must(await first.undo(ANNA, PROJECT))
    const rows = stateHash(await first.states(PROJECT))
    const set = stateHash(statesOf(await first.projectRevisions(PROJECT)).values())
    expect([rows, set]).toEqual([before, before])
  })

  it('passes over what was written as not to be undone', async () => {
    must(await store.commit(changeOf(edit('a', { title: 'Sample' })), ANNA, [], { undoable: false }))
    expect(must(await store.undo(ANNA, PROJECT)).change).toBeNull()
  })

  it('forgets what could be done again once something new is done', async () => {
    await write(ANNA, edit('a', { title: 'One' }))
    must(await store.undo(ANNA, PROJECT))
    await write(ANNA, edit('b', { title: 'New' }))
    expect(must(await store.redo(ANNA, PROJECT)).change).toBeNull()
  })

  it('says whether there is something to undo and to redo', async () => {
    const undoable = store.live.undoable(ANNA, PROJECT)
    await loaded(undoable)
    const seen = [undoable.get()]
    await write(ANNA, edit('a', { title: 'One' }))
    seen.push(undoable.get())
    must(await store.undo(ANNA, PROJECT))
    seen.push(undoable.get())
    expect(seen).toEqual([
      { undo: false, redo: false },
      { undo: true, redo: false },
      { undo: false, redo: true },
    ])
  })
})

describe('A change that is made under two identities of a person', () => {
  it('is written under each, taken back as one by the person at the keyboard, and made again', async () => {
    await write(BEN, claimEdit('of-ben', { annotatorId: BEN }))
    const edits = [edit('of-ben', { note: 'Mine as well' }, 'claim'), claimEdit('of-anna')]
    must(await store.commit(changeOf(...edits), ANNA, [], { authors: new Map([[idOf('of-ben'), BEN]]) }))
    const seen = async () =>
      [await values('of-ben'), await values('of-anna')].map((each) => each?.['note'] ?? each?.['deleted'])
    const steps = [await seen()]
    must(await store.undo(ANNA, PROJECT))
    steps.push(await seen())
    must(await store.redo(ANNA, PROJECT))
    steps.push(await seen())
    expect(steps).toEqual([
      ['Mine as well', undefined],
      [undefined, true],
      ['Mine as well', undefined],
    ])
    expect((await store.states(PROJECT)).flatMap(({ foreign }) => foreign)).toEqual([])
  })
})
