import { describe, expect, it } from 'vitest'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import { bundleOf, smallWorld } from '../shared/format/testing/bundle-world.ts'
import { avowal } from './testing/test-surroundings.ts'

const bundle = serializeBundle(bundleOf(smallWorld()))
const article = 'Grain talks end\n\nMaren Ostrova said: “Oru will pay.”\n'

describe('An input', () => {
  it.each([
    ['by a table', ['convert', 'b', '--to', 'csv', '--out', 'b'], 'b'],
    ['by a table in its folder', ['convert', 'out/c.csv', '--to', 'csv', '--out', 'out'], 'out/c.csv'],
    ['by what was lost', ['convert', 'b', 'b.csv.loss.json', '--to', 'csv', '--loss', '--out', '.'], 'b.csv.loss.json'],
    ['by the bundle of an article', ['convert', 'a', '--to', 'bundle', '--out', 'a'], 'a'],
    ['by the bundle of itself as a text', ['article', 'out/j.avowal.json', '--out', 'out'], 'out/j.avowal.json'],
  ])('is not replaced %s', async (_, args, path) => {
    const given = {
      a: article,
      b: bundle,
      'out/c.csv': bundle,
      'b.csv.loss.json': bundle,
      'out/j.avowal.json': '{"a": 1}',
    }
    expect(await avowal(args, given)).toMatchObject({
      status: 2,
      out: '',
      files: given,
      error: `avowal: “${path}” is an input, and what is to be written there does not hold all of it: choose another --out. See avowal --help.\n`,
    })
  })

  it.each(['bundle', 'ndjson'])('may be replaced by itself as a %s, which holds all of it', async (to) => {
    const { out } = await avowal(['convert', 'b', '--to', to], { b: bundle })
    const ran = await avowal(['convert', 'b', '--to', to, '--out', 'b'], { b: bundle })
    expect([ran.status, ran.files]).toEqual([0, { b: out }])
  })
})
