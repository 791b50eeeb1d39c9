import type { ReturnedCounts } from '../../../../shared/review/returned.ts'
import { t } from '../../../strings/strings.ts'

const ORDER = [
  'accepted',
  'amendments',
  'rejected',
  'questions',
  'missed',
  'comments',
  'stale',
  'settled',
] as const satisfies readonly (keyof ReturnedCounts)[]

/** "12 accepted, 3 amendments, 2 questions"; empty where nothing came back. */
export function returnedWords(counts: ReturnedCounts): string {
  return ORDER.filter((kind) => counts[kind] > 0)
    .map((kind) => t(`review.returned.${kind}`, counts[kind]))
    .join(', ')
}
