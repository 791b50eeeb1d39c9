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

/**
 * Typing that is handed over as a whole: until `commit` it stays in the field, with the browser's own undo. What is
 * still there when the field goes away is handed over as well.
 */
export function useDraft(value: string, onCommit: (text: string) => void): Draft {
  const [typed, setTyped] = useState<string | null>(null)
  // Two events may come before the next drawing.
  const latest = useRef<string | null>(null)

  function type(text: string | null): void {
    latest.current = text
    setTyped(text)
  }
  function commit(): void {
    const text = latest.current
    type(null)
    if (text !== null && text !== value) onCommit(text)
  }
  const commitLast = useEffectEvent(commit)
  useEffect(() => () => commitLast(), [])

  return {
    text: typed ?? value,
    dirty: typed !== null && typed !== value,
    type,
    commit,
    revert: () => type(null),
  }
}
