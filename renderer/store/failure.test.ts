import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stateHash } from '../../shared/history/state-hash.ts'
import type { Store } from './store.ts'
import { ANNA, articleEdit, changeOf, claimEdit, edit, PROJECT } from './testing/changes.ts'
import { dumpDatabase } from './testing/database-dump.ts'
import { failingDisk } from './testing/failing-disk.ts'
import { freshBrowser, must, openTestStore } from './testing/fake-browser.ts'
import { loaded } from './testing/live.ts'

let store: Store
let repair = () => {}
beforeEach(async () => {
  freshBrowser()
  store = await openTestStore()
  must(await store.commit(changeOf(claimEdit('c', { note: 'Before' })), ANNA))
})
afterEach(() => {
  repair()
})

/** How many rows a change of one claim and one article with its text writes. */
const WRITES = 9

function fullChange() {
  const [article, text] = articleEdit('Story', 'Some words.')
  return { change: changeOf(article, claimEdit('d')), texts: [text] }
}

describe('A write that fails', () => {
  it.each(Array.from({ length: WRITES }, (_, index) => index + 1))(
    'leaves everything as it was, whichever row it was: number %i',
    async (nth) => {
      const before = await dumpDatabase('library')
      const { change, texts } = fullChange()
      repair = failingDisk(nth, 'QuotaExceededError')
      const result = await store.commit(change, ANNA, texts)
      repair()
      expect([result, await dumpDatabase('library')]).toEqual([{ ok: false, error: { kind: 'quota' } }, before])
    },
  )

  it('is told apart from a full disk', async () => {
    repair = failingDisk(2, 'UnknownError')
    const { change, texts } = fullChange()
    expect(await store.commit(change, ANNA, texts)).toMatchObject({ ok: false, error: { kind: 'write' } })
  })

  it('can be made again as it is once there is room', async () => {
    const { change, texts } = fullChange()
    repair = failingDisk(3, 'QuotaExceededError')
    await store.commit(change, ANNA, texts)
    repair()
    must(await store.commit(change, ANNA, texts))
    expect((await loaded(store.live.counts(PROJECT))).size).toBe(1)
  })

  it('leaves the live values as they were', async () => {
    const claims = store.live.records(PROJECT, 'claim')
    const before = await loaded(claims)
    repair = failingDisk(4, 'QuotaExceededError')
    const { change, texts } = fullChange()
    await store.commit(change, ANNA, texts)
    expect(claims.get()).toBe(before)
  })

  it('does not spend an undo', async () => {
    repair = failingDisk(1, 'QuotaExceededError')
    const failed = await store.undo(ANNA, PROJECT)
    repair()
    expect([failed, must(await store.undo(ANNA, PROJECT)).records.length]).toEqual([
      { ok: false, error: { kind: 'quota' } },
      1,
    ])
  })

  it('keeps an import from being half applied', async () => {
    const source = await openTestStore({ name: 'source' })
    const edits = Array.from({ length: 900 }, (_, index) => edit(`n${index}`, { title: `${index}` }))
    must(await source.commit(changeOf(...edits), ANNA))
    const plan = await store.planImport(await source.projectRevisions(PROJECT), [])
    const before = stateHash(await store.states(PROJECT))
    repair = failingDisk(1500, 'QuotaExceededError')
    const result = await store.applyImport(plan, '')
    repair()
    expect([result, stateHash(await store.states(PROJECT))]).toEqual([{ ok: false, error: { kind: 'quota' } }, before])
    must(await store.applyImport(plan, ''))
    expect((await store.states(PROJECT)).length).toBe(901)
  })
})
