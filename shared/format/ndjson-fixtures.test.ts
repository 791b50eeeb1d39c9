import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ok } from '../base/result.ts'
import type { Bundle } from './bundle-schema.ts'
import { parseMove } from './move.ts'
import { parseNdjson, serializeNdjson } from './ndjson.ts'
import { parseBundle } from './parse-bundle.ts'
import { readBundle } from './read-bundle.ts'

const FOLDER = 'fixtures/bundles'

function file(name: string): Uint8Array {
  return readFileSync(`${FOLDER}/${name}`)
}

function fromJson(name: string): Bundle {
  const bundle = parseBundle(file(`${name}.avowal.json`))
  if (!bundle.ok) throw new Error(bundle.error.kind)
  return bundle.value
}

const hasPython = spawnSync('python3', ['--version']).status === 0

describe('the page about the bundle format', () => {
  it.skipIf(!hasPython)('has a script that reads a bundle line by line (skipped where there is no python3)', () => {
    const page = readFileSync('docs/bundle-format.md', 'utf8')
    const script = Array.from(page.matchAll(/```python\n([\s\S]*?)```/g), ([, each]) => each ?? '')[1] ?? ''
    const { stdout, stderr } = spawnSync('python3', ['-c', script, `${FOLDER}/v1.avowal.ndjson`], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    })
    expect([stderr, stdout.trim().split('\n')[1]]).toEqual(['', 'assertive.position | “海は壁ではなく、道である”'])
  })
})

describe('an example line by line', () => {
  it.each(['v1', 'minimal'])('is the bundle that stands beside it as JSON: %s', (name) => {
    const bundle = parseNdjson(file(`${name}.avowal.ndjson`))
    expect(bundle).toEqual(ok(fromJson(name)))
    expect(bundle.ok && readBundle(bundle.value).ok).toBe(true)
  })

  it.each(['v1', 'minimal'])('is written again byte for byte: %s', (name) => {
    expect(Buffer.concat([...serializeNdjson(fromJson(name))]).equals(file(`${name}.avowal.ndjson`))).toBe(true)
  })

  it('of a move holds both', () => {
    const move = parseMove(file('two-projects.avowal-move.ndjson'), ok)
    expect(move.ok && [move.value.header.me.name, move.value.parts]).toEqual([
      'Anna Example',
      [fromJson('minimal'), fromJson('v1')],
    ])
  })
})

describe('an invalid example line by line', () => {
  const damaged = (line: number, fault: object) => ({ kind: 'bundle-line-damaged', line, fault })
  const faults: { readonly [name: string]: object } = {
    'line-not-json': damaged(3, { kind: 'line-not-json', problem: { kind: 'json-truncated' } }),
    'lost-line': damaged(5, { kind: 'count-differs', list: 'claims', stated: 1, actual: 0 }),
    'newer-major-version': { kind: 'bundle-newer', found: '2.0', supported: '1.0' },
    'no-end-line': damaged(6, { kind: 'no-end-line', records: 4 }),
    truncated: damaged(5, { kind: 'no-end-line', records: 3 }),
    'two-joined': damaged(7, { kind: 'second-header' }),
    'unknown-list': damaged(3, { kind: 'list-not-announced', list: 'moods' }),
    'wrong-hash': damaged(6, { kind: 'hash-differs' }),
  }

  it('is there for every fault that is listed, and no other', () => {
    const names = readdirSync(`${FOLDER}/invalid`).filter((name) => name.endsWith('.avowal.ndjson'))
    expect(names.map((name) => name.replace('.avowal.ndjson', '')).sort()).toEqual(Object.keys(faults).sort())
  })

  it.each(Object.entries(faults))('is refused for its fault: %s', (name, error) => {
    expect(parseNdjson(file(`invalid/${name}.avowal.ndjson`))).toMatchObject({ ok: false, error })
  })

  it('of a move is refused with the project that breaks off', () => {
    expect(parseMove(file('invalid/truncated.avowal-move.ndjson'), ok)).toMatchObject({
      error: { kind: 'move-line-damaged', fault: { kind: 'no-end-line' } },
    })
  })
})
