import { type RefObject, useCallback, useRef, useState } from 'react'
import type { FindState, ReaderHandle } from '../../reader/reader-props.ts'

const NOTHING: FindState = { query: '', count: 0, index: null }

export interface Find {
  /** `null` while the find bar is closed. */
  readonly state: FindState | null
  readonly input: RefObject<HTMLInputElement | null>
  readonly open: () => void
  readonly changed: (state: FindState) => void
  readonly search: (query: string) => void
  readonly step: (forward: boolean) => void
  readonly close: () => void
}

/** The find bar's state, and what it does. */
export function useFind(reader: RefObject<ReaderHandle | null>): Find {
  const [state, setState] = useState<FindState | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const open = useCallback(() => {
    setState((before) => before ?? NOTHING)
    input.current?.select()
    input.current?.focus()
  }, [])
  const changed = useCallback((next: FindState) => setState((before) => (before === null ? null : next)), [])
  const close = useCallback(() => {
    setState(null)
    reader.current?.closeFind()
    reader.current?.focus()
  }, [reader])

  const search = useCallback(
    (query: string) => {
      const next = reader.current?.find(query)
      if (next !== undefined) setState(next)
    },
    [reader],
  )
  const step = useCallback(
    (forward: boolean) => {
      const next = forward ? reader.current?.findNext() : reader.current?.findPrevious()
      if (next !== undefined) setState((before) => before && next)
    },
    [reader],
  )
  return { state, input, open, changed, close, search, step }
}
