import { type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { ReaderHandle, ReaderProps } from './reader-props.ts'
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

  useEffect(() => {
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
