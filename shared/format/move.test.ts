import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../base/result.ts'
import { sha256 } from '../base/sha256.ts'
import { testRecordId } from '../history/testing/test-ids.ts'
import type { Bundle } from './bundle-schema.ts'
import { type MoveAbout, parseMove, serializeMove } from './move.ts'
import { serializeNdjson } from './ndjson.ts'
import { bundleOf, smallWorld, worldArbitrary } from './testing/bundle-world.ts'

const FIRST = bundleOf(smallWorld())
const SECOND: Bundle = { ...FIRST, project: { id: testRecordId(777), name: 'Ambrel' }, revisions: [] }
const ABOUT: MoveAbout = {
  createdAt: '2031-04-01T12:00:00.000Z',
  generator: { name: 'Avowal', version: '0.1.0' },
  me: { annotatorId: testRecordId(8), name: 'Anna 😀' },
  settings: { theme: 'dark', keys: { 'view.settings': ['Mod+u'] } },
  projects: [FIRST, SECOND].map(({ project: { id, name = '' } }) => ({ id, name })),
}
const TEXT = textOf(serializeMove(ABOUT, [FIRST, SECOND]))
const LINES = TEXT.trimEnd().split('\n')

function textOf(chunks: Iterable<Uint8Array>): string {
  const decoder = new TextDecoder()
  return Array.from(chunks, (chunk) => decoder.decode(chunk)).join('')
}

function parse(text: string) {
  return parseMove(new TextEncoder().encode(text), (bundle) => ok(bundle))
}

function sealed(lines: readonly string[], bundles: number): string {
  const body = lines.map((line) => `${line}\n`).join('')
  return `${body}${JSON.stringify({ end: 'avowal-move', bundles, sha256: sha256(body) })}\n`
}

describe('everything of a machine in one file', () => {
  it('gives who worked there, how, and every bundle as it was', () => {
    expect(parse(TEXT)).toEqual(
      ok({ header: { format: 'avowal-move', version: '1.0', ...ABOUT }, parts: [FIRST, SECOND] }),
    )
  })

  it('holds the very bytes of the bundles line by line, so that one can be cut out', () => {
    expect(TEXT).toContain(`\n${textOf(serializeNdjson(FIRST))}${textOf(serializeNdjson(SECOND))}{"end":"avowal-move"`)
  })

  it('gives any bundle back', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const bundle = bundleOf(world)
        const projects = [{ id: bundle.project.id, name: '' }]
        const again = parse(textOf(serializeMove({ ...ABOUT, projects }, [bundle])))
        expect(again.ok && again.value.parts).toEqual([JSON.parse(JSON.stringify(bundle))])
      }),
      { numRuns: 20 },
    )
  })

  it('may hold no project at all', () => {
    const empty = parse(textOf(serializeMove({ ...ABOUT, projects: [] }, [])))
    expect(empty.ok && empty.value.parts).toEqual([])
  })

  it('is read with a byte order mark, with CR LF, without the last line end, and from a newer minor version', () => {
    const newer = LINES.slice(0, -1).map((line, n) => (n === 0 ? line.replace('"1.0"', '"1.4"') : line))
    const texts = [`\ufeff${TEXT}`, TEXT.replaceAll('\n', '\r\n'), TEXT.trimEnd(), `${TEXT}\n`, sealed(newer, 2)]
    expect(texts.map((text) => parse(text).ok)).toEqual(texts.map(() => true))
  })
})

describe('a damaged one', () => {
  const inner = LINES.findIndex((line) => line.includes('avowal-bundle-lines'))

  it('that breaks off anywhere is refused as incomplete', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: TEXT.length - 2 }), (length) => {
        const read = parse(TEXT.slice(0, length))
        const fault = { kind: 'no-end-line' }
        expect(read).toMatchObject({ ok: false })
        if (read.ok) return
        const { error } = read
        if (error.kind === 'move-bundle-refused') expect(error.problem).toMatchObject({ fault })
        else expect(error).toMatchObject({ kind: 'move-line-damaged', fault })
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
    [
      'of a newer major version',
      TEXT.replace('"version":"1.0"', '"version":"2.0"'),
      { kind: 'move-newer', found: '2.0' },
    ],
    ['without a person', TEXT.replace('"me":', '"you":'), { kind: 'move-malformed', faults: [{ pointer: '/me' }] }],
    ['that is a bundle', textOf(serializeNdjson(FIRST)), { kind: 'not-a-move', format: 'avowal-bundle-lines' }],
    [
      'that lacks a project',
      sealed(LINES.slice(0, LINES.findIndex((line) => line.startsWith('{"end":')) + 1), 1),
      { kind: 'move-line-damaged', fault: { kind: 'count-differs', stated: 2, actual: 1 } },
    ],
    [
      'whose projects stand in another order',
      textOf(serializeMove(ABOUT, [SECOND, FIRST])),
      { kind: 'move-line-damaged', fault: { kind: 'project-not-announced', projectId: SECOND.project.id } },
    ],
    [
      'whose header was changed',
      TEXT.replace('"theme":"dark"', '"theme":"pink"'),
      { kind: 'move-line-damaged', line: LINES.length, fault: { kind: 'hash-differs' } },
    ],
    [
      'with a changed word in a project',
      TEXT.replace('Rafiq Olander', 'Rafiq Olandre'),
      { kind: 'move-bundle-refused', project: 'Quellin Sea', problem: { fault: { kind: 'hash-differs' } } },
    ],
    [
      'with something between its projects',
      LINES.toSpliced(inner, 0, '{"claims":{}}').join('\n'),
      { kind: 'move-bundle-refused', problem: { kind: 'not-a-bundle' } },
    ],
    [
      'with something behind its end',
      `${TEXT}{}\n`,
      { kind: 'move-line-damaged', line: LINES.length + 1, fault: { kind: 'line-after-end' } },
    ],
    [
      'with another behind it',
      TEXT + TEXT,
      { kind: 'move-line-damaged', line: LINES.length + 1, fault: { kind: 'line-after-end' } },
    ],
  ])('%s is refused', (_, text, error) => {
    expect(parse(text)).toMatchObject({ ok: false, error })
  })

  it('is refused with the project that could not be read, and its lines count from the start of the file', () => {
    const lines = LINES.with(inner + 2, 'oh')
    expect([
      parse(`${lines.join('\n')}\n`),
      parseMove(new TextEncoder().encode(TEXT), () => err({ kind: 'bundle-not-utf8' })),
    ]).toMatchObject([
      { error: { project: 'Quellin Sea', problem: { line: inner + 3, fault: { kind: 'line-not-json' } } } },
      { error: { kind: 'move-bundle-refused', project: 'Quellin Sea', problem: { kind: 'bundle-not-utf8' } } },
    ])
  })
})
