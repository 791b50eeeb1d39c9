import { Ellipsis } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { CommentView } from '../../../session/review-views.ts'
import { t } from '../../../strings/strings.ts'
import { MenuButton } from '../../design/menu-button.tsx'
import { momentText } from '../../read/dates.ts'
import { useSession } from '../../session-context.ts'
import { AskForm } from '../ask-form.tsx'

/** One comment: who, when, what it does and says. One's own can be changed and taken away. */
export function CommentLine({ comment }: { readonly comment: CommentView }): ReactNode {
  const { review } = useSession()
  const [editing, setEditing] = useState(false)
  const { id, by, mine, at, edited, text, act } = comment
  return (
    <li className="comment">
      <p className="comment-head">
        <span className="comment-by">{mine ? t('review.you') : by}</span>
        {act === null ? null : <span className="comment-act">{t(`thread.act.${act}`)}</span>}
        <time dateTime={at}>{momentText(at)}</time>
        {edited ? <span className="comment-edited">{t('thread.edited')}</span> : null}
        {mine && text !== '' ? (
          <MenuButton
            label={t('thread.more')}
            icon={Ellipsis}
            size="small"
            groups={[
              [
                { id: 'edit', label: t('thread.edit'), onSelect: () => setEditing(true) },
                { id: 'delete', label: t('thread.delete'), onSelect: () => void review.deleteComment(id) },
              ],
            ]}
          />
        ) : null}
      </p>
      {editing ? (
        <AskForm
          title={t('thread.edit')}
          label={t('review.form.text')}
          draft={`comment ${id}`}
          start={text}
          send={t('thread.save')}
          needed={t('review.form.textNeeded')}
          onSend={(next) => next === text || review.editComment(id, next)}
          onClose={() => setEditing(false)}
        />
      ) : text === '' ? null : (
        <p className="comment-text" dir="auto">
          {text}
        </p>
      )}
    </li>
  )
}
