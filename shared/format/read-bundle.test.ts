import { describe, expect, it } from 'vitest'
import type { Json } from '../base/json.ts'
import { isIntact } from '../history/revision.ts'
import { simulatedDevice } from '../history/testing/simulated-device.ts'
import { testRecordId } from '../history/testing/test-ids.ts'
import type { Finding, RuleNumber } from './bundle-rules.ts'
import type { Bundle } from './bundle-schema.ts'
import { checkBundle } from './check-bundle.ts'
import { parseBundle } from './parse-bundle.ts'
import { readBundle } from './read-bundle.ts'
import { serializeBundle } from './serialize-bundle.ts'
import {
  articleIdOf,
  bundleOf,
  CLAIM,
  fullClaim,
  HARD_TEXT,
  SPEAKER,
  smallWorld,
  startProject,
  textsOf,
} from './testing/bundle-world.ts'

type Damage = (bundle: Draft) => void

/** A bundle that may be written to, by JSON pointer: what a clumsy program or a failing disk would do to it. */
interface Draft {
  readonly put: (pointer: string, values: object) => void
  readonly list: (pointer: string) => unknown[]
}

function draft(root: unknown): Draft {
  const at = (pointer: string) =>
    pointer
      .split('/')
      .slice(1)
      .reduce((here, step) => (here as Record<string, unknown>)[step], root)
  return {
    put: (pointer, values) => void Object.assign(at(pointer) as object, values),
    list: (pointer) => at(pointer) as unknown[],
  }
}

function damaged(damage: Damage, from: Bundle = bundleOf(smallWorld())): Bundle {
  const copy = structuredClone(from)
  damage(draft(copy))
  return copy
}

const withoutHistory = bundleOf(smallWorld(), { historyIncluded: false })

function findingsOf(bundle: Bundle, rule: RuleNumber): readonly Finding[] {
  return checkBundle(bundle).filter((finding) => finding.rule === rule)
}

describe('a sound bundle', () => {
  it('breaks no rule', () => {
    expect(checkBundle(bundleOf(smallWorld()))).toEqual([])
    expect(checkBundle(withoutHistory)).toEqual([])
    expect(checkBundle(bundleOf(smallWorld(), { textIncluded: false }))).toEqual([])
    expect(checkBundle(bundleOf(smallWorld(), { articles: [articleIdOf(HARD_TEXT)] }))).toEqual([])
  })
})

describe('a bundle is refused that has', () => {
  it.each<[string, RuleNumber, string, Bundle]>([
    ['the same id twice', 'R1', '/speakers/1', damaged((b) => b.put('/speakers/1', { id: SPEAKER }), withoutHistory)],
    [
      'a claim of no article',
      'R2',
      '/claims/0/articleId',
      damaged((b) => b.put('/claims/0', { articleId: testRecordId(77) })),
    ],
    ['a claim of nobody', 'R2', '/claims/0/annotatorId', damaged((b) => b.put('', { annotators: [] }), withoutHistory)],
    [
      'a speaker who is not there',
      'R2',
      '/claims/0/speakers/0/speakerId',
      damaged((b) => b.put('/claims/0/speakers/0', { speakerId: testRecordId(77) })),
    ],
    [
      'a code that the codebook lacks',
      'R2',
      '/claims/0/commitment',
      damaged((b) => b.put('/claims/0', { commitment: 'commissive.vow' })),
    ],
    [
      'a text that does not have its hash',
      'R3',
      '/articles/0/text',
      damaged((b) => b.put('/articles/0', { text: HARD_TEXT.replace('Naïve', 'Naive') })),
    ],
    ['a text of another length', 'R4', '/articles/0/length', damaged((b) => b.put('/articles/0', { length: 5000 }))],
    [
      'a text that is not canonical',
      'R5',
      '/articles/0/text',
      damaged((b) => b.put('/articles/0', { text: HARD_TEXT.replace('\n', '\r\n') })),
    ],
    [
      'a text that should be there',
      'R6',
      '/articles/0/textIncluded',
      damaged((b) => b.put('/articles/0', { text: undefined })),
    ],
    [
      'a block beyond the text',
      'R7',
      '/articles/0/blocks/0',
      damaged((b) => b.put('/articles/0/blocks/0', { end: 9999 })),
    ],
    [
      'a position beyond the text',
      'R8',
      '/claims/0/target/0/selector/0',
      damaged((b) => b.put('/claims/0/target/0/selector/0', { end: 9999 })),
    ],
    [
      'an empty position',
      'R8',
      '/claims/0/cues/0/selector/0',
      damaged((b) => b.put('/claims/0/cues/0/selector/0', { end: 5, start: 5 })),
    ],
    [
      'a quote that is not in the text',
      'R9',
      '/claims/0/target/0/selector/1',
      damaged((b) => b.put('/claims/0/target/0/selector/1', { exact: 'Oru will not pay' })),
    ],
    [
      'a revision that was changed',
      'R10',
      '/revisions/3',
      damaged((b) => b.put('/revisions/3/set', { label: 'changed' })),
    ],
    [
      'a revision of another project',
      'R11',
      '/revisions/0',
      damaged((b) => b.put('/revisions/0', { projectId: testRecordId(77) })),
    ],
    [
      'a record of two kinds',
      'R12',
      '/revisions/10',
      damaged((b) => b.list('/revisions').push({ ...(b.list('/revisions')[9] as object), kind: 'speaker' })),
    ],
    [
      'a field of 57 levels',
      'R23',
      '/claims/0',
      damaged((b) => b.put('/claims/0', { deep: JSON.parse('['.repeat(57) + ']'.repeat(57)) }), withoutHistory),
    ],
  ])('%s (%s %s)', (_, rule, pointer, bundle) => {
    expect(findingsOf(bundle, rule)).toMatchObject([{ pointer, grave: true }])
    expect(readBundle(bundle)).toMatchObject({ ok: false, error: { kind: 'bundle-refused' } })
  })
})

describe('a bundle is read, and it is told, that has', () => {
  it.each<[string, RuleNumber, string, Bundle]>([
    ['a revision whose parent is missing', 'R13', '/revisions/9', orphaned()],
    [
      'a plain record that its history contradicts',
      'R14',
      '/claims/0',
      damaged((b) => b.put('/claims/0', { note: 'changed' })),
    ],
    [
      'no plain record of what the history holds',
      'R14',
      '/revisions',
      damaged((b) => b.put('', { completions: [], claims: [] })),
    ],
    [
      'a record without history beside others that have one',
      'R15',
      '/speakers/2',
      damaged((b) => b.list('/speakers').push({ id: testRecordId(77), name: 'Nuri', kind: 'person' })),
    ],
    ['an article with an id of its own making', 'R16', '/articles/0/id', foreignArticleId()],
    [
      'passages out of order',
      'R17',
      '/claims/0/target',
      damaged((b) => b.list('/claims/0/target').reverse(), withoutHistory),
    ],
    ['a passage that ends in the middle of a grapheme', 'R18', '/claims/0/target/0', halfGrapheme()],
    [
      'a prefix that is not there',
      'R19',
      '/claims/0/cues/0',
      damaged((b) => b.put('/claims/0/cues/0/selector/1', { prefix: 'x' }), withoutHistory),
    ],
    [
      'a mode of a later version',
      'R20',
      '/claims/0/attributes/mode',
      damaged((b) => b.put('/claims/0/attributes', { mode: 'sung' }), withoutHistory),
    ],
    ['a list of a later version', 'R21', '/moods', damaged((b) => b.put('', { moods: [] }))],
    ['an extension', 'R21', '/extensions/mine', damaged((b) => b.put('', { extensions: { mine: 1 } }))],
    ['a revision twice', 'R22', '/revisions/10', damaged((b) => b.list('/revisions').push(b.list('/revisions')[9]))],
  ])('%s (%s %s)', (_, rule, pointer, bundle) => {
    expect(checkBundle(bundle)).toMatchObject([{ rule, pointer, grave: false }])
    expect(readBundle(bundle)).toMatchObject({ ok: true, value: { findings: [{ rule }] } })
  })
})

function orphaned(): Bundle {
  const world = smallWorld()
  world.device.set(CLAIM, { note: null }, 'claim')
  const all = bundleOf({ ...world, revisions: world.device.revisions() })
  return damaged((b) => b.list('/revisions').splice(9, 1), all)
}

function foreignArticleId(): Bundle {
  return damaged((b) => {
    b.put('/articles/0', { id: testRecordId(77) })
    b.put('/claims/0', { articleId: testRecordId(77) })
  }, withoutHistory)
}

/** The accent that follows an e is left out of the passage. */
function halfGrapheme(): Bundle {
  return damaged((b) => {
    const start = Array.from(HARD_TEXT.slice(0, HARD_TEXT.indexOf('e\u0301lan'))).length
    b.put('/claims/0/target/0/selector/0', { start, end: start + 1 })
    b.put('/claims/0/target/0/selector/1', { exact: 'e', prefix: '', suffix: '\u0301' })
    b.list('/claims/0/target').pop()
  }, withoutHistory)
}

it('exports a field of 56 levels within the limit of a file, wherever it stands', () => {
  const deep = JSON.parse(`${'['.repeat(56)}${']'.repeat(56)}`) as Json
  const { device, texts } = smallWorld()
  device.set(SPEAKER, { deep })
  const there = simulatedDevice(2)
  there.receive(device.revisions())
  device.set(SPEAKER, { mode: deep })
  there.set(SPEAKER, { deep: 'other', mode: 'other' })
  there.set(testRecordId(60), { deep }, 'from-the-future')
  const world = { revisions: [...device.revisions(), ...there.revisions()], texts }
  for (const historyIncluded of [true, false]) {
    const bundle = parseBundle(serializeBundle(bundleOf(world, { historyIncluded })))
    expect(bundle.ok && readBundle(bundle.value).ok).toBe(true)
  }
})

describe('what the exporter knows to be incomplete is said, and can be imported', () => {
  it('a claim whose words are not in the text is marked', () => {
    const world = smallWorld()
    const astray = structuredClone(fullClaim(world.device.actorId))
    draft(astray).put('/target/0/selector/1', { exact: 'words of another text' })
    world.device.set(CLAIM, astray, 'claim')
    const bundle = bundleOf({ ...world, revisions: world.device.revisions() })
    expect(bundle.claims?.[0]?.unanchored).toBe(true)
    expect(checkBundle(bundle)).toEqual([])
  })

  it('a record that is in the bin but still referred to is listed', () => {
    const world = smallWorld()
    world.device.set(SPEAKER, { deleted: true })
    const deleted = { ...world, revisions: world.device.revisions() }
    const now = bundleOf(deleted, { historyIncluded: false })
    expect(now.scope.leftOut).toEqual([SPEAKER])
    expect(readBundle(now).ok).toBe(true)
    expect(bundleOf(deleted).scope.leftOut).toBeUndefined()
  })

  it('a claim of a deleted article does not stand among the plain claims; its text still travels with the history', () => {
    const world = smallWorld()
    world.device.set(articleIdOf(HARD_TEXT), { deleted: true }, 'article')
    const bundle = bundleOf({ ...world, revisions: world.device.revisions() })
    expect(bundle.claims).toEqual([])
    expect(bundle.furtherTexts?.map(({ text }) => text)).toEqual([HARD_TEXT])
    const content = readBundle(bundle)
    expect(content.ok && content.value.texts.size).toBe(2)
  })
})

describe('a bundle without history', () => {
  it('becomes intact revisions, the same from the same record whatever the file', () => {
    const first = readBundle(withoutHistory)
    const second = readBundle({ ...withoutHistory, bundleId: testRecordId(5), createdAt: '2040-01-01T00:00:00Z' })
    if (!first.ok || !second.ok) throw new Error('refused')
    expect(first.value.revisions.every(isIntact)).toBe(true)
    expect(second.value.revisions).toEqual(first.value.revisions)
  })

  it('has the annotator for author and the times of the record', () => {
    const world = smallWorld()
    world.device.set(CLAIM, { note: 'later' }, 'claim')
    const bundle = bundleOf({ ...world, revisions: world.device.revisions() }, { historyIncluded: false })
    const content = readBundle(bundle)
    if (!content.ok) throw new Error('refused')
    const claim = content.value.revisions.filter(({ recordId }) => recordId === CLAIM)
    expect(claim.map(({ actorId, hlc }) => [actorId, hlc.slice(0, 24)])).toEqual([
      [world.device.actorId, bundle.claims?.[0]?.createdAt],
      [world.device.actorId, bundle.claims?.[0]?.modifiedAt],
    ])
  })

  it('may leave out every list and time, as a small program would', () => {
    const { format, version, bundleId, createdAt, generator, offsetUnit, scope, project } = withoutHistory
    const content = readBundle({
      format,
      version,
      bundleId,
      createdAt,
      generator,
      offsetUnit,
      scope,
      project: { id: project.id, name: 'Mine' },
    })
    expect(content).toMatchObject({ ok: true, value: { projectName: 'Mine', revisions: [{ kind: 'project' }] } })
  })
})

describe('a bundle of some articles', () => {
  it('holds these with their claims, the speakers and annotators they name, and the codebook', () => {
    const device = simulatedDevice(1)
    startProject(device)
    device.set(testRecordId(60), { name: 'Nobody’s speaker', kind: 'person' })
    const world = { revisions: device.revisions(), texts: textsOf([HARD_TEXT]) }
    const [hard] = [articleIdOf(HARD_TEXT)]
    const bundle = bundleOf(world, { articles: [hard] })
    expect(bundle.scope).toEqual({ kind: 'articles', articleIds: [hard], textIncluded: true, historyIncluded: true })
    expect(bundle.articles?.map(({ id }) => id)).toEqual([hard])
    expect(bundle.claims?.map(({ id }) => id)).toEqual([CLAIM])
    expect(bundle.speakers?.map(({ name }) => name)).toEqual(['Maren Ostrova', '首相'])
    expect(bundle.annotators).toHaveLength(1)
    expect(bundle.codebook?.codes).toHaveLength(2)
    expect(bundle.revisions).toHaveLength(9)
    expect(readBundle(bundle).ok).toBe(true)
  })
})
