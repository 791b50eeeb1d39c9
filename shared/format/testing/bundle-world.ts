import fc from 'fast-check'
import { derivedId, type RecordId } from '../../base/ids.ts'
import type { Json } from '../../base/json.ts'
import type { Sha256 } from '../../base/sha256.ts'
import type { Revision } from '../../history/revision.ts'
import {
  type SimulatedDevice,
  simulatedDevice,
  simulatedTime,
  TEST_PROJECT,
} from '../../history/testing/simulated-device.ts'
import { testRecordId } from '../../history/testing/test-ids.ts'
import { describeSpan } from '../../selector/describe.ts'
import type { Target } from '../../selector/selector.ts'
import { blocksOf } from '../../text/block.ts'
import { type CanonicalText, canonicalText, textHash } from '../../text/canonical-text.ts'
import { offsetMap, span } from '../../text/offset.ts'
import type { Bundle } from '../bundle-schema.ts'
import { type BundleRequest, makeBundle } from '../make-bundle.ts'

/** A project as a set of revisions, with its texts. */
export interface World {
  readonly revisions: readonly Revision[]
  readonly texts: ReadonlyMap<Sha256, CanonicalText>
}

/** A text full of what is hard: emoji, combining marks, Chinese, Arabic. */
export const HARD_TEXT = canonicalText(
  'Naïve 👩‍👩‍👧‍👦 talks\n\nMaren Ostrova said “Oru will pay café e\u0301lan 😀 by March”.\n\nقال الوزير: «نعم». 首相は「行く」と述べた。\n',
)

const EASY_TEXT = canonicalText('Old grain news\n\nRafiq Olander agreed to open the port.\n')

export const SPEAKER = testRecordId(1)
export const CLAIM = testRecordId(2)
const OTHER_SPEAKER = testRecordId(3)
const CODEBOOK = testRecordId(4)

export function articleIdOf(text: CanonicalText): RecordId {
  return derivedId(TEST_PROJECT, textHash(text))
}

/** The selectors of the first `quote` in a text. */
function targetOf(text: CanonicalText, quote: string): Target {
  const start = text.indexOf(quote)
  if (start < 0) throw new Error(`“${quote}” is not in the text`)
  return describeSpan(text, offsetMap(text), span(start, start + quote.length))
}

function articleFields(text: CanonicalText): { readonly [field: string]: Json } {
  const map = offsetMap(text)
  const { blocks } = blocksOf(text)
  return {
    title: text.split('\n')[0] ?? '',
    sha256: textHash(text),
    length: map.codePointLength,
    blocks: blocks.map(({ kind, start, end }) => ({ kind, ...map.spanToCodePoints({ start, end }) })),
    publisher: 'The Ambrel Courier',
    published: '2031-02-11',
  }
}

/** Fills a device with a small project: two speakers, two codes, the articles given, and one claim with every field. */
export function startProject(device: SimulatedDevice, texts: readonly CanonicalText[] = [HARD_TEXT, EASY_TEXT]): void {
  device.set(TEST_PROJECT, { name: 'Quellin Sea' }, 'project')
  device.set(CODEBOOK, { name: 'Commitments', groups: [{ id: 'commissive', label: 'Commissive' }] }, 'codebook')
  for (const [n, code] of ['commissive.pledge', 'commissive.plan'].entries()) {
    device.set(
      testRecordId(5 + n),
      { code, group: 'commissive', label: code, definition: 'd', rule: 'r', order: n },
      'code',
    )
  }
  joinProject(device)
  device.set(SPEAKER, { name: 'Maren Ostrova', kind: 'person', aliases: ['Ostrova'] })
  device.set(OTHER_SPEAKER, { name: '首相', kind: 'unnamed' })
  for (const text of texts) device.set(articleIdOf(text), articleFields(text), 'article')
  if (texts.includes(HARD_TEXT)) device.set(CLAIM, fullClaim(device.actorId), 'claim')
}

/** Makes the person at a device an annotator of the project. */
function joinProject(device: SimulatedDevice): void {
  device.set(derivedId(TEST_PROJECT, device.actorId), { annotatorId: device.actorId, name: 'Anna 😀' }, 'annotator')
}

/** A claim in `HARD_TEXT` that uses every field. */
export function fullClaim(annotatorId: RecordId): { readonly [field: string]: Json } {
  const at = (quote: string) => targetOf(HARD_TEXT, quote) as unknown as Json
  return {
    articleId: articleIdOf(HARD_TEXT),
    annotatorId,
    target: [at('Oru will pay café'), at('😀')],
    cues: [at('said')],
    speakers: [{ speakerId: SPEAKER, mentions: [at('Maren Ostrova')] }],
    reportedBy: [{ speakerId: OTHER_SPEAKER, mentions: [at('首相')], cues: [at('述べた')] }],
    commitment: 'commissive.pledge',
    mode: 'direct',
    strength: 'firm',
    conditionality: 'conditional',
    condition: [at('«نعم»')],
    deadline: { text: 'by March', target: at('by March'), date: '2031-03' },
    targets: [{ speakerId: OTHER_SPEAKER, mentions: [] }],
    note: '=1+1\n“note”',
    origin: { engine: 'rules', version: '1', score: 0.5 },
  }
}

/** The project of `startProject` and what one device has of it. */
export function smallWorld(): World & { readonly device: SimulatedDevice } {
  const device = simulatedDevice(1)
  startProject(device)
  return { device, revisions: device.revisions(), texts: textsOf([HARD_TEXT, EASY_TEXT]) }
}

export function textsOf(texts: readonly CanonicalText[]): ReadonlyMap<Sha256, CanonicalText> {
  return new Map(texts.map((text) => [textHash(text), text]))
}

/** The bundle of a world: all of it, unless a test asks otherwise. */
export function bundleOf(world: World, request: Partial<BundleRequest> = {}): Bundle {
  return makeBundle({
    projectId: TEST_PROJECT,
    revisions: world.revisions,
    texts: world.texts,
    bundleId: testRecordId(999),
    createdAt: '2031-04-01T12:00:00.000Z',
    generator: { name: 'Avowal', version: '0.1.0' },
    articles: 'all',
    textIncluded: true,
    historyIncluded: true,
    ...request,
  })
}

const hardPieces = fc.constantFrom(...Array.from(new Intl.Segmenter('en').segment(HARD_TEXT), ({ segment }) => segment))
const hardText = fc
  .array(hardPieces, { minLength: 3, maxLength: 60 })
  .map((pieces) => canonicalText(`Title\n\nBegin ${pieces.join('')} end.`))

type Act =
  | { readonly kind: 'claim'; readonly at: number; readonly text: number; readonly from: number; readonly to: number }
  | { readonly kind: 'set'; readonly at: number; readonly record: number; readonly field: string; readonly value: Json }
  | { readonly kind: 'send'; readonly from: number; readonly leaveOut: readonly number[] }
  | ReviewAct

/** Something said of the n-th claim that is there, or two people declared to be one. */
interface ReviewAct {
  readonly kind: 'review' | 'comment' | 'alias'
  readonly at: number
  readonly record: number
  readonly says: number
}

const device = fc.nat({ max: 1 })
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('claim' as const), at: device, text: fc.nat(9), from: fc.nat(99), to: fc.nat(99) }),
  fc.record({
    kind: fc.constant('set' as const),
    at: device,
    record: fc.nat(20),
    field: fc.constantFrom(
      'note',
      'name',
      'commitment',
      'mode',
      'deleted',
      '__proto__',
      'from a newer version',
      'title',
    ),
    value: fc.constantFrom<Json>('commissive.plan', '😀', null, true, { deep: ['e\u0301'] }, 3),
  }),
  fc.record({
    kind: fc.constantFrom('review' as const, 'comment' as const, 'alias' as const),
    at: device,
    record: fc.nat(20),
    says: fc.nat(4),
  }),
  fc.record({ kind: fc.constant('send' as const), from: device, leaveOut: fc.array(fc.nat(30), { maxLength: 2 }) }),
)

/** Projects made by two people at two devices, with conflicts, deletions, gaps, and kinds and fields from the future. */
export const worldArbitrary: fc.Arbitrary<World> = fc
  .record({ texts: fc.array(hardText, { minLength: 1, maxLength: 3 }), acts: fc.array(act, { maxLength: 25 }) })
  .map(({ texts, acts }) => playActs(texts, acts))

function playActs(texts: readonly CanonicalText[], acts: readonly Act[]): World {
  const time = simulatedTime()
  const devices = [simulatedDevice(1, { time }), simulatedDevice(2, { time })] as const
  startProject(devices[0], texts)
  devices[1].receive(devices[0].revisions())
  joinProject(devices[1])
  devices[1].set(
    testRecordId(50),
    { articleId: articleIdOf(texts[0] ?? HARD_TEXT), anything: ['at', 'all'] },
    'from-the-future',
  )
  let made = 100
  for (const each of acts) {
    if (each.kind === 'send') {
      const sent = devices[each.from === 0 ? 0 : 1].revisions().filter((_, index) => !each.leaveOut.includes(index))
      devices[each.from === 0 ? 1 : 0].receive(sent)
      continue
    }
    const here = devices[each.at === 0 ? 0 : 1]
    made += 1
    if (each.kind === 'claim') makeClaim(here, testRecordId(made), texts, each)
    else if (each.kind === 'set') setField(here, each)
    else saySomething(here, testRecordId(made), each)
  }
  const all = devices.flatMap((here) => here.revisions())
  return { revisions: [...new Map(all.map((each) => [each.rid, each])).values()], texts: textsOf(texts) }
}

function makeClaim(
  here: SimulatedDevice,
  id: RecordId,
  texts: readonly CanonicalText[],
  act: Act & { kind: 'claim' },
): void {
  const text = texts[act.text % texts.length] ?? HARD_TEXT
  const map = offsetMap(text)
  const edges = [act.from, act.to].map((n) => n % map.codePointLength).sort((a, b) => a - b) as [number, number]
  const [start, end] = edges
  const stretch = map.spanFromCodePoints({ start, end: end === start ? end + 1 : end } as never)
  const fields = {
    articleId: articleIdOf(text),
    annotatorId: here.actorId,
    target: [describeSpan(text, map, stretch)],
    speakers: [{ speakerId: SPEAKER, mentions: [] }],
    commitment: 'commissive.pledge',
    mode: 'direct',
  }
  here.set(id, fields as unknown as { readonly [field: string]: Json }, 'claim')
}

function saySomething(here: SimulatedDevice, id: RecordId, { kind, record, says }: ReviewAct): void {
  if (kind === 'alias') {
    here.set(
      derivedId(TEST_PROJECT, `alias ${says}`),
      { person: here.actorId, alias: testRecordId(60 + says) },
      'alias',
    )
    return
  }
  const claims = [...here.states().values()].filter((state) => state.kind === 'claim')
  const claim = claims[record % claims.length]
  const articleId = claim?.fields['articleId']?.[0].value ?? null
  const rid = claim?.heads[0]
  if (claim === undefined || rid === undefined) return
  const about = { articleId, claimId: claim.recordId, rid, annotatorId: here.actorId }
  const target = claim.fields['target']?.[0].value ?? null
  if (kind === 'review') {
    const verdict = ['accept', 'amend', 'reject', 'question', 'from a newer version'][says] ?? 'accept'
    const words = verdict === 'amend' ? { proposal: { note: null, target } } : { reason: 'e\u0301 😀' }
    here.set(derivedId(claim.recordId, `review:${here.actorId}`), { ...about, verdict, ...words }, 'review')
  } else {
    const act = ['resolve', 'reopen', 'dispute', 'answer'][says]
    const replyTo = testRecordId(100 + record)
    here.set(id, { ...about, target, text: 'Sure?', replyTo, ...(act === undefined ? {} : { act }) }, 'comment')
  }
}

function setField(here: SimulatedDevice, { record, field, value }: Act & { kind: 'set' }): void {
  const ids = [...new Set(here.revisions().map(({ recordId }) => recordId))]
  const state = here.state(ids[record % ids.length] ?? TEST_PROJECT)
  if (state === null || (state.ownerId !== null && state.ownerId !== here.actorId)) return
  here.set(state.recordId, Object.fromEntries([[field, value]]), state.kind)
}
