import { useEffect, useMemo } from 'react'
import { useMediaQuery } from '../design/use-media-query.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { type PaneName, useWindow } from '../window-state.ts'

/** Narrower than this, a pane lies over the page; `rem`, so that larger type counts as a narrower window. */
const NARROW = '(max-width: 54rem)'

export interface Panes {
  /** Whether panes lie over the page; then one of them at most is open. */
  readonly narrow: boolean
  readonly isOpen: (pane: PaneName) => boolean
  readonly setOpen: (pane: PaneName, open: boolean) => void
  readonly toggle: (pane: PaneName) => void
}

const SETTING = { library: 'libraryOpen', claims: 'inspectorOpen' } as const

/** Which panes are open: as the settings remember it, or, in a narrow window, as it is now. */
export function usePanes(): Panes {
  const session = useSession()
  const { drawer } = useWindow()
  const settings = useSubscribable(session.settings)
  const drawn = useSubscribable(drawer)
  const narrow = useMediaQuery(NARROW)
  return useMemo(() => {
    const isOpen = (pane: PaneName) => (narrow ? drawn === pane : settings[SETTING[pane]])
    function setOpen(pane: PaneName, open: boolean): void {
      if (!narrow) session.changeSettings({ [SETTING[pane]]: open })
      else if (open || drawer.get() === pane) drawer.set(open ? pane : null)
    }
    return { narrow, isOpen, setOpen, toggle: (pane) => setOpen(pane, !isOpen(pane)) }
  }, [session, drawer, settings, drawn, narrow])
}

/** In a narrow window the page comes into view when an article is opened. */
export function useDrawerClosing(): void {
  const session = useSession()
  const { drawer } = useWindow()
  const { articleId } = useSubscribable(session.place)
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another article is open
  useEffect(() => drawer.set(null), [drawer, articleId])
}
