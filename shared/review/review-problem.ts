/** Why something was not done in a review. */
export type ReviewProblem =
  /** A rejection says why. */
  | { readonly kind: 'reason-missing' }
  /** A question asks something. */
  | { readonly kind: 'question-missing' }
  /** An amendment proposes at least one value that the claim does not have. */
  | { readonly kind: 'proposal-empty' }
  /** What is proposed would not be a claim; `field` is the first that is not as it should be. */
  | { readonly kind: 'proposal-unfit'; readonly field: string }
  /** An acceptance or a question asks nothing of a claim that could be done to it. */
  | { readonly kind: 'nothing-to-adopt' }
  /** Nobody reviews their own claim. */
  | { readonly kind: 'own-claim' }
  /** Only whoever made it changes it. */
  | { readonly kind: 'not-yours' }
  /** What it is about is not here, or was deleted. */
  | { readonly kind: 'review-of-nothing' }
  /** A comment says something. */
  | { readonly kind: 'comment-empty' }
