import { PencilLine, Trash2 } from 'lucide-react'
import { ARTICLE_STATUSES } from '../../../shared/claim/record-fields.ts'
import type { Session } from '../../session/session.ts'
import type { ArticleRow } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import type { MenuItem } from '../design/menu.tsx'
import type { WindowState } from '../window-state.ts'

/** What can be done with an article from the list. */
export function articleMenu(
  { id, status }: ArticleRow,
  session: Pick<Session, 'setStatus' | 'deleteArticle'>,
  open: WindowState['open'],
): readonly (readonly MenuItem[])[] {
  return [
    ARTICLE_STATUSES.map((each) => ({
      id: each,
      label: t(`library.status.${each}`),
      checked: each === status,
      onSelect: () => session.setStatus(id, each),
    })),
    [
      {
        id: 'rename',
        label: t('library.rename'),
        icon: PencilLine,
        keys: 'F2',
        onSelect: () => open({ kind: 'rename-article', articleId: id }),
      },
      {
        id: 'delete',
        label: t('library.delete'),
        icon: Trash2,
        keys: 'Delete',
        onSelect: () => session.deleteArticle(id),
      },
    ],
  ]
}
