import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertNever } from '../../shared/base/assert-never.ts'
import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import { groupByRecord, statesOf } from '../../shared/history/merge.ts'
import { fieldValue, isDeleted, recordState } from '../../shared/history/record-state.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { stateHash } from '../../shared/history/state-hash.ts'
import { historyArbitrary } from '../../shared/history/testing/collaboration.ts'
import { TEST_PROJECT } from '../../shared/history/testing/simulated-device.ts'
import type { Store } from './store.ts'
import { ANNA, BEN, changeOf, claimEdit, edit, idOf, PROJECT } from './testing/changes.ts'
import { freshBrowser, must, openTestStore, seededEntropy, tickingClock } from './testing/fake-browser.ts'
import { loaded } from './testing/live.ts'

async function bring(store: Store, revisions: readonly Revision[]): Promise<void> {
  must(await store.applyImport(await store.planImport(revisions, []), ''))
}

/** Everything that a store says of a project, and the same worked out from its revisions alone. */
async function viewAndTruth(store: Store, projectId: ProjectId) {
  const revisions = await store.projectRevisions(projectId)
  const states = [...statesOf(revisions).values()].sort((a, b) => (a.recordId < b.recordId ? -1 : 1))
  const claims = states.filter((state) => state.kind === 'claim' && !isDeleted(state))
  const counts = new Map<RecordId, number>()
  for (const claim of claims) {
    const articleId = fieldValue(claim, 'articleId') as RecordId | undefined
    if (articleId !== undefined) counts.set(articleId, (counts.get(articleId) ?? 0) + 1)
  }
  return {
    view: {
      states: await store.states(projectId),
      claims: await loaded(store.live.records(projectId, 'claim')),
      bin: await loaded(store.live.deleted(projectId)),
      counts: await loaded(store.live.counts(projectId)),
    },
    truth: { states, claims, bin: states.filter(isDeleted), counts },
  }
}

describe('Whatever is imported', () => {
  it('in any order, in any pieces and twice over gives the states of the set', async () => {
    await fc.assert(
      fc.asyncProperty(
        historyArbitrary().chain((history) =>
          fc.tuple(
            fc.constant(history),
            fc.shuffledSubarray([...history, ...history], { minLength: history.length * 2 }),
            fc.integer({ min: 1, max: 7 }),
          ),
        ),
        async ([history, shuffled, size]) => {
          freshBrowser()
          const store = await openTestStore()
          for (let start = 0; start < shuffled.length; start += size) {
            await bring(store, shuffled.slice(start, start + size))
          }
          const { view, truth } = await viewAndTruth(store, TEST_PROJECT)
          store.close()
          expect(view).toEqual(truth)
          expect(stateHash(view.states)).toBe(stateHash(statesOf(history).values()))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is counted in its dry run as it turns out', async () => {
    await fc.assert(
      fc.asyncProperty(historyArbitrary(), fc.nat(), async (history, cut) => {
        freshBrowser()
        const store = await openTestStore()
        const some = history.slice(0, history.length === 0 ? 0 : cut % history.length)
        await bring(store, some)
        const plan = await store.planImport(history, [])
        const before = groupByRecord(some)
        const conflictsOfAll = [...groupByRecord(history)].flatMap(([recordId, own]) => {
          const was = recordState(before.get(recordId) ?? [])
          return Object.entries(recordState(own)?.fields ?? {})
            .filter(([field, { length }]) => length > (was?.fields[field]?.length ?? 1))
            .map(([field]) => `${recordId} ${field}`)
        })
        store.close()
        expect([plan.fresh.length, plan.here]).toEqual([history.length - some.length, some.length])
        expect(plan.conflicts.map(({ recordId, field }) => `${recordId} ${field}`)).toEqual(
          expect.arrayContaining(conflictsOfAll),
        )
      }),
      { numRuns: 25 },
    )
  })
})

type Step =
  | { readonly kind: 'edit'; readonly at: 0 | 1; readonly record: number; readonly value: number }
  | { readonly kind: 'delete' | 'restore'; readonly at: 0 | 1; readonly record: number }
  | { readonly kind: 'undo' | 'redo'; readonly at: 0 | 1 }
  | { readonly kind: 'send'; readonly at: 0 | 1; readonly every: number }

const at = fc.constantFrom<(0 | 1)[]>(0, 1)
const record = fc.nat({ max: 3 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), at, record, value: fc.nat({ max: 2 }) }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), at, record }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), at }),
  fc.record({ kind: fc.constant('send' as const), at, every: fc.integer({ min: 1, max: 3 }) }),
)

describe('Whatever two people do', () => {
  it('the views are those of the set, and after an exchange both have the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (script) => {
        freshBrowser()
        const stores = [
          await openTestStore({ name: 'anna' }),
          await openTestStore({ name: 'ben', entropy: seededEntropy(2), clock: tickingClock(Date.UTC(2031, 2, 1)) }),
        ] as const
        for (const each of script) await play(each, stores)
        for (const store of stores) {
          const { view, truth } = await viewAndTruth(store, PROJECT)
          expect(view).toEqual(truth)
        }
        await bring(stores[0], await stores[1].projectRevisions(PROJECT))
        await bring(stores[1], await stores[0].projectRevisions(PROJECT))
        const hashes = await Promise.all(stores.map(async (store) => stateHash(await store.states(PROJECT))))
        for (const store of stores) store.close()
        expect(hashes[0]).toBe(hashes[1])
      }),
      { numRuns: 40 },
    )
  })
})

async function play(each: Step, stores: readonly [Store, Store]): Promise<void> {
  const store = stores[each.at]
  const me = each.at === 0 ? ANNA : BEN
  switch (each.kind) {
    case 'edit': {
      const isHere = (await store.states(PROJECT)).some(({ recordId }) => recordId === idOf(`r${each.record}`))
      const first = each.record === 0 ? claimEdit('r0', { annotatorId: me }) : edit(`r${each.record}`, {}, 'speaker')
      const set = { note: `${each.value}` }
      must(await store.commit(changeOf({ ...first, set: isHere ? set : { ...first.set, ...set } }), me))
      return
    }
    case 'delete':
    case 'restore': {
      const deleted = each.kind === 'delete' ? true : null
      const kind = each.record === 0 ? 'claim' : 'speaker'
      must(await store.commit(changeOf(edit(`r${each.record}`, { deleted }, kind)), me))
      return
    }
    case 'send': {
      const all = await store.projectRevisions(PROJECT)
      await bring(
        stores[each.at === 0 ? 1 : 0],
        all.filter((_, index) => index % each.every === 0),
      )
      return
    }
    case 'undo':
    case 'redo':
      must(await store[each.kind](me, PROJECT))
      return
    default:
      assertNever(each)
  }
}
