import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../base/json.ts'
import { parseJson } from '../base/json.ts'
import { statesOf } from './merge.ts'
import { currentValues, readRecord } from './read-record.ts'
import { recordState } from './record-state.ts'
import { isIntact, type Revision, sealRevision } from './revision.ts'
import { stateHash } from './state-hash.ts'
import { simulatedDevice } from './testing/simulated-device.ts'
import { testRecordId } from './testing/test-ids.ts'

const RECORD = testRecordId(1)
/** Values as files have them: -0 is 0 there. */
const values = fc.json({ maxDepth: 3 }).map((json): Json => JSON.parse(json))
const fields = fc.dictionary(fc.oneof(fc.string({ minLength: 1 }), fc.constant('__proto__')), values)

/** A revision as a file gives it back. */
function fromFile(revision: Revision): Revision {
  const parsed = parseJson(JSON.stringify(revision))
  if (!parsed.ok) throw new Error('It was JSON')
  return parsed.value as unknown as Revision
}

describe('a revision', () => {
  it('keeps its name and content through a file, unknown fields and kinds among them', () => {
    fc.assert(
      fc.property(fields, fc.string({ minLength: 1 }), (set, kind) => {
        const revision = simulatedDevice(1).set(RECORD, set, kind)
        const back = fromFile(revision)
        expect(isIntact(back)).toBe(true)
        expect(back).toEqual(revision)
        expect(recordState([back])).toEqual(recordState([revision]))
        expect(Object.keys(back.set).sort()).toEqual(Object.keys(set).sort())
      }),
    )
  })

  it('keeps members that a newer version added, in its name as well', () => {
    const revision = simulatedDevice(1).set(RECORD, { name: 'Oru' })
    const newer = sealRevision({ ...revision, signature: 'abc' } as Revision)
    expect(newer.rid).not.toBe(revision.rid)
    expect(isIntact(fromFile(newer))).toBe(true)
    expect(fromFile(newer)).toEqual(newer)
  })

  it('gets a new name with new content, whatever it was called before', () => {
    const revision = simulatedDevice(1).set(RECORD, { name: 'Oru' })
    expect(sealRevision(revision)).toEqual(revision)
    expect(isIntact(sealRevision({ ...revision, set: { name: 'Tamsin' } }))).toBe(true)
  })

  it('shows damage', () => {
    const revision = simulatedDevice(1).set(RECORD, { name: 'Oru' })
    const damaged = [
      { ...revision, set: { name: 'Oru ' } },
      { ...revision, schema: 2 },
      { ...revision, parents: [revision.rid] },
    ]
    expect(damaged.map(isIntact)).toEqual([false, false, false])
  })
})

describe('currentValues', () => {
  it('gives what is set, a field called __proto__ as well, and leaves out what is unset', () => {
    const device = simulatedDevice(1)
    device.set(RECORD, { name: 'Oru', role: 'State', ['__proto__']: { polluted: true } })
    const state = device.state(RECORD)
    device.set(RECORD, { role: null })
    const later = device.state(RECORD)
    if (state === null || later === null) throw new Error('The record is here')
    expect(Object.keys(currentValues(state)).sort()).toEqual(['__proto__', 'name', 'role'])
    expect(Object.keys(currentValues(later)).sort()).toEqual(['__proto__', 'name'])
    expect('polluted' in {}).toBe(false)
  })
})

describe('readRecord', () => {
  it('reads a record of its kind, with what this version does not know', () => {
    const device = simulatedDevice(1)
    device.set(RECORD, { name: 'Oru', kind: 'flotilla', signature: [1] })
    const state = device.state(RECORD)
    expect(state && readRecord(state, 'speaker')).toEqual({
      ok: true,
      value: { name: 'Oru', kind: 'flotilla', signature: [1] },
    })
  })

  it('says where a record is not what its kind should be', () => {
    const device = simulatedDevice(1)
    device.set(RECORD, { name: 'Oru', kind: 'person', aliases: ['O', 7] })
    const state = device.state(RECORD)
    expect(state && readRecord(state, 'speaker')).toMatchObject({
      ok: false,
      error: { kind: 'unreadable-record', recordKind: 'speaker', pointer: '/aliases/1' },
    })
  })
})

describe('stateHash', () => {
  it('covers values and not how they came about', () => {
    const [a, b] = [simulatedDevice(1), simulatedDevice(2)]
    a.set(RECORD, { name: 'Oru', role: 'State' })
    b.set(RECORD, { name: 'Tamsin', note: 'x' })
    b.set(RECORD, { role: 'State', name: 'Oru', note: null })
    expect(stateHash(a.states().values())).toBe(stateHash(b.states().values()))
  })

  it('leaves out what is deleted, and nothing else', () => {
    const device = simulatedDevice(1)
    const empty = stateHash(statesOf([]).values())
    device.set(RECORD, { name: 'Oru' })
    const full = stateHash(device.states().values())
    device.set(RECORD, { deleted: true })
    expect(stateHash(device.states().values())).toBe(empty)
    device.set(RECORD, { deleted: null })
    expect(stateHash(device.states().values())).toBe(full)
  })

  it('differs for every value of a conflict', () => {
    const hashes = ['A', 'B', 'C'].map((name) => {
      const [a, b] = [simulatedDevice(1), simulatedDevice(2)]
      a.set(RECORD, { name: 'A' })
      b.set(RECORD, { name })
      return stateHash(statesOf([...a.revisions(), ...b.revisions()]).values())
    })
    expect(new Set(hashes).size).toBe(3)
  })
})
