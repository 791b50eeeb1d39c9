import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { Json } from '../base/json.ts'
import { statesOf } from '../history/merge.ts'
import { isDeleted } from '../history/record-state.ts'
import { bundleJsonSchema } from './bundle-json-schema.ts'
import type { Bundle } from './bundle-schema.ts'
import { makeBundle } from './make-bundle.ts'
import { parseBundle } from './parse-bundle.ts'
import { type BundleContent, readBundle } from './read-bundle.ts'
import { serializeBundle } from './serialize-bundle.ts'

const FOLDER = 'fixtures/bundles'
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(bundleJsonSchema())

function file(name: string): string {
  return readFileSync(`${FOLDER}/${name}.avowal.json`, 'utf8')
}

function read(name: string): { readonly bundle: Bundle; readonly content: BundleContent } {
  const bundle = parseBundle(file(name))
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.error))
  const content = readBundle(bundle.value)
  if (!content.ok) throw new Error(JSON.stringify(content.error))
  return { bundle: bundle.value, content: content.value }
}

describe('the bundle of format version 1.0', () => {
  it('is read without a finding', () => {
    expect(read('v1').content.findings).toEqual([])
  })

  it('is exported again byte for byte', () => {
    const { bundle, content } = read('v1')
    const { bundleId, createdAt, generator } = bundle
    const again = makeBundle({
      ...content,
      bundleId,
      createdAt,
      generator,
      articles: 'all',
      textIncluded: true,
      historyIncluded: true,
    })
    expect(serializeBundle(again)).toBe(file('v1'))
  })

  it('brings claims, edits and a deletion', () => {
    const { bundle, content } = read('v1')
    const states = [...statesOf(content.revisions).values()]
    const claims = states.filter(({ kind }) => kind === 'claim')
    expect([claims.length, claims.filter(isDeleted).length, bundle.claims?.length]).toEqual([4, 1, 3])
    expect(bundle.claims?.map(({ target }) => target.map(({ selector }) => selector[1].exact))).toEqual([
      [
        'to speed up work on a maritime safety code',
        'to hold the first meeting of a joint committee before the end of May',
      ],
      ['“海は壁ではなく、道である”'],
      ['“We do not need another navy painted white,”'],
    ])
  })
})

describe('a valid example', () => {
  it.each(['v1', 'minimal', 'newer-minor-version', 'review-round'])('passes the schema: %s', (name) => {
    expect(validate(JSON.parse(file(name)) as Json)).toBe(true)
  })

  it('of a later minor version is written out again with everything that only that version knows', () => {
    const { bundle, content } = read('newer-minor-version')
    expect(content.findings.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ['R21', '/moods'],
      ['R20', '/claims/0/attributes/mode'],
    ])
    const again = JSON.parse(serializeBundle(bundle)) as Json
    expect(again).toEqual(JSON.parse(file('newer-minor-version')))
    const claim = content.revisions.find(({ kind }) => kind === 'claim')
    expect(claim?.set).toMatchObject({ mode: 'overheard', certainty: 0.7 })
  })
})

describe('the bundle of a round of review', () => {
  it('is read without a finding, and exported again byte for byte', () => {
    const { bundle, content } = read('review-round')
    const { bundleId, createdAt, generator } = bundle
    const about = { bundleId, createdAt, generator }
    const again = makeBundle({ ...content, ...about, articles: 'all', textIncluded: true, historyIncluded: true })
    expect([content.findings, serializeBundle(again)]).toEqual([[], file('review-round')])
  })

  it('brings every verdict, a thread that was resolved, a missed claim that was adopted, and an alias', () => {
    const { bundle } = read('review-round')
    const { reviews = [], comments = [], claims = [], aliases = [] } = bundle
    expect(reviews.map(({ verdict }) => verdict).sort()).toEqual(['accept', 'amend', 'question', 'reject'])
    expect(comments.map(({ act }) => act ?? 'none').sort()).toEqual(['answer', 'dispute', 'none', 'resolve'])
    expect(claims.filter(({ adopts }) => claims.some(({ id, missedBy }) => id === adopts && missedBy))).toHaveLength(1)
    expect(aliases).toHaveLength(1)
  })
})

describe('an invalid example', () => {
  const faults: { readonly [name: string]: object } = {
    'damaged-revision': { kind: 'bundle-refused', findings: [{ rule: 'R10' }, { rule: 'R14' }] },
    'dangling-reference': { kind: 'bundle-refused', findings: [{ rule: 'R2' }] },
    'duplicate-id': { kind: 'bundle-refused', findings: [{ rule: 'R1' }] },
    'duplicate-key': { kind: 'bundle-not-json', problem: { kind: 'json-duplicate-key' } },
    'nested-200-levels': { kind: 'bundle-not-json', problem: { kind: 'json-too-deep' } },
    'newer-major-version': { kind: 'bundle-newer' },
    'not-a-bundle': { kind: 'not-a-bundle' },
    'not-json': { kind: 'bundle-not-json', problem: { kind: 'json-syntax' } },
    'comment-without-quote': {
      kind: 'bundle-malformed',
      faults: [{ pointer: '/comments/0/target/selector' }],
      more: 0,
    },
    'quote-does-not-match': { kind: 'bundle-refused', findings: [{ rule: 'R9' }] },
    'review-without-version': { kind: 'bundle-malformed', faults: [{ pointer: '/reviews/0/rid' }], more: 0 },
    truncated: { kind: 'bundle-not-json', problem: { kind: 'json-truncated' } },
    'wrong-text-hash': { kind: 'bundle-refused', findings: [{ rule: 'R3' }, { rule: 'R9' }] },
    'wrong-types': { kind: 'bundle-malformed', more: 0 },
  }

  it('is there for every fault that is listed, and no other', () => {
    const names = readdirSync(`${FOLDER}/invalid`)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.replace('.avowal.json', ''))
    expect(names.sort()).toEqual(Object.keys(faults).sort())
  })

  it.each(Object.entries(faults))('is refused for its fault: %s', (name, fault) => {
    const bundle = parseBundle(file(`invalid/${name}`))
    const result = bundle.ok ? readBundle(bundle.value) : bundle
    expect(result).toMatchObject({ ok: false, error: fault })
  })

  it.each(['newer-major-version', 'not-a-bundle', 'wrong-types', 'review-without-version', 'comment-without-quote'])(
    'fails the schema, or its version does: %s',
    (name) => {
      const json = JSON.parse(file(`invalid/${name}`)) as { readonly version: string }
      expect(validate(json) && json.version.startsWith('1.')).toBe(false)
    },
  )
})
