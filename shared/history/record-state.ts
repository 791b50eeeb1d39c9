import { canonicalJson } from '../base/canonical-json.ts'
import type { ProjectId, RecordId, Rid } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { isSameList } from '../base/ordered-list.ts'
import {
  type CausalGraph,
  causalGraph,
  gatherFromAncestors,
  gatherFromDescendants,
  lastSetters,
} from './causal-graph.ts'
import { compareHlc, type Hlc } from './hlc.ts'
import type { RecordKind, Revision } from './revision.ts'

/** One value of a field, and the revision that set it. */
export interface Setting {
  readonly value: Json
  readonly rid: Rid
  readonly hlc: Hlc
  readonly actorId: RecordId
  /** What moved its author to it; absent where the revision does not say. */
  readonly because?: readonly Rid[]
}

/**
 * A field's surviving settings with distinct values, the one that is shown first at the front.
 *
 * One setting is a plain value; several are a conflict. A field whose only setting is `null` is unset.
 */
export type Settings = readonly [Setting, ...Setting[]]

/** What a record is, as a pure function of the set of its revisions. */
export interface RecordState {
  readonly recordId: RecordId
  readonly kind: RecordKind
  readonly projectId: ProjectId
  /** The revisions that no other revision of the record has for a parent, ascending: the next revision's parents. */
  readonly heads: readonly Rid[]
  readonly fields: { readonly [field: string]: Settings }
  /**
   * The annotator whose record it is; `null` for what the project shares (speakers, codes, articles), and where several
   * annotators say that they made it: then nobody's revisions are left out, and `annotatorId` is in conflict.
   */
  readonly ownerId: RecordId | null
  /** Deleted by one and edited by another at the same time: stays visible, flagged, until somebody decides. */
  readonly contested: boolean
  /** Revisions by somebody else of a record that has an owner: kept, and not applied. */
  readonly foreign: readonly Rid[]
  /** Revisions whose parents have not arrived: kept, and applied when they do. */
  readonly quarantined: readonly Rid[]
  readonly createdAt: Hlc
  readonly modifiedAt: Hlc
}

/** The value of a field that is shown, or `undefined` where the field is unset. */
export function fieldValue(state: RecordState, field: string): Json | undefined {
  const value = Object.hasOwn(state.fields, field) ? state.fields[field]?.[0].value : undefined
  return value === null ? undefined : value
}

/** Whether a record is in the bin: deleted, and nobody edited it meanwhile. */
export function isDeleted(state: RecordState): boolean {
  return fieldValue(state, 'deleted') === true && !state.contested
}

/** The fields of a record that hold several values, in alphabetical order. */
export function conflictsOf(state: RecordState): readonly { readonly field: string; readonly settings: Settings }[] {
  return Object.entries(state.fields)
    .filter(([, settings]) => settings.length > 1)
    .map(([field, settings]) => ({ field, settings }))
    .sort((a, b) => (a.field < b.field ? -1 : 1))
}

/**
 * The state of one record from all its revisions, in any order; `null` when not one of them can be applied yet.
 *
 * A field's value is the setting that no causally later revision replaced. Revisions that are not descended from
 * roots that are here are quarantined. Linear in the size of the history. Clocks decide nothing but which of several
 * values stands first.
 */
export function recordState(revisions: Iterable<Revision>): RecordState | null {
  const graph = causalGraph(revisions)
  const roots = graph.revisions.filter(({ parents }) => parents.length === 0)
  const ownerId = ownerOf(roots)
  const ownRoots = roots.filter((root) => !isForeign(root, ownerId))
  const [first, ...others] = [...(ownRoots.length > 0 ? ownRoots : roots)].sort(byClock)
  if (first === undefined) return null
  const creations = [first, ...others]
  const applies = (revision: Revision) => !isForeign(revision, ownerId)
  const setters = lastSetters(graph, applies)
  return {
    recordId: first.recordId,
    kind: least(
      creations.map(({ kind }) => kind),
      first.kind,
    ),
    projectId: least(
      creations.map(({ projectId }) => projectId),
      first.projectId,
    ),
    heads: headsOf(graph),
    fields: settledFields(graph, setters),
    ownerId,
    contested: isContested(graph, setters.get('deleted') ?? [], applies),
    foreign: ridsWhere(graph, (revision) => !applies(revision)),
    quarantined: graph.quarantined,
    createdAt: first.hlc,
    modifiedAt: graph.revisions.filter(applies).reduce((latest, { hlc }) => laterHlc(latest, hlc), first.hlc),
  }
}

/**
 * The state after one more revision, when that revision's parents are exactly the heads (the usual case: one
 * person at work). `null` where it is not so and the state has to be made anew with `recordState`.
 */
export function advanceState(state: RecordState, revision: Revision): RecordState | null {
  if (!isSameList(revision.parents, state.heads) || state.quarantined.length > 0) return null
  const heads = [revision.rid]
  if (isForeign(revision, state.ownerId)) {
    return { ...state, heads, foreign: [...state.foreign, revision.rid].sort() }
  }
  const fields: Record<string, Settings> = Object.assign(emptyFields(), state.fields)
  for (const [field, value] of Object.entries(revision.set)) fields[field] = [settingOf(revision, value)]
  const deletion = fields['deleted'] ?? []
  const contested = deletion.length > 1 && deletion.some(({ value }) => value === true)
  return { ...state, heads, fields, contested, modifiedAt: laterHlc(state.modifiedAt, revision.hlc) }
}

/**
 * Whose record it is by its creations: the one annotator who made it under their own name. What others put under
 * the same id counts only where no such creation is here.
 */
function ownerOf(roots: readonly Revision[]): RecordId | null {
  const named = roots.filter(({ set }) => typeof set['annotatorId'] === 'string')
  const signed = named.filter(({ set, actorId }) => set['annotatorId'] === actorId)
  const owners = new Set((signed.length > 0 ? signed : named).map(({ set }) => set['annotatorId'] as RecordId))
  const [owner] = owners
  return owners.size === 1 && owner !== undefined ? owner : null
}

function headsOf(graph: CausalGraph): readonly Rid[] {
  const isParent = new Uint8Array(graph.revisions.length)
  for (const parents of graph.parents) for (const parent of parents) isParent[parent] = 1
  return ridsWhere(graph, (_, place) => isParent[place] === 0)
}

function ridsWhere({ revisions }: CausalGraph, holds: (revision: Revision, place: number) => boolean): readonly Rid[] {
  return revisions
    .filter(holds)
    .map(({ rid }) => rid)
    .sort()
}

function settledFields(
  { revisions }: CausalGraph,
  setters: ReadonlyMap<string, readonly number[]>,
): { readonly [field: string]: Settings } {
  const fields = emptyFields()
  for (const [field, places] of setters) {
    const settled = distinctSettings(
      places.flatMap((place) => {
        const revision = revisions[place]
        return revision === undefined ? [] : settingOf(revision, revision.set[field] ?? null)
      }),
    )
    if (settled !== null) fields[field] = settled
  }
  return fields
}

/** Settings with equal values told as one (its latest), the greatest clock first. */
export function distinctSettings(settings: readonly Setting[]): Settings | null {
  const sorted = [...settings].sort((a, b) => compareHlc(b.hlc, a.hlc) || (a.rid < b.rid ? 1 : -1))
  const seen = new Set<string>()
  const distinct = sorted.filter(({ value }) => {
    const key = canonicalJson(value)
    return seen.has(key) ? false : seen.add(key)
  })
  const [first, ...rest] = distinct
  return first === undefined ? null : [first, ...rest]
}

/**
 * Whether a deletion stands that somebody did not know of: another sets `deleted` otherwise at the same time, or some
 * latest applied revision comes after none of the deletions. `ends` are the last settings of `deleted`.
 */
function isContested(graph: CausalGraph, ends: readonly number[], applies: (revision: Revision) => boolean): boolean {
  const deletions = ends.filter((place) => graph.revisions[place]?.set['deleted'] === true)
  if (deletions.length === 0) return false
  if (deletions.length < ends.length) return true
  const aware = new Int32Array(graph.revisions.length)
  for (const place of deletions) aware[place] = 1
  const knows = gatherFromAncestors(graph, aware)
  const surpassed = gatherFromDescendants(
    graph,
    Int32Array.from(graph.revisions, (revision) => (applies(revision) ? 1 : 0)),
  )
  return graph.revisions.some((revision, place) => applies(revision) && surpassed[place] === 0 && knows[place] === 0)
}

function isForeign(revision: Revision, ownerId: RecordId | null): boolean {
  return ownerId !== null && revision.actorId !== ownerId
}

/** What a revision sets a field to. */
export function settingOf(revision: Revision, value: Json): Setting {
  const { rid, hlc, actorId, because } = revision
  return { value, rid, hlc, actorId, ...(because === undefined ? {} : { because }) }
}

/** An object without a prototype, so that a field called `__proto__` is a field. */
function emptyFields(): Record<string, Settings> {
  return Object.create(null) as Record<string, Settings>
}

/** The first of several strings in the order of their code units. */
function least<T extends string>(values: readonly T[], first: T): T {
  return values.reduce((low, value) => (value < low ? value : low), first)
}

function laterHlc(a: Hlc, b: Hlc): Hlc {
  return compareHlc(a, b) < 0 ? b : a
}

function byClock(a: Revision, b: Revision): number {
  return compareHlc(a.hlc, b.hlc) || (a.rid < b.rid ? -1 : 1)
}
