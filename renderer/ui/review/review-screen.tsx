import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { SplitPanes } from '../design/split-panes.tsx'
import { usePanes } from '../frame/use-panes.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { ReviewArticles } from './articles/review-articles.tsx'
import { ReviewPage } from './page/review-page.tsx'
import { ReviewPane } from './review-pane.tsx'

/** Articles with something to review, the text, and what is to be decided in it, side by side. */
export function ReviewScreen(): ReactNode {
  const session = useSession()
  const panes = usePanes()
  const { libraryWidth, inspectorWidth } = useSubscribable(session.settings)
  return (
    <SplitPanes
      overlay={panes.narrow}
      start={{
        handleLabel: t('app.reviewArticlesHandle'),
        open: panes.isOpen('library'),
        width: libraryWidth,
        onResize: (width) => session.changeSettings({ libraryWidth: width }),
        onClose: () => panes.setOpen('library', false),
        children: <ReviewArticles />,
      }}
      end={{
        handleLabel: t('app.reviewHandle'),
        open: panes.isOpen('claims'),
        width: inspectorWidth,
        onResize: (width) => session.changeSettings({ inspectorWidth: width }),
        onClose: () => panes.setOpen('claims', false),
        children: <ReviewPane />,
      }}
    >
      <ReviewPage />
    </SplitPanes>
  )
}
