import type { RecordId } from '../../shared/base/ids.ts'
import { isJsonObject, type Json, type JsonObject } from '../../shared/base/json.ts'
import { changedInOrder, listDifference } from '../../shared/base/ordered-list.ts'
import { isUnanchored, placeClaim, quoteOf, spansOf } from '../../shared/claim/claim.ts'
import type { ClaimFields } from '../../shared/claim/record-fields.ts'
import type { Code } from '../../shared/codebook/codebook.ts'
import { hlcIso } from '../../shared/history/hlc.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import { conflictsOf, fieldValue, type RecordState, type Setting } from '../../shared/history/record-state.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import type { OffsetMap } from '../../shared/text/offset.ts'
import { t } from '../strings/strings.ts'
import { type Dictionary, describeField } from './field-words.ts'
import { listNames, resolveSpeaker } from './speakers.ts'
import type { ClaimView, FieldConflict, SpeakerView } from './views.ts'

/** What a claim is seen against. */
export interface ClaimSurroundings {
  readonly articleId: RecordId
  readonly text: CanonicalText
  readonly map: OffsetMap
  /** By readable name, retired ones among them. */
  readonly codes: ReadonlyMap<string, Code>
  readonly speakers: ReadonlyMap<RecordId, SpeakerView>
  readonly annotators: ReadonlyMap<RecordId, string>
  /** Whether an annotator is the person at the keyboard. */
  readonly isMe: (annotatorId: string) => boolean
}

/** How many claims are seen for the first time at a stretch: a few milliseconds of work. */
const AT_A_TIME = 256

/** The views of an article's claims in text order. */
export interface SeenClaims {
  readonly views: readonly ClaimView[]
  /** Whether claims are still to be seen: ask again after a rest. */
  readonly more: boolean
}

const NONE: SeenClaims = { views: [], more: false }

/**
 * Makes views of claims, and keeps those whose claim and surroundings have not changed, in order: one edit among
 * thousands of claims makes one view anew and puts it in its place. Of thousands that are seen for the first time, each
 * call makes some: the first in the text are shown at once, the rest when all are there.
 */
export function claimViewer(): (states: readonly RecordState[], around: ClaimSurroundings) => SeenClaims {
  let seen: Seen | null = null
  return (states, around) => {
    seen = seen === null || isElsewhere(seen.around, around) ? seeFirst(states, around) : seeAgain(seen, states, around)
    return seen.shown
  }
}

/** A view with what it was made from, and where it starts in the text: sorting thousands looks there many times. */
interface KeptView {
  readonly state: RecordState
  readonly view: ClaimView
  readonly start: number
}

/** A record that is no claim that could be read. */
interface Unreadable {
  readonly state: RecordState
  readonly view: null
}

/** What was seen last, and of what. */
interface Seen {
  readonly states: readonly RecordState[]
  readonly around: ClaimSurroundings
  readonly kept: Map<RecordId, KeptView | Unreadable>
  /** Those that are still to be seen, the first in the text first. */
  readonly left: readonly RecordState[]
  /** In text order; empty while some are still to be seen. */
  readonly ordered: readonly KeptView[]
  readonly shown: SeenClaims
}

function isElsewhere(a: ClaimSurroundings, b: ClaimSurroundings): boolean {
  return a.articleId !== b.articleId || a.text !== b.text
}

function seeFirst(states: readonly RecordState[], around: ClaimSurroundings): Seen {
  const nothing: Seen = { states: [], around, kept: new Map(), left: [], ordered: [], shown: NONE }
  return seeAll(nothing, states, around, () => false)
}

function seeAgain(last: Seen, states: readonly RecordState[], around: ClaimSurroundings): Seen {
  const sameCodes = last.around.codes === around.codes && last.around.isMe === around.isMe
  const samePeople = last.around.speakers === around.speakers && last.around.annotators === around.annotators
  if (sameCodes && samePeople) {
    if (!last.shown.more) return seeChanged(last, states, around)
    if (last.states === states) return seeNext(last)
  }
  const namesKept = last.around.annotators === around.annotators
  return seeAll(
    last,
    states,
    around,
    (view) => sameCodes && sameSpeakers(view, around) && (namesKept || sameNames(view, around)),
  )
}

/** Looks at every claim, and makes the views that are missing or no longer hold. */
function seeAll(
  last: Seen,
  states: readonly RecordState[],
  around: ClaimSurroundings,
  holds: (view: ClaimView) => boolean,
): Seen {
  const kept: Seen['kept'] = new Map()
  const missing: RecordState[] = []
  for (const state of states) {
    const before = last.kept.get(state.recordId)
    if (before?.state === state && (before.view === null || holds(before.view))) kept.set(state.recordId, before)
    else missing.push(state)
  }
  const left = missing.length > AT_A_TIME ? inRoughOrder(missing) : missing
  return seeNext({ states, around, kept, left, ordered: [], shown: last.shown })
}

/** Makes the next views that are missing; shows the first ones, and all when none is missing any more. */
function seeNext(last: Seen): Seen {
  const { states, around, kept } = last
  for (const state of last.left.slice(0, AT_A_TIME)) kept.set(state.recordId, keptView(state, around))
  const left = last.left.slice(AT_A_TIME)
  const more = left.length > 0
  if (more && last.shown.views.length > 0) return { ...last, left, shown: { ...last.shown, more } }
  const ordered = [...kept.values()].filter(isReadable).sort(inTextOrder)
  return { states, around, kept, left, ordered, shown: { views: ordered.map(({ view }) => view), more } }
}

/** Looks at the claims that are not the same as before, where nothing else has changed. */
function seeChanged(last: Seen, states: readonly RecordState[], around: ClaimSurroundings): Seen {
  const { gone, fresh } = listDifference(last.states, states)
  if (gone.length === 0 && fresh.length === 0) return { ...last, states, around }
  if (fresh.length > AT_A_TIME) return seeAll(last, states, around, () => true)
  const { kept } = last
  const leaving = new Set<KeptView | Unreadable | undefined>(gone.map(({ recordId }) => kept.get(recordId)))
  for (const { recordId } of gone) kept.delete(recordId)
  const made = fresh.map((state) => keptView(state, around))
  for (const each of made) kept.set(each.state.recordId, each)
  const isGone = gone.length === 0 ? null : (each: KeptView) => leaving.has(each)
  const ordered = changedInOrder(last.ordered, isGone, made.filter(isReadable), inTextOrder)
  return { states, around, kept, left: [], ordered, shown: { views: ordered.map(({ view }) => view), more: false } }
}

function keptView(state: RecordState, around: ClaimSurroundings): KeptView | Unreadable {
  const view = claimView(state, around)
  return view === null ? { state, view } : { state, view, start: startOf(view) }
}

function isReadable(each: KeptView | Unreadable): each is KeptView {
  return each.view !== null
}

/** By where their words stood when they were described, which is where they stand in nearly every text. */
function inRoughOrder(states: readonly RecordState[]): readonly RecordState[] {
  const places = new Map(states.map((state) => [state, describedStart(state)]))
  return [...states].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
}

function describedStart(state: RecordState): number {
  const target = fieldValue(state, 'target')
  const first = Array.isArray(target) ? (target[0] as Json | undefined) : undefined
  const selectors = isObject(first) ? first['selector'] : undefined
  const position = Array.isArray(selectors) ? (selectors[0] as Json | undefined) : undefined
  const start = isObject(position) ? position['start'] : undefined
  return typeof start === 'number' ? start : Number.POSITIVE_INFINITY
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== undefined && isJsonObject(value)
}

function claimView(state: RecordState, around: ClaimSurroundings): ClaimView | null {
  const read = readRecord(state, 'claim')
  if (!read.ok) return null
  return {
    ...viewOfFields(state.recordId, read.value, around),
    conflicts: fieldConflicts(state, around),
    createdAt: hlcIso(state.createdAt),
    modifiedAt: hlcIso(state.modifiedAt),
  }
}

/** A claim that says this, as far as its fields tell. */
export function viewOfFields(
  id: RecordId,
  fields: ClaimFields,
  around: ClaimSurroundings,
): Omit<ClaimView, 'conflicts' | 'createdAt' | 'modifiedAt'> {
  const claim = placeClaim(id, fields, around.text, around.map)
  const code = around.codes.get(fields.commitment) ?? null
  const speakers = speakersOf(fields, around)
  const speakerNames = listNames(speakers.map((speaker) => speaker.fields.name))
  const label = code?.label ?? fields.commitment
  const quote = quoteOf(fields)
  return {
    id,
    fields,
    claim,
    code,
    label,
    letter: (code?.key ?? label.slice(0, 1)).toUpperCase(),
    group: code?.group ?? 'unknown',
    variant: code === null ? 0 : variantOf(code, around.codes),
    speakers,
    speakerNames,
    quote,
    name: t('session.claim-name', label, speakerNames, quote),
    unanchored: isUnanchored(claim),
    annotator: around.annotators.get(fields.annotatorId) ?? t('session.somebody'),
    mine: around.isMe(fields.annotatorId),
  }
}

/** Every value of the fields that hold several, with who set it. A deletion that somebody edited past is one of them. */
export function fieldConflicts(
  state: RecordState,
  around: Dictionary & Pick<ClaimSurroundings, 'annotators'>,
): readonly FieldConflict[] {
  const conflicts: readonly { readonly field: string; readonly settings: readonly Setting[] }[] = conflictsOf(state)
  const deletion = state.fields['deleted']?.[0]
  const contested = state.contested && deletion !== undefined && !conflicts.some(({ field }) => field === 'deleted')
  const all = contested ? [...conflicts, { field: 'deleted', settings: [deletion] }] : conflicts
  return all.map(({ field, settings }) => ({
    field,
    values: settings.map(({ rid, hlc, actorId, value }) => ({
      rid,
      value: describeField(around, field, value),
      by: around.annotators.get(actorId) ?? t('session.somebody'),
      at: hlcIso(hlc),
    })),
  }))
}

function speakersOf({ speakers = [] }: ClaimFields, around: ClaimSurroundings): readonly SpeakerView[] {
  return speakers.flatMap(({ speakerId }) => resolveSpeaker(speakerId, around.speakers) ?? [])
}

function sameSpeakers({ fields, speakers }: ClaimView, around: ClaimSurroundings): boolean {
  let known = 0
  for (const { speakerId } of fields.speakers ?? []) {
    const now = resolveSpeaker(speakerId, around.speakers)
    if (now === null) continue
    if (now !== speakers[known]) return false
    known += 1
  }
  return known === speakers.length
}

/** Whether the annotators that a view names are still called so; conflicts name several. */
function sameNames({ annotator, fields, conflicts }: ClaimView, { annotators }: ClaimSurroundings): boolean {
  return conflicts.length === 0 && annotator === (annotators.get(fields.annotatorId) ?? t('session.somebody'))
}

function variantOf(code: Code, codes: ReadonlyMap<string, Code>): number {
  let before = 0
  for (const other of codes.values()) if (other.group === code.group && other.order < code.order) before += 1
  return before
}

function inTextOrder(a: KeptView, b: KeptView): number {
  if (a.start !== b.start) return a.start - b.start
  if (a.view.createdAt !== b.view.createdAt) return a.view.createdAt < b.view.createdAt ? -1 : 1
  return a.view.id < b.view.id ? -1 : 1
}

function startOf(view: ClaimView): number {
  return spansOf(view.claim.content)[0]?.start ?? Number.POSITIVE_INFINITY
}
