import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Checkbox } from '../design/checkbox.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { SettingsPart } from './settings-part.tsx'

/** Whether claims are suggested unasked, and what earlier decisions do to later suggestions. */
export function SuggestionSettings(): ReactNode {
  const session = useSession()
  const { suggestOnOpening } = useSubscribable(session.settings)
  const { accepted, dismissed } = useSubscribable(session.suggestions.learning)
  const decided = accepted + dismissed > 0
  return (
    <SettingsPart title={t('suggest.settings.title')}>
      <Checkbox
        label={t('suggest.settings.opening')}
        hint={t('suggest.settings.openingHint')}
        checked={suggestOnOpening}
        onChange={(checked) => session.changeSettings({ suggestOnOpening: checked })}
      />
      <p className="settings-note figures">
        {decided ? t('suggest.settings.learning', accepted, dismissed) : t('suggest.settings.nothing')}
      </p>
      {decided ? (
        <div>
          <Button onClick={session.suggestions.forgetDecisions}>{t('suggest.settings.forget')}</Button>
        </div>
      ) : null}
    </SettingsPart>
  )
}
