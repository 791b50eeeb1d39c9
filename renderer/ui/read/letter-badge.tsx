import type { ReactNode } from 'react'
import './letter-badge.css'

/** The letter of a commitment in the hue of its group; for those who look only, since the label stands beside it. */
export function LetterBadge({ letter }: { readonly letter: string }): ReactNode {
  return <span className="letter-badge" data-letter={letter} aria-hidden="true" />
}
