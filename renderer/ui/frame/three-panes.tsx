import type { ReactNode } from 'react'
import { SplitPanes } from '../design/split-panes.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { usePanes } from './use-panes.ts'

/** A pane at the side, and what its handle is called. */
export interface SidePane {
  readonly handleLabel: string
  readonly children: ReactNode
}

export interface ThreePanesProps {
  readonly start: SidePane
  readonly end: SidePane
  readonly children: ReactNode
}

/** The page between two panes, which keep their widths and whether they are open from one screen to the other. */
export function ThreePanes({ start, end, children }: ThreePanesProps): ReactNode {
  const session = useSession()
  const panes = usePanes()
  const { libraryWidth, inspectorWidth } = useSubscribable(session.settings)
  return (
    <SplitPanes
      overlay={panes.narrow}
      start={{
        ...start,
        open: panes.isOpen('library'),
        width: libraryWidth,
        onResize: (width) => session.changeSettings({ libraryWidth: width }),
        onClose: () => panes.setOpen('library', false),
      }}
      end={{
        ...end,
        open: panes.isOpen('claims'),
        width: inspectorWidth,
        onResize: (width) => session.changeSettings({ inspectorWidth: width }),
        onClose: () => panes.setOpen('claims', false),
      }}
    >
      {children}
    </SplitPanes>
  )
}
