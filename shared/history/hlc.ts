import type { DeviceId } from '../base/ids.ts'

declare const hlc: unique symbol

/**
 * A hybrid logical clock reading: `2031-02-11T09:30:00.000Z-0000-<device id>`.
 *
 * Wall time to the millisecond, a counter of four hexadecimal digits for events within one millisecond (or while the
 * wall clock stands behind what was seen), and the device. Strings of this form sort in clock order, so they can be an
 * index key. The clock never decides causality (parents do): it only says which conflicting value is shown first.
 *
 * Source: Kulkarni, Demirbas, Madappa, Avva, Leone: Logical Physical Clocks (2014).
 */
export type Hlc = string & { readonly [hlc]: true }

/** How far ahead of our own wall clock a foreign reading may be and still advance ours, in milliseconds. */
export const MAX_DRIFT = 24 * 60 * 60 * 1000

const MAX_COUNTER = 0xffff
/** The times that sort as strings: years 0000 to 9999. A wall clock beyond them counts as standing at their end. */
const EARLIEST = Date.parse('0000-01-01T00:00:00.000Z')
const LATEST = Date.parse('9999-12-31T23:59:59.999Z')
const PATTERN = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)-([0-9a-f]{4})-([0-9a-f-]+)$/

interface Reading {
  readonly time: number
  readonly counter: number
}

/** Whether a string has the form of a clock reading with a real date in it. */
export function isHlc(value: string): value is Hlc {
  const match = PATTERN.exec(value)
  return match?.[1] !== undefined && isoTime(Date.parse(match[1])) === match[1]
}

/** The wall time of a reading, in milliseconds since 1970. */
export function hlcTime(reading: Hlc): number {
  return read(reading).time
}

/** The wall time of a reading as ISO 8601 in UTC, to the millisecond. */
export function hlcIso(reading: Hlc): string {
  return new Date(read(reading).time).toISOString()
}

/**
 * The next reading of this device's clock: later than `last`, and not behind the wall time (milliseconds since 1970).
 */
export function nextHlc(last: Hlc | null, wallTime: number, device: DeviceId): Hlc {
  const now = Math.min(Math.max(wallTime, EARLIEST), LATEST)
  const before = last === null ? null : read(last)
  if (before === null || now > before.time) return format({ time: now, counter: 0 }, device)
  if (before.counter < MAX_COUNTER) return format({ time: before.time, counter: before.counter + 1 }, device)
  return format({ time: before.time + 1, counter: 0 }, device)
}

/**
 * Our last reading after having seen a foreign one. A reading more than `MAX_DRIFT` ahead of `now` is a wrong clock:
 * it is left out, so that one machine with a bad date cannot drag everybody's clock along.
 */
export function observeHlc(last: Hlc | null, seen: Hlc, now: number, device: DeviceId): Hlc | null {
  const foreign = read(seen)
  if (foreign.time > now + MAX_DRIFT) return last
  const own = last === null ? null : read(last)
  if (own !== null && !later(foreign, own)) return last
  return format(foreign, device)
}

/** Orders two readings, earlier first; the device id breaks ties. */
export function compareHlc(a: Hlc, b: Hlc): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function isoTime(time: number): string | null {
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function later(a: Reading, b: Reading): boolean {
  return a.time > b.time || (a.time === b.time && a.counter > b.counter)
}

function read(reading: Hlc): Reading {
  const match = PATTERN.exec(reading)
  if (match?.[1] === undefined || match[2] === undefined) throw new Error(`not a clock reading: ${reading}`)
  return { time: Date.parse(match[1]), counter: Number.parseInt(match[2], 16) }
}

function format({ time, counter }: Reading, device: DeviceId): Hlc {
  return `${new Date(Math.min(time, LATEST)).toISOString()}-${counter.toString(16).padStart(4, '0')}-${device}` as Hlc
}
