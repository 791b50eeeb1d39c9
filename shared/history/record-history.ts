import { canonicalJson } from '../base/canonical-json.ts'
import type { Rid } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { causalGraph, lastSettersAt, placesOf } from './causal-graph.ts'
import { compareHlc } from './hlc.ts'
import { distinctSettings, settingOf } from './record-state.ts'
import type { Revision } from './revision.ts'

/** What a revision changed in one field. `null` stands for unset. */
export interface FieldChange {
  readonly field: string
  readonly before: Json
  readonly after: Json
}

/** One step in the history of a record, as a person reads it. */
export interface HistoryStep {
  readonly revision: Revision
  readonly changes: readonly FieldChange[]
}

/**
 * The history of a record, latest first, with the fields that each revision changed against what its author saw. A
 * revision never stands below one that it follows from, however wrong the clocks were.
 */
export function recordHistory(revisions: readonly Revision[]): readonly HistoryStep[] {
  const graph = causalGraph(revisions)
  const before = (revision: Revision, field: string): Json => {
    const setters = lastSettersAt(graph, placesOf(revision.parents, graph.placeOf), field, () => true)
    const settings = setters.flatMap((place) => {
      const setter = graph.revisions[place]
      return setter === undefined ? [] : settingOf(setter, setter.set[field] ?? null)
    })
    return distinctSettings(settings)?.[0].value ?? null
  }
  return inReadingOrder(revisions)
    .map((revision) => ({ revision, changes: changesOf(revision, before) }))
    .reverse()
}

/** Revisions by their clocks, each behind its parents. */
function inReadingOrder(revisions: readonly Revision[]): readonly Revision[] {
  const byRid = new Map(revisions.map((revision) => [revision.rid, revision]))
  const stack = [...byRid.values()].sort(byClock).reverse()
  const opened = new Set<Rid>()
  const ordered = new Set<Revision>()
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (opened.has(top.rid)) {
      stack.pop()
      ordered.add(top)
      continue
    }
    opened.add(top.rid)
    const parents = top.parents.flatMap((rid) => (opened.has(rid) ? [] : (byRid.get(rid) ?? [])))
    for (const parent of parents.sort(byClock).reverse()) stack.push(parent)
  }
  return [...ordered]
}

function byClock(a: Revision, b: Revision): number {
  return compareHlc(a.hlc, b.hlc) || (a.rid < b.rid ? -1 : 1)
}

function changesOf(revision: Revision, beforeOf: (revision: Revision, field: string) => Json): readonly FieldChange[] {
  return Object.entries(revision.set)
    .map(([field, after]) => ({ field, before: beforeOf(revision, field), after }))
    .filter((change) => canonicalJson(change.before) !== canonicalJson(change.after))
}
