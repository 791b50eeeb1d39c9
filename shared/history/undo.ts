import { canonicalJson } from '../base/canonical-json.ts'
import type { ChangeId, RecordId, Rid } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { type CausalGraph, causalGraph, lastSetters, lastSettersAt, placesOf } from './causal-graph.ts'
import type { Edit } from './change.ts'
import { distinctSettings, isDeleted, type RecordState, recordState, settingOf } from './record-state.ts'
import type { Revision } from './revision.ts'

/** A field that an undo leaves alone, because somebody has set it since. */
export interface KeptField {
  readonly recordId: RecordId
  readonly field: string
  /** Who set it. */
  readonly actorId: RecordId
}

/** What taking back a change would do. */
export interface UndoPlan {
  readonly edits: readonly Edit[]
  readonly kept: readonly KeptField[]
}

/**
 * The edits that take back a change: each field whose current setting is still that change's gets what it had before,
 * conflicts included; a record that the change created goes to the bin, unless others have set something in it. A
 * setting that an undo or a redo brought back counts as the one it brought back. Taking back an undo is a redo.
 *
 * @param changed the revisions of the change
 * @param historyOf all revisions of a record
 */
export function planUndo(
  changed: readonly Revision[],
  historyOf: (recordId: RecordId) => readonly Revision[],
): UndoPlan {
  const edits: Edit[] = []
  const kept: KeptField[] = []
  const own = new Set(changed.map(({ rid }) => rid))
  const done = new Set<RecordId>()
  for (const revision of changed) {
    if (done.has(revision.recordId)) continue
    done.add(revision.recordId)
    const past = recordPast(historyOf(revision.recordId))
    if (past === null || !past.graph.placeOf.has(revision.rid) || !past.applies(revision)) continue
    const parts = changed.filter(({ recordId }) => recordId === revision.recordId)
    const taken = revision.parents.length === 0 ? withdrawal(revision, past) : restoredFields(parts, past, own)
    for (const { field, by } of taken.kept) {
      kept.push({ recordId: revision.recordId, field, actorId: by.actorId })
    }
    const edit = undecided(editOf(revision, taken.fields), past.state)
    if (edit !== null) edits.push(edit)
  }
  return { edits, kept }
}

/** A record's history, ready to be asked who set what. */
interface RecordPast {
  readonly graph: CausalGraph
  readonly state: RecordState
  readonly applies: (revision: Revision) => boolean
  /** The current setters of each field, also those of equal values. */
  readonly setters: ReadonlyMap<string, readonly number[]>
  readonly placeOfChange: ReadonlyMap<ChangeId, number>
}

/** What taking back one revision comes to: the values that each field gets back (several are a conflict), and what stays. */
interface Restoration {
  readonly fields: ReadonlyMap<string, readonly Json[]>
  readonly kept: readonly { readonly field: string; readonly by: Revision }[]
}

function recordPast(history: readonly Revision[]): RecordPast | null {
  const state = recordState(history)
  if (state === null) return null
  const graph = causalGraph(history)
  const applies = ({ actorId }: Revision) => state.ownerId === null || actorId === state.ownerId
  const placeOfChange = new Map<ChangeId, number>()
  for (const [place, { changeId }] of graph.revisions.entries()) {
    if (!placeOfChange.has(changeId)) placeOfChange.set(changeId, place)
  }
  return { graph, state, applies, setters: lastSetters(graph, applies), placeOfChange }
}

function withdrawal(creation: Revision, past: RecordPast): Restoration {
  if (isDeleted(past.state)) return { fields: new Map(), kept: [] }
  const kept: { field: string; by: Revision }[] = []
  for (const [field, places] of past.setters) {
    const standing = places.filter((place) => (past.graph.revisions[place]?.set[field] ?? null) !== null)
    const by = standing
      .flatMap((place) => lineage(place, field, creation, past).slice(-1))
      .find((each) => isOthers(each, creation))
    if (by !== undefined) kept.push({ field, by })
  }
  return { fields: kept.length > 0 ? new Map() : new Map([['deleted', [true]]]), kept }
}

function isOthers(revision: Revision, own: Revision): boolean {
  return revision.deviceId !== own.deviceId || revision.actorId !== own.actorId
}

/** @param parts the revisions of the change in this record: one, or one for each of several values of a field */
function restoredFields(parts: readonly Revision[], past: RecordPast, own: ReadonlySet<Rid>): Restoration {
  const fields = new Map<string, readonly Json[]>()
  const kept: { field: string; by: Revision }[] = []
  const [ours] = parts
  if (ours === undefined) return { fields, kept }
  for (const field of new Set(parts.flatMap(({ set }) => Object.keys(set)))) {
    const setting = parts.filter(({ set }) => Object.hasOwn(set, field))
    const places = past.setters.get(field) ?? []
    const before = valuesBefore(ours, field, past)
    const after = setting.map(({ set }) => set[field] ?? null)
    if (sameValues(before, after) || sameValues(before, valuesAt(places, field, past))) continue
    const lineages = places.map((place) => lineage(place, field, ours, past))
    const by = lineages.find((links) => !links.some(({ rid }) => own.has(rid)))?.at(-1)
    if (by === undefined) fields.set(field, before)
    else kept.push({ field, by })
  }
  return { fields, kept }
}

/**
 * Whose setting it really is: a setter; if it is an undo or a redo, the setter that it brought back; if it is one of ours
 * that set what had been set before, the setter before it; and so on. The last one thought of the value.
 */
function lineage(setter: number, field: string, ours: Revision, past: RecordPast): readonly Revision[] {
  const { graph, applies } = past
  const links: Revision[] = []
  let place: number | undefined = setter
  while (place !== undefined) {
    const revision: Revision | undefined = graph.revisions[place]
    if (revision === undefined) break
    links.push(revision)
    const before = lastSettersAt(graph, graph.parents[sourceOf(place, revision, ours, past)] ?? [], field, applies)
    const value = canonicalJson(revision.set[field] ?? null)
    place = before.find((each) => canonicalJson(graph.revisions[each]?.set[field] ?? null) === value)
  }
  return links
}

/** Before which revision to look for where a setter has its value from; -1 where it is its own. */
function sourceOf(place: number, revision: Revision, ours: Revision, past: RecordPast): number {
  const undone = revision.undoes === undefined ? undefined : past.placeOfChange.get(revision.undoes)
  if (undone !== undefined && undone < place) return undone
  return isOthers(revision, ours) ? -1 : place
}

/** What a field held before a revision, the value that was shown in front; several are a conflict. */
function valuesBefore(revision: Revision, field: string, past: RecordPast): readonly Json[] {
  const { graph, applies } = past
  const parents = placesOf(revision.parents, graph.placeOf)
  const values = valuesAt(lastSettersAt(graph, parents, field, applies), field, past)
  if (field !== 'deleted' || values.length > 1 || values[0] !== true) return values
  return recordState(ancestorsOf(parents, graph))?.contested === true ? [true, null] : values
}

function valuesAt(places: readonly number[], field: string, { graph }: RecordPast): readonly Json[] {
  const settings = places.flatMap((place) => {
    const revision = graph.revisions[place]
    return revision === undefined ? [] : settingOf(revision, revision.set[field] ?? null)
  })
  return distinctSettings(settings)?.map(({ value }) => value) ?? [null]
}

function sameValues(a: readonly Json[], b: readonly Json[]): boolean {
  const other = new Set(b.map(canonicalJson))
  return a.length === b.length && a.every((value) => other.has(canonicalJson(value)))
}

function ancestorsOf(parents: readonly number[], graph: CausalGraph): readonly Revision[] {
  const found = new Set(parents)
  // Grows while it is read.
  for (const place of found) for (const parent of graph.parents[place] ?? []) found.add(parent)
  return [...found].flatMap((place) => graph.revisions[place] ?? [])
}

function editOf(revision: Revision, fields: Restoration['fields']): Edit | null {
  if (fields.size === 0) return null
  const width = Math.max(...[...fields.values()].map((values) => values.length))
  const layers = Array.from({ length: width }, (_, layer) => {
    const set = Object.create(null) as { [field: string]: Json }
    for (const [field, values] of fields) {
      const value = values[layer]
      if (value !== undefined) set[field] = value
    }
    return set
  })
  const [set = {}, ...beside] = layers
  const { recordId, kind, projectId } = revision
  return { recordId, kind, projectId, set, ...(beside.length === 0 ? {} : { beside }) }
}

/** Leaves it undecided whether a contested record is deleted, unless the undo is about that. */
function undecided(edit: Edit | null, state: RecordState): Edit | null {
  if (edit === null || !state.contested || Object.hasOwn(edit.set, 'deleted')) return edit
  const [first = {}, ...rest] = edit.beside ?? []
  return { ...edit, set: { ...edit.set, deleted: true }, beside: [{ ...first, deleted: null }, ...rest] }
}

/** A change as far as undo needs to know it. */
export interface ChangeEntry {
  readonly changeId: ChangeId
  readonly undoes?: ChangeId
}

/** What `undo` and `redo` would take back next stands last. */
export interface UndoStacks {
  readonly undo: readonly ChangeId[]
  readonly redo: readonly ChangeId[]
}

/**
 * The undo and redo stacks of one device, from its own changes in the order in which they were made. Being a function
 * of the history, they survive a restart and a switch of article. A change may be taken back out of turn.
 */
export function undoStacks(changes: readonly ChangeEntry[]): UndoStacks {
  const undo: ChangeId[] = []
  let redo: ChangeId[] = []
  for (const { changeId, undoes } of changes) {
    if (undoes === undefined) {
      undo.push(changeId)
      redo = []
    } else if (remove(undo, undoes)) {
      redo.push(changeId)
    } else if (remove(redo, undoes)) {
      undo.push(changeId)
    }
  }
  return { undo, redo }
}

/** Takes a change out of a stack, where it mostly stands last; says whether it was there. */
function remove(stack: ChangeId[], changeId: ChangeId): boolean {
  const place = stack.lastIndexOf(changeId)
  if (place >= 0) stack.splice(place, 1)
  return place >= 0
}
