import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { momentText } from '../read/dates.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { SettingsPart } from './settings-part.tsx'
import './people-settings.css'

/** How many imports are listed: the latest. */
const MOST = 30

/** What was imported into the project on this machine; each can be taken back as a whole. */
export function ImportSettings(): ReactNode {
  const session = useSession()
  const imports = useSubscribable(session.imports)
  const { projectId } = useSubscribable(session.place)
  if (projectId === null) return null
  return (
    <SettingsPart title={t('settings.imports')}>
      {imports.length === 0 ? (
        <p className="settings-note">{t('settings.imports.none')}</p>
      ) : (
        <ul className="import-lines" aria-label={t('settings.imports.list')}>
          {imports.slice(0, MOST).map(({ id, label, at, added, withdrawn }) => (
            <li key={id} className="import-line">
              <div>
                <span className="import-line-name">{label}</span>
                <span className="import-line-more figures">{t('settings.imports.line', momentText(at), added)}</span>
              </div>
              {withdrawn ? (
                <span className="import-line-more">{t('settings.imports.withdrawn')}</span>
              ) : (
                <Button
                  variant="quiet"
                  size="small"
                  icon={Undo2}
                  aria-label={t('settings.imports.withdrawNamed', label)}
                  onClick={() => void session.withdrawImport(id)}
                >
                  {t('settings.imports.withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </SettingsPart>
  )
}
