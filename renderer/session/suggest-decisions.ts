import { isRecordId, type RecordId } from '../../shared/base/ids.ts'
import { isJsonObject, type Json, type JsonObject } from '../../shared/base/json.ts'
import { hlcIso } from '../../shared/history/hlc.ts'
import { fieldValue, isDeleted, type RecordState } from '../../shared/history/record-state.ts'
import type { Target } from '../../shared/selector/selector.ts'
import { acceptedDecision, keyOfOrigin } from '../../shared/suggest/claim-of-suggestion.ts'
import type { Decision } from '../../shared/suggest/rerank.ts'
import { keyOfTargets } from '../../shared/suggest/suggestion-key.ts'
import { type ClaimTrace, type SuggestionTrace, takenBy } from '../../shared/suggest/taken.ts'
import { resolveSpeaker } from './speakers.ts'
import type { SpeakerView } from './views.ts'

/** What a claim or a dismissal says about suggestions. */
interface Said {
  readonly articleId: string
  readonly annotatorId: string
  /** When it was said, ISO 8601. */
  readonly at: string
  readonly decision: Decision | null
  readonly content: readonly { readonly start: number; readonly end: number }[]
  readonly speakerIds: readonly RecordId[]
  /** The suggestion that it takes up; `null` for a claim that was made by hand. */
  readonly key: string | null
  readonly dismisses: boolean
}

/** My claims and dismissals of one article. */
export interface DecidedInArticle {
  readonly states: readonly RecordState[]
  readonly said: readonly Said[]
}

/** My claims and dismissals of a project, by article. */
export type Decided = ReadonlyMap<string, DecidedInArticle>

const read = new WeakMap<RecordState, Said | null>()

/** What is mine among claims and dismissals, by article. */
export function decidedIn(states: readonly RecordState[], isMe: (annotatorId: string) => boolean): Decided {
  const byArticle = new Map<string, { states: RecordState[]; said: Said[] }>()
  for (const state of states) {
    if (isDeleted(state)) continue
    const said = saidBy(state)
    if (said === null || !isMe(said.annotatorId)) continue
    const known = byArticle.get(said.articleId)
    if (known === undefined) byArticle.set(said.articleId, { states: [state], said: [said] })
    else {
      known.states.push(state)
      known.said.push(said)
    }
  }
  return byArticle
}

/** The decisions that count for later scores: those made after a time, ISO 8601. */
export function* decisionsSince(decided: Decided, since: string): Generator<Decision> {
  for (const { said } of decided.values()) {
    for (const { at, decision } of said) if (decision !== null && at > since) yield decision
  }
}

/** Tells of suggestions of an article whether they still wait: neither dismissed nor said by one of my claims. */
export function waitsIn(
  decided: DecidedInArticle | undefined,
  speakers: ReadonlyMap<RecordId, SpeakerView>,
): (suggestion: SuggestionTrace) => boolean {
  if (decided === undefined) return () => true
  const dismissed = new Set(decided.said.flatMap(({ dismisses, key }) => (dismisses && key !== null ? [key] : [])))
  const claims = decided.said.filter(({ dismisses }) => !dismisses)
  const isTaken = takenBy(
    claims.map(
      ({ content, speakerIds, key }): ClaimTrace => ({
        content,
        speakers: speakerIds.flatMap((id) => {
          const speaker = resolveSpeaker(id, speakers)
          return speaker === null ? [] : [{ id: speaker.id, name: speaker.fields.name }]
        }),
        madeOf: key,
      }),
    ),
  )
  return (suggestion) => !dismissed.has(suggestion.key) && !isTaken(suggestion)
}

/** Reads only what is needed, from thousands of records: nothing of them is shown. */
function saidBy(state: RecordState): Said | null {
  const known = read.get(state)
  if (known !== undefined) return known
  const said = readSaid(state)
  read.set(state, said)
  return said
}

function readSaid(state: RecordState): Said | null {
  const articleId = fieldValue(state, 'articleId')
  const annotatorId = fieldValue(state, 'annotatorId')
  if (typeof articleId !== 'string' || typeof annotatorId !== 'string') return null
  const target = targetsOf(fieldValue(state, 'target'))
  const content = target.map(({ selector: [position] }) => position)
  const common = { articleId, annotatorId, content }
  const origin = fieldValue(state, 'origin')
  if (state.kind === 'dismissal') {
    const cues = targetsOf(fieldValue(state, 'cues'))
    const at = hlcIso(state.modifiedAt)
    const decision = dismissedDecision(state, origin, cues)
    return { ...common, at, decision, speakerIds: [], key: keyOfTargets(target, cues), dismisses: true }
  }
  const at = hlcIso(state.createdAt)
  const speakerIds = list(fieldValue(state, 'speakers')).flatMap(({ speakerId }) =>
    typeof speakerId === 'string' && isRecordId(speakerId) ? [speakerId] : [],
  )
  return { ...common, at, decision: acceptedDecision(origin), speakerIds, key: keyOfOrigin(origin), dismisses: false }
}

function dismissedDecision(state: RecordState, origin: Json | undefined, cues: readonly Target[]): Decision | null {
  const score = origin !== undefined && isJsonObject(origin) ? origin['score'] : undefined
  const code = fieldValue(state, 'commitment')
  if (typeof score !== 'number' || typeof code !== 'string') return null
  return { accepted: false, score, code, cue: cues.map(({ selector: [, quote] }) => quote.exact).join(' ') }
}

function targetsOf(value: Json | undefined): readonly Target[] {
  return list(value).filter((each) => {
    const { selector } = each
    if (!Array.isArray(selector)) return false
    const [position, quote] = selector as readonly Json[]
    if (position === undefined || quote === undefined || !isJsonObject(position) || !isJsonObject(quote)) return false
    const { start, end } = position
    return typeof start === 'number' && typeof end === 'number' && typeof quote['exact'] === 'string'
  }) as unknown as readonly Target[]
}

function list(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isJsonObject) : []
}
