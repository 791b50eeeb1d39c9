import { type CSSProperties, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { Splitter } from './splitter.tsx'
import './split-panes.css'

export interface SidePane {
  /** What the handle that resizes it is called. */
  readonly handleLabel: string
  readonly open: boolean
  /** CSS pixels at 100 %. */
  readonly width: number
  readonly onResize: (width: number) => void
  readonly onClose: () => void
  /** Names itself: a `section` with a label. */
  readonly children: ReactNode
}

export interface SplitPanesProps {
  readonly start: SidePane
  readonly end: SidePane
  /** Where there is no room beside the centre, an open pane lies over it. */
  readonly overlay: boolean
  readonly children: ReactNode
}

export const PANE_MIN = 208
const PANE_MAX = 560
/** What the centre keeps, in CSS pixels. */
const CENTRE_MIN = 360

type Side = 'start' | 'end'

/** A centre between two panes that can be resized by pointer and keyboard, and closed. */
export function SplitPanes({ start, end, overlay, children }: SplitPanesProps): ReactNode {
  const root = useRef<HTMLDivElement>(null)
  const ids: Record<Side, string> = { start: useId(), end: useId() }
  const [dragged, setDragged] = useState<{ readonly side: Side; readonly width: number } | null>(null)
  const panes: Record<Side, SidePane> = { start, end }
  const widthOf = (side: Side) => (dragged?.side === side ? dragged.width : panes[side].width)

  /** The widest a pane may be now. */
  function maxOf(side: Side): number {
    const other = side === 'start' ? 'end' : 'start'
    const room = (root.current?.clientWidth ?? innerWidth) - (panes[other].open ? widthOf(other) : 0) - CENTRE_MIN
    return Math.min(PANE_MAX, Math.max(PANE_MIN, room))
  }

  function pane(side: Side): ReactNode {
    const { open, children: content, onClose } = panes[side]
    if (!open) return null
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: Escape on its way out of a pane that lies over the page
      <div
        id={ids[side]}
        className={`split-pane split-${side}`}
        onKeyDown={(event) => {
          if (!overlay || event.key !== 'Escape' || event.defaultPrevented) return
          event.preventDefault()
          onClose()
        }}
      >
        {content}
      </div>
    )
  }

  function splitter(side: Side): ReactNode {
    const { open, handleLabel, onResize, onClose } = panes[side]
    if (!open || overlay) return null
    return (
      <Splitter
        side={side}
        label={handleLabel}
        controls={ids[side]}
        width={widthOf(side)}
        min={PANE_MIN}
        max={() => maxOf(side)}
        onDrag={(width) => setDragged({ side, width })}
        onResize={(width) => {
          setDragged(null)
          onResize(width)
        }}
        onClose={() => {
          setDragged(null)
          onClose()
        }}
      />
    )
  }

  const style = { '--split-start': `${widthOf('start')}px`, '--split-end': `${widthOf('end')}px` } as CSSProperties
  return (
    <div ref={root} className={`split ${overlay ? 'split-overlay' : ''}`} style={style}>
      {pane('start')}
      {splitter('start')}
      <div className="split-centre">{children}</div>
      {splitter('end')}
      {pane('end')}
      {overlay && (start.open || end.open) ? <Veil onClick={start.open ? start.onClose : end.onClose} /> : null}
    </div>
  )
}

/** What shows of the centre beside an overlaid pane: a click there closes the pane; keys have Escape. */
function Veil({ onClick }: { readonly onClick: () => void }): ReactNode {
  const veil = useRef<HTMLDivElement>(null)
  const act = useEffectEvent(onClick)
  useEffect(() => {
    const element = veil.current
    const close = () => act()
    element?.addEventListener('click', close)
    return () => element?.removeEventListener('click', close)
  }, [])
  return <div ref={veil} className="split-veil" />
}
