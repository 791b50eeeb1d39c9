import type { ClaimFields } from '../claim/record-fields.ts'
import type { Target } from '../selector/selector.ts'
import type { PlainClaim } from './bundle-schema.ts'

/** A passage of a plain claim, and the way to it from the claim. */
export interface Passage {
  readonly path: readonly PropertyKey[]
  readonly target: Target
}

type Attributed = { readonly mentions: readonly Target[] }

/** Every passage that a plain claim points at, of whatever part. */
export function passagesOf(claim: PlainClaim): readonly Passage[] {
  const { attributes = {} } = claim
  return [
    ...passagesAt(['target'], claim.target),
    ...passagesAt(['cues'], claim.cues),
    ...mentionsAt(['speakers'], claim.speakers),
    ...mentionsAt(['reportedBy'], claim.reportedBy),
    ...(claim.reportedBy ?? []).flatMap((relay, index) => passagesAt(['reportedBy', index, 'cues'], relay.cues)),
    ...passagesAt(['attributes', 'condition'], attributes.condition),
    ...deadlineOf(attributes.deadline),
    ...mentionsAt(['attributes', 'targets'], attributes.targets),
  ]
}

function passagesAt(path: readonly PropertyKey[], targets: readonly Target[] = []): readonly Passage[] {
  return targets.map((target, index) => ({ path: [...path, index], target }))
}

function mentionsAt(path: readonly PropertyKey[], parties: readonly Attributed[] = []): readonly Passage[] {
  return parties.flatMap(({ mentions }, index) => passagesAt([...path, index, 'mentions'], mentions))
}

function deadlineOf(deadline: ClaimFields['deadline']): readonly Passage[] {
  return deadline?.target === undefined ? [] : [{ path: ['attributes', 'deadline', 'target'], target: deadline.target }]
}
