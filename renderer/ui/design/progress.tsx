import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from './button.tsx'
import { useDelayed } from './use-delayed.ts'
import './progress.css'

/** Work shorter than this shows nothing, in milliseconds. */
const UNSEEN = 200

export interface ProgressProps {
  /** What is being done. */
  readonly label: string
  /** How much of it is done, 0 to 1; `null` where nobody knows. */
  readonly fraction: number | null
  /** The count in words: "3 of 12 articles". */
  readonly detail?: string
  readonly onCancel?: () => void
}

/** How far something is, with a way to stop it. Appears only after 200 ms. */
export function Progress({ label, fraction, detail, onCancel }: ProgressProps): ReactNode {
  if (!useDelayed(true, UNSEEN)) return null
  return (
    <div className="progress">
      <div className="progress-text" role="status">
        {label}
        {detail === undefined ? null : <span className="progress-detail figures"> {detail}</span>}
      </div>
      <progress
        className="progress-bar"
        aria-label={label}
        {...(fraction === null ? {} : { value: fraction, max: 1 })}
      />
      {onCancel === undefined ? null : (
        <Button size="small" onClick={onCancel}>
          {t('progress.cancel')}
        </Button>
      )}
    </div>
  )
}
