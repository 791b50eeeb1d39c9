import { canonicalJson } from '../../base/canonical-json.ts'
import type { Rid } from '../../base/ids.ts'
import type { Revision } from '../revision.ts'

/** What a record says, worked out straight from the definitions, however long it takes. */
export interface NaiveState {
  /** The values of each field that is set, each as canonical JSON, sorted. */
  readonly values: { readonly [field: string]: readonly string[] }
  readonly heads: readonly Rid[]
  readonly contested: boolean
  readonly foreign: readonly Rid[]
  readonly quarantined: readonly Rid[]
}

/**
 * The state of one record by the letter: a value stands as long as no descendant sets its field; a deletion is contested
 * while somebody undoes it, or while a latest revision does not know of any deletion. `null` where nothing can be applied.
 */
export function naiveState(revisions: readonly Revision[]): NaiveState | null {
  const byRid = new Map(revisions.map((revision) => [revision.rid, revision]))
  const complete = completeRevisions(byRid)
  if (complete.length === 0) return null
  const owner = ownerOf(complete)
  const applied = complete.filter(({ actorId }) => owner === null || actorId === owner)
  const before = new Map(complete.map((revision) => [revision.rid, ancestors(revision, byRid)]))
  const isAfter = (a: Revision, b: Revision) => before.get(a.rid)?.has(b.rid) === true
  const settersOf = (field: string) => {
    const setters = applied.filter(({ set }) => Object.hasOwn(set, field))
    return setters.filter((setter) => !setters.some((other) => isAfter(other, setter)))
  }
  const fields = new Set(applied.flatMap(({ set }) => Object.keys(set)))
  const values = [...fields].map((field): [string, readonly string[]] => [
    field,
    [...new Set(settersOf(field).map(({ set }) => canonicalJson(set[field] ?? null)))].sort(),
  ])
  const ends = settersOf('deleted')
  const deletions = ends.filter(({ set }) => set['deleted'] === true)
  const latest = applied.filter((revision) => !applied.some((other) => isAfter(other, revision)))
  const knows = (revision: Revision) => deletions.some((each) => each === revision || isAfter(revision, each))
  const contested = deletions.length > 0 && (deletions.length < ends.length || !latest.every(knows))
  return {
    values: Object.fromEntries<readonly string[]>(values),
    heads: complete
      .filter(({ rid }) => !complete.some((other) => other.parents.includes(rid)))
      .map(({ rid }) => rid)
      .sort(),
    contested,
    foreign: complete
      .filter((revision) => !applied.includes(revision))
      .map(({ rid }) => rid)
      .sort(),
    quarantined: [...byRid.keys()].filter((rid) => !before.has(rid)).sort(),
  }
}

function completeRevisions(byRid: ReadonlyMap<Rid, Revision>): readonly Revision[] {
  return [...byRid.values()].filter((revision) =>
    [revision, ...ancestors(revision, byRid).values()].every(({ parents }) => parents.every((rid) => byRid.has(rid))),
  )
}

function ownerOf(complete: readonly Revision[]): string | null {
  const claims = complete.filter(({ parents, set }) => parents.length === 0 && typeof set['annotatorId'] === 'string')
  const signed = claims.filter(({ actorId, set }) => set['annotatorId'] === actorId)
  const owners = new Set((signed.length > 0 ? signed : claims).map(({ set }) => set['annotatorId'] as string))
  const [first] = owners
  return owners.size === 1 && first !== undefined ? first : null
}

function ancestors(revision: Revision, byRid: ReadonlyMap<Rid, Revision>): ReadonlyMap<Rid, Revision> {
  const found = new Map<Rid, Revision>()
  const add = (rid: Rid) => {
    const parent = byRid.get(rid)
    if (parent === undefined || found.has(rid)) return
    found.set(rid, parent)
    parent.parents.forEach(add)
  }
  revision.parents.forEach(add)
  return found
}
