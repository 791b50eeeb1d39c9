import type { ReactNode } from 'react'
import type { ArticleStatus } from '../../../shared/claim/record-fields.ts'
import { t } from '../../strings/strings.ts'

/** An empty ring, a half-filled one, a filled one with a tick. The words stand in the entry's name and in the tooltip. */
export function StatusMark({ status }: { readonly status: ArticleStatus }): ReactNode {
  return (
    <svg
      className={`status-mark status-mark-${status}`}
      viewBox="0 0 14 14"
      aria-hidden="true"
      data-tip={t(`library.status.${status}`)}
    >
      <circle cx="7" cy="7" r="5.25" />
      {status === 'in-progress' ? <path className="status-mark-fill" d="M7 1.75a5.25 5.25 0 0 1 0 10.5z" /> : null}
      {status === 'complete' ? <path className="status-mark-tick" d="m4.5 7.2 1.8 1.8 3.3-3.8" /> : null}
    </svg>
  )
}
