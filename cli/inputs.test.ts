import { describe, expect, it } from 'vitest'
import type { Bundle } from '../shared/format/bundle-schema.ts'
import { parseBundle } from '../shared/format/parse-bundle.ts'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import { bundleOf, smallWorld } from '../shared/format/testing/bundle-world.ts'
import { avowal } from './testing/test-surroundings.ts'

const bundle = serializeBundle(bundleOf(smallWorld()))

function parsed(text: string): Bundle {
  const read = parseBundle(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

describe('A bundle with more findings than a call can have arguments', () => {
  const many = 150_000
  const strange = JSON.stringify({
    ...parsed(bundle),
    articles: parsed(bundle).articles?.map((each, index) =>
      index > 0 ? each : { ...each, marks: Array.from({ length: many }, () => ({ kind: 'glow', start: 0, end: 1 })) },
    ),
    revisions: [],
  })

  it.each([
    ['stats', ['stats', 'b']],
    ['merge', ['merge', 'b', 'small']],
    ['convert', ['convert', 'b', '--to', 'csv']],
  ])('goes through %s, which tells all of them', async (_, args) => {
    const { status, error } = await avowal(args, { b: strange, small: bundle })
    expect([status, error.match(/“glow”/g)?.length]).toEqual([0, many])
  })
})

describe('A number that would be read as infinite', () => {
  it.each(['bundle', 'ndjson'])('is refused with the place, whichever command reads the %s', async (to) => {
    const given = {
      b: (await avowal(['convert', 'b', '--to', to], { b: bundle })).out.replace('"length"', '"x": 1e400, "length"'),
    }
    for (const args of [
      ['validate', 'b'],
      ['convert', 'b', '--to', 'bundle'],
      ['merge', 'b', 'b'],
    ]) {
      const ran = await avowal(args, given)
      expect([ran.status, ran.out]).toEqual([1, ''])
      expect(ran.error).toMatch(/at line \d+, column \d+ stands a number that is too large: .*1\.8e308\./)
    }
  })
})

describe('An article', () => {
  it.each(['article', 'suggest'])('is not made of a bundle: avowal %s refuses its JSON', async (command) => {
    const ndjson = (await avowal(['convert', 'b', '--to', 'ndjson'], { b: bundle })).out
    const squeezed = JSON.stringify(JSON.parse(bundle))
    for (const content of [bundle, squeezed, ndjson, '{"format": "avowal-move"}']) {
      const ran = await avowal([command, 'b', '--json'], { b: content })
      expect([ran.status, ran.out, ran.messages.map(({ kind }) => kind)]).toEqual([1, '', ['not-an-article']])
    }
  })

  it('is made of a bundle where that is asked for as plain text', async () => {
    const ran = await avowal(['article', 'b', '--format', 'txt'], { b: bundle })
    expect([ran.status, parsed(ran.out).articles?.[0]?.text]).toEqual([0, bundle])
  })

  it('is made of any other JSON', async () => {
    expect((await avowal(['article', 'j'], { j: '{"format": "news"}' })).status).toBe(0)
  })
})
