import { canonicalJson } from '../base/canonical-json.ts'
import type { ProjectId, RecordId, Rid } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { compareHlc, type Hlc } from './hlc.ts'
import type { RecordKind, Revision } from './revision.ts'

/** One value of a field, and the revision that set it. */
export interface Setting {
  readonly value: Json
  readonly rid: Rid
  readonly hlc: Hlc
  readonly actorId: RecordId
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
  /** The annotator whose record it is; `null` for what the project shares (speakers, codes, articles). */
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
 * A field's value is the setting that no causally later revision replaced. Revisions that are not descended from a
 * root that is here are quarantined.
 */
export function recordState(revisions: Iterable<Revision>): RecordState | null {
  const graph = causalGraph(revisions)
  const first = graph.ordered[0]
  if (first === undefined) return null
  let state = initialState(first, graph)
  let rest = 1
  for (; rest < graph.ordered.length; rest += 1) {
    const next = graph.ordered[rest]
    const advanced = next === undefined ? null : advanceState(state, next)
    if (advanced === null) break
    state = advanced
  }
  return rest === graph.ordered.length ? state : branchedState(state, graph)
}

/**
 * The state after one more revision, when that revision's parents are exactly the heads (the usual case: one
 * person at work). `null` where it is not so and the state has to be made anew with `recordState`.
 */
export function advanceState(state: RecordState, revision: Revision): RecordState | null {
  if (!sameRids(revision.parents, state.heads) || state.quarantined.length > 0) return null
  const heads = [revision.rid]
  if (isForeign(revision, state.ownerId)) {
    return { ...state, heads, foreign: [...state.foreign, revision.rid].sort() }
  }
  const fields: Record<string, Settings> = copyFields(state.fields)
  for (const [field, value] of Object.entries(revision.set)) fields[field] = [settingOf(revision, value)]
  return { ...state, heads, fields, contested: false, modifiedAt: laterHlc(state.modifiedAt, revision.hlc) }
}

interface CausalGraph {
  /** The revisions whose ancestors are all here, parents before children. */
  readonly ordered: readonly Revision[]
  readonly byRid: ReadonlyMap<Rid, Revision>
  readonly quarantined: readonly Rid[]
}

function causalGraph(revisions: Iterable<Revision>): CausalGraph {
  const all = new Map<Rid, Revision>()
  for (const revision of revisions) all.set(revision.rid, revision)
  const children = new Map<Rid, Revision[]>()
  const missing = new Map<Rid, number>()
  const ready: Revision[] = []
  for (const revision of all.values()) {
    const parents = new Set(revision.parents)
    missing.set(revision.rid, parents.size)
    if (parents.size === 0) ready.push(revision)
    for (const parent of parents) {
      const siblings = children.get(parent)
      if (siblings === undefined) children.set(parent, [revision])
      else siblings.push(revision)
    }
  }
  ready.sort(byClock)
  const ordered: Revision[] = []
  for (let index = 0; index < ready.length; index += 1) {
    const revision = ready[index]
    if (revision === undefined) break
    ordered.push(revision)
    for (const child of children.get(revision.rid) ?? []) {
      const left = (missing.get(child.rid) ?? 0) - 1
      missing.set(child.rid, left)
      if (left === 0) ready.push(child)
    }
  }
  const byRid = new Map(ordered.map((revision) => [revision.rid, revision]))
  const quarantined = [...all.keys()].filter((rid) => !byRid.has(rid)).sort()
  return { ordered, byRid, quarantined }
}

function initialState(root: Revision, graph: CausalGraph): RecordState {
  const owner = root.set['annotatorId']
  const ownerId = typeof owner === 'string' ? (owner as RecordId) : null
  const foreign = isForeign(root, ownerId)
  const fields: Record<string, Settings> = copyFields({})
  if (!foreign) for (const [field, value] of Object.entries(root.set)) fields[field] = [settingOf(root, value)]
  return {
    recordId: root.recordId,
    kind: root.kind,
    projectId: root.projectId,
    heads: [root.rid],
    fields,
    ownerId,
    contested: false,
    foreign: foreign ? [root.rid] : [],
    quarantined: graph.quarantined,
    createdAt: root.hlc,
    modifiedAt: root.hlc,
  }
}

/** The state of a record whose history branches: what `base` says of owner and creation, everything else from the graph. */
function branchedState(base: RecordState, graph: CausalGraph): RecordState {
  const { ordered, byRid } = graph
  const applies = (revision: Revision) => !isForeign(revision, base.ownerId)
  const parents = new Set(ordered.flatMap((revision) => revision.parents))
  const heads = ordered.filter((revision) => !parents.has(revision.rid)).map((revision) => revision.rid)
  const applied = ordered.filter(applies)
  const names = new Set(applied.flatMap((revision) => Object.keys(revision.set)))
  const fields: Record<string, Settings> = copyFields({})
  for (const name of names) {
    const settings = survivingSettings(name, heads, byRid, applies)
    if (settings !== null) fields[name] = settings
  }
  return {
    ...base,
    heads: heads.sort(),
    fields,
    contested: isContested(fields['deleted'], graph, applies),
    foreign: ordered
      .filter((revision) => !applies(revision))
      .map((revision) => revision.rid)
      .sort(),
    modifiedAt: applied.reduce((latest, revision) => laterHlc(latest, revision.hlc), base.createdAt),
  }
}

/**
 * The settings of a field that no descendant replaced: walk from the heads back to the nearest settings, then drop
 * those that are ancestors of another. Linear in the number of revisions.
 */
function survivingSettings(
  field: string,
  heads: readonly Rid[],
  byRid: ReadonlyMap<Rid, Revision>,
  applies: (revision: Revision) => boolean,
): Settings | null {
  const setsField = (revision: Revision) => Object.hasOwn(revision.set, field) && applies(revision)
  const nearest: Revision[] = []
  walkBack(heads, byRid, (revision) => {
    if (!setsField(revision)) return 'on'
    nearest.push(revision)
    return 'stop'
  })
  const replaced = new Set<Rid>()
  const above = nearest.flatMap((revision) => revision.parents)
  walkBack(above, byRid, (revision) => {
    replaced.add(revision.rid)
    return 'on'
  })
  return distinctSettings(
    nearest.filter((revision) => !replaced.has(revision.rid)).map((r) => settingOf(r, r.set[field] ?? null)),
  )
}

/** Settings with equal values told as one (its latest), the greatest clock first. */
function distinctSettings(settings: readonly Setting[]): Settings | null {
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
 * Whether a deletion stands that somebody edited past: some latest applied revision neither knows of the deletion nor
 * was known to it.
 */
function isContested(
  deleted: Settings | undefined,
  graph: CausalGraph,
  applies: (revision: Revision) => boolean,
): boolean {
  const deletions = new Set(deleted?.filter(({ value }) => value === true).map(({ rid }) => rid))
  if (deleted === undefined || deletions.size === 0) return false
  if (deletions.size < deleted.length) return true
  const known = new Set<Rid>()
  walkBack([...deletions], graph.byRid, (revision) => {
    known.add(revision.rid)
    return 'on'
  })
  const aware = new Set<Rid>()
  for (const { rid, parents } of graph.ordered) {
    if (deletions.has(rid) || parents.some((parent) => aware.has(parent))) aware.add(rid)
  }
  const surpassed = new Set<Rid>()
  for (const revision of graph.ordered.toReversed()) {
    if (!applies(revision) && !surpassed.has(revision.rid)) continue
    for (const parent of revision.parents) surpassed.add(parent)
  }
  return graph.ordered.some(
    (revision) =>
      applies(revision) && !surpassed.has(revision.rid) && !aware.has(revision.rid) && !known.has(revision.rid),
  )
}

function walkBack(
  from: readonly Rid[],
  byRid: ReadonlyMap<Rid, Revision>,
  visit: (revision: Revision) => 'on' | 'stop',
): void {
  const stack = [...from]
  const visited = new Set<Rid>()
  for (let rid = stack.pop(); rid !== undefined; rid = stack.pop()) {
    const revision = visited.has(rid) ? undefined : byRid.get(rid)
    visited.add(rid)
    if (revision !== undefined && visit(revision) === 'on') stack.push(...revision.parents)
  }
}

function isForeign(revision: Revision, ownerId: RecordId | null): boolean {
  return ownerId !== null && revision.actorId !== ownerId
}

function settingOf(revision: Revision, value: Json): Setting {
  return { value, rid: revision.rid, hlc: revision.hlc, actorId: revision.actorId }
}

/** A copy without a prototype, so that a field called `__proto__` is a field. */
function copyFields(fields: { readonly [field: string]: Settings }): Record<string, Settings> {
  return Object.assign(Object.create(null) as Record<string, Settings>, fields)
}

function sameRids(a: readonly Rid[], b: readonly Rid[]): boolean {
  return a.length === b.length && a.every((rid) => b.includes(rid))
}

function laterHlc(a: Hlc, b: Hlc): Hlc {
  return compareHlc(a, b) < 0 ? b : a
}

function byClock(a: Revision, b: Revision): number {
  return compareHlc(a.hlc, b.hlc) || (a.rid < b.rid ? -1 : 1)
}
