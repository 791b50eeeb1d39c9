import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { RecordConflict } from '../../session/review-views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { ConflictField } from '../read/inspector/conflict-panel.tsx'
import { wordFor } from '../read/inspector/field-words.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import './conflicts.css'

/** How many records are drawn; the others come as these are settled. */
const MOST = 100

/**
 * Every record of the project that holds several values: who set which, when; one choice settles each. Closes after the
 * last.
 */
export function ConflictsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const conflicts = useSubscribable(useSession().conflicts)
  const { list, keeping } = useFocusOnNext(conflicts)
  useClosedByLast(conflicts.length, onClose)
  return (
    <Dialog title={t('conflicts.title')} size="large" onClose={onClose}>
      {conflicts.length === 0 ? (
        <EmptyState title={t('conflicts.none.title')} hint={t('conflicts.none.hint')} />
      ) : (
        <>
          <p className="conflicts-hint">{t('conflicts.hint')}</p>
          <ul ref={list} className="conflicts" aria-label={t('conflicts.list')}>
            {conflicts.slice(0, MOST).map((record) => (
              <ConflictRecord key={record.recordId} record={record} onKeeping={keeping} onClose={onClose} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

/** Closes the dialog once nothing is left in it, and says so. */
function useClosedByLast(left: number, onClose: () => void): void {
  const { notify } = useWindow()
  const before = useRef(left)
  const close = useEffectEvent(() => {
    notify(t('conflicts.settled'))
    onClose()
  })
  useEffect(() => {
    if (before.current > 0 && left === 0) close()
    before.current = left
  }, [left])
}

interface FocusOnNext {
  readonly list: RefObject<HTMLUListElement | null>
  /** To be told which field a value is being kept for. */
  readonly keeping: (recordId: RecordConflict['recordId'], field: string) => void
}

/** The focus goes on to the field that takes the place of the one that was settled. */
function useFocusOnNext(conflicts: readonly RecordConflict[]): FocusOnNext {
  const list = useRef<HTMLUListElement>(null)
  const settled = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something was settled
  useEffect(() => {
    if (settled.current === null) return
    const fields = [...(list.current?.querySelectorAll('.conflict') ?? [])]
    const after = [...fields.slice(settled.current), ...fields.slice(0, settled.current).reverse()]
    settled.current = null
    after
      .map((each) => each.querySelector('button'))
      .find((each) => each !== null)
      ?.focus()
  }, [conflicts])
  function keeping(recordId: RecordConflict['recordId'], field: string): void {
    const at = conflicts.flatMap((record) => record.conflicts.map((each) => ({ of: record.recordId, ...each })))
    settled.current = at.findIndex((each) => each.of === recordId && each.field === field)
  }
  return { list, keeping }
}

interface ConflictRecordProps {
  readonly record: RecordConflict
  readonly onKeeping: FocusOnNext['keeping']
  readonly onClose: () => void
}

function ConflictRecord({ record, onKeeping, onClose }: ConflictRecordProps): ReactNode {
  const session = useSession()
  const { recordId, kind, title, articleId, conflicts, decidable } = record

  function show(): void {
    if (articleId === null) return
    session.openArticle(articleId)
    if (kind === 'claim') session.selectClaim(recordId)
    onClose()
  }

  function keep(field: string, rid: string | null): void {
    onKeeping(recordId, field)
    void session.resolveConflict(recordId, field, rid)
  }

  return (
    <li className="conflicts-record">
      <div className="conflicts-head">
        <span className="conflicts-kind">{wordFor('conflicts.kind', kind)}</span>
        <span className="conflicts-title" dir="auto">
          {title}
        </span>
        {articleId === null ? null : (
          <Button variant="quiet" size="small" aria-label={t('conflicts.show', title)} onClick={show}>
            {t('conflicts.showShort')}
          </Button>
        )}
      </div>
      {conflicts.map(({ field, values }) => (
        <ConflictField
          key={field}
          field={field}
          recordId={recordId}
          of={title}
          values={values}
          onKeep={decidable ? (rid) => keep(field, rid) : null}
        />
      ))}
      {decidable ? null : <p className="conflicts-hint">{t('conflicts.notYours')}</p>}
    </li>
  )
}
