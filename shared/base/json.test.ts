import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonObject, type Json, type JsonProblem, parseJson } from './json.ts'

const SUITE = '../shared/conformance/json/test_parsing'
const suitePresent = existsSync(SUITE)
const suiteNote = suitePresent ? '' : ' (skipped: JSONTestSuite is not on this machine)'
const suiteFiles = suitePresent ? readdirSync(SUITE) : []

function read(text: string): Json {
  const result = parseJson(text)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function problem(text: string, depth?: number): JsonProblem {
  const result = parseJson(text, depth === undefined ? {} : { depth })
  if (result.ok) throw new Error('It was read, and should not be')
  return result.error
}

function suiteText(name: string): string {
  return new TextDecoder().decode(readFileSync(`${SUITE}/${name}`))
}

describe('parseJson', () => {
  it('reads every kind of value', () => {
    expect(read(' {"a": [1, -2.5e3, true, false, null, "x\\u00e9\\n"]} ')).toEqual({
      a: [1, -2500, true, false, null, 'xé\n'],
    })
  })

  it('refuses a duplicate key and says where it stands', () => {
    expect(problem('{\n  "a": 1,\n  "a": 2\n}')).toEqual({ kind: 'json-duplicate-key', key: 'a', line: 3, column: 3 })
  })

  it('sees through escapes when it compares keys', () => {
    expect(problem('{"a": 1, "\\u0061": 2}').kind).toBe('json-duplicate-key')
  })

  it('lets two objects have the same key', () => {
    expect(read('[{"a": 1}, {"a": {"a": 2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }])
  })

  it('refuses what is nested more deeply than the limit', () => {
    expect(problem('['.repeat(65) + ']'.repeat(65))).toEqual({ kind: 'json-too-deep', limit: 64, line: 1, column: 65 })
    expect(parseJson('['.repeat(64) + ']'.repeat(64)).ok).toBe(true)
  })

  it('takes another limit', () => {
    expect(problem('[[1]]', 1)).toEqual({ kind: 'json-too-deep', limit: 1, line: 1, column: 2 })
  })

  it('survives a hundred thousand opening brackets', () => {
    expect(problem('['.repeat(100_000), 1_000).kind).toBe('json-too-deep')
  })

  it.each(['1e400', '-1e400', '1E+309', `1${'0'.repeat(309)}`, `${'9'.repeat(400)}.5`])(
    'refuses %s, which would be read as infinite, and says where it stands',
    (number) => {
      expect(problem(`{\n  "a": [1, ${number}]\n}`)).toEqual({ kind: 'json-number-too-large', line: 2, column: 12 })
    },
  )

  it.each([
    ['1.7976931348623157e308', Number.MAX_VALUE],
    [`-0.${'1'.repeat(400)}`, -1 / 9],
    [`1${'0'.repeat(308)}`, 1e308],
    ['1e-400', 0],
  ])('reads %s, however it is written', (text, value) => {
    expect(read(text)).toBe(value)
  })

  it('keeps a member named __proto__ as data', () => {
    const value = read('{"__proto__": {"polluted": true}, "b": 1}')
    expect(isJsonObject(value) && Object.keys(value)).toEqual(['__proto__', 'b'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true},"b":1}')
  })

  it('refuses a second __proto__ in the same object', () => {
    expect(problem('{"__proto__": 1, "__proto__": 2}').kind).toBe('json-duplicate-key')
  })

  it('keeps lone surrogates as data', () => {
    expect(read('"\\ud800"')).toBe('\ud800')
  })

  it('passes over a byte order mark at the start', () => {
    expect(read('\uFEFF{}')).toEqual({})
  })

  it.each([
    ['', 'json-empty'],
    [' \n', 'json-empty'],
    ['{"a": 1', 'json-truncated'],
    ['{"a"', 'json-truncated'],
    ['"abc', 'json-truncated'],
    ['[1, tru', 'json-truncated'],
    ['[1.', 'json-truncated'],
  ])('says that %j is %s', (text, kind) => {
    expect(problem(text).kind).toBe(kind)
  })

  it.each([
    ['{a: 1}', 'member-name', 'a', 2],
    ['{"a" 1}', 'colon', '1', 6],
    ['{"a": 1,}', 'member-name', '}', 9],
    ['[1 2]', 'comma-or-end', '2', 4],
    ['[1,]', 'value', ']', 4],
    ['nul!', 'value', 'n', 1],
    ['1 2', 'end-of-text', '2', 3],
    ['01', 'end-of-text', '1', 2],
    ['-x', 'digit', 'x', 2],
    ['"\\x"', 'escape', 'x', 3],
    ['"\\u12g4"', 'escape', 'g', 6],
    ['"a\tb"', 'escaped-control-character', '\t', 3],
  ])('says what was wanted in %j', (text, expected, found, column) => {
    expect(problem(text)).toEqual({ kind: 'json-syntax', expected, found, line: 1, column })
  })

  it('counts lines by LF, CRLF and CR, and columns in characters', () => {
    expect(problem('[\n1,\r\n2,\r"😀" x]')).toMatchObject({ line: 4, column: 5, found: 'x' })
  })

  it('counts lines and columns as one would by cutting the text into lines, and those into characters', () => {
    const strings = ['"é",', '"😀",', '"\ud83d",', '"\ude00\ud83d",', '"\ud83d\ud83d\ude00\ude00",']
    const piece = fc.constantFrom('\n', '\r', '\r\n', ' ', '\t', ...strings)
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const before = `[${pieces.join('')}`
        const lines = before.split(/\r\n|\r|\n/)
        const place = { line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 }
        expect(problem(`${before}x`)).toMatchObject({ found: 'x', ...place })
      }),
    )
  })

  it('finds the place in millions of line ends, and in a line of millions of characters', () => {
    const many = 5_000_000
    expect(problem(`{${'\n'.repeat(many)}`)).toEqual({ kind: 'json-truncated', line: many + 1, column: 1 })
    expect(problem(`"${'a'.repeat(many)}`)).toEqual({ kind: 'json-truncated', line: 1, column: many + 2 })
  })

  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value)
        expect(read(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('never reads what the engine refuses, nor refuses the grammar that it reads', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"k"',
      '1',
      '-',
      '.5',
      'e+',
      'true',
      ' ',
      '\\',
      '\\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('')
        const result = parseJson(text)
        if (!result.ok && result.error.kind === 'json-duplicate-key') return
        expect(result.ok).toBe(engineReads(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it.skipIf(!suitePresent)(`reads what JSONTestSuite says must be read, but for duplicate keys${suiteNote}`, () => {
    const names = suiteFiles.filter((name) => name.startsWith('y_'))
    const refused = names.filter((name) => !parseJson(suiteText(name)).ok)
    expect(names.length).toBeGreaterThan(90)
    expect(refused.sort()).toEqual(['y_object_duplicated_key.json', 'y_object_duplicated_key_and_value.json'])
  })

  it.skipIf(!suitePresent)(`refuses what JSONTestSuite says must be refused${suiteNote}`, () => {
    const names = suiteFiles.filter((name) => name.startsWith('n_'))
    expect(names.length).toBeGreaterThan(180)
    expect(names.filter((name) => parseJson(suiteText(name)).ok)).toEqual([])
  })

  it.skipIf(!suitePresent)(`survives what JSONTestSuite leaves open${suiteNote}`, () => {
    const names = suiteFiles.filter((name) => name.startsWith('i_'))
    expect(names.length).toBeGreaterThan(30)
    for (const name of names) expect(typeof parseJson(suiteText(name)).ok).toBe('boolean')
  })
})

function engineReads(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
