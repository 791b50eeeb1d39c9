import { useEffect } from 'react'
import { t } from '../../strings/strings.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'

/** Puts theme and face on the document's root, and the article's title on the window. */
export function useAppearance(): void {
  const session = useSession()
  const { theme, face } = useSubscribable(session.settings)
  const open = useSubscribable(session.article)
  const title = open?.kind === 'open' ? open.article.fields.title : null

  useEffect(() => {
    const { dataset } = document.documentElement
    if (theme === 'system') delete dataset['theme']
    else dataset['theme'] = theme
    dataset['face'] = face
  }, [theme, face])

  useEffect(() => {
    document.title = title === null ? t('app.name') : t('app.title', title)
  }, [title])
}
