import type { ReactNode } from 'react'
import type { Code } from '../../../../shared/codebook/codebook.ts'
import type { Command } from '../../../session/commands.ts'
import type { CodebookView } from '../../../session/views.ts'
import { ariaKeyshortcuts } from '../../design/key-names.ts'
import { keysOf, tagCommand } from '../claim-commands.ts'
import { LetterBadge } from '../letter-badge.tsx'
import { shortLabel } from './short-label.ts'
import type { RovingFocus } from './use-roving-focus.ts'

export interface TypeButtonsProps {
  readonly codebook: CodebookView
  readonly commands: readonly Command[]
  /** Whether single letters act. */
  readonly letters: boolean
  readonly roving: RovingFocus
  readonly onTag: (code: string) => void
}

/** The commitments by family, each with its letter. */
export function TypeButtons({ codebook, commands, letters, roving, onTag }: TypeButtonsProps): ReactNode {
  const families = codebook.groups
    .map((group) => ({ group, codes: codebook.codes.filter((code) => code.group === group.id) }))
    .filter(({ codes }) => codes.length > 0)
  return (
    <div className="bar-types">
      {families.map(({ group, codes }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset in a toolbar says too much
        <div className="bar-family" role="group" aria-label={group.label} data-group={group.id} key={group.id}>
          {codes.map((code) => (
            <TypeButton
              key={code.code}
              code={code}
              keys={letters ? lettersOf(code, commands) : []}
              roving={roving}
              onTag={() => onTag(code.code)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface TypeButtonProps {
  readonly code: Code
  readonly keys: readonly string[]
  readonly roving: RovingFocus
  readonly onTag: () => void
}

function TypeButton({ code, keys, roving, onTag }: TypeButtonProps): ReactNode {
  const key = keys[0]
  return (
    <button
      type="button"
      className="bar-type"
      aria-label={code.label}
      aria-keyshortcuts={ariaKeyshortcuts(keys)}
      data-tip={`${code.label}: ${code.definition}`}
      data-item={code.code}
      tabIndex={roving.tabIndexOf(code.code)}
      onFocus={() => roving.onFocusItem(code.code)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTag}
    >
      <LetterBadge letter={badgeOf(code, key)} />
      <span className="bar-type-label">{shortLabel(code.label)}</span>
    </button>
  )
}

function lettersOf(code: Code, commands: readonly Command[]): readonly string[] {
  const bound = keysOf(commands, tagCommand(code.code))
  if (bound.length > 0) return bound
  return code.key === null ? [] : [code.key]
}

function badgeOf(code: Code, key: string | undefined): string {
  const letter = key ?? code.key ?? code.label.slice(0, 1)
  return letter.length === 1 ? letter.toUpperCase() : letter
}
