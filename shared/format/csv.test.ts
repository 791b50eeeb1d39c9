import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardCell, parseCsv, serializeCsv, unguardCell } from './csv.ts'

const spectrum = '../shared/conformance/csv/csv-spectrum'
const isHere = existsSync(spectrum)
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('"', ',', '\r', '\n', "'", '=', '+', '-', '@', '\t', '＝', '＇', 'a', '😀'))
    .map((each) => each.join('')),
)

describe('CSV', () => {
  it('reads back any rows that it wrote', () => {
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 })
    fc.assert(
      fc.property(rows, (each) => {
        expect(parseCsv(serializeCsv(each))).toEqual(each)
      }),
    )
  })

  it('ends every line in CRLF and quotes what needs it', () => {
    expect(
      serializeCsv([
        ['a', 'b,c'],
        ['say "x"', 'two\nlines'],
      ]),
    ).toBe('a,"b,c"\r\n"say ""x""","two\nlines"\r\n')
  })

  it('reads lines that end in LF or CR, a byte order mark and an empty last cell', () => {
    expect(parseCsv('\ufeffa,b\n1,\r"x"y,z')).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['xy', 'z'],
    ])
  })

  it.skipIf(!isHere)('reads all of csv-spectrum (skipped where ../shared is absent)', () => {
    const names = readdirSync(`${spectrum}/csvs`).map((name) => name.replace('.csv', ''))
    expect(names).toHaveLength(12)
    for (const name of names) {
      const [head = [], ...rows] = parseCsv(readFileSync(`${spectrum}/csvs/${name}.csv`, 'utf8'))
      const objects = rows.map((row) => Object.fromEntries(head.map((key, index) => [key, row[index]])))
      const expected = JSON.parse(readFileSync(`${spectrum}/json/${name}.json`, 'utf8'))
      if (name !== 'location_coordinates') expect(objects, name).toEqual(expected)
      // That expected file holds the row itself, with another phone number.
      else expect(objects).toEqual([{ ...expected, 'Contact Phone Number': '2095257564' }])
    }
  })

  it.skipIf(!isHere)('reads a byte order mark and 2,001 long rows (skipped where ../shared is absent)', () => {
    const papaparse = '../shared/conformance/csv/papaparse'
    expect(parseCsv(readFileSync(`${papaparse}/utf-8-bom-sample.csv`, 'utf8'))).toEqual([
      ['A', 'B', 'C'],
      ['X', 'Y', 'Z'],
    ])
    const long = parseCsv(readFileSync(`${papaparse}/verylong-sample.csv`, 'utf8'))
    expect([long.length, long[0]?.length, long[2000]?.length]).toEqual([2001, 3, 3])
  })
})

describe('the formula guard', () => {
  it('leaves no cell that starts like a formula', () => {
    fc.assert(
      fc.property(cell, (each) => {
        expect(guardCell(each)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
    )
  })

  it('is the identity over a round trip', () => {
    fc.assert(
      fc.property(cell, (each) => {
        expect(unguardCell(guardCell(each))).toBe(each)
      }),
    )
  })

  it.each(['=1+1', '+1', '-1', '@a', '\tx', '\rx', '\nx', "'x", '＝1', '＋1', '－1', '＠a'])('guards %j', (each) => {
    expect(guardCell(each)).toBe(`'${each}`)
  })

  it('leaves words alone', () => {
    expect(guardCell('agreed = done')).toBe('agreed = done')
  })
})
