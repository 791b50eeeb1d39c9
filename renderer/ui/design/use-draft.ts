import { useEffect, useEffectEvent, useRef, useState } from 'react'

export interface Draft {
  /** What the field shows: what is typed, else the value. */
  readonly text: string
  readonly dirty: boolean
  readonly type: (text: string) => void
  /** Hands over what was typed, if it differs from the value. */
  readonly commit: () => void
  readonly revert: () => void
}

/** Keeps what is typed where a crash does not take it, and has what was kept. */
export interface DraftKeeper {
  readonly restored: string | null
  readonly keep: (text: string) => void
  readonly drop: () => void
}

/**
 * Typing that is handed over as a whole: until `commit` it stays in the field, with the browser's own undo. What is
 * still there when the field goes away is handed over as well.
 */
export function useDraft(value: string, onCommit: (text: string) => void, kept?: DraftKeeper): Draft {
  const [ownTyping, setTyped] = useState<string | null>(null)
  const restored = kept?.restored ?? null
  const typed = ownTyping ?? restored
  // Two events may come before the next drawing.
  const latest = useRef<string | null>(null)

  function type(text: string | null): void {
    latest.current = text
    setTyped(text)
    if (text !== null) kept?.keep(text)
  }
  function commit(): void {
    const text = latest.current ?? restored
    type(null)
    if (text === null) return
    kept?.drop()
    if (text !== value) onCommit(text)
  }
  function revert(): void {
    type(null)
    kept?.drop()
  }
  const commitLast = useEffectEvent(commit)
  useEffect(() => () => commitLast(), [])

  return {
    text: typed ?? value,
    dirty: typed !== null && typed !== value,
    type,
    commit,
    revert,
  }
}
