import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeId, derivedId, deviceId, isChangeId, isRecordId, recordId, timeOrderedId } from './ids.ts'

const DNS = recordId('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
const random16 = fc.uint8Array({ minLength: 16, maxLength: 16 })
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('derivedId', () => {
  it('gives the id of the example in RFC 9562', () => {
    expect(derivedId(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  })

  it('gives the same id for the same name, and another for another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, other) => {
        expect(isRecordId(derivedId(DNS, name))).toBe(true)
        expect(derivedId(DNS, name) === derivedId(DNS, other)).toBe(name === other)
      }),
    )
  })
})

describe('timeOrderedId', () => {
  it('gives the id of the example in RFC 9562', () => {
    const random = Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    expect(timeOrderedId({ now: 0x017f22e279b0, random })).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('gives a UUID of version 7 that sorts by its time', () => {
    fc.assert(
      fc.property(time, time, random16, random16, (first, second, a, b) => {
        const [one, two] = [timeOrderedId({ now: first, random: a }), timeOrderedId({ now: second, random: b })]
        expect(isChangeId(one)).toBe(true)
        if (first < second) expect(one < two).toBe(true)
      }),
    )
  })

  it('leaves the random bytes that it was given as they were', () => {
    const random = new Uint8Array(16).fill(255)
    timeOrderedId({ now: 0, random })
    expect(random).toEqual(new Uint8Array(16).fill(255))
  })

  it('refuses fewer than 16 random bytes', () => {
    expect(() => timeOrderedId({ now: 0, random: new Uint8Array(15) })).toThrow('16 random bytes')
  })
})

describe('recordId, changeId, deviceId', () => {
  it('take a UUID in lower case', () => {
    expect(recordId('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
    expect(changeId('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
    expect(deviceId('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('refuse what is none, and a version other than 7 for changes and devices', () => {
    expect(() => recordId('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toThrow('id of a record')
    expect(() => changeId('2ed6657d-e927-568b-95e1-2665a8aea6a2')).toThrow('id of a change')
    expect(() => deviceId('2ed6657d-e927-568b-95e1-2665a8aea6a2')).toThrow('id of a device')
  })
})
