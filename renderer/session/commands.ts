/** One thing that the user can do, by whatever way: palette, key, button or (on the desktop) menu. */
export interface Command {
  /** Stable name, e.g. `claim.delete`; keys are remapped by it. */
  readonly id: string
  readonly title: string
  /** The heading it stands under in the palette and in the list of keys. */
  readonly section: string
  /** Keys as `Mod+Shift+z`, `Alt+ArrowDown`, `p`; `Mod` is Cmd on a Mac and Ctrl elsewhere. */
  readonly keys: readonly string[]
  readonly enabled: boolean
  readonly run: () => void
}
