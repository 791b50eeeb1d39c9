import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { useKeysOf } from '../../commands/command-context.ts'
import { Button } from '../../design/button.tsx'
import { Field } from '../../design/field.tsx'
import { useKeptText } from '../../drafts/use-kept-text.ts'
import { ClaimFieldset } from '../../read/inspector/claim-editor.tsx'
import { QuotedParts } from '../../read/inspector/quoted-parts.tsx'
import { LetterBadge } from '../../read/letter-badge.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { FieldChanges } from '../field-changes.tsx'
import { useFocusBack } from '../use-focus-back.ts'
import './amendment-editor.css'

export interface AmendmentEditorProps {
  /** The claim as proposed. */
  readonly view: ClaimView
  readonly claims: readonly ClaimView[]
}

/** The editor of a claim in whose place an amendment is written: what it would change stands below, then the button. */
export function AmendmentEditor({ view, claims }: AmendmentEditorProps): ReactNode {
  const { review, speakers: known } = useSession()
  const speakers = useSubscribable(known)
  const amendment = useSubscribable(review.amendments).get(view.id)
  const [reason, setReason] = useState<string | null>(null)
  const kept = useKeptText(`amendment ${view.id} reason`, '')
  const keys = useKeysOf('review.propose')
  const form = useFocusBack()
  const differences = amendment?.differences ?? []
  const text = reason ?? kept.restored ?? ''

  function propose(): void {
    if (differences.length === 0) return
    const words = text.trim()
    const done = words === '' ? review.submitAmendment(view.id) : review.submitAmendment(view.id, words)
    if (done) kept.drop()
  }
  function cancel(): void {
    kept.drop()
    review.cancelAmendment(view.id)
  }
  function keyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      event.stopPropagation()
      review.leaveAmendment(view.id)
      return
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const inReason = event.target instanceof HTMLTextAreaElement && event.target.name === 'reason' && !event.shiftKey
    if (!inReason && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    // What is typed in the field that has the focus is part of the amendment.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    requestAnimationFrame(propose)
  }

  return (
    <form
      ref={form}
      className="amendment"
      aria-label={t('claim.form')}
      data-group={view.group}
      data-pane-focus
      tabIndex={-1}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={keyDown}
    >
      <div className="amendment-body">
        <div className="review-card-head">
          <LetterBadge letter={view.letter} />
          <div>
            <h2 className="amendment-title">{t('review.amending')}</h2>
            <blockquote className="claim-form-quote" dir="auto">
              {view.quote}
            </blockquote>
          </div>
        </div>
        <p className="claim-notice">{t('review.amending.hint')}</p>
        <ClaimFieldset view={view} claims={claims} />
        <QuotedParts view={view} speakers={speakers} />
      </div>
      <div className="amendment-foot">
        <section aria-label={t('review.amending.differences')} className="amendment-differences">
          <h3 className="field-label">{t('review.amending.differences')}</h3>
          {differences.length === 0 ? (
            <p className="amendment-none">{t('review.amending.none')}</p>
          ) : (
            <FieldChanges label={t('review.amending.differences')} fields={differences} />
          )}
        </section>
        <Field label={t('review.amending.reason')} hideLabel>
          {(control) => (
            <textarea
              {...control}
              name="reason"
              className="input"
              rows={2}
              autoComplete="off"
              dir="auto"
              placeholder={`${t('review.amending.reason')}. ${t('review.amending.reasonHint')}`}
              value={text}
              onChange={({ target }) => {
                setReason(target.value)
                kept.keep(target.value)
              }}
            />
          )}
        </Field>
        <div className="amendment-acts">
          <Button variant="quiet" onClick={cancel}>
            {t('review.amending.cancel')}
          </Button>
          <Button variant="primary" keys={keys} disabled={differences.length === 0} onClick={propose}>
            {t('review.amending.propose')}
          </Button>
        </div>
      </div>
    </form>
  )
}
