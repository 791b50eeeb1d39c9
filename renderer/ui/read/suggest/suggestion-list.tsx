import { type KeyboardEvent, memo, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { percent } from '../../../../shared/message/suggestion-text.ts'
import type { SuggestionView } from '../../../session/suggest-session.ts'
import { t } from '../../../strings/strings.ts'
import { Button } from '../../design/button.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { LetterBadge } from '../letter-badge.tsx'

/** How many are listed at first, and how many more at a time. */
const AT_A_TIME = 60

/** The suggestions that wait, in text order; of hundreds, those up to the current one and some more. */
export function SuggestionList({ list }: { readonly list: readonly SuggestionView[] }): ReactNode {
  const { suggestions } = useSession()
  const current = useSubscribable(suggestions.current)
  const [most, setMost] = useState(AT_A_TIME)
  const items = useRef<HTMLUListElement>(null)
  const latest = useRef(list)
  const at = current === null ? -1 : list.indexOf(current)
  const shown = Math.max(most, at + 10)

  useEffect(() => {
    latest.current = list
  }, [list])
  useEffect(() => {
    if (at >= 0) items.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  /** The focus goes on to the same button of the one that comes after. */
  function decide(view: SuggestionView, act: 'accept' | 'dismiss', run: () => void): void {
    const now = latest.current
    const index = now.indexOf(view)
    const next = now[index + 1] ?? now[index - 1]
    flushSync(run)
    const item = next === undefined ? null : itemOf(items.current, next.id)
    item?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const item = event.target.closest('.suggestion')
    const other = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling
    const same = event.target.getAttribute('data-act')
    const target = other?.querySelector<HTMLElement>(`[data-act="${same}"]`)
    if (target == null) return
    event.preventDefault()
    event.stopPropagation()
    target.focus()
  }

  return (
    <ul className="suggestion-list" aria-label={t('suggest.title')} ref={items} onKeyDown={onKeyDown}>
      {list.slice(0, shown).map((view) => (
        <Entry
          key={view.id}
          view={view}
          isCurrent={view === current}
          onSelect={() => suggestions.select(view.id)}
          onAccept={() => decide(view, 'accept', () => suggestions.accept(view.id))}
          onDismiss={() => decide(view, 'dismiss', () => suggestions.dismiss(view.id))}
        />
      ))}
      {shown < list.length ? (
        <li className="suggestion-more">
          <Button variant="quiet" size="small" onClick={() => setMost(shown + AT_A_TIME)}>
            {t('suggest.more', Math.min(AT_A_TIME, list.length - shown))}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}

interface EntryProps {
  readonly view: SuggestionView
  readonly isCurrent: boolean
  readonly onSelect: () => void
  readonly onAccept: () => void
  readonly onDismiss: () => void
}

const Entry = memo(function Entry({ view, isCurrent, onSelect, onAccept, onDismiss }: EntryProps): ReactNode {
  const whyId = useId()
  const nameId = useId()
  const { id, name, label, letter, speakerNames, quote, score, why } = view
  return (
    <li className="suggestion" aria-label={name} aria-current={isCurrent || undefined} data-suggestion={id}>
      <div className="suggestion-head" id={nameId}>
        <LetterBadge letter={letter} />
        <span className="suggestion-label">{label}</span>
        <span className="suggestion-speaker">{speakerNames === '' ? t('suggest.noSpeaker') : speakerNames}</span>
        <span className="suggestion-score">{t('suggest.score', percent(score))}</span>
      </div>
      <button type="button" className="suggestion-quote" data-act="go" dir="auto" onClick={onSelect}>
        {quote}
      </button>
      <p className="suggestion-why" id={whyId}>
        {why}
      </p>
      <div className="suggestion-acts">
        <Button size="small" data-act="accept" aria-describedby={`${nameId} ${whyId}`} onClick={onAccept}>
          {t('suggest.accept')}
        </Button>
        <Button variant="quiet" size="small" data-act="dismiss" aria-describedby={nameId} onClick={onDismiss}>
          {t('suggest.dismiss')}
        </Button>
      </div>
    </li>
  )
}, sameEntry)

/** The acts are the same as long as the suggestion stands at its place; what they do is looked up when they run. */
function sameEntry(a: EntryProps, b: EntryProps): boolean {
  return a.view === b.view && a.isCurrent === b.isCurrent
}

function itemOf(list: HTMLUListElement | null, id: string): Element | null {
  return list?.querySelector(`[data-suggestion="${CSS.escape(id)}"]`) ?? null
}
