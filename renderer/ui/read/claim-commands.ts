import type { Command } from '../../session/commands.ts'
import type { MarkAs } from '../../session/session.ts'

/** The command that tags the selection with a code. */
export function tagCommand(code: string): string {
  return `tag.${code}`
}

export const TAG_AGAIN = 'tag.again'

/** The command that marks the selection as a part of the open claim. */
export function markCommand(as: MarkAs): string {
  return `mark.${as}`
}

/** The keys that a command has now; none where there is no such command. */
export function keysOf(commands: readonly Command[], id: string): readonly string[] {
  return commands.find((command) => command.id === id)?.keys ?? []
}
