import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignLanes, LANES, type LaneItem } from './lanes.ts'

function items(...spans: readonly (readonly [number, number])[]): LaneItem[] {
  return spans.map(([start, end]) => ({ start, end, kind: 'content' as const }))
}

describe('assignLanes', () => {
  it('puts the shorter of two nested stretches nearer to the text', () => {
    expect([...assignLanes(items([0, 50], [10, 20]))]).toEqual([1, 0])
  })

  it('parts identical stretches', () => {
    expect([...assignLanes(items([0, 9], [0, 9], [0, 9]))]).toEqual([0, 1, 2])
  })

  it('uses a lane again where nothing overlaps', () => {
    expect([...assignLanes(items([0, 10], [10, 20], [20, 30]))]).toEqual([0, 0, 0])
  })

  it('never moves a claim because of a cue within it', () => {
    const cue: LaneItem = { start: 5, end: 8, kind: 'cue' }
    expect([...assignLanes([...items([0, 50]), cue])]).toEqual([0, 1])
  })

  it('never gives one of the first lanes to two that overlap', () => {
    const spans = fc.array(fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 40 })), { maxLength: 400 })
    fc.assert(
      fc.property(spans, (pairs) => {
        const list = items(...pairs.map(([start, length]) => [start, start + length] as const)).sort(
          (a, b) => a.start - b.start,
        )
        const lanes = assignLanes(list)
        const clash = list.some((a, i) =>
          list.some(
            (b, j) =>
              i < j && lanes[i] === lanes[j] && (lanes[i] ?? 0) < LANES - 1 && a.start < b.end && b.start < a.end,
          ),
        )
        expect(clash).toBe(false)
      }),
    )
  })
})
