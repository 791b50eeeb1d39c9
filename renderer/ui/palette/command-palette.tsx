import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { useAllCommands } from '../commands/command-context.ts'
import type { UiCommand } from '../commands/command-registry.ts'
import { Dialog } from '../design/dialog.tsx'
import { Kbd } from '../design/kbd.tsx'
import { reallyMoved } from '../design/really-moved.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import { rankCommands } from './rank-commands.ts'
import './palette.css'

/** How many commands are remembered as run lately. */
const REMEMBERED = 5

/** Every command by its name. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const all = useAllCommands()
  const { recent } = useWindow()
  const lately = useSubscribable(recent)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const commands = rankCommands(query, all, lately)
  const current = commands[Math.min(active, commands.length - 1)]

  // biome-ignore lint/correctness/useExhaustiveDependencies: the active one comes into view when it changes
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, query])

  function run(command: UiCommand | undefined): void {
    if (command === undefined || !command.enabled) return
    recent.update((ids) => [command.id, ...ids.filter((other) => other !== command.id)].slice(0, REMEMBERED))
    onClose()
    // After the dialog has given the focus back to where the command is meant.
    requestAnimationFrame(() => command.run())
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || commands.length === 0) return
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (active + 1) % commands.length,
      ArrowUp: (active - 1 + commands.length) % commands.length,
      PageDown: Math.min(commands.length - 1, active + 8),
      PageUp: Math.max(0, active - 8),
    }
    const move = moves[event.key]
    if (move !== undefined) setActive(move)
    else if (event.key === 'Enter') run(current)
    else return
    event.preventDefault()
  }

  return (
    <Dialog title={t('app.commands')} bare lightDismiss onClose={onClose}>
      <input
        className="palette-input"
        role="combobox"
        aria-label={t('palette.field')}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}list`}
        aria-activedescendant={current === undefined ? undefined : `${id}${current.id}`}
        placeholder={t('palette.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value)
          setActive(0)
        }}
        onKeyDown={keyDown}
      />
      <div id={`${id}list`} ref={list} className="palette-list" role="listbox" aria-label={t('palette.list')}>
        {groupsOf(commands, query, lately).map(({ heading, members }) => {
          const options = members.map((command) => (
            <PaletteOption
              key={command.id}
              id={`${id}${command.id}`}
              command={command}
              withSection={heading === null}
              isActive={command === current}
              onPoint={() => setActive(commands.indexOf(command))}
              onRun={() => run(command)}
            />
          ))
          if (heading === null) return options
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of options
            <div key={heading} role="group" aria-label={heading}>
              <p className="palette-heading" aria-hidden="true">
                {heading}
              </p>
              {options}
            </div>
          )
        })}
      </div>
      <p className="palette-foot" role="status">
        {commands.length === 0 ? t('palette.none') : t('palette.hint')}
      </p>
    </Dialog>
  )
}

function PaletteOption(props: {
  readonly id: string
  readonly command: UiCommand
  readonly withSection: boolean
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}): ReactNode {
  const { id, command, withSection, isActive, onPoint, onRun } = props
  const [key] = command.keys
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={!command.enabled}
      className="palette-option"
      onPointerMove={(event) => {
        if (reallyMoved(event)) onPoint()
      }}
      onClick={onRun}
    >
      <span className="palette-title">{command.title}</span>
      {withSection ? <span className="palette-section">{command.section}</span> : null}
      {key === undefined ? null : <Kbd keys={key} />}
    </div>
  )
}

interface Group {
  /** `null`: one list in order of rank, each option with its section beside it. */
  readonly heading: string | null
  readonly members: readonly UiCommand[]
}

/** By section, those run lately first; under a query in order of rank. */
function groupsOf(commands: readonly UiCommand[], query: string, recent: readonly string[]): readonly Group[] {
  if (query.trim() !== '') return [{ heading: null, members: commands }]
  const headingOf = (command: UiCommand) => (recent.includes(command.id) ? t('palette.recent') : command.section)
  const headings = [...new Set(commands.map(headingOf))]
  return headings.map((heading) => ({ heading, members: commands.filter((command) => headingOf(command) === heading) }))
}
