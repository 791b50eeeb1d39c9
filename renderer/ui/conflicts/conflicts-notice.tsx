import { GitCompareArrows } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import './conflicts-notice.css'

/** How many fields wait for a choice, as an import counts them; nothing where none does. */
export function ConflictsNotice(): ReactNode {
  const { open } = useWindow()
  const conflicts = useSubscribable(useSession().conflicts)
  if (conflicts.length === 0) return null
  const fields = conflicts.reduce((sum, record) => sum + record.conflicts.length, 0)
  return (
    <Button
      variant="quiet"
      size="small"
      icon={GitCompareArrows}
      className="conflicts-notice"
      onClick={() => open({ kind: 'conflicts' })}
    >
      <span className="figures">{t('app.conflicts', fields)}</span>
    </Button>
  )
}
