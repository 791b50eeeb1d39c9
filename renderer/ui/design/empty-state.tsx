import type { ReactNode } from 'react'
import './empty-state.css'

export interface EmptyStateProps {
  readonly title: string
  /** What to do next. */
  readonly hint?: ReactNode
  /** The buttons that do it. */
  readonly children?: ReactNode
}

/** What stands where there is nothing yet. */
export function EmptyState({ title, hint, children }: EmptyStateProps): ReactNode {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {hint === undefined ? null : <p className="empty-hint">{hint}</p>}
      {children === undefined ? null : <div className="empty-acts">{children}</div>}
    </div>
  )
}
