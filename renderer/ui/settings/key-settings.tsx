import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { useAllCommands } from '../commands/command-context.ts'
import type { UiCommand } from '../commands/command-registry.ts'
import { Button } from '../design/button.tsx'
import { Checkbox } from '../design/checkbox.tsx'
import { Kbd } from '../design/kbd.tsx'
import { keyText } from '../design/key-names.ts'
import { fold } from '../design/match-items.ts'
import { TextField } from '../design/text-field.tsx'
import { keyOf } from '../keys.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { keyRefusal } from './key-clash.ts'
import { SettingsPart } from './settings-part.tsx'

/** Single letters on or off, and which key does what. */
export function KeySettings(): ReactNode {
  const session = useSession()
  const { singleLetterKeys, keys } = useSubscribable(session.settings)
  const [query, setQuery] = useState('')
  const all = useAllCommands()
  const words = fold(query.trim())
  const shown = all.filter(({ title, section }) => fold(`${section} ${title}`).includes(words))
  return (
    <SettingsPart title={t('settings.keys')}>
      <Checkbox
        label={t('settings.singleKeys')}
        hint={t('settings.singleKeysHint')}
        checked={singleLetterKeys}
        onChange={(checked) => session.changeSettings({ singleLetterKeys: checked })}
      />
      <div className="settings-row">
        <TextField
          className="settings-field"
          type="search"
          label={t('settings.keysFilter')}
          hideLabel
          placeholder={t('settings.keysFilter')}
          value={query}
          onChange={setQuery}
        />
        {Object.keys(keys).length === 0 ? null : (
          <Button variant="quiet" onClick={() => session.changeSettings({ keys: {} })}>
            {t('settings.resetAll')}
          </Button>
        )}
      </div>
      <table className="key-table">
        <caption className="visually-hidden">{t('settings.keysTable')}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('settings.command')}</th>
            <th scope="col">{t('settings.keys')}</th>
            <th scope="col">{t('settings.change')}</th>
          </tr>
        </thead>
        {[...new Set(shown.map(({ section }) => section))].map((section) => (
          <tbody key={section}>
            <tr>
              <th colSpan={3} scope="rowgroup" className="key-section">
                {section}
              </th>
            </tr>
            {shown
              .filter((command) => command.section === section)
              .map((command) => (
                <KeyRow key={command.id} command={command} all={all} changed={keys[command.id] !== undefined} />
              ))}
          </tbody>
        ))}
      </table>
    </SettingsPart>
  )
}

function KeyRow(props: {
  readonly command: UiCommand
  readonly all: readonly UiCommand[]
  readonly changed: boolean
}): ReactNode {
  const { command, all, changed } = props
  const session = useSession()
  const [capturing, setCapturing] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  function setKeys(keys: readonly string[] | null): void {
    const { [command.id]: _, ...others } = session.settings.get().keys
    session.changeSettings({ keys: keys === null ? others : { ...others, [command.id]: keys } })
    setCapturing(false)
    setRefusal(null)
  }

  function capture(event: KeyboardEvent): void {
    if (!capturing || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    const key = keyOf(event.nativeEvent)
    if (key === null) return
    if (key === 'Escape') {
      setCapturing(false)
      setRefusal(null)
    } else if (key === 'Backspace') setKeys([])
    else {
      const why = keyRefusal(key, command, all)
      if (why === null) setKeys([key])
      else if (why.kind === 'reserved') setRefusal(t('settings.reserved', keyText(key)))
      else setRefusal(t('settings.clash', keyText(key), why.with.title))
    }
  }

  return (
    <tr className="key-row">
      <th scope="row">{command.title}</th>
      <td className="key-cell">
        {capturing ? (
          <span className="key-capturing" role="status">
            {refusal ?? t('settings.pressKey')}
            <span className="key-capturing-hint">{t('settings.pressKeyHint')}</span>
          </span>
        ) : command.keys.length === 0 ? (
          <span className="key-none">{t('settings.noKeys')}</span>
        ) : (
          command.keys.map((key) => <Kbd key={key} keys={key} />)
        )}
      </td>
      <td className="key-acts">
        {changed && !capturing ? (
          <Button
            variant="quiet"
            size="small"
            aria-label={t('settings.resetKey', command.title)}
            onClick={() => setKeys(null)}
          >
            {t('settings.reset')}
          </Button>
        ) : null}
        <Button
          variant="quiet"
          size="small"
          aria-label={t('settings.changeKey', command.title)}
          aria-pressed={capturing}
          onClick={() => setCapturing(!capturing)}
          onKeyDown={capture}
          onBlur={() => {
            setCapturing(false)
            setRefusal(null)
          }}
        >
          {t('settings.change')}
        </Button>
      </td>
    </tr>
  )
}
