import { type CSSProperties, type ReactNode, useId } from 'react'
import type { Settings, ThemeChoice } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { Choices } from './choices.tsx'
import { SettingsPart } from './settings-part.tsx'

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark']
const FACES: readonly Settings['face'][] = ['serif', 'sans']

/** Theme, face and size, with a specimen that shows them at once. */
export function AppearanceSettings(): ReactNode {
  const session = useSession()
  const { theme, face, textScale } = useSubscribable(session.settings)
  const sizeId = useId()
  return (
    <SettingsPart title={t('settings.look')}>
      <Choices
        label={t('settings.theme')}
        value={theme}
        choices={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        onChange={(value) => session.changeSettings({ theme: value })}
      />
      <Choices
        label={t('settings.face')}
        value={face}
        choices={FACES.map((value) => ({ value, label: t(`settings.face.${value}`) }))}
        onChange={(value) => session.changeSettings({ face: value })}
      />
      <div className="field settings-field">
        <label className="field-label" htmlFor={sizeId}>
          {t('settings.size')}
        </label>
        <div className="settings-size">
          <input
            id={sizeId}
            type="range"
            min={0.8}
            max={2}
            step={0.1}
            value={textScale}
            aria-valuetext={t('settings.sizeValue', textScale)}
            onChange={({ target }) => session.changeSettings({ textScale: Number(target.value) })}
          />
          <output className="figures" htmlFor={sizeId}>
            {t('settings.sizeValue', textScale)}
          </output>
        </div>
      </div>
      <figure className="specimen" style={{ '--scale': textScale } as CSSProperties}>
        <figcaption className="visually-hidden">{t('settings.preview')}</figcaption>
        <p>{t('settings.previewText')}</p>
      </figure>
    </SettingsPart>
  )
}
