import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { utf16 } from '../../shared/text/offset.ts'
import type { FindState, ReaderHandle, ReaderProps } from './reader-props.ts'
import { ReaderView } from './reader-view.ts'
import './reader.css'

/** The props of the page, and what React adds to them. */
export interface ReaderComponentProps extends ReaderProps {
  /** Stands above the text, inside the scrolled page: headline, source, date. */
  readonly header?: ReactNode
  readonly ref?: Ref<ReaderHandle>
}

/** The article as a page to read and mark. Fills its container, and scrolls by itself. */
export function Reader({ header, ref, ...props }: ReaderComponentProps): ReactNode {
  const root = useRef<HTMLDivElement>(null)
  const view = useRef<ReaderView | null>(null)
  const latest = useRef(props)

  useLayoutEffect(() => {
    latest.current = props
    view.current?.update(props)
  })

  useLayoutEffect(() => {
    const element = root.current
    if (element === null) return undefined
    const made = new ReaderView(element, latest.current)
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [])

  useImperativeHandle(ref, () => handleOf(() => view.current), [])

  return (
    <div className="reader" ref={root}>
      <div className="reader-scroller">
        <div className="reader-page">
          {header === undefined ? null : <div className="reader-header">{header}</div>}
          <div className="reader-body" />
        </div>
      </div>
      <div className="reader-rail" />
    </div>
  )
}

/** Calls reach the page of the moment; before it is there they do nothing. */
function handleOf(view: () => ReaderView | null): ReaderHandle {
  const reading = () => view()?.reading
  return {
    focus: () => reading()?.focus(),
    reveal: (place, options) => reading()?.reveal(place, options?.focus ?? false),
    setSelection: (span) => reading()?.setSelection(span),
    selection: () => reading()?.selection() ?? null,
    caret: () => reading()?.caret ?? utf16(0),
    moveCaret: (unit, direction, extend) => reading()?.moveCaret(unit, direction, extend, 'program'),
    run: (command) => view()?.run(command),
    find: (query) => reading()?.find(query) ?? NOTHING_FOUND,
    showHits: (query, from) => reading()?.showHits(query, from) ?? NOTHING_FOUND,
    findNext: () => reading()?.findStep(true) ?? NOTHING_FOUND,
    findPrevious: () => reading()?.findStep(false) ?? NOTHING_FOUND,
    closeFind: () => reading()?.closeFind(),
  }
}

const NOTHING_FOUND: FindState = { query: '', count: 0, index: null }
