import type { RecordId } from '../../shared/base/ids.ts'
import { isUnanchored, placeClaim, quoteOf, spansOf } from '../../shared/claim/claim.ts'
import type { ClaimFields } from '../../shared/claim/record-fields.ts'
import type { Code } from '../../shared/codebook/codebook.ts'
import { hlcIso } from '../../shared/history/hlc.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import { conflictsOf, type RecordState, type Setting } from '../../shared/history/record-state.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import type { OffsetMap } from '../../shared/text/offset.ts'
import { t } from '../strings/strings.ts'
import { describeField } from './field-words.ts'
import { listNames, resolveSpeaker } from './speakers.ts'
import type { ClaimView, FieldConflict, SpeakerView } from './views.ts'

/** What a claim is seen against. */
export interface ClaimSurroundings {
  readonly text: CanonicalText
  readonly map: OffsetMap
  /** By readable name, retired ones among them. */
  readonly codes: ReadonlyMap<string, Code>
  readonly speakers: ReadonlyMap<RecordId, SpeakerView>
  readonly annotators: ReadonlyMap<RecordId, string>
  readonly me: RecordId
}

/**
 * Makes views of claims, and keeps those whose claim and surroundings have not changed, so that one edit among
 * thousands of claims draws one claim anew.
 */
export function claimViewer(): (states: readonly RecordState[], around: ClaimSurroundings) => readonly ClaimView[] {
  let kept = new Map<RecordId, KeptView>()
  let last: ClaimSurroundings | null = null
  return (states, around) => {
    const namesKept = last?.annotators === around.annotators
    if (last !== null && !sameSurroundings(last, around)) kept = new Map()
    last = around
    const next: typeof kept = new Map()
    for (const state of states) {
      const before = kept.get(state.recordId)
      const fresh =
        before?.state === state && sameSpeakers(before.view, around) && (namesKept || sameNames(before.view, around))
      const each = fresh ? before : keptView(state, around)
      if (each !== null) next.set(state.recordId, each)
    }
    kept = next
    return [...next.values()].sort(inTextOrder).map(({ view }) => view)
  }
}

/** A view with what it was made from, and where it starts in the text: sorting thousands looks there many times. */
interface KeptView {
  readonly state: RecordState
  readonly view: ClaimView
  readonly start: number
}

function keptView(state: RecordState, around: ClaimSurroundings): KeptView | null {
  const view = claimView(state, around)
  return view === null ? null : { state, view, start: startOf(view) }
}

function claimView(state: RecordState, around: ClaimSurroundings): ClaimView | null {
  const read = readRecord(state, 'claim')
  if (!read.ok) return null
  const fields = read.value
  const claim = placeClaim(state.recordId, fields, around.text, around.map)
  const code = around.codes.get(fields.commitment) ?? null
  const speakers = speakersOf(fields, around)
  const speakerNames = listNames(speakers.map((speaker) => speaker.fields.name))
  const label = code?.label ?? fields.commitment
  const quote = quoteOf(fields)
  return {
    id: state.recordId,
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
    conflicts: fieldConflicts(state, around),
    annotator: around.annotators.get(fields.annotatorId) ?? t('session.somebody'),
    mine: fields.annotatorId === around.me,
    createdAt: hlcIso(state.createdAt),
    modifiedAt: hlcIso(state.modifiedAt),
  }
}

/** Every value of the fields that hold several, with who set it. A deletion that somebody edited past is one of them. */
function fieldConflicts(state: RecordState, around: ClaimSurroundings): readonly FieldConflict[] {
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
  const now = speakersOf(fields, around)
  return now.length === speakers.length && now.every((speaker, index) => speaker === speakers[index])
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

function sameSurroundings(a: ClaimSurroundings, b: ClaimSurroundings): boolean {
  return a.text === b.text && a.codes === b.codes && a.me === b.me
}
