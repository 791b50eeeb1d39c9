import { count } from './count.ts'

/** What the session says of reviewing: toasts, refusals, commands. */
export const enReview = {
  'bin.kind.review': 'Review',
  'bin.kind.comment': 'Comment',
  'export.scope.hand-over': 'Articles marked complete',
  'export.scope.chosen': 'Chosen articles',

  'review.done.accepted': (claims: number) => `${count(claims, 'claim', 'claims')} accepted`,
} as const
