import type { ReactNode } from 'react'
import { keyCaps } from './key-names.ts'
import './kbd.css'

/** A key as caps: `Mod+Shift+z` is Ctrl Shift Z, on a Mac ⇧ ⌘ Z. */
export function Kbd({ keys }: { readonly keys: string }): ReactNode {
  return (
    <kbd className="kbd">
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className="kbd-cap">
          {cap}
        </kbd>
      ))}
    </kbd>
  )
}
