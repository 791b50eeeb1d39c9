import { describe, expect, it } from 'vitest'
import type { BundleProblem } from './bundle-problem.ts'
import type { Bundle } from './bundle-schema.ts'
import { MAX_BUNDLE_BYTES, MAX_BUNDLE_RECORDS, parseBundle } from './parse-bundle.ts'
import { readBundle } from './read-bundle.ts'
import { serializeBundle } from './serialize-bundle.ts'
import { bundleOf, smallWorld } from './testing/bundle-world.ts'

const good = serializeBundle(bundleOf(smallWorld()))

function refusal(input: string | Uint8Array): BundleProblem {
  const bundle = parseBundle(input)
  if (bundle.ok) throw new Error('It was read')
  return bundle.error
}

/** The file as it would be with the changes made to a copy of its JSON. */
function edited(change: (bundle: Record<string, unknown>) => void): string {
  const copy = JSON.parse(good) as Record<string, unknown>
  change(copy)
  return JSON.stringify(copy)
}

describe('a bundle as it stands in a file', () => {
  it('has its members in the documented order, one record or revision after another, and ends in LF', () => {
    expect(Object.keys(JSON.parse(good) as object)).toEqual([
      'format',
      'version',
      'bundleId',
      'createdAt',
      'generator',
      'offsetUnit',
      'scope',
      'project',
      'annotators',
      'codebook',
      'speakers',
      'articles',
      'claims',
      'reviews',
      'comments',
      'completions',
      'adjudicated',
      'revisions',
      'extensions',
    ])
    expect(good).toMatch(/^\{\n {2}"format": "avowal-bundle",\n {2}"version": "1.0",\n/)
    expect(good.endsWith('}\n')).toBe(true)
    expect(good).not.toContain('\r')
    expect(good.match(/^ {4}\{"rid":/gm)).toHaveLength(10)
  })

  it('is read from text and from bytes, with or without a byte order mark', () => {
    const bundle = parseBundle(good)
    expect(parseBundle(new TextEncoder().encode(`\ufeff${good}`))).toEqual(bundle)
    expect(bundle.ok).toBe(true)
  })
})

describe('a file that is no good bundle is refused:', () => {
  it('an empty one', () => {
    expect(refusal('')).toMatchObject({ kind: 'bundle-not-json', problem: { kind: 'json-empty' } })
  })

  it('one that breaks off, wherever it does', () => {
    for (let length = 1; length < good.length - 2; length += 97) {
      expect(refusal(good.slice(0, length))).toMatchObject({
        kind: 'bundle-not-json',
        problem: { kind: 'json-truncated' },
      })
    }
  })

  it('one that is no JSON, with line and column', () => {
    expect(refusal('{\n  "format": nothing }')).toEqual({
      kind: 'bundle-not-json',
      problem: { kind: 'json-syntax', expected: 'value', found: 'n', line: 2, column: 13 },
    })
  })

  it('one in another encoding', () => {
    expect(refusal(Uint8Array.of(0x7b, 0xff, 0x7d))).toEqual({ kind: 'bundle-not-utf8' })
  })

  it.each([
    ['a list', '[]', null],
    ['an object that says nothing', '{}', null],
    ['an object that says something else', '{"format": "brat"}', 'brat'],
    ['an object that inherits its format', '{"__proto__": {"format": "avowal-bundle"}}', null],
  ])('%s', (_, text, format) => {
    expect(refusal(text)).toEqual({ kind: 'not-a-bundle', format })
  })

  it('one of a later major version, whatever else it holds', () => {
    const later = '{"format": "avowal-bundle", "version": "2.0", "claims": "elsewhere"}'
    expect(refusal(later)).toEqual({ kind: 'bundle-newer', found: '2.0', supported: '1.0' })
  })

  it('one with the same member twice', () => {
    expect(refusal(good.replace('"version"', '"format": "x", "version"'))).toMatchObject({
      kind: 'bundle-not-json',
      problem: { kind: 'json-duplicate-key', key: 'format', line: 3, column: 3 },
    })
  })

  it('one with 200 levels of nesting', () => {
    const deep = edited((bundle) => {
      bundle['extensions'] = JSON.parse(`{"x": ${'['.repeat(200)}${']'.repeat(200)}}`)
    })
    expect(refusal(deep)).toMatchObject({ kind: 'bundle-not-json', problem: { kind: 'json-too-deep', limit: 64 } })
  })

  it('one that is too large', () => {
    const large = { length: MAX_BUNDLE_BYTES + 1 } as unknown as Uint8Array
    expect(refusal(large)).toEqual({ kind: 'bundle-too-large', size: 512_000_001, limit: 512_000_000 })
  })

  it('one with too many records', () => {
    const count = MAX_BUNDLE_RECORDS + 1
    const many = `{"format": "avowal-bundle", "version": "1.0", "revisions": [${'0,'.repeat(count - 1)}0]}`
    expect(refusal(many)).toEqual({ kind: 'bundle-too-many-records', count, limit: 2_000_000 })
  })

  it('one with values of the wrong type, with every place', () => {
    const wrong = edited((bundle) => {
      Object.assign(bundle, { bundleId: 'b', speakers: 'none', project: {} })
      Object.assign((bundle['claims'] as object[])[0] ?? {}, { target: [], note: 7, articleId: null })
    })
    expect(refusal(wrong)).toEqual({
      kind: 'bundle-malformed',
      more: 0,
      faults: [
        { pointer: '/bundleId', expected: { kind: 'type', type: 'id' }, found: '"b"' },
        { pointer: '/project/id', expected: { kind: 'type', type: 'id' }, found: null },
        { pointer: '/speakers', expected: { kind: 'type', type: 'array' }, found: '"none"' },
        { pointer: '/claims/0/articleId', expected: { kind: 'type', type: 'id' }, found: 'null' },
        { pointer: '/claims/0/target', expected: { kind: 'at-least', minimum: 1, of: 'items' }, found: 'a list' },
        { pointer: '/claims/0/note', expected: { kind: 'type', type: 'string' }, found: '7' },
      ],
    })
  })

  it('one with more faults than anybody reads: the first hundred are told, the others counted', () => {
    const wrong = edited((bundle) => {
      bundle['adjudicated'] = Array.from({ length: 150 }, () => ({}))
    })
    expect(refusal(wrong)).toMatchObject({ kind: 'bundle-malformed', more: 50 })
  })
})

describe('a bundle of a later minor version', () => {
  const later = good
    .replace('"version": "1.0"', '"version": "1.7"')
    .replace('"scope": {', '"moods": [{ "id": 1 }],\n  "scope": { "strange": "😀",')
    .replace('"mode": "direct"', '"mode": "sung", "tempo": 3')

  it('is read, and written out again with everything in it', () => {
    const bundle = parseBundle(later) as { readonly ok: true; readonly value: Bundle }
    expect(JSON.parse(serializeBundle(bundle.value))).toEqual(JSON.parse(later))
  })

  it('is imported by what this version knows', () => {
    const bundle = parseBundle(later) as { readonly ok: true; readonly value: Bundle }
    const content = readBundle(bundle.value)
    expect(content.ok && content.value.revisions).toHaveLength(10)
  })
})

describe('a member called __proto__', () => {
  const hostile = edited((bundle) => {
    bundle['revisions'] = []
  }).replace('"note":', '"__proto__": {"polluted": true}, "note":')

  it('is data, and changes no prototype', () => {
    const bundle = parseBundle(hostile) as { readonly ok: true; readonly value: Bundle }
    const content = readBundle(bundle.value)
    if (!content.ok) throw new Error(JSON.stringify(content.error))
    const claim = content.value.revisions.find(({ kind }) => kind === 'claim')
    expect(Object.hasOwn(claim?.set ?? {}, '__proto__')).toBe(true)
    expect('polluted' in {}).toBe(false)
    expect('polluted' in (claim?.set ?? {})).toBe(false)
    expect(serializeBundle(bundle.value)).toContain('"__proto__": { "polluted": true }')
  })
})
