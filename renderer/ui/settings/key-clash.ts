import type { UiCommand } from '../commands/command-registry.ts'
import { sameKey } from '../keys.ts'

/** Keys that browsers keep for themselves, whatever a page says. */
const RESERVED = [
  'Mod+n',
  'Mod+t',
  'Mod+w',
  'Mod+Shift+n',
  'Mod+Shift+t',
  'Mod+Shift+w',
  'Mod+q',
  'Tab',
  'Shift+Tab',
  'Escape',
]

export type KeyRefusal = { readonly kind: 'reserved' } | { readonly kind: 'clash'; readonly with: UiCommand }

/** Why a command cannot have a key; `null` where it can. */
export function keyRefusal(key: string, command: UiCommand, all: readonly UiCommand[]): KeyRefusal | null {
  if (RESERVED.some((reserved) => sameKey(reserved, key))) return { kind: 'reserved' }
  const holder = all.find(
    (other) => other.id !== command.id && !areApart(other, command) && other.keys.some((own) => sameKey(own, key)),
  )
  return holder === undefined ? null : { kind: 'clash', with: holder }
}

/** Whether one acts only while nothing is selected, and the other only while something is. */
function areApart(one: UiCommand, other: UiCommand): boolean {
  return (one.when === 'review' && wantsSelection(other)) || (other.when === 'review' && wantsSelection(one))
}

function wantsSelection({ id }: UiCommand): boolean {
  return /^(tag|mark)\./.test(id)
}
