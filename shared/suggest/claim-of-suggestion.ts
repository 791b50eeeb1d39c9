import type { RecordId } from '../base/ids.ts'
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Sha256 } from '../base/sha256.ts'
import type { ClaimProblem } from '../claim/claim-problem.ts'
import { type ClaimPage, type ClaimSet, createClaim, type Party } from '../claim/edit-claim.ts'
import { describeSpan } from '../selector/describe.ts'
import type { Target } from '../selector/selector.ts'
import { codePoint, type Span } from '../text/offset.ts'
import { selectionSpan } from '../text/segment.ts'
import type { Decision } from './rerank.ts'
import { ENGINE, type SuggestedParty, type Suggestion } from './suggestion.ts'
import { keyOfStretches } from './suggestion-key.ts'

/** What a person adds to a suggestion by accepting it. */
export interface Acceptance {
  readonly articleId: RecordId
  readonly annotatorId: RecordId
  /** The type of commitment that is chosen, whatever was proposed. */
  readonly commitment: string
  readonly codebookRevision: Sha256
  /** The speaker of the project that somebody in the suggestion is. */
  readonly speakerOf: (party: SuggestedParty) => RecordId
}

/** The fields of the claim that an accepted suggestion becomes; `origin` keeps what was proposed, word for word. */
export function claimOfSuggestion(
  suggestion: Suggestion,
  acceptance: Acceptance,
  page: ClaimPage,
): Result<ClaimSet, ClaimProblem> {
  const { articleId, annotatorId, commitment, codebookRevision, speakerOf } = acceptance
  const parties = (list: readonly SuggestedParty[]) => joinedParties(list, speakerOf)
  const made = createClaim(
    {
      articleId,
      annotatorId,
      content: suggestion.content,
      cues: suggestion.cue,
      speakers: parties(suggestion.speakers),
      commitment,
      codebookRevision,
    },
    page,
  )
  if (!made.ok) return made
  const stored = (spans: readonly Span[]) =>
    spans.map((span) => describeSpan(page.text, page.map, span)) as unknown as Json
  const party = ({ speakerId, mentions }: Party) => ({ speakerId, mentions: stored(mentions) })
  const { reportedBy, condition, deadline, targets, mode, strength, conditionality } = suggestion
  const relays = reportedBy.map((relay) => ({
    ...party({ speakerId: speakerOf(relay), mentions: relay.mentions }),
    cues: stored(relay.cues),
  }))
  const addressed = parties(targets).map(party)
  const by = deadline === null ? null : selectionSpan(page.text, deadline)
  return ok({
    ...made.value,
    mode,
    strength,
    conditionality,
    ...(relays.length === 0 ? {} : { reportedBy: relays }),
    ...(condition.length === 0 ? {} : { condition: stored(condition) }),
    ...(by === null
      ? {}
      : {
          deadline: { text: page.text.slice(by.start, by.end), target: (stored([by]) as readonly Json[])[0] ?? null },
        }),
    ...(addressed.length === 0 ? {} : { targets: addressed }),
    origin: { ...originOf(suggestion), proposed: proposedIn(suggestion, page) },
  })
}

/** Whose dismissal it is, and of what in which article. */
interface Dismisser {
  readonly articleId: RecordId
  readonly annotatorId: RecordId
}

/** The fields of the record that a dismissed suggestion leaves; it is private to the annotator. */
export function dismissalOfSuggestion(
  suggestion: Suggestion,
  by: Dismisser,
  page: ClaimPage,
): Result<ClaimSet, ClaimProblem> {
  if (suggestion.content.length === 0) return err({ kind: 'empty-span' })
  const stored = (spans: readonly Span[]) =>
    spans.map((span) => describeSpan(page.text, page.map, span)) as unknown as Json
  return ok({
    ...by,
    target: stored(suggestion.content),
    cues: suggestion.cue.length === 0 ? null : stored(suggestion.cue),
    commitment: suggestion.commitment,
    origin: originOf(suggestion),
    deleted: null,
  })
}

/**
 * The fields of the record by which the suggestion that a claim was made of is dismissed after all, as its claim is
 * deleted, with its key; `null` where the claim was made otherwise, or of what is not in this text.
 */
export function dismissalOfClaim(
  origin: Json | undefined,
  by: Dismisser,
  page: ClaimPage,
): { readonly key: string; readonly set: ClaimSet } | null {
  const proposed = proposedOf(origin)
  const key = keyOfOrigin(origin)
  if (proposed === null || key === null || !isObject(origin)) return null
  const [content, cue] = [targetsIn(proposed['content'], page), targetsIn(proposed['cue'], page)]
  if (content === null || cue === null) return null
  const { proposed: _, ...plain } = origin
  const { commitment } = proposed
  const set = {
    ...by,
    target: content as unknown as Json,
    cues: cue.length === 0 ? null : (cue as unknown as Json),
    commitment: typeof commitment === 'string' ? commitment : null,
    origin: plain,
    deleted: null,
  }
  return { key, set }
}

/** The key of the suggestion that a claim was made of, by its `origin`; `null` where it was made otherwise. */
export function keyOfOrigin(origin: Json | undefined): string | null {
  const proposed = proposedOf(origin)
  if (proposed === null) return null
  const content = stretchesOf(proposed['content'])
  return content.length === 0 ? null : keyOfStretches(content, stretchesOf(proposed['cue']))
}

/** What accepting a suggestion says of it, by the `origin` of the claim that it became. */
export function acceptedDecision(origin: Json | undefined): Decision | null {
  const proposed = proposedOf(origin)
  if (proposed === null || !isObject(origin)) return null
  const { score } = origin
  const { commitment } = proposed
  if (typeof score !== 'number' || typeof commitment !== 'string') return null
  const cue = stretchesOf(proposed['cue']).map(({ exact }) => exact)
  return { accepted: true, score, code: commitment, cue: cue.join(' ') }
}

function originOf({ score }: Suggestion) {
  return { ...ENGINE, score }
}

/** What the engine proposed, in code points and words. */
function proposedIn(suggestion: Suggestion, { text, map }: ClaimPage): JsonObject {
  const place = (span: Span) => ({ ...map.spanToCodePoints(span), exact: text.slice(span.start, span.end) })
  const party = ({ name, kind, role, mentions }: SuggestedParty) => ({
    name,
    kind,
    ...(role === null ? {} : { role }),
    mentions: mentions.map(place),
  })
  const { content, cue, speakers, reportedBy, commitment, mode, strength, conditionality } = suggestion
  const { condition, deadline, targets } = suggestion
  return {
    content: content.map(place),
    cue: cue.map(place),
    speakers: speakers.map(party),
    ...(reportedBy.length === 0
      ? {}
      : { reportedBy: reportedBy.map((relay) => ({ ...party(relay), cues: relay.cues.map(place) })) }),
    commitment,
    mode,
    strength,
    conditionality,
    ...(condition.length === 0 ? {} : { condition: condition.map(place) }),
    ...(deadline === null ? {} : { deadline: place(deadline) }),
    ...(targets.length === 0 ? {} : { targets: targets.map(party) }),
  }
}

/** Several parties that are one speaker become one, with all their mentions in text order. */
function joinedParties(
  parties: readonly SuggestedParty[],
  speakerOf: (party: SuggestedParty) => RecordId,
): readonly Party[] {
  const byId = new Map<RecordId, readonly Span[]>()
  for (const party of parties) {
    const speakerId = speakerOf(party)
    const known = byId.get(speakerId) ?? []
    const fresh = party.mentions.filter((one) => !known.some((other) => other.start === one.start))
    byId.set(speakerId, [...known, ...fresh])
  }
  return [...byId].map(([speakerId, mentions]) => ({
    speakerId,
    mentions: [...mentions].sort((a, b) => a.start - b.start),
  }))
}

function proposedOf(origin: Json | undefined): JsonObject | null {
  if (!isObject(origin) || origin['engine'] !== ENGINE.engine) return null
  const { proposed } = origin
  return isObject(proposed) ? proposed : null
}

/** The passages of stretches, where all of them are in this text, word for word. */
function targetsIn(value: Json | undefined, { text, map }: ClaimPage): readonly Target[] | null {
  const targets: Target[] = []
  for (const { start, end, exact } of stretchesOf(value)) {
    const isInside = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end
    if (!isInside || end > map.codePointLength) return null
    const place = map.spanFromCodePoints({ start: codePoint(start), end: codePoint(end) })
    if (text.slice(place.start, place.end) !== exact) return null
    targets.push(describeSpan(text, map, place))
  }
  return targets
}

/** A stretch of text in code points, half-open, with its words. */
interface StoredStretch {
  readonly start: number
  readonly end: number
  readonly exact: string
}

function stretchesOf(value: Json | undefined): readonly StoredStretch[] {
  if (!Array.isArray(value)) return []
  return (value as readonly Json[]).flatMap((each) => {
    if (!isJsonObject(each)) return []
    const { start, end, exact } = each
    if (typeof start !== 'number' || typeof end !== 'number') return []
    return [{ start, end, exact: typeof exact === 'string' ? exact : '' }]
  })
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== undefined && isJsonObject(value)
}
