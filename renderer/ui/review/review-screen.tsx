import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { ThreePanes } from '../frame/three-panes.tsx'
import { ReviewArticles } from './articles/review-articles.tsx'
import { ReviewPage } from './page/review-page.tsx'
import { ReviewPane } from './review-pane.tsx'

/** Articles with something to review, the text, and what is to be decided in it, side by side. */
export function ReviewScreen(): ReactNode {
  return (
    <ThreePanes
      start={{ handleLabel: t('app.reviewArticlesHandle'), children: <ReviewArticles /> }}
      end={{ handleLabel: t('app.reviewHandle'), children: <ReviewPane /> }}
    >
      <ReviewPage />
    </ThreePanes>
  )
}
