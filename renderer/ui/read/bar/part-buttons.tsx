import type { ReactNode } from 'react'
import type { Command } from '../../../session/commands.ts'
import type { MarkAs } from '../../../session/session.ts'
import { t } from '../../../strings/strings.ts'
import { ariaKeyshortcuts, keyText } from '../../design/key-names.ts'
import { keysOf, markCommand } from '../claim-commands.ts'
import type { RovingFocus } from './use-roving-focus.ts'

/** Each part of a claim that a selection can become, with its key in the contract. */
const PARTS: readonly { readonly as: MarkAs; readonly key: string }[] = [
  { as: 'segment', key: '+' },
  { as: 'cue', key: '1' },
  { as: 'condition', key: '2' },
  { as: 'deadline', key: '3' },
  { as: 'target', key: '4' },
  { as: 'relay', key: '5' },
  { as: 'mention', key: '6' },
]

export interface PartButtonsProps {
  readonly commands: readonly Command[]
  readonly letters: boolean
  readonly roving: RovingFocus
  readonly onMark: (as: MarkAs) => void
}

/** What the selection can add to the claim that is open. */
export function PartButtons({ commands, letters, roving, onMark }: PartButtonsProps): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a toolbar says too much
    <div className="bar-parts" role="group" aria-label={t('bar.parts')}>
      <span className="bar-parts-title" aria-hidden="true">
        {t('bar.partsShort')}
      </span>
      {PARTS.map(({ as, key }) => {
        const bound = keysOf(commands, markCommand(as))
        const keys = letters ? (bound.length > 0 ? bound : [key]) : []
        const shown = keys[0]
        return (
          <button
            key={as}
            type="button"
            className="bar-part"
            aria-keyshortcuts={ariaKeyshortcuts(keys)}
            data-item={as}
            tabIndex={roving.tabIndexOf(as)}
            onFocus={() => roving.onFocusItem(as)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onMark(as)}
          >
            {shown === undefined ? null : (
              <span className="bar-part-key" data-letter={keyText(shown)} aria-hidden="true" />
            )}
            {t(`bar.part.${as}`)}
          </button>
        )
      })}
    </div>
  )
}
