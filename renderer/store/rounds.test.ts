import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBundle } from '../../shared/format/read-bundle.ts'
import { bundleOf } from '../../shared/format/testing/bundle-world.ts'
import { statesOf } from '../../shared/history/merge.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { stateHash } from '../../shared/history/state-hash.ts'
import { TEST_PROJECT } from '../../shared/history/testing/simulated-device.ts'
import { allOf, playRound, roundArbitrary } from '../../shared/review/testing/round.ts'
import type { Store } from './store.ts'
import { failingDisk } from './testing/failing-disk.ts'
import { freshBrowser, must, openTestStore } from './testing/fake-browser.ts'

/** The revisions that a bundle of a desk brings: written, verified and read as a file would be. */
function throughBundle(revisions: readonly Revision[]): readonly Revision[] {
  const content = readBundle(bundleOf({ revisions, texts: new Map() }))
  if (!content.ok) throw new Error(JSON.stringify(content.error))
  return content.value.revisions
}

async function hashOf(store: Store): Promise<string> {
  return stateHash(await store.states(TEST_PROJECT))
}

async function bring(store: Store, revisions: readonly Revision[]): Promise<number> {
  return must(await store.applyImport(await store.planImport(revisions, []), 'a round')).added
}

describe('Rounds of review between three analysts', () => {
  it('come to the same in the store, with their bundles in any order and each of them twice', async () => {
    await fc.assert(
      fc.asyncProperty(roundArbitrary(), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), async (script, order) => {
        freshBrowser()
        const desks = playRound(script)
        const bundles = desks.map(({ device }) => throughBundle(device.revisions()))
        const twice = [...bundles, ...bundles]
          .map((bundle, n) => ({ bundle, rank: order[n] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
        const store = await openTestStore()
        for (const { bundle } of twice) await bring(store, bundle)
        const hash = await hashOf(store)
        const again = await bring(store, allOf(desks))
        store.close()
        expect([hash, again]).toEqual([stateHash(statesOf(allOf(desks)).values()), 0])
      }),
      { numRuns: 15 },
    )
  })

  it('are summed up article by article as they turn out', async () => {
    await fc.assert(
      fc.asyncProperty(roundArbitrary(), fc.nat(), async (script, cut) => {
        freshBrowser()
        const all = allOf(playRound(script))
        const store = await openTestStore()
        await bring(store, all.slice(0, cut % all.length))
        const { summary, fresh, here, conflicts, quarantined, foreign } = await store.planImport(all, [])
        store.close()
        const { sum, shared, articles } = summary
        const total = (count: (each: typeof sum) => number) =>
          [shared, ...articles].reduce((n, each) => n + count(each), 0)
        expect([sum.fresh, sum.here, sum.conflicts, sum.quarantined, sum.foreign]).toEqual([
          fresh.length,
          here,
          conflicts.length,
          quarantined.length,
          foreign.length,
        ])
        expect([total((each) => each.fresh), total((each) => each.here), total((each) => each.newClaims)]).toEqual([
          sum.fresh,
          sum.here,
          sum.newClaims,
        ])
      }),
      { numRuns: 15 },
    )
  })

  it('leave the store as it was when their import is cancelled, killed or fails at whatever write', async () => {
    await fc.assert(
      fc.asyncProperty(
        roundArbitrary(),
        fc.nat(),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('cancel', 'kill', 'disk'),
        async (script, cut, moment, how) => {
          freshBrowser()
          const all = allOf(playRound(script))
          const store = await openTestStore()
          await bring(store, all.slice(0, cut % all.length))
          const before = await hashOf(store)
          const plan = await store.planImport(all, [])
          const cancel = new AbortController()
          let calls = 0
          const repair = how === 'disk' ? failingDisk(moment, 'QuotaExceededError') : () => {}
          const applied = store
            .applyImport(plan, 'a round', {
              signal: cancel.signal,
              onProgress() {
                calls += 1
                if (calls < moment % 3) return
                if (how === 'cancel') cancel.abort()
                if (how === 'kill') store.close()
              },
            })
            .catch(() => null)
          const result = await applied
          repair()
          store.close()
          const again = await openTestStore()
          const hash = await hashOf(again)
          again.close()
          expect(hash).toBe(result?.ok === true ? stateHash(statesOf(all).values()) : before)
        },
      ),
      { numRuns: 20 },
    )
  })
})
