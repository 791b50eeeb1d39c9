import sample from '../../../fixtures/sample/annotations.json' with { type: 'json' }
import { derivedId, type RecordId, recordId } from '../../../shared/base/ids.ts'
import { sha256 } from '../../../shared/base/sha256.ts'
import type { Claim, Placed, PlacedParty } from '../../../shared/claim/claim.ts'
import type { ArticleStatus, ClaimFields } from '../../../shared/claim/record-fields.ts'
import { type Codebook, findCode } from '../../../shared/codebook/codebook.ts'
import { defaultCodebook } from '../../../shared/codebook/default-codebook.ts'
import type { Target } from '../../../shared/selector/selector.ts'
import type { Block } from '../../../shared/text/block.ts'
import { type CanonicalText, canonicalText } from '../../../shared/text/canonical-text.ts'
import { type OffsetMap, offsetMap, type Span, span } from '../../../shared/text/offset.ts'
import type { ArticleView, ClaimView, CodebookView, SpeakerView } from '../../session/views.ts'

/** Records of tests derive their ids from this project's. */
export const SAMPLE_PROJECT = recordId('5b0f6c52-0f4e-5a3c-8f0e-7a4f3d3f6d11')
export const SAMPLE_ME = derivedId(SAMPLE_PROJECT, 'me')

type SampleClaim = (typeof sample.claims)[number]
type Passage = SampleClaim['cues'][number] | string

const files = import.meta.glob<string>('../../../fixtures/sample/articles/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The default codebook, as the session shows it. */
export function sampleCodebook(codebook: Codebook = defaultCodebook(SAMPLE_PROJECT)): CodebookView {
  return { groups: codebook.groups, codes: codebook.codes.filter(({ deprecated }) => !deprecated) }
}

/** The speakers of the sample project. */
export const sampleSpeakers: readonly SpeakerView[] = sample.speakers.map((speaker) => ({
  id: speakerId(speaker.key),
  fields: {
    name: speaker.name,
    kind: speaker.kind,
    aliases: speaker.aliases,
    ...(speaker.role === '' ? {} : { role: speaker.role }),
    ...(speaker.affiliation === '' ? {} : { affiliation: speaker.affiliation }),
  },
}))

/** An article of the sample project with its claims, anchored by plain search. */
export function sampleArticle(file = 'grain-corridor-talks.txt'): ArticleView {
  const raw = files[`../../../fixtures/sample/articles/${file}`]
  const meta = sample.articles.find((article) => article.file === file)
  if (raw === undefined || meta === undefined) throw new Error(`No such sample article: ${file}`)
  const text = canonicalText(raw)
  const map = offsetMap(text)
  const id = derivedId(SAMPLE_PROJECT, file)
  const blocks = lineBlocks(text)
  const own = sample.claims.filter((claim) => claim.file === file)
  return {
    id,
    fields: {
      title: meta.title,
      sha256: sha256(text),
      length: map.codePointLength,
      blocks: [],
      publisher: meta.publisher,
      published: meta.published,
      ...(meta.author === '' ? {} : { author: meta.author }),
    },
    status: meta.status as ArticleStatus,
    text,
    map,
    blocks,
    marks: [],
    quotations: [],
    claims: own.map((claim, index) => sampleClaim(claim, index, id, text, map)).sort((a, b) => startOf(a) - startOf(b)),
  }
}

/** A claim view like another, but for what is given. */
export function likeClaim(view: ClaimView, change: Partial<ClaimView>): ClaimView {
  return { ...view, ...change }
}

function sampleClaim(
  data: SampleClaim,
  index: number,
  articleId: RecordId,
  text: CanonicalText,
  map: OffsetMap,
): ClaimView {
  const place = (passage: Passage): Placed => placeSpan(text, map, findPassage(text, passage))
  const placeParty = ({ key, mentions }: { key: string; mentions: readonly Passage[] }): PlacedParty => ({
    speakerId: speakerId(key),
    mentions: mentions.map(place),
  })
  const content = data.spans.map(place)
  const deadline = data.deadline as { text: string; span: Passage } | null
  const placed = {
    content,
    cues: (data.cues as Passage[]).map(place),
    speakers: data.speakers.map(placeParty),
    reportedBy: (data.reportedBy as { key: string; mentions: Passage[] }[]).map((each) => ({
      ...placeParty(each),
      cues: [],
    })),
    condition: (data.condition as Passage[]).map(place),
    deadline: deadline?.span ? place(deadline.span) : null,
    targets: (data.targets as { key: string; mentions: Passage[] }[]).map(placeParty),
  }
  const toParty = ({ speakerId, mentions }: PlacedParty) => ({
    speakerId,
    mentions: mentions.map(({ target }) => target),
  })
  const fields: ClaimFields = {
    articleId,
    annotatorId: SAMPLE_ME,
    target: content.map(({ target }) => target),
    cues: placed.cues.map(({ target }) => target),
    speakers: placed.speakers.map(toParty),
    reportedBy: placed.reportedBy.map((each) => ({ ...toParty(each), cues: [] })),
    commitment: data.commitment,
    mode: data.mode,
    strength: data.strength,
    conditionality: data.conditionality,
    condition: placed.condition.map(({ target }) => target),
    targets: placed.targets.map(toParty),
    ...(data.note === '' ? {} : { note: data.note }),
    ...(deadline === null ? {} : { deadline: { text: deadline.text } }),
  }
  const id = derivedId(articleId, `claim ${index}`)
  return viewOf({ id, fields, ...placed })
}

/** What the session shows of a claim. */
export function viewOf(claim: Claim, known: readonly SpeakerView[] = sampleSpeakers): ClaimView {
  const { fields } = claim
  const codebook = defaultCodebook(SAMPLE_PROJECT)
  const code = findCode(codebook, fields.commitment)
  const speakers = claim.speakers.flatMap((party) => known.find(({ id }) => id === party.speakerId) ?? [])
  const speakerNames = new Intl.ListFormat('en').format(speakers.map((speaker) => speaker.fields.name))
  const label = code?.label ?? fields.commitment
  const quote = fields.target.map(({ selector }) => selector[1].exact).join(' … ')
  return {
    id: claim.id,
    fields,
    claim,
    code,
    label,
    letter: (code?.key ?? '?').toUpperCase(),
    group: code?.group ?? 'unknown',
    variant: codebook.codes.filter(({ group, order }) => group === code?.group && order < code.order).length,
    speakers,
    speakerNames,
    quote,
    name: [label, speakerNames, quote].filter((part) => part !== '').join(', '),
    unanchored: false,
    conflicts: [],
    annotator: 'Noor Hallberg',
    mine: true,
    createdAt: '2031-02-12T09:30:00.000Z',
    modifiedAt: '2031-02-12T10:05:00.000Z',
  }
}

function speakerId(key: string): RecordId {
  return derivedId(SAMPLE_PROJECT, `speaker ${key}`)
}

function startOf({ claim }: ClaimView): number {
  const anchor = claim.content[0]?.anchor
  return anchor?.kind === 'exact' ? anchor.span.start : 0
}

/** A stretch of a text as a claim holds it. */
export function placeSpan(text: CanonicalText, map: OffsetMap, where: Span): Placed {
  const target: Target = {
    selector: [
      { type: 'TextPositionSelector', start: map.toCodePoint(where.start), end: map.toCodePoint(where.end) },
      { type: 'TextQuoteSelector', exact: text.slice(where.start, where.end), prefix: '', suffix: '' },
    ],
  }
  return { target, anchor: { kind: 'exact', span: where } }
}

function findPassage(text: string, passage: Passage): Span {
  const { exact, occurrence } = typeof passage === 'string' ? { exact: passage, occurrence: 1 } : passage
  let start = -1
  for (let found = 0; found < occurrence; found += 1) start = text.indexOf(exact, start + 1)
  return span(start, start + exact.length)
}

/** Every line a paragraph, the first a title where it is short. */
function lineBlocks(text: CanonicalText): readonly Block[] {
  return [...text.matchAll(/\S.*\S|\S/g)].map((match, index) => {
    const { start, end } = span(match.index, match.index + match[0].length)
    return { kind: index === 0 && end - start <= 120 ? 'title' : 'paragraph', start, end }
  })
}
