import { assertNever } from '../base/assert-never.ts'
import type { ReviewProblem } from '../review/review-problem.ts'
import { quoted } from './words.ts'

/** Why something was not done in a review, and what to do instead. */
export function reviewText(problem: ReviewProblem): string {
  switch (problem.kind) {
    case 'reason-missing':
      return 'A rejection needs a reason: say what is wrong with the claim.'
    case 'question-missing':
      return 'There is no question yet: write what you want to know.'
    case 'proposal-empty':
      return 'Nothing is proposed that the claim does not say already. Change at least one field, or accept it.'
    case 'proposal-unfit':
      return `What is proposed would not be a claim: look at ${quoted(problem.field)}.`
    case 'nothing-to-adopt':
      return 'This review asks for no change. An amendment can be adopted, or a rejection.'
    case 'own-claim':
      return 'This claim is yours. Claims are reviewed by somebody else.'
    case 'not-yours':
      return 'Only the person who made it can change it. Comment on it, or propose an amendment.'
    case 'review-of-nothing':
      return 'It is not here any more, or has not arrived yet. Look in the bin, or import the file that it is in.'
    case 'comment-empty':
      return 'A comment needs some words.'
    default:
      return assertNever(problem)
  }
}
