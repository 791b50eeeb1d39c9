import { useCallback, useEffect, useRef, useState } from 'react'

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
  const latest = useRef({ typed, value, onCommit })
  latest.current.value = value
  latest.current.onCommit = onCommit

  const type = useCallback((text: string | null) => {
    latest.current.typed = text
    setTyped(text)
  }, [])
  const commit = useCallback(() => {
    const now = latest.current
    const text = now.typed
    type(null)
    if (text !== null && text !== now.value) now.onCommit(text)
  }, [type])
  const revert = useCallback(() => type(null), [type])
  useEffect(() => commit, [commit])
  return { text: typed ?? value, dirty: typed !== null && typed !== value, type, commit, revert }
}
