import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundleJsonSchema } from './bundle-json-schema.ts'
import { bundleOf, smallWorld, worldArbitrary } from './testing/bundle-world.ts'

const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(bundleJsonSchema())

/** A JSON value with the value at a path replaced; `undefined` takes it away. */
function changed(value: unknown, [step, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (step === undefined) return to
  const copy = structuredClone(value) as Record<string | number, unknown>
  copy[step] = changed(copy[step], rest, to)
  return JSON.parse(JSON.stringify(copy))
}

describe('the JSON Schema of bundles', () => {
  it('is the one that the documentation publishes (if not: npm run schema)', () => {
    const published = readFileSync('docs/schema/avowal-bundle.schema.json', 'utf8')
    expect(`${JSON.stringify(bundleJsonSchema(), null, 2)}\n`).toBe(published)
  })

  it('accepts whatever the program writes', () => {
    fc.assert(
      fc.property(worldArbitrary, fc.boolean(), (world, historyIncluded) => {
        validate(bundleOf(world, { historyIncluded }))
        expect(validate.errors ?? []).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['another format', ['format'], 'brat'],
    ['offsets in another unit', ['offsetUnit'], 'utf-16'],
    ['no scope', ['scope'], undefined],
    ['a project without id', ['project', 'id'], undefined],
    ['an id in capitals', ['claims', 0, 'id'], '0F9A7C3E-1111-4222-8333-444455556666'],
    ['an article without hash', ['articles', 0, 'sha256'], undefined],
    ['a hash that is none', ['articles', 0, 'sha256'], 'abc'],
    ['a claim without passages', ['claims', 0, 'target'], []],
    ['a passage without quote', ['claims', 0, 'target', 0, 'selector', 1], undefined],
    ['an offset below zero', ['claims', 0, 'target', 0, 'selector', 0, 'start'], -1],
    ['an offset that is no whole number', ['claims', 0, 'target', 0, 'selector', 0, 'start'], 1.5],
    ['a revision whose change has no time', ['revisions', 0, 'changeId'], '00000001-0000-4000-8000-000000000001'],
    ['a time without its offset from UTC', ['createdAt'], '2031-01-01T00:00:00'],
  ])('refuses %s', (_, path, value) => {
    expect(validate(changed(bundleOf(smallWorld()), path, value))).toBe(false)
  })
})
