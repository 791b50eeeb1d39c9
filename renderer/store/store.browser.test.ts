import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fieldValue } from '../../shared/history/record-state.ts'
import type { Store } from './store.ts'
import { ANNA, articleEdit, changeOf, claimEdit, edit, PROJECT } from './testing/changes.ts'
import { must, openTestStore } from './testing/fake-browser.ts'
import { loaded, until } from './testing/live.ts'

let name: string
let store: Store
beforeEach(async () => {
  name = `store ${Math.random()}`
  store = await openTestStore({ name })
})
afterEach(() => {
  store.close()
  indexedDB.deleteDatabase(name)
})

/** The durability of each writing transaction while something is done. */
async function durabilities(work: () => Promise<unknown>): Promise<readonly (string | undefined)[]> {
  const seen: (string | undefined)[] = []
  const { prototype } = IDBDatabase
  const transaction = Reflect.get(prototype, 'transaction') as IDBDatabase['transaction']
  prototype.transaction = function (this: IDBDatabase, names, mode, options) {
    if (mode === 'readwrite') seen.push(options?.durability)
    return transaction.call(this, names, mode, options)
  }
  try {
    await work()
  } finally {
    prototype.transaction = transaction
  }
  return seen
}

describe('A store in a real browser', () => {
  it('writes strictly, whatever it writes', async () => {
    const seen = await durabilities(async () => {
      store.close()
      store = await openTestStore({ name })
      must(await store.commit(changeOf(claimEdit('c')), ANNA))
      must(await store.undo(ANNA, PROJECT))
      must(await store.redo(ANNA, PROJECT))
      must(await store.meta.set('place', 1))
      must(await store.applyImport(await store.planImport(await store.projectRevisions(PROJECT), []), ''))
      must(await store.eraseProject(PROJECT))
    })
    expect([seen.length >= 6, new Set(seen)]).toEqual([true, new Set(['strict'])])
  })

  it('keeps odd strings and field names as they are', async () => {
    const [article, text] = articleEdit('Story', 'e\u0301 👩‍👩‍👧 日本')
    const odd = edit('odd', JSON.parse('{"__proto__": "data", "title": "\\ud800"}'))
    must(await store.commit(changeOf(article, odd), ANNA, [text]))
    store.close()
    store = await openTestStore({ name })
    const state = (await store.states(PROJECT)).find((each) => each.recordId === odd.recordId)
    expect([
      await store.text(text.sha256),
      state && fieldValue(state, 'title'),
      state && Object.getOwnPropertyDescriptor(state.fields, '__proto__')?.value[0].value,
    ]).toEqual([text.text, '\ud800', 'data'])
  })

  it('shows another window what it wrote', async () => {
    const other = await openTestStore({ name })
    const claims = other.live.records(PROJECT, 'claim')
    await loaded(claims)
    must(await store.commit(changeOf(claimEdit('c')), ANNA))
    expect((await until(claims, (states) => states.length > 0)).length).toBe(1)
    other.close()
  })

  it('brings an import of thousands of revisions in one piece, and takes it back', async () => {
    const edits = Array.from({ length: 2500 }, (_, n) => claimEdit(`c${n}`))
    must(await store.commit(changeOf(...edits), ANNA))
    const revisions = await store.projectRevisions(PROJECT)
    const other = await openTestStore({ name: `${name} other` })
    const receipt = must(await other.applyImport(await other.planImport(revisions, []), ''))
    const again = await other.planImport(revisions, [])
    const withdrawn = must(await other.withdrawImport(receipt.id))
    expect([receipt.added, again.here, withdrawn.removed, await other.projectRevisions(PROJECT)]).toEqual([
      2500,
      2500,
      2500,
      [],
    ])
    other.close()
    indexedDB.deleteDatabase(`${name} other`)
  }, 60_000)
})
