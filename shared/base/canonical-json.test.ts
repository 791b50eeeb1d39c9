import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { type Json, parseJson } from './json.ts'

describe('canonicalJson', () => {
  it('orders keys by UTF-16 code units, as the example of RFC 8785 does', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(
      canonicalJson(value)
        .match(/"[^"]*"(?=:)/g)
        ?.map((key) => JSON.parse(key)),
    ).toEqual(['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'])
  })

  it.each([
    [0, '0'],
    [-0, '0'],
    [1e21, '1e+21'],
    [Number('333333333.33333329'), '333333333.3333333'],
    [4.5, '4.5'],
    [2e-3, '0.002'],
    [1e-27, '1e-27'],
    [9007199254740992, '9007199254740992'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
  ])('writes the number %d as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it('writes strings with the shortest escapes', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
  })

  it('writes no white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: {} })).toBe('{"a":{},"b":[1,{"c":true,"d":null}]}')
  })

  it('refuses what is not JSON', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow('Not a JSON number')
    expect(() => canonicalJson({ a: undefined } as unknown as Json)).toThrow('Not a JSON value')
  })

  it('writes what reads back as the same value, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = canonicalJson(value as Json)
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) })
        expect(canonicalJson(reversed(value as Json))).toBe(text)
      }),
    )
  })

  it('keeps a member named __proto__', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}')
  })
})

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).reverse()
  return Object.fromEntries(entries.map(([key, member]) => [key, reversed(member)]))
}
