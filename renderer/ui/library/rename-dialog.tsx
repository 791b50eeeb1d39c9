import type { ReactNode } from 'react'
import type { RecordId } from '../../../shared/base/ids.ts'
import { t } from '../../strings/strings.ts'
import { NameDialog } from '../design/name-dialog.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'

/** Gives an article another title. */
export function RenameArticleDialog(props: { readonly articleId: RecordId; readonly onClose: () => void }): ReactNode {
  const session = useSession()
  const row = useSubscribable(session.library).find(({ id }) => id === props.articleId)
  return (
    <NameDialog
      title={t('rename.title')}
      field={t('rename.field')}
      act={t('rename.do')}
      needed={t('rename.needed')}
      initial={row?.title ?? ''}
      onName={(title) => session.editArticle(props.articleId, { title })}
      onClose={props.onClose}
    />
  )
}
