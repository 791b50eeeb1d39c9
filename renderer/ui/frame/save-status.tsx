import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { assertNever } from '../../../shared/base/assert-never.ts'
import type { SaveState } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import './save-status.css'

/** Whether all that was done is on disk. */
export function SaveStatus(): ReactNode {
  const { kind } = useSubscribable(useSession().saving)
  return (
    <span className={`save-status save-status-${kind}`} role="status">
      {t(`save.${kind}`)}
    </span>
  )
}

/** Stays as long as something is not on disk: what happened, what is safe, and two ways out. */
export function SaveFailure(): ReactNode {
  const session = useSession()
  const saving = useSubscribable(session.saving)
  if (saving.kind !== 'failed') return null
  return (
    <div className="strip strip-problem">
      <TriangleAlert className="strip-icon" aria-hidden="true" />
      <p className="strip-text" role="alert">
        {reasonText(saving)}
      </p>
      <div className="strip-acts">
        <Button onClick={() => session.retrySaving()}>{t('save.again')}</Button>
        <Button variant="primary" onClick={() => void session.rescue()}>
          {t('save.bundle')}
        </Button>
      </div>
    </div>
  )
}

function reasonText({ reason, unsaved }: Extract<SaveState, { kind: 'failed' }>): string {
  switch (reason) {
    case 'quota':
      return t('save.reason.quota', unsaved)
    case 'write':
      return t('save.reason.write', unsaved)
    case 'newer-window':
      return t('save.reason.newer-window', unsaved)
    default:
      return assertNever(reason)
  }
}
