import type { Command } from '../../session/commands.ts'
import type { Session } from '../../session/session.ts'
import { cell, derived, type Subscribable } from '../../session/subscribable.ts'
import { type StringKey, t } from '../../strings/strings.ts'

/** The sections as the palette, the list of keys and the settings have them, whichever part of the window came first. */
const SECTIONS = [
  'session.section.edit',
  'session.section.tag',
  'session.section.mark',
  'suggest.section',
  'session.section.claim',
  'review.section',
  'reader.section.claims',
  'reader.section.select',
  'reader.section.caret',
  'reader.section.find',
  'session.section.article',
  'section.file',
  'section.project',
  'section.go',
  'session.section.view',
  'section.help',
] as const satisfies readonly StringKey[]

/** A command as the interface lists it. */
export interface UiCommand extends Command {
  /** Its keys are heard by the part of the window that they belong to (the page), not everywhere. */
  readonly local?: true
  /**
   * It acts on the review screen. `review`: its keys give way to those that want words to be selected, and may be the
   * same; `review-always`: its keys go before all others there.
   */
  readonly when?: 'review' | 'review-always'
}

/** All commands of the window: the session's, and those that open and move parts of the interface. */
export interface CommandRegistry {
  /** In order of section; where two bear one id, the interface's stands for the session's. Keys are the user's own. */
  readonly all: Subscribable<readonly UiCommand[]>
  /** Adds commands as long as needed; answers how to take them away. */
  readonly add: (commands: readonly UiCommand[]) => () => void
}

export function createCommandRegistry(session: Pick<Session, 'commands' | 'settings'>): CommandRegistry {
  const added = cell<readonly (readonly UiCommand[])[]>([])
  return {
    all: derived([session.commands, added, session.settings], (own, groups, { keys }) =>
      merge(own, groups.flat(), keys),
    ),
    add(commands) {
      added.update((groups) => [...groups, commands])
      return () => added.update((groups) => groups.filter((group) => group !== commands))
    },
  }
}

/** Of the commands of the review screen, these two act whether or not words are selected. */
const WITH_SELECTION: readonly string[] = ['review.comment', 'review.propose']

function reviewing({ id }: Command): Pick<UiCommand, 'when'> {
  if (!id.startsWith('review.')) return {}
  return { when: WITH_SELECTION.includes(id) ? 'review-always' : 'review' }
}

function merge(
  own: readonly Command[],
  added: readonly UiCommand[],
  keys: { readonly [id: string]: readonly string[] },
): readonly UiCommand[] {
  const byId = new Map<string, UiCommand>()
  for (const command of [...own, ...added]) {
    byId.set(command.id, { ...command, ...reviewing(command), keys: keys[command.id] ?? command.keys })
  }
  const commands = [...byId.values()]
  const sections = SECTIONS.map((key): string => t(key))
  const others = commands.map(({ section }) => section).filter((section) => !sections.includes(section))
  return [...sections, ...new Set(others)].flatMap((section) =>
    commands.filter((command) => command.section === section),
  )
}
