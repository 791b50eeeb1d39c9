import { changedGroups } from '../../shared/base/changed-map.ts'
import { isRecordId, type RecordId } from '../../shared/base/ids.ts'
import { isJsonObject, type Json, type JsonObject } from '../../shared/base/json.ts'
import { isSameList, listDifference } from '../../shared/base/ordered-list.ts'
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
  readonly recordId: RecordId
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

/** What my claims and dismissals of one article say, in the order of their ids. */
export type DecidedInArticle = readonly Said[]

/** What my claims and dismissals of a project say, by article. */
export type Decided = ReadonlyMap<string, DecidedInArticle>

const NOTHING: Decided = new Map()

/**
 * Tells what is mine among claims and dismissals, by article, again and again: an article of which nothing changed keeps
 * the same list.
 */
export function decidedKeeper(): (states: readonly RecordState[], isMe: (annotatorId: string) => boolean) => Decided {
  let last: { readonly states: readonly RecordState[]; readonly isMe: unknown; readonly decided: Decided } | null = null
  return (states, isMe) => {
    const before = last?.isMe === isMe ? last : { states: [], decided: NOTHING }
    const { gone, fresh } = listDifference(before.states, states)
    const change = { gone: saidByMe(gone, isMe), fresh: saidByMe(fresh, isMe) }
    const decided = changedGroups(before.decided, change, ({ articleId }) => articleId, byId)
    last = { states, isMe, decided }
    return decided
  }
}

function saidByMe(states: readonly RecordState[], isMe: (annotatorId: string) => boolean): readonly Said[] {
  return states.flatMap((state) => {
    const said = isDeleted(state) ? null : saidBy(state)
    return said !== null && isMe(said.annotatorId) ? [said] : []
  })
}

function byId(a: Said, b: Said): number {
  return a.recordId < b.recordId ? -1 : 1
}

/** The decisions that count for later scores: those made after a time, ISO 8601. The same list while they are the same. */
export function countedDecisions(): (decided: Decided, since: string) => readonly Decision[] {
  let last: readonly Decision[] = []
  return (decided, since) => {
    const all: Decision[] = []
    for (const said of decided.values()) {
      for (const { at, decision } of said) if (decision !== null && at > since) all.push(decision)
    }
    if (!isSameList(last, all)) last = all
    return last
  }
}

/** Tells of suggestions of an article whether they still wait: neither dismissed nor said by one of my claims. */
export function waitsIn(
  decided: DecidedInArticle,
  speakers: ReadonlyMap<RecordId, SpeakerView>,
): (suggestion: SuggestionTrace) => boolean {
  const dismissed = new Set(decided.flatMap(({ dismisses, key }) => (dismisses && key !== null ? [key] : [])))
  const isTaken = takenBy(decided.flatMap((said) => (said.dismisses ? [] : [traceOf(said, speakers)])))
  return (suggestion) => !dismissed.has(suggestion.key) && !isTaken(suggestion)
}

function traceOf({ content, speakerIds, key }: Said, speakers: ReadonlyMap<RecordId, SpeakerView>): ClaimTrace {
  const named = speakerIds.flatMap((id) => resolveSpeaker(id, speakers) ?? [])
  return { content, speakers: named.map(({ id, fields }) => ({ id, name: fields.name })), madeOf: key }
}

const read = new WeakMap<RecordState, Said | null>()

/** Reads only what is needed, from thousands of records: nothing of them is shown. */
function saidBy(state: RecordState): Said | null {
  const known = read.get(state)
  if (known !== undefined) return known
  const said = readSaid(state)
  read.set(state, said)
  return said
}

function readSaid(state: RecordState): Said | null {
  const { recordId } = state
  const articleId = fieldValue(state, 'articleId')
  const annotatorId = fieldValue(state, 'annotatorId')
  if (typeof articleId !== 'string' || typeof annotatorId !== 'string') return null
  const target = targetsOf(fieldValue(state, 'target'))
  const content = target.map(({ selector: [position] }) => position)
  const origin = fieldValue(state, 'origin')
  if (state.kind === 'dismissal') {
    const cues = targetsOf(fieldValue(state, 'cues'))
    const at = hlcIso(state.modifiedAt)
    const decision = dismissedDecision(state, origin, cues)
    const key = keyOfTargets(target, cues)
    return { recordId, articleId, annotatorId, at, decision, content, speakerIds: [], key, dismisses: true }
  }
  const at = hlcIso(state.createdAt)
  const speakerIds = list(fieldValue(state, 'speakers')).flatMap(({ speakerId }) =>
    typeof speakerId === 'string' && isRecordId(speakerId) ? [speakerId] : [],
  )
  const [decision, key] = [acceptedDecision(origin), keyOfOrigin(origin)]
  return { recordId, articleId, annotatorId, at, decision, content, speakerIds, key, dismisses: false }
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
