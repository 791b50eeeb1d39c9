/** Why an edit of a claim was not made. */
export type ClaimProblem =
  /** The stretch holds nothing but white space. */
  | { readonly kind: 'empty-span' }
  /** A segment would lie over another segment of the same claim, or on its other side. */
  | { readonly kind: 'segments-overlap' }
  /** A claim keeps at least one segment. */
  | { readonly kind: 'last-segment' }
  /** There is no part of that number. */
  | { readonly kind: 'no-such-part' }
