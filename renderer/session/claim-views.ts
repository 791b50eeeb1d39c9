import type { RecordId } from '../../shared/base/ids.ts'
import { isUnanchored, placeClaim, quoteOf, spansOf } from '../../shared/claim/claim.ts'
import type { ClaimFields } from '../../shared/claim/record-fields.ts'
import type { Code } from '../../shared/codebook/codebook.ts'
import { hlcIso } from '../../shared/history/hlc.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import { conflictsOf, type RecordState } from '../../shared/history/record-state.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import type { OffsetMap } from '../../shared/text/offset.ts'
import { t } from '../strings/strings.ts'
import type { ClaimView, SpeakerView } from './views.ts'

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
  let kept = new Map<RecordId, { readonly state: RecordState; readonly view: ClaimView }>()
  let last: ClaimSurroundings | null = null
  return (states, around) => {
    if (last !== null && !sameSurroundings(last, around)) kept = new Map()
    last = around
    const next: typeof kept = new Map()
    for (const state of states) {
      const before = kept.get(state.recordId)
      const fresh = before?.state === state && sameSpeakers(before.view, around)
      const view = fresh ? before.view : claimView(state, around)
      if (view !== null) next.set(state.recordId, { state, view })
    }
    kept = next
    return Array.from(next.values(), ({ view }) => view).sort(inTextOrder)
  }
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
    conflicts: [...conflictsOf(state).map(({ field }) => field), ...(state.contested ? ['deleted'] : [])],
    annotator: around.annotators.get(fields.annotatorId) ?? t('session.somebody'),
    mine: fields.annotatorId === around.me,
    createdAt: hlcIso(state.createdAt),
    modifiedAt: hlcIso(state.modifiedAt),
  }
}

function speakersOf({ speakers = [] }: ClaimFields, around: ClaimSurroundings): readonly SpeakerView[] {
  return speakers.flatMap(({ speakerId }) => resolveSpeaker(speakerId, around.speakers) ?? [])
}

function sameSpeakers({ fields, speakers }: ClaimView, around: ClaimSurroundings): boolean {
  const now = speakersOf(fields, around)
  return now.length === speakers.length && now.every((speaker, index) => speaker === speakers[index])
}

/** The speaker that an id stands for now, through every merge; `null` where it is not here. */
export function resolveSpeaker(id: RecordId, speakers: ReadonlyMap<RecordId, SpeakerView>): SpeakerView | null {
  const seen = new Set<RecordId>()
  let found = speakers.get(id) ?? null
  while (found?.fields.mergedInto !== undefined && !seen.has(found.id)) {
    seen.add(found.id)
    found = speakers.get(found.fields.mergedInto) ?? found
  }
  return found
}

const lists = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' })

/** Names as a sentence lists them. */
export function listNames(names: readonly string[]): string {
  return lists.format(names)
}

function variantOf(code: Code, codes: ReadonlyMap<string, Code>): number {
  let before = 0
  for (const other of codes.values()) if (other.group === code.group && other.order < code.order) before += 1
  return before
}

function inTextOrder(a: ClaimView, b: ClaimView): number {
  const [first, second] = [startOf(a), startOf(b)]
  if (first !== second) return first - second
  return a.createdAt < b.createdAt ? -1 : 1
}

function startOf(view: ClaimView): number {
  return spansOf(view.claim.content)[0]?.start ?? Number.POSITIVE_INFINITY
}

function sameSurroundings(a: ClaimSurroundings, b: ClaimSurroundings): boolean {
  return a.text === b.text && a.codes === b.codes && a.annotators === b.annotators && a.me === b.me
}
