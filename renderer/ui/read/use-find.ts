import { type RefObject, useCallback, useRef, useState } from 'react'
import type { Utf16Offset } from '../../../shared/text/offset.ts'
import type { FindState, ReaderHandle } from '../../reader/reader-props.ts'

const NOTHING: FindState = { query: '', count: 0, index: null }

export interface Find {
  /** `null` while the find bar is closed. */
  readonly state: FindState | null
  /** Whether the find bar takes the keyboard when it comes up. */
  readonly takesFocus: boolean
  readonly input: RefObject<HTMLInputElement | null>
  readonly open: () => void
  readonly changed: (state: FindState) => void
  readonly search: (query: string) => void
  readonly step: (forward: boolean) => void
  readonly close: () => void
  /** Shows the hits of a search in the library without taking the keyboard; nothing where there are none. */
  readonly show: (query: string, from: Utf16Offset) => void
}

/** The find bar's state, and what it does. */
export function useFind(reader: RefObject<ReaderHandle | null>): Find {
  const [state, setState] = useState<FindState | null>(null)
  const [takesFocus, setTakesFocus] = useState(true)
  const input = useRef<HTMLInputElement>(null)

  const open = useCallback(() => {
    setState((before) => before ?? NOTHING)
    setTakesFocus(true)
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
  const show = useCallback(
    (query: string, from: Utf16Offset) => {
      const next = reader.current?.showHits(query, from)
      setTakesFocus(false)
      setState(next === undefined || next.count === 0 ? null : next)
    },
    [reader],
  )
  return { state, takesFocus, show, input, open, changed, close, search, step }
}
