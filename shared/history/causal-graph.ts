import type { Rid } from '../base/ids.ts'
import type { Revision } from './revision.ts'

/**
 * The revisions of one record in causal order. A revision is named by its place in that order, so that everything below
 * is a pass or two over arrays, however wide or deep the history is.
 */
export interface CausalGraph {
  /** The revisions whose ancestors are all here, parents before children. */
  readonly revisions: readonly Revision[]
  /** The places of each revision's parents. */
  readonly parents: readonly (readonly number[])[]
  readonly placeOf: ReadonlyMap<Rid, number>
  /** The revisions that wait for an ancestor, ascending. */
  readonly quarantined: readonly Rid[]
}

/** The causal order of a record's revisions, which may come in any order and several times. */
export function causalGraph(revisions: Iterable<Revision>): CausalGraph {
  const all = new Map<Rid, Revision>()
  for (const revision of revisions) all.set(revision.rid, revision)
  const children = new Map<Rid, Revision[]>()
  const awaited = new Map<Rid, number>()
  const ordered: Revision[] = []
  for (const revision of all.values()) {
    const parents = new Set(revision.parents)
    awaited.set(revision.rid, parents.size)
    if (parents.size === 0) ordered.push(revision)
    for (const parent of parents) {
      const siblings = children.get(parent)
      if (siblings === undefined) children.set(parent, [revision])
      else siblings.push(revision)
    }
  }
  // Grows while it is read: each revision is put behind the last of its parents.
  for (const { rid } of ordered) {
    for (const child of children.get(rid) ?? []) {
      const left = (awaited.get(child.rid) ?? 0) - 1
      awaited.set(child.rid, left)
      if (left === 0) ordered.push(child)
    }
  }
  const placeOf = new Map(ordered.map(({ rid }, place) => [rid, place]))
  return {
    revisions: ordered,
    parents: ordered.map((revision) => placesOf(revision.parents, placeOf)),
    placeOf,
    quarantined: [...all.keys()].filter((rid) => !placeOf.has(rid)).sort(),
  }
}

/** The places of those revisions that are in the graph, each once. */
export function placesOf(rids: readonly Rid[], placeOf: ReadonlyMap<Rid, number>): readonly number[] {
  return [...new Set(rids)].flatMap((rid) => placeOf.get(rid) ?? [])
}

/** How many fields one pass tells apart: the bits of a whole number. */
const BATCH = 32

/** For each field that one of the revisions `applies` to sets: its setters that no later setter descends from. */
export function lastSetters(
  graph: CausalGraph,
  applies: (revision: Revision) => boolean,
): ReadonlyMap<string, readonly number[]> {
  const setters = settersByField(graph, applies)
  const disputed = [...setters.keys()].filter((field) => (setters.get(field)?.length ?? 0) > 1)
  for (let first = 0; first < disputed.length; first += BATCH) {
    const batch = disputed.slice(first, first + BATCH)
    const sets = new Int32Array(graph.revisions.length)
    batch.forEach((field, bit) => {
      for (const place of setters.get(field) ?? []) sets[place] = (sets[place] ?? 0) | (1 << bit)
    })
    const replaced = gatherFromDescendants(graph, sets)
    batch.forEach((field, bit) => {
      const last = setters.get(field)?.filter((place) => ((replaced[place] ?? 0) & (1 << bit)) === 0)
      setters.set(field, last ?? [])
    })
  }
  return setters
}

function settersByField(
  { revisions }: CausalGraph,
  applies: (revision: Revision) => boolean,
): Map<string, readonly number[]> {
  const setters = new Map<string, number[]>()
  for (const [place, revision] of revisions.entries()) {
    if (!applies(revision)) continue
    for (const field of Object.keys(revision.set)) {
      const places = setters.get(field)
      if (places === undefined) setters.set(field, [place])
      else places.push(place)
    }
  }
  return setters
}

/** For each revision, the bits of all its descendants together. */
export function gatherFromDescendants({ parents }: CausalGraph, bits: Int32Array): Int32Array {
  const gathered = new Int32Array(bits.length)
  for (let place = bits.length - 1; place >= 0; place -= 1) {
    const passed = (gathered[place] ?? 0) | (bits[place] ?? 0)
    if (passed === 0) continue
    for (const parent of parents[place] ?? []) gathered[parent] = (gathered[parent] ?? 0) | passed
  }
  return gathered
}

/** For each revision, its own bits and those of all its ancestors together. */
export function gatherFromAncestors({ parents }: CausalGraph, bits: Int32Array): Int32Array {
  const gathered = Int32Array.from(bits)
  for (let place = 0; place < gathered.length; place += 1) {
    let own = gathered[place] ?? 0
    for (const parent of parents[place] ?? []) own |= gathered[parent] ?? 0
    gathered[place] = own
  }
  return gathered
}

/**
 * The setters of one field that were the last ones when these revisions (with all before them) were everything there
 * was. Walks back no further than it has to.
 */
export function lastSettersAt(
  graph: CausalGraph,
  from: readonly number[],
  field: string,
  applies: (revision: Revision) => boolean,
): readonly number[] {
  const start = from.reduce((latest, place) => Math.max(latest, place), -1)
  const reached = new Map<number, 'open' | 'replaced'>(from.map((place) => [place, 'open']))
  const last: number[] = []
  let open = reached.size
  for (let place = start; place >= 0 && open > 0; place -= 1) {
    const status = reached.get(place)
    const revision = graph.revisions[place]
    if (status === undefined || revision === undefined) continue
    reached.delete(place)
    if (status === 'open') open -= 1
    const sets = Object.hasOwn(revision.set, field) && applies(revision)
    if (sets && status === 'open') last.push(place)
    for (const parent of graph.parents[place] ?? []) {
      const before = reached.get(parent)
      const now = sets || status === 'replaced' || before === 'replaced' ? 'replaced' : 'open'
      reached.set(parent, now)
      if (now === 'open' && before === undefined) open += 1
      if (now === 'replaced' && before === 'open') open -= 1
    }
  }
  return last
}
