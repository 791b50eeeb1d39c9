import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareHlc, type Hlc, hlcIso, hlcTime, isHlc, MAX_DRIFT, nextHlc, observeHlc } from './hlc.ts'
import { TEN_YEARS } from './testing/collaboration.ts'
import { testDeviceId } from './testing/test-ids.ts'

const OURS = testDeviceId(1)
const THEIRS = testDeviceId(2)
const NOON = Date.UTC(2031, 1, 11, 12)

/** Wall times that stand still, jump back and run on. */
const wallTimes = fc.array(fc.integer({ min: NOON - 5, max: NOON + 5 }), { minLength: 1, maxLength: 60 })

describe('nextHlc', () => {
  it('writes the wall time, a counter and the device', () => {
    expect(nextHlc(null, NOON, OURS)).toBe(`2031-02-11T12:00:00.000Z-0000-${OURS}`)
  })

  it('always runs forward, whatever the wall clock does', () => {
    fc.assert(
      fc.property(wallTimes, (times) => {
        let last: Hlc | null = null
        for (const now of times) {
          const next: Hlc = nextHlc(last, now, OURS)
          expect(isHlc(next)).toBe(true)
          expect(hlcTime(next)).toBeGreaterThanOrEqual(now)
          if (last !== null) expect(compareHlc(last, next)).toBe(-1)
          last = next
        }
      }),
    )
  })

  it('goes on to the next millisecond when the counter is full', () => {
    const full = `2031-02-11T12:00:00.000Z-ffff-${OURS}` as Hlc
    expect(nextHlc(full, NOON, OURS)).toBe(`2031-02-11T12:00:00.001Z-0000-${OURS}`)
  })

  it('stays a reading that sorts, for a clock outside all calendars', () => {
    const far = nextHlc(null, 8.64e15, OURS)
    expect([isHlc(far), isHlc(nextHlc(null, -8.64e15, OURS))]).toEqual([true, true])
    expect(compareHlc(nextHlc(null, NOON, OURS), far)).toBe(-1)
    expect(compareHlc(far, nextHlc(far, 8.64e15, OURS))).toBe(-1)
  })
})

describe('observeHlc', () => {
  it('puts our next reading behind what was seen', () => {
    const near = fc.integer({ min: NOON - MAX_DRIFT, max: NOON + MAX_DRIFT })
    fc.assert(
      fc.property(near, fc.option(near), (seenAt, ownAt) => {
        const seen = nextHlc(null, seenAt, THEIRS)
        const own = ownAt === null ? null : nextHlc(null, ownAt, OURS)
        const next = nextHlc(observeHlc(own, seen, NOON, OURS), NOON, OURS)
        expect(compareHlc(seen, next)).toBe(-1)
        if (own !== null) expect(compareHlc(own, next)).toBe(-1)
      }),
    )
  })

  it('does not follow a clock that is more than a day ahead', () => {
    const own = nextHlc(null, NOON, OURS)
    const wrong = nextHlc(null, NOON + TEN_YEARS, THEIRS)
    expect(observeHlc(own, wrong, NOON, OURS)).toBe(own)
    expect(observeHlc(null, wrong, NOON, OURS)).toBeNull()
  })

  it('never turns ours back', () => {
    const own = nextHlc(null, NOON + TEN_YEARS, OURS)
    expect(observeHlc(own, nextHlc(null, NOON, THEIRS), NOON, OURS)).toBe(own)
  })
})

describe('isHlc', () => {
  it.each([
    '',
    '2031-02-11T12:00:00.000Z',
    `2031-13-11T12:00:00.000Z-0000-${OURS}`,
    `2031-02-30T12:00:00.000Z-0000-${OURS}`,
    `2031-02-11T24:00:00.000Z-0000-${OURS}`,
    `2031-02-11T12:00:00.000Z-00g0-${OURS}`,
    `2031-02-11T12:00:00.000Z-FFFF-${OURS}`,
    '2031-02-11T12:00:00.000Z-0000-',
    `2031-02-11T12:00:00.000Z-0000-${OURS}\n`,
  ])('refuses %j', (value) => {
    expect(isHlc(value)).toBe(false)
  })

  it('gives back the wall time it was made from', () => {
    const reading = nextHlc(null, NOON + 7, OURS)
    expect([hlcTime(reading), hlcIso(reading)]).toEqual([NOON + 7, '2031-02-11T12:00:00.007Z'])
  })
})
