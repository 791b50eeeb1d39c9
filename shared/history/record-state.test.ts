import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../base/canonical-json.ts'
import { groupByRecord } from './merge.ts'
import { advanceState, conflictsOf, fieldValue, isDeleted, type RecordState, recordState } from './record-state.ts'
import { type Revision, sealRevision } from './revision.ts'
import { historyArbitrary } from './testing/collaboration.ts'
import { naiveState } from './testing/naive-state.ts'
import { type SimulatedDevice, simulatedDevice, simulatedTime } from './testing/simulated-device.ts'
import { testActorId, testRecordId } from './testing/test-ids.ts'

const SPEAKER = testRecordId(1)
const CLAIM = testRecordId(2)

/** Devices of different people in one world. */
function people(count: number): readonly SimulatedDevice[] {
  const time = simulatedTime()
  return Array.from({ length: count }, (_, n) => simulatedDevice(n + 1, { time }))
}

function pair(): readonly [SimulatedDevice, SimulatedDevice] {
  const [a, b] = people(2)
  if (a === undefined || b === undefined) throw new Error('Two devices were asked for')
  return [a, b]
}

function exchange(...devices: readonly SimulatedDevice[]): void {
  const all = devices.flatMap((each) => each.revisions())
  for (const each of devices) each.receive(all)
}

function stateAt(device: SimulatedDevice, id = SPEAKER): RecordState {
  const state = device.state(id)
  if (state === null) throw new Error('The record is not here')
  return state
}

/** What a state says, without order and clocks: to be compared with the letter of the definitions. */
function essence(state: RecordState | null): unknown {
  if (state === null) return null
  const values = Object.entries(state.fields).map(([field, settings]) => [
    field,
    settings.map(({ value }) => canonicalJson(value)).sort(),
  ])
  const { heads, contested, foreign, quarantined } = state
  return { values: Object.fromEntries(values), heads, contested, foreign, quarantined }
}

/** The state as it comes about when revisions arrive one by one, made anew only where it cannot be advanced. */
function incrementalState(arriving: readonly Revision[]): RecordState | null {
  let state: RecordState | null = null
  const here: Revision[] = []
  for (const revision of arriving) {
    here.push(revision)
    state = (state === null ? null : advanceState(state, revision)) ?? recordState(here)
  }
  return state
}

/** A revision with other parents, so that histories can be wide, deep or odd. */
function withParents(revision: Revision, parents: readonly Revision['rid'][]): Revision {
  const { rid: _, ...body } = revision
  return sealRevision({ ...body, parents })
}

describe('recordState', () => {
  it('follows the letter of the definitions', () => {
    fc.assert(
      fc.property(historyArbitrary(), (history) => {
        for (const own of groupByRecord(history).values()) expect(essence(recordState(own))).toEqual(naiveState(own))
      }),
    )
  })

  it('follows the letter of the definitions when any part of the history is missing', () => {
    fc.assert(
      fc.property(
        historyArbitrary().chain((history) => fc.subarray(history)),
        (part) => {
          for (const own of groupByRecord(part).values()) expect(essence(recordState(own))).toEqual(naiveState(own))
        },
      ),
    )
  })

  it('is the same for any order of arrival, field by field', () => {
    const shuffled = historyArbitrary().chain((history) =>
      fc.tuple(fc.constant(history), fc.shuffledSubarray(history, { minLength: history.length })),
    )
    fc.assert(
      fc.property(shuffled, ([history, other]) => {
        for (const [id, own] of groupByRecord(history)) {
          expect(recordState(other.filter(({ recordId }) => recordId === id))).toEqual(recordState(own))
        }
      }),
    )
  })

  it('is the same advanced step by step as made anew, field by field', () => {
    const shuffled = historyArbitrary().chain((history) =>
      fc.shuffledSubarray(history, { minLength: history.length }).map((other) => [history, other] as const),
    )
    fc.assert(
      fc.property(shuffled, ([history, other]) => {
        for (const [id, own] of groupByRecord(history)) {
          expect(incrementalState(own)).toEqual(recordState(own))
          expect(incrementalState(other.filter(({ recordId }) => recordId === id))).toEqual(recordState(own))
        }
      }),
    )
  })

  it('keeps both of two values that were set apart, the later one in front', () => {
    const [a, b] = pair()
    a.set(SPEAKER, { name: 'Oru' })
    exchange(a, b)
    a.set(SPEAKER, { name: 'Republic of Oru' })
    b.set(SPEAKER, { name: 'State of Oru' })
    exchange(a, b)
    expect(conflictsOf(stateAt(a)).map(({ settings }) => settings.map(({ value }) => value))).toEqual([
      ['State of Oru', 'Republic of Oru'],
    ])
  })

  it('sees no conflict where two people set the same value', () => {
    const [a, b] = pair()
    a.set(SPEAKER, { name: 'Oru' })
    exchange(a, b)
    for (const each of [a, b]) each.set(SPEAKER, { name: 'Republic of Oru' })
    exchange(a, b)
    expect(conflictsOf(stateAt(a))).toEqual([])
  })

  it('flags a value against an unsetting that does not know of it', () => {
    const [a, b] = pair()
    a.set(SPEAKER, { name: 'Oru', role: 'State' })
    exchange(a, b)
    a.set(SPEAKER, { role: null })
    b.set(SPEAKER, { role: 'Member state' })
    exchange(a, b)
    expect(conflictsOf(stateAt(a)).map(({ field }) => field)).toEqual(['role'])
  })

  it('makes one record of two creations under the same id', () => {
    const [a, b] = pair()
    a.set(SPEAKER, { name: 'Oru', role: 'State' })
    b.set(SPEAKER, { name: 'Oru', affiliation: 'Assembly' })
    exchange(a, b)
    expect(conflictsOf(stateAt(a))).toEqual([])
    expect(['name', 'role', 'affiliation'].map((field) => fieldValue(stateAt(a), field))).toEqual([
      'Oru',
      'State',
      'Assembly',
    ])
  })

  it('is null where every revision waits for a parent', () => {
    const [a] = pair()
    a.set(SPEAKER, { name: 'Oru' })
    const second = a.set(SPEAKER, { name: 'Republic of Oru' })
    expect(recordState([second])).toBeNull()
  })

  it('takes parents that are named twice for what they are', () => {
    const [a, b] = pair()
    const root = a.set(SPEAKER, { name: 'Oru' })
    exchange(a, b)
    const left = a.set(SPEAKER, { name: 'A' })
    const right = b.set(SPEAKER, { name: 'B' })
    const odd = withParents(a.set(SPEAKER, { name: 'C' }), [left.rid, left.rid])
    const before = recordState([root, left, right])
    if (before === null) throw new Error('The record is here')
    expect(advanceState(before, odd) ?? recordState([root, left, right, odd])).toEqual(
      recordState([root, left, right, odd]),
    )
    expect(conflictsOf(recordState([root, left, right, odd]) as RecordState)).toHaveLength(1)
  })
})

describe('deletion', () => {
  it('is in the bin when nobody edited past it', () => {
    const [a, b] = pair()
    a.set(SPEAKER, { name: 'Oru' })
    exchange(a, b)
    a.set(SPEAKER, { deleted: true })
    exchange(a, b)
    expect(isDeleted(stateAt(b))).toBe(true)
  })

  it('is contested by an edit that did not know of it, whichever clock is ahead', () => {
    for (const clockError of [-1e9, 1e9]) {
      const time = simulatedTime()
      const a = simulatedDevice(1, { time })
      const b = simulatedDevice(2, { time, clockError })
      a.set(SPEAKER, { name: 'Oru' })
      exchange(a, b)
      a.set(SPEAKER, { deleted: true })
      b.set(SPEAKER, { role: 'State' })
      exchange(a, b)
      expect([stateAt(a).contested, isDeleted(stateAt(a))]).toEqual([true, false])
    }
  })

  it('is no longer contested once somebody has decided', () => {
    const [a, b] = pair()
    a.set(SPEAKER, { name: 'Oru' })
    exchange(a, b)
    a.set(SPEAKER, { deleted: true })
    b.set(SPEAKER, { role: 'State' })
    exchange(a, b)
    a.set(SPEAKER, { note: 'kept' })
    expect([stateAt(a).contested, isDeleted(stateAt(a))]).toEqual([false, false])
    b.set(SPEAKER, { deleted: true })
    expect([stateAt(b).contested, isDeleted(stateAt(b))]).toEqual([false, true])
  })

  it('is not contested by another deletion', () => {
    const [a, b] = pair()
    a.set(SPEAKER, { name: 'Oru' })
    exchange(a, b)
    a.set(SPEAKER, { deleted: true })
    b.set(SPEAKER, { role: 'State' })
    b.set(SPEAKER, { deleted: true })
    exchange(a, b)
    expect([stateAt(a).contested, isDeleted(stateAt(a))]).toEqual([false, true])
  })

  it('stays contested after an edit that decides nothing', () => {
    const [a, b] = pair()
    a.set(SPEAKER, { name: 'Oru' })
    a.set(SPEAKER, { deleted: true })
    exchange(a, b)
    a.set(SPEAKER, { deleted: null })
    b.set(SPEAKER, { deleted: true })
    exchange(a, b)
    const before = stateAt(a)
    const edit = withParents(a.set(SPEAKER, { role: 'State' }), before.heads)
    const { rid: _, ...body } = edit
    const undecided = sealRevision({ ...body, set: { role: 'State' } })
    const rebuilt = recordState([...b.revisions(), undecided])
    expect(before.contested).toBe(true)
    expect(rebuilt?.contested).toBe(true)
    expect(advanceState(before, undecided)).toEqual(rebuilt)
  })
})

describe('ownership', () => {
  /** A claim of the first person that the second has as well. */
  function ownedClaim(): readonly [SimulatedDevice, SimulatedDevice] {
    const [owner, other] = pair()
    owner.set(CLAIM, { annotatorId: owner.actorId, note: 'mine' }, 'claim')
    exchange(owner, other)
    return [owner, other]
  }

  it('keeps, flags and does not apply a revision by somebody else', () => {
    const [owner, other] = ownedClaim()
    const foreign = other.set(CLAIM, { note: 'theirs' }, 'claim')
    exchange(owner, other)
    const state = stateAt(owner, CLAIM)
    expect([fieldValue(state, 'note'), state.foreign, conflictsOf(state)]).toEqual(['mine', [foreign.rid], []])
    expect(owner.revisions()).toContainEqual(foreign)
  })

  it('lets nobody else contest a deletion, nor decide one', () => {
    const [owner, other] = ownedClaim()
    owner.set(CLAIM, { deleted: true }, 'claim')
    other.set(CLAIM, { note: 'theirs' }, 'claim')
    exchange(owner, other)
    expect(isDeleted(stateAt(owner, CLAIM))).toBe(true)
    const laptop = simulatedDevice(9, { actor: 1 })
    laptop.receive(owner.revisions().slice(0, 1))
    laptop.set(CLAIM, { note: 'mine, later' }, 'claim')
    exchange(owner, other, laptop)
    expect(stateAt(other, CLAIM).contested).toBe(true)
    other.set(CLAIM, { deleted: true }, 'claim')
    expect(stateAt(other, CLAIM).contested).toBe(true)
  })

  it('is not taken away by a creation under the same id that names nobody or somebody else’s name', () => {
    const [owner, other] = pair()
    const claim = owner.set(CLAIM, { annotatorId: owner.actorId, note: 'mine' }, 'claim')
    for (const set of [{ note: 'theirs' }, { annotatorId: testActorId(7), note: 'theirs' }]) {
      const early = simulatedDevice(2, { clockError: -1e12 })
      const intruder = early.set(CLAIM, set, 'speaker')
      const state = recordState([claim, intruder])
      expect([state?.ownerId, state?.kind, state?.foreign]).toEqual([owner.actorId, 'claim', [intruder.rid]])
    }
    expect(other.revisions()).toEqual([])
  })

  it('shows both sides where two people claim to have created the same record', () => {
    const [a, b] = pair()
    for (const each of [a, b]) each.set(CLAIM, { annotatorId: each.actorId, note: each.deviceId }, 'claim')
    exchange(a, b)
    expect(stateAt(a, CLAIM).ownerId).toBeNull()
    expect(conflictsOf(stateAt(a, CLAIM)).map(({ field }) => field)).toEqual(['annotatorId', 'note'])
  })
})
