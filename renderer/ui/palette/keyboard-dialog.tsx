import { type ReactNode, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { useAllCommands } from '../commands/command-context.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Kbd } from '../design/kbd.tsx'
import { keyText } from '../design/key-names.ts'
import { fold } from '../design/match-items.ts'
import { TextField } from '../design/text-field.tsx'
import { useSession } from '../session-context.ts'
import { UpdateSteps } from '../settings/update-steps.tsx'
import './keyboard.css'

/** All keys, from the same table that acts on them; with the version of the program. */
export function KeyboardDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const session = useSession()
  const [query, setQuery] = useState('')
  const words = fold(query.trim())
  const commands = useAllCommands().filter(
    ({ title, section, keys }) =>
      keys.length > 0 && fold(`${section} ${title} ${keys.map((key) => keyText(key)).join(' ')}`).includes(words),
  )
  const sections = [...new Set(commands.map(({ section }) => section))]
  return (
    <Dialog
      title={t('keyboard.title')}
      size="large"
      onClose={onClose}
      footer={
        <>
          <span className="keyboard-version">{t('keyboard.version', AVOWAL_VERSION)}</span>
          <Button
            onClick={() => {
              onClose()
              session.showScreen('settings')
            }}
          >
            {t('keyboard.change')}
          </Button>
        </>
      }
    >
      <TextField
        type="search"
        label={t('keyboard.filter')}
        hideLabel
        placeholder={t('keyboard.filter')}
        value={query}
        onChange={setQuery}
      />
      {sections.length === 0 ? (
        <p className="keyboard-none" role="status">
          {t('keyboard.none')}
        </p>
      ) : null}
      <div className="keyboard">
        {sections.map((section) => (
          <section key={section} className="keyboard-section" aria-label={section}>
            <h3 className="keyboard-heading">{section}</h3>
            <dl>
              {commands
                .filter((command) => command.section === section)
                .map(({ id, title, keys }) => (
                  <div key={id} className="keyboard-line">
                    <dt>{title}</dt>
                    <dd>
                      {keys.map((key) => (
                        <Kbd key={key} keys={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <UpdateSteps />
    </Dialog>
  )
}
