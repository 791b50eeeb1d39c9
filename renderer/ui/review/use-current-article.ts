import type { ArticleView } from '../../session/views.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'

/** The article that is open, once its text is here. */
export function useCurrentArticle(): ArticleView | null {
  const open = useSubscribable(useSession().article)
  return open?.kind === 'open' ? open.article : null
}
