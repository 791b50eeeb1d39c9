import { Check, CircleAlert, CopyCheck, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RecordId } from '../../../shared/base/ids.ts'
import type { ImportOutcome } from '../../session/import-articles.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { useSession } from '../session-context.ts'

const ICONS: { readonly [K in ImportOutcome['kind']]: LucideIcon } = {
  added: Check,
  'possible-version': Check,
  'already-here': CopyCheck,
  refused: CircleAlert,
}

/** What became of each input, one line each. */
export function ImportOutcomes(props: {
  readonly outcomes: readonly ImportOutcome[]
  readonly onClose: () => void
}): ReactNode {
  const session = useSession()
  function openExisting(id: RecordId): void {
    session.openArticle(id)
    props.onClose()
  }
  return (
    <ul className="outcomes" aria-label={t('import.outcomes')}>
      {props.outcomes.map((outcome, index) => {
        const Icon = ICONS[outcome.kind]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two inputs may bear one name, and the list does not change
          <li key={index} className={`outcome outcome-${outcome.kind}`}>
            <Icon className="outcome-icon" aria-hidden="true" />
            <div className="outcome-text">
              <p className="outcome-title" dir="auto">
                {outcome.kind === 'refused' ? outcome.name : outcome.title}
              </p>
              <p className="outcome-says">{saysOf(outcome)}</p>
            </div>
            {outcome.kind === 'already-here' ? (
              <Button
                size="small"
                aria-label={t('import.openExistingNamed', outcome.title)}
                onClick={() => openExisting(outcome.articleId)}
              >
                {t('import.openExisting')}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function saysOf(outcome: ImportOutcome): string {
  if (outcome.kind === 'refused') return `${t('import.outcome.refused')}: ${outcome.message}`
  const said = t(`import.outcome.${outcome.kind}`)
  if (outcome.kind !== 'added' || outcome.warnings.length === 0) return said
  return `${said}. ${outcome.warnings.join(' ')}`
}
