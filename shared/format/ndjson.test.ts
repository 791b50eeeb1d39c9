import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../base/json.ts'
import { sha256 } from '../base/sha256.ts'
import type { Bundle } from './bundle-schema.ts'
import { parseNdjson, serializeNdjson } from './ndjson.ts'
import { linesOf } from './ndjson-lines.ts'
import { parseBundle } from './parse-bundle.ts'
import { serializeBundle } from './serialize-bundle.ts'
import { bundleOf, smallWorld, worldArbitrary } from './testing/bundle-world.ts'

const BUNDLE = bundleOf(smallWorld())
const TEXT = textOf(BUNDLE)
const LINES = TEXT.trimEnd().split('\n')

function textOf(bundle: Bundle): string {
  return new TextDecoder().decode(bytesOf(bundle))
}

function bytesOf(bundle: Bundle): Uint8Array {
  return joined([...serializeNdjson(bundle)])
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(chunks.flatMap((chunk) => [...chunk]))
}

function parse(text: string) {
  return parseNdjson(new TextEncoder().encode(text))
}

/** A file whose end line fits these lines again. */
function sealed(lines: readonly string[], counts: object): string {
  const body = lines.map((line) => `${line}\n`).join('')
  return `${body}${JSON.stringify({ end: 'avowal-bundle-lines', counts, sha256: sha256(body) })}\n`
}

function countsOf(lines: readonly string[]): object {
  return (JSON.parse(lines.at(-1) ?? '') as { readonly counts: object }).counts
}

/** The file with one of its lines, counted from 1, changed into others. */
function changed(line: number, ...to: readonly string[]): string {
  return `${LINES.toSpliced(line - 1, 1, ...to).join('\n')}\n`
}

function lineOf(list: string): number {
  return LINES.findIndex((line) => line.startsWith(`{"${list}":`)) + 1
}

describe('a bundle line by line', () => {
  it('is the same bundle as the one in JSON, whatever it holds and however its bytes are cut', () => {
    fc.assert(
      fc.property(worldArbitrary, fc.boolean(), fc.integer({ min: 1, max: 5000 }), (world, historyIncluded, size) => {
        const json = serializeBundle(bundleOf(world, { historyIncluded }))
        const bundle = parseBundle(json)
        if (!bundle.ok) throw new Error(bundle.error.kind)
        const bytes = bytesOf(bundle.value)
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
          bytes.subarray(n * size, (n + 1) * size),
        )
        const again = parseNdjson(chunks)
        expect(again).toEqual(bundle)
        expect(again.ok && serializeBundle(again.value)).toBe(json)
      }),
      { numRuns: 40 },
    )
  })

  it.each<[string, { readonly [member: string]: Json }]>([
    ['lists of a newer version', { moods: ['glad', { a: 1 }, null, []], nothing: [], mood: { lists: ['x'] } }],
    ['members named as those of the layout', { lists: 3, end: ['end'], bundle: { a: [] }, counts: [], sha256: 'x' }],
    ['a list of the name __proto__', JSON.parse('{"__proto__": [1, {"__proto__": 2}]}') as { [name: string]: Json }],
    ['a member of the name __proto__', JSON.parse('{"__proto__": {"a": 1}}') as { [name: string]: Json }],
    ['no codebook', { codebook: null }],
    ['extensions beside the records of extensions', { extensions: { records: [], other: { a: 1 } } }],
    ['extensions without records', { extensions: { other: 'x' } }],
    ['half of a surrogate pair', { odd: ['\ud83d'] }],
  ])('keeps %s', (_, members) => {
    const bundle = Object.fromEntries([...Object.entries(BUNDLE), ...Object.entries(members)]) as unknown as Bundle
    expect(parseNdjson(bytesOf(bundle))).toEqual(parseBundle(serializeBundle(bundle)))
  })

  it('keeps the difference between a list without entries and no list', () => {
    const { claims: _, ...without } = BUNDLE
    const none = { ...BUNDLE, claims: [] }
    expect([parse(textOf(without as Bundle)), parse(textOf(none))].map((read) => read.ok && read.value.claims)).toEqual(
      [undefined, []],
    )
  })

  it('has what is referred to ahead of what refers to it, a record a line, and the hash of the bytes before the last', () => {
    const lists = [...new Set(LINES.slice(1, -1).map((line) => /^\{"(\w+)":/.exec(line)?.[1]))]
    expect(lists).toEqual(['annotators', 'speakers', 'articles', 'claims', 'revisions'])
    expect((JSON.parse(LINES.at(-1) ?? '') as { readonly sha256: string }).sha256).toBe(
      sha256(TEXT.slice(0, TEXT.lastIndexOf('\n', TEXT.length - 2) + 1)),
    )
  })

  it('comes in chunks of a megabyte or so, as they are asked for', () => {
    const text = 'x'.repeat(700_000)
    const furtherTexts = Array.from({ length: 5 }, () => ({ sha256: sha256(text), text }))
    const chunks = serializeNdjson({ ...BUNDLE, furtherTexts })
    expect(chunks.next().value?.length).toBeGreaterThan(1_000_000)
    expect([...chunks].length).toBe(2)
  })

  it.each([
    ['lines that end in CR LF', TEXT.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${TEXT}`],
    ['no line end after the last line', TEXT.trimEnd()],
    ['blank lines after the last line', `${TEXT}\n \r\n`],
    [
      'a header of a newer minor version',
      sealed([LINES[0]?.replace('"1.0"', '"1.7"') ?? '', ...LINES.slice(1, -1)], countsOf(LINES)),
    ],
  ])('is read with %s', (_, text) => {
    expect(parse(text)).toEqual({ ok: true, value: BUNDLE })
  })
})

describe('a damaged file', () => {
  const article = lineOf('articles')
  const last = LINES.length

  it('that breaks off anywhere is refused, and never taken for whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: (LINES[0]?.length ?? 0) + 1, max: TEXT.length - 2 }), (length) => {
        expect(parse(TEXT.slice(0, length))).toMatchObject({
          ok: false,
          error: { kind: 'bundle-line-damaged', fault: { kind: 'no-end-line' } },
        })
      }),
    )
  })

  it('with any one character changed is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: TEXT.length - 2 }), (at) => {
        expect(parse(`${TEXT.slice(0, at)}${TEXT[at] === '7' ? '8' : '7'}${TEXT.slice(at + 1)}`).ok).toBe(false)
      }),
    )
  })

  it.each([
    ['that broke off between two lines', `${LINES.slice(0, 4).join('\n')}\n`, 5, { kind: 'no-end-line', records: 3 }],
    ['that broke off within a line', LINES.slice(0, 4).join('\n').slice(0, -9), 4, { kind: 'no-end-line', records: 2 }],
    ['with a line that is not JSON', changed(article, '{"articles": oh}'), article, { kind: 'line-not-json' }],
    ['with a blank line', changed(article, ''), article, { kind: 'line-blank' }],
    [
      'with a name twice',
      changed(article, '{"articles":{"a":1,"a":2}}'),
      article,
      { kind: 'line-not-json', problem: { kind: 'json-duplicate-key' } },
    ],
    [
      'with a record without the name of its list',
      changed(article, '{"id":"x","title":"y"}'),
      article,
      { kind: 'line-no-record' },
    ],
    ['with a list for a record', changed(article, '[]'), article, { kind: 'line-no-record' }],
    [
      'with a list that the header does not name',
      changed(article, '{"moods":{}}'),
      article,
      { kind: 'list-not-announced', list: 'moods' },
    ],
    ['with a second header', changed(article, LINES[0] ?? ''), article, { kind: 'second-header' }],
    ['with a second file behind it', TEXT + TEXT, last + 1, { kind: 'second-header' }],
    ['with something behind its end', `${TEXT}more`, last + 1, { kind: 'line-after-end' }],
    ['with a line lost', changed(article), last - 1, { kind: 'count-differs', list: 'articles', stated: 2, actual: 1 }],
    [
      'with a line doubled',
      changed(article, LINES[article - 1] ?? '', LINES[article - 1] ?? ''),
      last + 1,
      { kind: 'count-differs', list: 'articles', stated: 2, actual: 3 },
    ],
    ['with a changed word', TEXT.replace('Rafiq Olander', 'Rafiq Olandre'), last, { kind: 'hash-differs' }],
    [
      'with two lines exchanged',
      `${LINES.with(1, LINES[2] ?? '')
        .with(2, LINES[1] ?? '')
        .join('\n')}\n`,
      last,
      { kind: 'hash-differs' },
    ],
    [
      'with an end line without a hash',
      changed(last, '{"end":"avowal-bundle-lines","counts":{}}'),
      last,
      { kind: 'end-line-malformed' },
    ],
    [
      'with a header without lists',
      changed(1, LINES[0]?.replace('"lists"', '"lusts"') ?? ''),
      1,
      { kind: 'header-incomplete', member: 'lists' },
    ],
    [
      'with a header that names a list twice',
      changed(1, LINES[0]?.replace('"lists":[', '"lists":["claims",') ?? ''),
      1,
      { kind: 'header-incomplete', member: 'lists' },
    ],
    [
      'with a header without the bundle',
      changed(1, '{"format":"avowal-bundle-lines","version":"1.0","lists":[]}'),
      1,
      { kind: 'header-incomplete', member: 'bundle' },
    ],
  ])('%s is refused at its line', (_, text, line, fault) => {
    expect(parse(text)).toMatchObject({ ok: false, error: { kind: 'bundle-line-damaged', line, fault } })
  })

  it('with a byte that is not UTF-8 is refused at its line', () => {
    const bytes = new TextEncoder().encode(TEXT)
    bytes[bytes.indexOf(0x0a) + 20] = 0xff
    expect(parseNdjson(bytes)).toMatchObject({ error: { line: 2, fault: { kind: 'line-not-utf8' } } })
  })

  it('with a record of the wrong form is told at the line of the record', () => {
    const lines = LINES.slice(0, -1).map((line) => line.replace('"title":"Old grain news"', '"title":7'))
    const at = lines.findIndex((line) => line.includes('"title":7') && line.startsWith('{"articles"')) + 1
    expect(parse(sealed(lines, countsOf(LINES)))).toMatchObject({
      error: { kind: 'bundle-malformed', faults: [{ pointer: `/articles/${at - article}/title`, line: at }] },
    })
  })

  it('of a newer major version is refused before anything else', () => {
    const layout = LINES[0]?.replace('"version":"1.0"', '"version":"2.0"') ?? ''
    const bundle =
      LINES[0]?.replace('"format":"avowal-bundle","version":"1.0"', '"format":"avowal-bundle","version":"3.1"') ?? ''
    expect([parse(layout), parse(bundle)]).toEqual([
      { ok: false, error: { kind: 'bundle-newer', found: '2.0', supported: '1.0' } },
      { ok: false, error: { kind: 'bundle-newer', found: '3.1', supported: '1.0' } },
    ])
  })

  it('that is something else is said to be that', () => {
    expect([parse('{"format":"avowal-move"}'), parse('[]'), parse('')]).toMatchObject([
      { error: { kind: 'not-a-bundle', format: 'avowal-move' } },
      { error: { kind: 'not-a-bundle', format: null } },
      { error: { kind: 'bundle-line-damaged', line: 1, fault: { kind: 'no-end-line', records: 0 } } },
    ])
  })

  it('with a line that never ends is given up at the limit', () => {
    function* endless(): Generator<Uint8Array> {
      for (;;) yield new Uint8Array(10)
    }
    expect([...linesOf(endless(), 25)]).toEqual([null])
  })
})
