/**
 * Edits of a claim as values: each answers the fields to set (`null` unsets), and leaves the claim as it is.
 *
 * Spans are UTF-16 over the text of the page; what is stored is described in code points.
 */
import type { RecordId } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Sha256 } from '../base/sha256.ts'
import { describeSpan } from '../selector/describe.ts'
import type { Target } from '../selector/selector.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import type { OffsetMap, Span } from '../text/offset.ts'
import type { Quotation } from '../text/quotation.ts'
import { selectionSpan } from '../text/segment.ts'
import { type Claim, type Placed, spansOf } from './claim.ts'
import type { ClaimProblem } from './claim-problem.ts'
import { deriveMode, followMode } from './derive-mode.ts'

/** The text that claims are made on. */
export interface ClaimPage {
  readonly text: CanonicalText
  readonly map: OffsetMap
  readonly quotations: readonly Quotation[]
}

/** Fields to set in a claim's record. */
export interface ClaimSet {
  readonly [field: string]: Json
}

/** Somebody in a claim, with the words that name them. */
export interface Party {
  readonly speakerId: RecordId
  readonly mentions: readonly Span[]
}

/** A claim to be made. */
export interface ClaimDraft {
  readonly articleId: RecordId
  readonly annotatorId: RecordId
  readonly content: readonly Span[]
  readonly cues?: readonly Span[]
  readonly speakers: readonly Party[]
  readonly commitment: string
  readonly codebookRevision: Sha256
}

/** The fields of a new claim. */
export function createClaim(draft: ClaimDraft, page: ClaimPage): Result<ClaimSet, ClaimProblem> {
  const content = arrange(draft.content, page)
  if (!content.ok) return content
  const cues = draft.cues ?? []
  return ok({
    articleId: draft.articleId,
    annotatorId: draft.annotatorId,
    target: describeAll(content.value, page),
    ...(cues.length === 0 ? {} : { cues: describeAll(cues, page) }),
    speakers: draft.speakers.map(({ speakerId, mentions }) => ({ speakerId, mentions: describeAll(mentions, page) })),
    commitment: draft.commitment,
    mode: deriveMode({ ...page, content: content.value, cues }),
    codebookRevision: draft.codebookRevision,
  })
}

/** The claim with one more segment; a segment that touches or overlaps others becomes one with them. */
export function addSegment(claim: Claim, span: Span, page: ClaimPage): Result<ClaimSet, ClaimProblem> {
  const added = selectionSpan(page.text, span)
  if (added === null) return err({ kind: 'empty-span' })
  return setContent(claim, joinTouching([...spansOf(claim.content), added]), page)
}

/**
 * The claim with the boundaries of one segment moved; `index` counts those that were found in the text. The claim keeps
 * its id, its tags and its history. A segment stays between its neighbours.
 */
export function moveSegment(claim: Claim, index: number, span: Span, page: ClaimPage): Result<ClaimSet, ClaimProblem> {
  const present = spansOf(claim.content)
  if (present[index] === undefined) return err({ kind: 'no-such-part' })
  const from = present[index - 1]?.end ?? 0
  const to = present[index + 1]?.start ?? page.text.length
  if (span.start < from || span.end > to) return err({ kind: 'segments-overlap' })
  return setContent(claim, present.with(index, span), page)
}

/** The claim without one of its segments. */
export function removeSegment(claim: Claim, index: number, page: ClaimPage): Result<ClaimSet, ClaimProblem> {
  if (claim.content[index] === undefined) return err({ kind: 'no-such-part' })
  if (claim.content.length === 1) return err({ kind: 'last-segment' })
  const removed = claim.content[index]
  const left = claim.content.filter((placed) => placed !== removed)
  if (spansOf(left).length === 0) return err({ kind: 'last-segment' })
  return setContent(claim, spansOf(left), page, left)
}

/** The claim with one more cue. */
export function addCue(claim: Claim, span: Span, page: ClaimPage): Result<ClaimSet, ClaimProblem> {
  const added = selectionSpan(page.text, span)
  if (added === null) return err({ kind: 'empty-span' })
  const cues = withTarget(claim.cues.map(targetOf), describe(added, page))
  return ok(setCues(claim, cues, [...spansOf(claim.cues), added], page))
}

/** The claim without one of its cues. */
export function removeCue(claim: Claim, index: number, page: ClaimPage): Result<ClaimSet, ClaimProblem> {
  if (claim.cues[index] === undefined) return err({ kind: 'no-such-part' })
  const left = claim.cues.toSpliced(index, 1)
  return ok(setCues(claim, left.map(targetOf), spansOf(left), page))
}

/** The claim with the words that state its condition; it becomes conditional unless it says more already. */
export function addCondition(claim: Claim, span: Span, page: ClaimPage): Result<ClaimSet, ClaimProblem> {
  const added = selectionSpan(page.text, span)
  if (added === null) return err({ kind: 'empty-span' })
  const { conditionality } = claim.fields
  const becomes = conditionality === undefined || conditionality === 'none' ? { conditionality: 'conditional' } : {}
  return ok({ condition: asJson(withTarget(claim.condition.map(targetOf), describe(added, page))), ...becomes })
}

/** The claim without one stretch of its condition. */
export function removeCondition(claim: Claim, index: number): Result<ClaimSet, ClaimProblem> {
  if (claim.condition[index] === undefined) return err({ kind: 'no-such-part' })
  const left = claim.condition.toSpliced(index, 1).map(targetOf)
  return ok({ condition: left.length === 0 ? null : asJson(left) })
}

/** The claim with a deadline stated by these words. */
export function markDeadline(span: Span, page: ClaimPage): Result<ClaimSet, ClaimProblem> {
  const marked = selectionSpan(page.text, span)
  if (marked === null) return err({ kind: 'empty-span' })
  return ok({ deadline: { text: page.text.slice(marked.start, marked.end), target: asJson(describe(marked, page)) } })
}

/** The parts of a claim that name somebody. */
export type PartyField = 'speakers' | 'targets' | 'reportedBy'

/** The claim with a mention of somebody; they join the list where they are not in it yet. */
export function addMention(
  claim: Claim,
  field: PartyField,
  speakerId: RecordId,
  span: Span,
  page: ClaimPage,
): Result<ClaimSet, ClaimProblem> {
  const added = selectionSpan(page.text, span)
  if (added === null) return err({ kind: 'empty-span' })
  const present = claim.fields[field] ?? []
  const mention = describe(added, page)
  const known = present.some((party) => party.speakerId === speakerId)
  const fresh = { speakerId, mentions: [mention], ...(field === 'reportedBy' ? { cues: [] } : {}) }
  const next = known
    ? present.map((party) =>
        party.speakerId === speakerId ? { ...party, mentions: withTarget(party.mentions, mention) } : party,
      )
    : [...present, fresh]
  return ok({ [field]: asJson(next) })
}

/** The claim without one mention, counted over all parties of the field in order; the party stays in the list. */
export function removeMention(claim: Claim, field: PartyField, index: number): Result<ClaimSet, ClaimProblem> {
  let at = index
  const next = (claim.fields[field] ?? []).map((party) => {
    const own = at
    at -= party.mentions.length
    return own >= 0 && own < party.mentions.length ? { ...party, mentions: party.mentions.toSpliced(own, 1) } : party
  })
  return at >= 0 || index < 0 ? err({ kind: 'no-such-part' }) : ok({ [field]: asJson(next) })
}

/** The claim with other people in a field, each keeping the mentions that they had. */
export function setParties(claim: Claim, field: PartyField, speakerIds: readonly RecordId[]): ClaimSet {
  const present = claim.fields[field] ?? []
  const next = [...new Set(speakerIds)].map(
    (speakerId) =>
      present.find((party) => party.speakerId === speakerId) ?? {
        speakerId,
        mentions: [],
        ...(field === 'reportedBy' ? { cues: [] } : {}),
      },
  )
  return { [field]: next.length === 0 && field !== 'speakers' ? null : asJson(next) }
}

function setContent(
  claim: Claim,
  spans: readonly Span[],
  page: ClaimPage,
  keep: readonly Placed[] = claim.content,
): Result<ClaimSet, ClaimProblem> {
  const content = arrange(spans, page)
  if (!content.ok) return content
  // What was not found in this text keeps its place in the record, behind what was.
  const lost = keep.filter(({ anchor }) => anchor.kind === 'ambiguous' || anchor.kind === 'orphan').map(targetOf)
  const cues = spansOf(claim.cues)
  const before = { ...page, content: spansOf(claim.content), cues }
  const mode = followMode(claim.fields.mode, before, { ...page, content: content.value, cues })
  return ok({ target: asJson([...describeTargets(content.value, page), ...lost]), mode })
}

function setCues(claim: Claim, targets: readonly Target[], cues: readonly Span[], page: ClaimPage): ClaimSet {
  const content = spansOf(claim.content)
  const before = { ...page, content, cues: spansOf(claim.cues) }
  const mode = followMode(claim.fields.mode, before, { ...page, content, cues })
  return { cues: targets.length === 0 ? null : asJson(targets), mode }
}

/** Segments in text order, on grapheme edges, without white space at the edges; refused when they overlap. */
function arrange(spans: readonly Span[], page: ClaimPage): Result<readonly Span[], ClaimProblem> {
  const cut = spans.map((span) => selectionSpan(page.text, span))
  const ordered = cut.filter((span) => span !== null).sort((a, b) => a.start - b.start)
  if (ordered.length === 0 || ordered.length < cut.length) return err({ kind: 'empty-span' })
  const overlaps = ordered.some((span, index) => index > 0 && span.start < (ordered[index - 1]?.end ?? 0))
  return overlaps ? err({ kind: 'segments-overlap' }) : ok(ordered)
}

function joinTouching(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last === undefined || span.start > last.end) joined.push(span)
    else joined[joined.length - 1] = { start: last.start, end: span.end > last.end ? span.end : last.end }
  }
  return joined
}

/** Passages with one more; one that is there already is not said twice. */
function withTarget(targets: readonly Target[], added: Target): readonly Target[] {
  const [{ start, end }] = added.selector
  const present = targets.some(({ selector: [position] }) => position.start === start && position.end === end)
  return present ? targets : [...targets, added]
}

function describe(span: Span, { text, map }: ClaimPage): Target {
  return describeSpan(text, map, span)
}

function describeTargets(spans: readonly Span[], page: ClaimPage): readonly Target[] {
  return spans.map((span) => describe(span, page))
}

function describeAll(spans: readonly Span[], page: ClaimPage): Json {
  return asJson(describeTargets(spans, page))
}

function targetOf({ target }: Placed): Target {
  return target
}

/** Selectors and parties are plain data; their types only lack the index signature of a JSON object. */
function asJson(value: unknown): Json {
  return value as Json
}
