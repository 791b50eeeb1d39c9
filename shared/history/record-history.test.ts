import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupByRecord } from './merge.ts'
import { recordHistory } from './record-history.ts'
import { fieldValue } from './record-state.ts'
import { stateAt } from './state-at.ts'
import { historyArbitrary, TEN_YEARS } from './testing/collaboration.ts'
import { simulatedDevice, simulatedTime } from './testing/simulated-device.ts'
import { testRecordId } from './testing/test-ids.ts'

const RECORD = testRecordId(1)

describe('recordHistory', () => {
  it('tells what each revision changed, the latest first', () => {
    const device = simulatedDevice(1)
    device.set(RECORD, { name: 'Oru', role: 'State' })
    device.set(RECORD, { name: 'Tamsin', role: 'State' })
    device.set(RECORD, { role: null })
    expect(recordHistory(device.revisions()).map(({ changes }) => changes)).toEqual([
      [{ field: 'role', before: 'State', after: null }],
      [{ field: 'name', before: 'Oru', after: 'Tamsin' }],
      [
        { field: 'name', before: null, after: 'Oru' },
        { field: 'role', before: null, after: 'State' },
      ],
    ])
  })

  it('compares with what the author saw, not with what others did meanwhile', () => {
    const time = simulatedTime()
    const [a, b] = [simulatedDevice(1, { time }), simulatedDevice(2, { time })]
    a.set(RECORD, { name: 'Oru' })
    b.receive(a.revisions())
    a.set(RECORD, { name: 'Tamsin' })
    b.set(RECORD, { name: 'Sahrin' })
    a.receive(b.revisions())
    expect(recordHistory(a.revisions()).map(({ changes }) => changes[0]?.before)).toEqual(['Oru', 'Oru', null])
  })

  it('puts no revision below one that it follows from, however wrong the clocks are', () => {
    const time = simulatedTime()
    const a = simulatedDevice(1, { time, clockError: TEN_YEARS })
    const b = simulatedDevice(2, { time, clockError: -TEN_YEARS })
    a.set(RECORD, { name: 'one' })
    b.receive(a.revisions())
    b.set(RECORD, { name: 'two' })
    a.receive(b.revisions())
    a.set(RECORD, { name: 'three' })
    const steps = recordHistory([...a.revisions()].reverse())
    expect(steps.map(({ changes }) => changes)).toEqual([
      [{ field: 'name', before: 'two', after: 'three' }],
      [{ field: 'name', before: 'one', after: 'two' }],
      [{ field: 'name', before: null, after: 'one' }],
    ])
  })

  it('tells every revision once, children above parents, in the same order for any order of arrival', () => {
    const shuffled = historyArbitrary().chain((history) =>
      fc.tuple(fc.constant(history), fc.shuffledSubarray(history, { minLength: history.length })),
    )
    fc.assert(
      fc.property(shuffled, ([history, other]) => {
        for (const [id, own] of groupByRecord(history)) {
          const steps = recordHistory(own)
          const place = new Map(steps.map(({ revision }, index) => [revision.rid, index]))
          expect(place.size).toBe(own.length)
          for (const { rid, parents } of own) {
            for (const parent of parents) expect(place.get(parent)).toBeGreaterThan(place.get(rid) ?? Infinity)
          }
          expect(recordHistory(other.filter(({ recordId }) => recordId === id))).toEqual(steps)
        }
      }),
    )
  })
})

describe('stateAt', () => {
  it('gives the record as it was after a revision', () => {
    const device = simulatedDevice(1)
    const first = device.set(RECORD, { name: 'Oru' })
    device.set(RECORD, { name: 'Tamsin' })
    const then = stateAt(device.revisions(), first.rid)
    expect(then && fieldValue(then, 'name')).toBe('Oru')
    expect(stateAt(device.revisions().slice(1), first.rid)).toBeNull()
  })
})
