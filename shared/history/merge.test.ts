import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../base/canonical-json.ts'
import { groupByRecord, mergeRevisions, type RevisionSet, revisionSet, statesOf } from './merge.ts'
import { conflictsOf, recordState } from './record-state.ts'
import type { Revision } from './revision.ts'
import { stateHash } from './state-hash.ts'
import { allRevisions, historyArbitrary, playScript, scriptArbitrary, TEN_YEARS } from './testing/collaboration.ts'

/** Parts of one history, as bundles carry them: any revisions, some of them in several bundles. */
const bundles = historyArbitrary().chain((history) =>
  fc.tuple(fc.constant(history), fc.array(fc.subarray(history).map(revisionSet), { minLength: 3, maxLength: 6 })),
)

function same(a: RevisionSet, b: RevisionSet): void {
  expect([...a.keys()].sort()).toEqual([...b.keys()].sort())
  expect(stateHash(statesOf(a.values()).values())).toBe(stateHash(statesOf(b.values()).values()))
}

describe('mergeRevisions', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(bundles, ([, [a, b]]) => {
        if (a && b) same(mergeRevisions(a, b), mergeRevisions(b, a))
      }),
    )
  })

  it('is associative', () => {
    fc.assert(
      fc.property(bundles, ([, [a, b, c]]) => {
        if (a && b && c) same(mergeRevisions(mergeRevisions(a, b), c), mergeRevisions(a, mergeRevisions(b, c)))
      }),
    )
  })

  it('is idempotent', () => {
    fc.assert(
      fc.property(bundles, ([, [a, b]]) => {
        if (!a || !b) return
        const once = mergeRevisions(a, b)
        same(mergeRevisions(once, b), once)
        same(mergeRevisions(once, once), once)
      }),
    )
  })

  it('keeps everything that goes in, and adds nothing', () => {
    fc.assert(
      fc.property(bundles, ([history, parts]) => {
        const merged = parts.reduce(mergeRevisions, revisionSet([]))
        const wanted = new Set(parts.flatMap((part) => [...part.keys()]))
        expect(new Set(merged.keys())).toEqual(wanted)
        for (const revision of history) {
          if (wanted.has(revision.rid)) expect(merged.get(revision.rid)).toEqual(revision)
        }
      }),
    )
  })

  it('comes to the same state by any order and any duplication of bundles', () => {
    const orders = bundles.chain(([history, parts]) => {
      const all = [...parts, revisionSet(history)]
      return fc.tuple(
        fc.constant(history),
        fc.array(fc.constantFrom(...all)),
        fc.shuffledSubarray(all, { minLength: all.length }),
      )
    })
    fc.assert(
      fc.property(orders, ([history, again, shuffled]) => {
        const merged = [...again, ...shuffled, ...again].reduce(mergeRevisions, revisionSet([]))
        expect(statesOf(merged.values())).toEqual(statesOf(history))
      }),
    )
  })
})

describe('a collaboration', () => {
  it('ends alike at all devices once everything has gone round', () => {
    fc.assert(
      fc.property(scriptArbitrary(), (script) => {
        const devices = playScript(script)
        const everything = allRevisions(devices)
        for (const device of devices) device.receive([...everything].reverse())
        const hashes = devices.map((device) => stateHash(device.states().values()))
        expect(new Set(hashes).size).toBe(1)
      }),
    )
  })

  it('means the same with clocks that are wrong by ten years', () => {
    const errors = fc.array(fc.constantFrom(0, TEN_YEARS, -TEN_YEARS, 1), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(scriptArbitrary({ undo: false }), errors, (script, clockErrors) => {
        const right = allRevisions(playScript(script))
        const wrong = allRevisions(playScript(script, clockErrors))
        expect(stateHash(statesOf(wrong).values())).toBe(stateHash(statesOf(right).values()))
        expect(meaning(wrong)).toEqual(meaning(right))
      }),
    )
  })

  it('flags values that were set apart and differ', () => {
    fc.assert(
      fc.property(scriptArbitrary(), (script) => {
        for (const own of groupByRecord(allRevisions(playScript(script))).values()) {
          const state = recordState(own)
          if (state === null) continue
          const flagged = conflictsOf(state).map(({ field }) => field)
          for (const [field, values] of standingValues(own, state.heads, state.ownerId)) {
            expect(flagged.includes(field)).toBe(values.size > 1)
          }
        }
      }),
    )
  })

  it('keeps a conflict resolved when old revisions come in again', () => {
    fc.assert(
      fc.property(scriptArbitrary(), (script) => {
        const [device] = playScript(script)
        if (device === undefined) return
        const old = device.revisions()
        for (const [recordId, state] of device.states()) {
          if (state.ownerId !== null && state.ownerId !== device.actorId) continue
          const resolved = conflictsOf(state).map(({ field, settings }) => [field, settings[0].value] as const)
          if (resolved.length > 0) device.set(recordId, Object.fromEntries(resolved), state.kind)
          device.receive(old)
          expect(conflictsOf(device.state(recordId) ?? state)).toEqual([])
        }
      }),
    )
  })

  it('completes what waits for a parent, as if it had never been missing', () => {
    const parted = historyArbitrary().chain((history) => fc.tuple(fc.constant(history), fc.subarray(history)))
    fc.assert(
      fc.property(parted, ([history, early]) => {
        const here = new Set(early.map(({ rid }) => rid))
        const late = history.filter(({ rid }) => !here.has(rid))
        for (const [recordId, own] of groupByRecord(early)) {
          const waiting = recordState(own)?.quarantined ?? own.map(({ rid }) => rid)
          const incomplete = own.filter((each) => each.parents.some((parent) => !here.has(parent)))
          expect(incomplete.every(({ rid }) => waiting.includes(rid))).toBe(true)
          const complete = groupByRecord([...early, ...late]).get(recordId) ?? []
          expect(recordState(complete)).toEqual(recordState(history.filter((each) => each.recordId === recordId)))
          expect(recordState(complete)?.quarantined).toEqual([])
        }
      }),
    )
  })
})

/** What the records of a history say and who may say it, without names of revisions, clocks and the order of values. */
function meaning(revisions: readonly Revision[]): unknown {
  return [...statesOf(revisions)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([recordId, { kind, ownerId, contested, fields, foreign, quarantined }]) => ({
      recordId,
      kind,
      ownerId,
      contested,
      foreign: foreign.length,
      quarantined: quarantined.length,
      fields: Object.entries(fields)
        .map(([field, settings]) => [field, settings.map(({ value }) => canonicalJson(value)).sort()] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    }))
}

/** The distinct values of each field that stand at the ends of a history: found by walking back from every head alone. */
function standingValues(
  revisions: readonly Revision[],
  heads: readonly string[],
  ownerId: string | null,
): ReadonlyMap<string, ReadonlySet<string>> {
  const byRid = new Map(revisions.map((revision) => [revision.rid as string, revision]))
  const applied = revisions.filter(({ actorId }) => ownerId === null || actorId === ownerId)
  const pastOf = (rids: readonly string[]) => {
    const past = new Set(rids)
    for (const rid of past) for (const parent of byRid.get(rid)?.parents ?? []) past.add(parent)
    return past
  }
  const reachable = pastOf(heads)
  const values = new Map<string, Set<string>>()
  for (const field of new Set(applied.flatMap(({ set }) => Object.keys(set)))) {
    const setters = applied.filter(({ rid, set }) => reachable.has(rid) && Object.hasOwn(set, field))
    const replaced = pastOf(setters.flatMap(({ parents }) => parents))
    const standing = setters.filter(({ rid }) => !replaced.has(rid)).map(({ set }) => canonicalJson(set[field] ?? null))
    values.set(field, new Set(standing))
  }
  return values
}
