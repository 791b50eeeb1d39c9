import type { ReactNode } from 'react'
import type { ThreadView } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { ThreadCard } from './thread-card.tsx'
import './thread.css'

/** Threads one below the other; open ones first. */
export function ThreadList(props: { readonly threads: readonly ThreadView[]; readonly label?: string }): ReactNode {
  const { threads, label = t('thread.list') } = props
  if (threads.length === 0) return null
  const ordered = [...threads.filter(({ resolved }) => !resolved), ...threads.filter(({ resolved }) => resolved)]
  return (
    <ul className="threads" aria-label={label}>
      {ordered.map((thread) => (
        <li key={thread.id}>
          <ThreadCard thread={thread} />
        </li>
      ))}
    </ul>
  )
}
