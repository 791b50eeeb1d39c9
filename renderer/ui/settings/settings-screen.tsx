import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { TextField } from '../design/text-field.tsx'
import { useSession } from '../session-context.ts'
import { SharedFolderSettings } from '../shared-folder/shared-folder-settings.tsx'
import { useSubscribable } from '../use-subscribable.ts'
import { AppearanceSettings } from './appearance-settings.tsx'
import { ImportSettings } from './import-settings.tsx'
import { KeySettings } from './key-settings.tsx'
import { MoveSettings } from './move-settings.tsx'
import { PeopleSettings } from './people-settings.tsx'
import { SettingsPart } from './settings-part.tsx'
import { StorageSettings } from './storage-settings.tsx'
import { SuggestionSettings } from './suggestion-settings.tsx'
import { UpdateSteps } from './update-steps.tsx'
import './settings.css'

/** Who I am, how it looks, which keys, where it is kept. */
export function SettingsScreen(): ReactNode {
  return (
    <div className="settings">
      <div className="settings-page">
        <h2 className="settings-title">{t('settings.title')}</h2>
        <NameSettings />
        <PeopleSettings />
        <ImportSettings />
        <AppearanceSettings />
        <KeySettings />
        <SuggestionSettings />
        <StorageSettings />
        <SharedFolderSettings />
        <MoveSettings />
        <SettingsPart title={t('settings.about')}>
          <p>{t('settings.aboutText')}</p>
          <p className="figures">{t('settings.version', AVOWAL_VERSION)}</p>
          <UpdateSteps />
          <p>
            <a href="licences.txt" target="_blank" rel="noreferrer">
              {t('settings.licences')}
            </a>
          </p>
        </SettingsPart>
      </div>
    </div>
  )
}

function NameSettings(): ReactNode {
  const session = useSession()
  const me = useSubscribable(session.me)
  return (
    <SettingsPart title={t('settings.me')}>
      <TextField
        className="settings-field"
        label={t('settings.name')}
        hint={t('settings.nameHint')}
        value={me.fields.name}
        onCommit={(name) => {
          if (name.trim() === '') return
          session.rename(name.trim())
          session.changeSettings({ nameAsked: true })
        }}
      />
    </SettingsPart>
  )
}
