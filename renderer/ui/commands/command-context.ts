import { createContext, use, useEffect } from 'react'
import { useSubscribable } from '../use-subscribable.ts'
import type { CommandRegistry, UiCommand } from './command-registry.ts'

export const CommandContext = createContext<CommandRegistry | null>(null)

function useRegistry(): CommandRegistry {
  const registry = use(CommandContext)
  if (registry === null) throw new Error('No CommandContext above this component.')
  return registry
}

/** All commands of the window, as they are now. */
export function useAllCommands(): readonly UiCommand[] {
  return useSubscribable(useRegistry().all)
}

/** Adds commands as long as the component is there. The list has to keep its identity while nothing changes. */
export function useCommands(commands: readonly UiCommand[]): void {
  const { add } = useRegistry()
  useEffect(() => add(commands), [add, commands])
}

/** A command as it is now; `null` where there is none by that id. */
export function useCommand(id: string): UiCommand | null {
  return useAllCommands().find((command) => command.id === id) ?? null
}

/** The keys that a command has now; none where there is no such command. */
export function useKeysOf(id: string): readonly string[] {
  return useAllCommands().find((command) => command.id === id)?.keys ?? []
}
