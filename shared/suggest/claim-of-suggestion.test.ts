import { describe, expect, it } from 'vitest'
import { type RecordId, recordId } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { sha256 } from '../base/sha256.ts'
import type { ClaimPage } from '../claim/edit-claim.ts'
import { claimSchema, dismissalSchema } from '../claim/record-fields.ts'
import type { Target } from '../selector/selector.ts'
import { blocksOf } from '../text/block.ts'
import { canonicalText } from '../text/canonical-text.ts'
import { offsetMap, type Span, span } from '../text/offset.ts'
import { quotations } from '../text/quotation.ts'
import {
  acceptedDecision,
  claimOfSuggestion,
  dismissalOfClaim,
  dismissalOfSuggestion,
  keyOfOrigin,
} from './claim-of-suggestion.ts'
import type { SuggestedParty, Suggestion } from './suggestion.ts'
import { keyOfTargets, suggestionKey } from './suggestion-key.ts'

const ARTICLE = recordId('00000011-0000-7000-8000-000000000001')
const ANNOTATOR = recordId('00000012-0000-7000-8000-000000000001')

/** The ship takes two code units and one code point. */
const page = pageOf('🚢 Lena Aro said that Tomas Vell, the envoy, would pay for the pier by March if the port opens.')

function pageOf(raw: string): ClaimPage {
  const text = canonicalText(raw)
  return { text, map: offsetMap(text), quotations: quotations(text, blocksOf(text).blocks) }
}

function at(words: string): Span {
  const start = page.text.indexOf(words)
  if (start < 0) throw new Error(`No “${words}”`)
  return span(start, start + words.length)
}

function party(name: string, ...mentions: readonly string[]): SuggestedParty {
  return { name, kind: 'person', speakerId: null, role: null, mentions: mentions.map(at) }
}

const suggestion: Suggestion = {
  content: [at('would pay for the pier by March if the port opens')],
  cue: [at('said')],
  source: [at('Tomas Vell, the envoy')],
  speakers: [{ ...party('Tomas Vell', 'Tomas Vell'), role: 'envoy' }, party('tomas vell', 'the envoy')],
  reportedBy: [{ ...party('Lena Aro', 'Lena Aro'), cues: [at('said')] }],
  commitment: 'commissive.pledge',
  mode: 'indirect',
  strength: 'plain',
  conditionality: 'conditional',
  condition: [at('if the port opens')],
  deadline: at('by March'),
  targets: [party('The port', 'the port')],
  score: 0.75,
  why: [],
}

const ids = new Map<string, RecordId>()
function speakerOf({ name }: SuggestedParty): RecordId {
  const folded = name.toLowerCase()
  const known = ids.get(folded) ?? recordId(`00000013-0000-7000-8000-00000000000${ids.size}`)
  ids.set(folded, known)
  return known
}

function accepted(commitment = 'commissive.offer') {
  const acceptance = {
    articleId: ARTICLE,
    annotatorId: ANNOTATOR,
    commitment,
    codebookRevision: sha256('book'),
    speakerOf,
  }
  const made = claimOfSuggestion(suggestion, acceptance, page)
  if (!made.ok) throw new Error('Refused')
  return made.value
}

const words = (targets: readonly Target[] | undefined) => targets?.map(({ selector: [, quote] }) => quote.exact)

describe('An accepted suggestion', () => {
  it('becomes a claim that can be stored, with every field', () => {
    const fields = claimSchema.parse(accepted())
    expect(words(fields.target)).toEqual(['would pay for the pier by March if the port opens'])
    expect(words(fields.cues)).toEqual(['said'])
    expect(fields.commitment).toBe('commissive.offer')
    expect([fields.mode, fields.strength, fields.conditionality]).toEqual(['indirect', 'plain', 'conditional'])
    expect(words(fields.condition)).toEqual(['if the port opens'])
    expect(fields.deadline?.text).toBe('by March')
    expect(
      fields.reportedBy?.map(({ speakerId, mentions, cues }) => [speakerId, words(mentions), words(cues)]),
    ).toEqual([[speakerOf(party('Lena Aro')), ['Lena Aro'], ['said']]])
    expect(fields.targets?.map(({ mentions }) => words(mentions))).toEqual([['the port']])
  })

  it('names a speaker once who is there under two names', () => {
    const { speakers } = claimSchema.parse(accepted())
    expect(speakers?.map(({ mentions }) => words(mentions))).toEqual([['Tomas Vell', 'the envoy']])
  })

  it('keeps what was proposed, in code points, whatever was chosen', () => {
    const { origin } = claimSchema.parse(accepted())
    expect(origin).toMatchObject({ engine: 'avowal', score: 0.75 })
    const { start, end } = suggestion.content[0] ?? span(0, 0)
    expect(origin?.['proposed']).toMatchObject({
      commitment: 'commissive.pledge',
      content: [{ start: start - 1, end: end - 1, exact: page.text.slice(start, end) }],
      speakers: [{ name: 'Tomas Vell', role: 'envoy' }, { name: 'tomas vell' }],
    })
  })

  it('is known by what was proposed, and counts as accepted', () => {
    const origin = accepted()['origin'] as Json
    expect(keyOfOrigin(origin)).toBe(suggestionKey(suggestion, page.map))
    expect(acceptedDecision(origin)).toEqual({ accepted: true, score: 0.75, code: 'commissive.pledge', cue: 'said' })
  })

  it('is told from a claim of another origin, and from none', () => {
    const others: readonly (Json | undefined)[] = [undefined, null, 'avowal', {}, { engine: 'other', proposed: {} }]
    expect(others.map(keyOfOrigin)).toEqual(others.map(() => null))
    expect(others.map(acceptedDecision)).toEqual(others.map(() => null))
  })
})

describe('Deleting the claim of a suggestion', () => {
  const by = { articleId: ARTICLE, annotatorId: ANNOTATOR }

  it('leaves the record that dismissing the suggestion leaves', () => {
    const dismissed = dismissalOfSuggestion(suggestion, by, page)
    expect(dismissalOfClaim(accepted()['origin'] as Json, by, page)).toEqual({
      key: suggestionKey(suggestion, page.map),
      set: dismissed.ok ? dismissed.value : null,
    })
  })

  it('leaves none for a claim of another origin, or of words that are not here', () => {
    const proposed = (stretch: Json): Json => ({ engine: 'avowal', proposed: { content: [stretch], cue: [] } })
    const origins = [
      undefined,
      null,
      { engine: 'other', proposed: {} },
      proposed({ start: 0, end: 10_000_000, exact: 'x' }),
      proposed({ start: -1, end: 2, exact: 'x' }),
      proposed({ start: 0.5, end: 2, exact: 'x' }),
      proposed({ start: 0, end: 3, exact: 'not these' }),
    ]
    expect(origins.map((origin) => dismissalOfClaim(origin, by, page))).toEqual(origins.map(() => null))
  })
})

it('A dismissed suggestion leaves a record by which it is known', () => {
  const made = dismissalOfSuggestion(suggestion, { articleId: ARTICLE, annotatorId: ANNOTATOR }, page)
  if (!made.ok) throw new Error('Refused')
  const set = Object.fromEntries(Object.entries(made.value).filter(([, value]) => value !== null))
  const { target, cues } = dismissalSchema.parse(set)
  expect(keyOfTargets(target, cues)).toBe(suggestionKey(suggestion, page.map))
})
