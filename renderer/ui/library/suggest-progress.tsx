import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { Progress } from '../design/progress.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'

/** How far looking for claims in all articles is. */
export function SuggestProgress(): ReactNode {
  const { suggestions } = useSession()
  const run = useSubscribable(suggestions.run)
  if (run === null) return null
  const { done, total } = run
  return (
    <div className="library-work">
      <Progress
        label={t('suggest.working')}
        fraction={total === 0 ? 1 : done / total}
        detail={t('suggest.run', done, total)}
        onCancel={suggestions.cancel}
      />
    </div>
  )
}
