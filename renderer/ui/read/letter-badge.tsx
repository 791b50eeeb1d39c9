import type { ReactNode } from 'react'
import './letter-badge.css'

/** The letter of a commitment, or a letter with Shift, in the hue of its group; for those who look only, since the label stands beside it. */
export function LetterBadge({ letter }: { readonly letter: string }): ReactNode {
  const sign = letter.startsWith('Shift+') ? `⇧${letter.slice('Shift+'.length).toUpperCase()}` : letter
  return <span className="letter-badge" data-letter={sign} aria-hidden="true" />
}
