import { Pencil } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ArticleView } from '../../session/views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { IconButton } from '../design/icon-button.tsx'
import { TextField } from '../design/text-field.tsx'
import { useSession } from '../session-context.ts'
import { writtenDate } from './dates.ts'
import { Popover, useAnchor } from './popover.tsx'

const DETAILS = ['title', 'publisher', 'author', 'published', 'url'] as const
type Detail = (typeof DETAILS)[number]

/** The button that opens what is known of the article beside its text, to be corrected. */
export function ArticleDetails({ article }: { readonly article: ArticleView }): ReactNode {
  const [open, setOpen] = useState(false)
  const anchor = useAnchor()
  return (
    <span style={anchor.style}>
      <IconButton
        label={t('read.details.edit')}
        icon={Pencil}
        size="small"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
      />
      {open ? <DetailsForm article={article} anchor={anchor.name} onClose={() => setOpen(false)} /> : null}
    </span>
  )
}

interface DetailsFormProps {
  readonly article: ArticleView
  readonly anchor: string
  readonly onClose: () => void
}

function DetailsForm({ article, anchor, onClose }: DetailsFormProps): ReactNode {
  const session = useSession()
  const [fault, setFault] = useState<{ readonly field: Detail; readonly says: string } | null>(null)

  function commit(field: Detail, text: string): void {
    const value = text.trim()
    const read = field === 'published' && value !== '' ? writtenDate(value) : value
    if (read === null) setFault({ field, says: t('read.details.noDate', value) })
    else if (field === 'title' && read === '') setFault({ field, says: t('read.details.titleNeeded') })
    else {
      setFault(null)
      session.editArticle(article.id, { [field]: read === '' ? null : read })
    }
  }

  return (
    <Popover label={t('read.details.name')} anchor={anchor} onClose={onClose}>
      {DETAILS.map((field) => (
        <TextField
          key={field}
          label={t(`read.details.${field}`)}
          value={article.fields[field] ?? ''}
          error={fault?.field === field ? fault.says : null}
          onCommit={(text) => commit(field, text)}
          {...(field === 'published' ? { hint: t('read.details.publishedHint') } : {})}
        />
      ))}
      <div className="popover-acts">
        <Button variant="primary" onClick={onClose}>
          {t('read.details.done')}
        </Button>
      </div>
    </Popover>
  )
}
