import type { ClaimFields } from '../claim/record-fields.ts'
import { trimmedStretches } from './character-overlap.ts'
import type { ComparedClaim } from './pair-claims.ts'

/** A claim for comparing; `speakerOf` gives each speaker a name that is the same on both sides. */
export function comparedClaim(
  id: string,
  { target, commitment, speakers = [] }: Pick<ClaimFields, 'target' | 'commitment' | 'speakers'>,
  speakerOf: (speakerId: string) => string,
): ComparedClaim {
  return {
    id,
    content: trimmedStretches(target),
    code: commitment,
    speakers: [...new Set(speakers.map(({ speakerId }) => speakerOf(speakerId)))].sort(),
  }
}
