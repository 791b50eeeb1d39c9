import { beforeEach, describe, expect, it } from 'vitest'
import type { Edit } from '../../shared/history/change.ts'
import { fieldValue, type RecordState } from '../../shared/history/record-state.ts'
import type { Live } from './live.ts'
import type { Store } from './store.ts'
import {
  ANNA,
  ARTICLE,
  articleEdit,
  changeOf,
  claimEdit,
  edit,
  idOf,
  OTHER_PROJECT,
  PROJECT,
} from './testing/changes.ts'
import { freshBrowser, must, openTestStore } from './testing/fake-browser.ts'
import { loaded, until } from './testing/live.ts'

let store: Store
beforeEach(async () => {
  freshBrowser()
  store = await openTestStore()
})

async function write(...edits: readonly Edit[]) {
  return must(await store.commit(changeOf(...edits), ANNA))
}

function titles(live: Live<readonly RecordState[]>): readonly unknown[] | undefined {
  return live.get()?.map((state) => fieldValue(state, 'title'))
}

describe('A store', () => {
  it('shows a change in its live values by the time the write resolves', async () => {
    const notes = store.live.records(PROJECT, 'note')
    await loaded(notes)
    await write(edit('a', { title: 'First' }))
    expect(titles(notes)).toEqual(['First'])
  })

  it('is not loaded at first and says when it is', async () => {
    const notes = store.live.records(PROJECT, 'note')
    expect(notes.get()).toBeUndefined()
    await loaded(notes)
    expect(notes.get()).toEqual([])
  })

  it('keeps a record that did not change the same object', async () => {
    const notes = store.live.records(PROJECT, 'note')
    await loaded(notes)
    await write(edit('a', { title: 'First' }), edit('b', { title: 'Second' }))
    const before = new Map(notes.get()?.map((state) => [state.recordId, state]))
    await write(edit('a', { title: 'Changed' }))
    const after = new Map(notes.get()?.map((state) => [state.recordId, state]))
    expect([after.get(idOf('b')) === before.get(idOf('b')), after.get(idOf('a')) === before.get(idOf('a'))]).toEqual([
      true,
      false,
    ])
  })

  it('tells nobody of a change that does not concern them', async () => {
    const notes = store.live.records(PROJECT, 'note')
    await loaded(notes)
    let told = 0
    notes.subscribe(() => {
      told += 1
    })
    await write(edit('x', { title: 'Elsewhere' }, 'note', OTHER_PROJECT))
    expect(told).toBe(0)
  })

  it('lists projects that are not in the bin', async () => {
    const projects = store.live.projects()
    await loaded(projects)
    await write(edit('project', { name: 'One' }, 'project'))
    await write(edit('other project', { name: 'Two' }, 'project', OTHER_PROJECT))
    await write(edit('project', { deleted: true }, 'project'))
    expect(projects.get()?.map((state) => fieldValue(state, 'name'))).toEqual(['Two'])
  })

  it('moves a deleted record from its list to the bin, and back', async () => {
    const claims = store.live.ofArticle(PROJECT, ARTICLE)
    const bin = store.live.deleted(PROJECT)
    await loaded(claims)
    await loaded(bin)
    await write(claimEdit('c'))
    await write(edit('c', { deleted: true }, 'claim'))
    expect([claims.get()?.length, bin.get()?.length]).toEqual([0, 1])
    await write(edit('c', { deleted: null }, 'claim'))
    expect([claims.get()?.length, bin.get()?.length]).toEqual([1, 0])
  })

  it('counts the claims of each article without the bin', async () => {
    const counts = store.live.counts(PROJECT)
    await loaded(counts)
    await write(claimEdit('c'), claimEdit('d'), claimEdit('e', {}, idOf('second article')))
    await write(edit('d', { deleted: true }, 'claim'))
    expect(counts.get()).toEqual(
      new Map([
        [ARTICLE, 1],
        [idOf('second article'), 1],
      ]),
    )
  })

  it('keeps texts under their hash and gives them back whole', async () => {
    const [article, text] = articleEdit('Story', 'Zoë said “日本” — 👩‍👩‍👧.\n')
    must(await store.commit(changeOf(article), ANNA, [text]))
    expect([await store.text(text.sha256), await store.textsOf(PROJECT)]).toEqual([text.text, [text]])
  })

  it('finds everything again when it is opened anew', async () => {
    await write(claimEdit('c'), claimEdit('d'))
    const before = await store.states(PROJECT)
    store.close()
    const again = await openTestStore()
    expect([await again.states(PROJECT), again.deviceId]).toEqual([before, store.deviceId])
  })

  it('says that it is closed when something is written after closing', async () => {
    store.close()
    expect(await store.commit(changeOf(edit('a', { title: 'Late' })), ANNA)).toEqual({
      ok: false,
      error: { kind: 'closed' },
    })
  })

  it('keeps a field called __proto__ and a lone surrogate word for word', async () => {
    const set = JSON.parse('{"__proto__": "data", "title": "\\ud800"}')
    await write(edit('odd', set))
    const [state] = await store.states(PROJECT)
    expect(
      state && [Object.getOwnPropertyDescriptor(state.fields, '__proto__')?.value[0].value, fieldValue(state, 'title')],
    ).toEqual(['data', '\ud800'])
  })
})

describe('Two windows on one database', () => {
  it('are one device', async () => {
    expect((await openTestStore()).deviceId).toBe(store.deviceId)
  })

  it('never fork a record unseen', async () => {
    const other = await openTestStore()
    await write(edit('a', { title: 'Start' }))
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? store : other).commit(changeOf(edit('a', { title: `Turn ${index}` })), ANNA),
      ),
    )
    const [state] = await store.states(PROJECT)
    expect([state?.heads.length, state?.fields['title']?.length]).toEqual([1, 1])
  })

  it('see what the other one writes', async () => {
    const other = await openTestStore()
    const notes = other.live.records(PROJECT, 'note')
    await loaded(notes)
    await write(edit('a', { title: 'From the first window' }))
    await until(notes, (states) => states.length === 1)
    expect(titles(notes)).toEqual(['From the first window'])
  })
})

describe('Small values', () => {
  it('are kept, followed and removed', async () => {
    const live = store.meta.live('place')
    await loaded(live)
    expect(live.get()).toBeNull()
    must(await store.meta.set('place', { screen: 'read' }))
    await until(live, (value) => value !== null)
    expect([await store.meta.get('place'), live.get()]).toEqual([{ screen: 'read' }, { screen: 'read' }])
    must(await store.meta.set('place', undefined))
    expect(await store.meta.get('place')).toBeUndefined()
  })
})
