import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import type { KeptText } from './use-kept-text.ts'
import './restored-notice.css'

export interface RestoredNoticeProps {
  /** The fields that it speaks for. */
  readonly kept: readonly Pick<KeptText, 'restored' | 'offered' | 'drop' | 'accept'>[]
  readonly onDiscard?: () => void
}

/** Says that a field holds what was typed before the window went away, or offers it. */
export function RestoredNotice({ kept, onDiscard }: RestoredNoticeProps): ReactNode {
  const offered = kept.filter((each) => each.offered !== null)
  const restored = kept.some((each) => each.restored !== null)
  if (offered.length === 0 && !restored) return null

  function acceptAll(): void {
    for (const each of offered) each.accept()
  }
  function discard(): void {
    for (const each of kept) each.drop()
    onDiscard?.()
  }

  return (
    <p className="restored" role="status">
      <span>{t(restored ? 'draft.restored' : 'draft.offered')}</span>
      {offered.length === 0 ? null : (
        <Button variant="quiet" size="small" onClick={acceptAll}>
          {t('draft.accept')}
        </Button>
      )}
      <Button variant="quiet" size="small" onClick={discard}>
        {t('draft.discard')}
      </Button>
    </p>
  )
}
