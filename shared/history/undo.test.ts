import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../base/json.ts'
import { mergeEdits } from './change.ts'
import { conflictsOf, fieldValue, isDeleted } from './record-state.ts'
import { stateHash } from './state-hash.ts'
import { playScript, scriptArbitrary, TEN_YEARS } from './testing/collaboration.ts'
import { type SimulatedDevice, simulatedDevice, simulatedTime, TEST_PROJECT } from './testing/simulated-device.ts'
import { testChangeId, testRecordId } from './testing/test-ids.ts'
import { type KeptField, undoStacks } from './undo.ts'

const SPEAKER = testRecordId(1)

function pair(): readonly [SimulatedDevice, SimulatedDevice] {
  const time = simulatedTime()
  return [simulatedDevice(1, { time }), simulatedDevice(2, { time })]
}

function exchange(a: SimulatedDevice, b: SimulatedDevice): void {
  const all = [...a.revisions(), ...b.revisions()]
  a.receive(all)
  b.receive(all)
}

/** A pair of devices that both have the speaker Oru. */
function acquaintedPair(): readonly [SimulatedDevice, SimulatedDevice] {
  const [a, b] = pair()
  b.set(SPEAKER, { name: 'Oru' })
  exchange(a, b)
  return [a, b]
}

function valueAt(device: SimulatedDevice, field: string, id = SPEAKER): Json | undefined {
  const state = device.state(id)
  return state === null ? undefined : fieldValue(state, field)
}

function keptBy(device: SimulatedDevice, ...fields: readonly string[]): readonly KeptField[] {
  return fields.map((field) => ({ recordId: SPEAKER, field, actorId: device.actorId }))
}

const NAMES = ['name', 'role', 'note'] as const
const edits = fc.array(
  fc.record({
    record: fc.integer({ min: 1, max: 3 }),
    field: fc.constantFrom(...NAMES),
    value: fc.constantFrom<Json[]>('a', 'b', 'c', null, ['x']),
  }),
  { minLength: 50, maxLength: 50 },
)

describe('undo', () => {
  it('takes back fifty edits one by one to the initial values, and redo brings the final ones', () => {
    fc.assert(
      fc.property(edits, (script) => {
        const a = simulatedDevice(1)
        for (const record of [1, 2, 3]) a.set(testRecordId(record), { name: 'Oru' })
        const hashes = [stateHash(a.states().values())]
        for (const { record, field, value } of script) {
          a.set(testRecordId(record), { [field]: value })
          hashes.push(stateHash(a.states().values()))
        }
        const distinct = hashes.filter((hash, index) => hash !== hashes[index - 1])
        for (const hash of distinct.toReversed().slice(1)) {
          a.undo()
          expect(stateHash(a.states().values())).toBe(hash)
        }
        for (const hash of distinct.slice(1)) {
          a.redo()
          expect(stateHash(a.states().values())).toBe(hash)
        }
        expect(a.redo()).toBeNull()
      }),
      { numRuns: 5 },
    )
  })

  it('can go to and fro', () => {
    const a = simulatedDevice(1)
    a.set(SPEAKER, { name: 'Oru' })
    a.set(SPEAKER, { name: 'A' })
    a.set(SPEAKER, { name: 'B' })
    const seen = [a.undo, a.undo, a.redo, a.redo, a.undo, a.redo, a.undo, a.undo].map((step) => {
      step()
      return valueAt(a, 'name')
    })
    expect(seen).toEqual(['A', 'Oru', 'A', 'B', 'A', 'B', 'A', 'Oru'])
  })

  it('takes back a change of many records as one', () => {
    const a = simulatedDevice(1)
    const ids = [testRecordId(1), testRecordId(2), testRecordId(3)]
    for (const recordId of ids) a.set(recordId, { name: 'Oru' })
    a.change(ids.map((recordId) => ({ recordId, kind: 'speaker', projectId: TEST_PROJECT, set: { name: 'Tamsin' } })))
    a.undo()
    expect(ids.map((id) => valueAt(a, 'name', id))).toEqual(['Oru', 'Oru', 'Oru'])
  })

  it('unsets what had not been set', () => {
    const a = simulatedDevice(1)
    a.set(SPEAKER, { name: 'Oru' })
    a.set(SPEAKER, { role: 'State', ['__proto__']: 'odd' })
    a.undo()
    expect([valueAt(a, 'role'), valueAt(a, '__proto__')]).toEqual([undefined, undefined])
  })

  it('puts what it takes back of a creation into the bin, and out again', () => {
    const a = simulatedDevice(1)
    a.set(SPEAKER, { name: 'Oru' })
    const binned = [a.undo, a.redo, a.undo].map((step) => {
      step()
      const state = a.state(SPEAKER)
      return state !== null && isDeleted(state)
    })
    expect(binned).toEqual([true, false, true])
  })

  it('never overwrites what somebody has set since, and says who', () => {
    const [a, b] = acquaintedPair()
    a.set(SPEAKER, { name: 'A', role: 'State' })
    exchange(a, b)
    b.set(SPEAKER, { name: 'B' })
    exchange(a, b)
    expect(a.undo()?.kept).toEqual(keptBy(b, 'name'))
    expect([valueAt(a, 'name'), valueAt(a, 'role')]).toEqual(['B', undefined])
  })

  it('never overwrites what somebody has set at the same time', () => {
    for (const names of [
      ['A', 'B'],
      ['A', 'A'],
    ]) {
      for (const first of [0, 1]) {
        const [a, b] = acquaintedPair()
        const devices = first === 0 ? [a, b] : [b, a]
        for (const each of devices) each.set(SPEAKER, { name: names[each === a ? 0 : 1] ?? '', role: each.deviceId })
        exchange(a, b)
        expect(a.undo()).toBeNull()
        expect(conflictsOf(a.state(SPEAKER) ?? never())).toEqual(conflictsOf(b.state(SPEAKER) ?? never()))
      }
    }
  })

  it('never overwrites what an undo of ours brought back of somebody else', () => {
    const [a, b] = acquaintedPair()
    a.set(SPEAKER, { name: 'A' })
    exchange(a, b)
    b.set(SPEAKER, { name: 'B' })
    exchange(a, b)
    a.set(SPEAKER, { name: 'A again' })
    a.undo()
    expect(valueAt(a, 'name')).toBe('B')
    a.undo()
    expect(valueAt(a, 'name')).toBe('B')
  })

  it('leaves a record that it created where somebody else has set something in it', () => {
    const [a, b] = pair()
    a.set(SPEAKER, { name: 'Oru' })
    exchange(a, b)
    b.set(SPEAKER, { role: 'State' })
    exchange(a, b)
    expect(a.undo()).toBeNull()
    expect(a.state(SPEAKER)).toEqual(b.state(SPEAKER))
  })

  it('leaves a record that somebody else created as well', () => {
    const [a, b] = pair()
    for (const each of [a, b]) each.set(SPEAKER, { name: 'Oru' })
    exchange(a, b)
    expect([a.undo(), b.undo()]).toEqual([null, null])
  })

  it('gives a conflict back that was resolved, and resolves it again', () => {
    const [a, b] = acquaintedPair()
    a.set(SPEAKER, { name: 'A' })
    b.set(SPEAKER, { name: 'B' })
    exchange(a, b)
    for (const name of ['A', 'B', 'C']) {
      a.set(SPEAKER, { name })
      a.undo()
      const [conflict] = conflictsOf(a.state(SPEAKER) ?? never())
      expect(conflict?.settings.map(({ value }) => value).sort()).toEqual(['A', 'B'])
      a.redo()
      expect(a.state(SPEAKER)?.fields['name']?.map(({ value }) => value)).toEqual([name])
      a.undo()
    }
  })

  it('does not decide whether a contested record is deleted', () => {
    const [a, b] = acquaintedPair()
    a.set(SPEAKER, { role: 'State' })
    b.set(SPEAKER, { deleted: true })
    exchange(a, b)
    expect(a.state(SPEAKER)?.contested).toBe(true)
    a.undo()
    expect([a.state(SPEAKER)?.contested, valueAt(a, 'role')]).toEqual([true, undefined])
  })

  it('makes contested again what it had been before the decision', () => {
    const [a, b] = acquaintedPair()
    a.set(SPEAKER, { role: 'State' })
    b.set(SPEAKER, { deleted: true })
    exchange(a, b)
    a.set(SPEAKER, { note: 'stays' })
    expect(a.state(SPEAKER)?.contested).toBe(false)
    a.undo()
    expect([a.state(SPEAKER)?.contested, valueAt(a, 'note')]).toEqual([true, undefined])
  })

  it('does nothing to somebody else’s record', () => {
    const [a, b] = pair()
    b.set(SPEAKER, { annotatorId: b.actorId, note: 'mine' }, 'claim')
    exchange(a, b)
    a.set(SPEAKER, { note: 'theirs' }, 'claim')
    expect(a.undo()).toBeNull()
  })

  it('never changes what others see of their own doing', () => {
    fc.assert(
      fc.property(scriptArbitrary(), (script) => {
        for (const device of playScript(script)) {
          const before = device.states()
          const plan = device.undo()
          if (plan === null) continue
          for (const { recordId, set } of plan.edits) {
            for (const field of Object.keys(set).filter((each) => each !== 'deleted')) {
              const setters = before.get(recordId)?.fields[field] ?? []
              expect(setters.every(({ actorId }) => actorId === device.actorId)).toBe(true)
            }
          }
        }
      }),
    )
  })

  it('restores exactly what redo takes back', () => {
    fc.assert(
      fc.property(scriptArbitrary(), (script) => {
        for (const device of playScript(script, [TEN_YEARS, -TEN_YEARS])) {
          if (device.undo() === null) continue
          const undone = stateHash(device.states().values())
          if (device.redo() === null || device.undo() === null) continue
          expect(stateHash(device.states().values())).toBe(undone)
        }
      }),
    )
  })
})

describe('undoStacks', () => {
  const [one, two, three, four] = [1, 2, 3, 4].map(testChangeId) as [
    ReturnType<typeof testChangeId>,
    ReturnType<typeof testChangeId>,
    ReturnType<typeof testChangeId>,
    ReturnType<typeof testChangeId>,
  ]

  it('has the latest change on top', () => {
    expect(undoStacks([{ changeId: one }, { changeId: two }])).toEqual({ undo: [one, two], redo: [] })
  })

  it('moves a change that is taken back over, and back again', () => {
    const undone = [{ changeId: one }, { changeId: two }, { changeId: three, undoes: two }]
    expect(undoStacks(undone)).toEqual({ undo: [one], redo: [three] })
    expect(undoStacks([...undone, { changeId: four, undoes: three }])).toEqual({ undo: [one, four], redo: [] })
  })

  it('forgets what could be redone once something new is done', () => {
    expect(undoStacks([{ changeId: one }, { changeId: two, undoes: one }, { changeId: three }])).toEqual({
      undo: [three],
      redo: [],
    })
  })

  it('knows a change that was taken back out of turn', () => {
    expect(undoStacks([{ changeId: one }, { changeId: two }, { changeId: three, undoes: one }])).toEqual({
      undo: [two],
      redo: [three],
    })
  })

  it('passes over the undoing of what is not ours', () => {
    expect(undoStacks([{ changeId: one }, { changeId: two, undoes: four }])).toEqual({ undo: [one], redo: [] })
  })
})

describe('mergeEdits', () => {
  const edit = (set: { readonly [field: string]: Json }, recordId = SPEAKER) =>
    ({ recordId, kind: 'speaker', projectId: TEST_PROJECT, set }) as const

  it('tells edits of one record as one, the later value of a field before the earlier', () => {
    expect(mergeEdits([edit({ name: 'A', role: 'State' }), edit({ name: 'B' })])).toEqual([
      edit({ name: 'B', role: 'State' }),
    ])
  })

  it('drops a value that was to stand beside one that is set anew', () => {
    const conflict = { ...edit({ name: 'A' }), beside: [{ name: 'B' }] }
    expect(mergeEdits([conflict, edit({ name: 'C' })])).toEqual([edit({ name: 'C' })])
    expect(mergeEdits([edit({ name: 'C' }), conflict])).toEqual([conflict])
  })

  it('keeps records of different projects apart', () => {
    const elsewhere = { ...edit({ name: 'B' }), projectId: testRecordId(99) }
    expect(mergeEdits([edit({ name: 'A' }), elsewhere])).toEqual([edit({ name: 'A' }), elsewhere])
  })
})

function never(): never {
  throw new Error('The record is not here')
}
