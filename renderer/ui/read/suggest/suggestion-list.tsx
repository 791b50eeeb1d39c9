import { type FocusEvent, type KeyboardEvent, memo, type ReactNode, useEffect, useId, useRef, useState } from 'react'
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

/** The buttons of a suggestion, from left to right. */
const ACTS = ['go', 'accept', 'dismiss'] as const
type Act = (typeof ACTS)[number]

/** Where the keyboard stands, until another suggestion is current. */
interface Cursor {
  readonly id: string
  readonly act: Act
  readonly under: SuggestionView | null
}

/**
 * The suggestions that wait, in text order; of hundreds, those up to the current one and some more. Tab comes to one of
 * them; up and down go from one to the other, left and right through what can be done with it.
 */
export function SuggestionList({ list }: { readonly list: readonly SuggestionView[] }): ReactNode {
  const { suggestions } = useSession()
  const current = useSubscribable(suggestions.current)
  const [most, setMost] = useState(AT_A_TIME)
  const items = useRef<HTMLUListElement>(null)
  const latest = useRef(list)
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const at = current === null ? -1 : list.indexOf(current)
  const shown = Math.max(most, at + 10)
  const here = cursor?.under === current ? cursor : null
  const stop = list.find(({ id }) => id === here?.id) ?? current ?? list[0]

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
    buttonOf(item, act)?.focus()
  }

  function onFocus({ target }: FocusEvent): void {
    const id = target.closest<HTMLElement>('.suggestion')?.dataset['suggestion']
    const act = actOf(target)
    if (id !== undefined && act !== null) setCursor({ id, act, under: current })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return
    const act = actOf(event.target)
    const target = act === null ? null : buttonAfter(event.key, event.target, act)
    if (target === null) return
    event.preventDefault()
    event.stopPropagation()
    target.focus()
  }

  return (
    <ul className="suggestion-list" aria-label={t('suggest.title')} ref={items} onFocus={onFocus} onKeyDown={onKeyDown}>
      {list.slice(0, shown).map((view) => (
        <Entry
          key={view.id}
          view={view}
          isCurrent={view === current}
          tabStop={view === stop ? (here?.act ?? 'go') : null}
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
  /** Which of its buttons Tab comes to; `null` where that is a button of another one. */
  readonly tabStop: Act | null
  readonly onSelect: () => void
  readonly onAccept: () => void
  readonly onDismiss: () => void
}

const Entry = memo(function Entry({ view, isCurrent, tabStop, onSelect, onAccept, onDismiss }: EntryProps): ReactNode {
  const whyId = useId()
  const nameId = useId()
  const { id, name, label, letter, speakerNames, quote, score, why } = view
  const button = (act: Act) => ({ 'data-act': act, tabIndex: act === tabStop ? 0 : -1 })
  return (
    <li className="suggestion" aria-label={name} aria-current={isCurrent || undefined} data-suggestion={id}>
      <div className="suggestion-head" id={nameId}>
        <LetterBadge letter={letter} />
        <span className="suggestion-label">{label}</span>
        <span className="suggestion-speaker">{speakerNames === '' ? t('suggest.noSpeaker') : speakerNames}</span>
        <span className="suggestion-score">{t('suggest.score', percent(score))}</span>
      </div>
      <button type="button" className="suggestion-quote" {...button('go')} dir="auto" onClick={onSelect}>
        {quote}
      </button>
      <p className="suggestion-why" id={whyId}>
        {why}
      </p>
      <div className="suggestion-acts">
        <Button size="small" {...button('accept')} aria-describedby={`${nameId} ${whyId}`} onClick={onAccept}>
          {t('suggest.accept')}
        </Button>
        <Button variant="quiet" size="small" {...button('dismiss')} aria-describedby={nameId} onClick={onDismiss}>
          {t('suggest.dismiss')}
        </Button>
      </div>
    </li>
  )
}, sameEntry)

/** The acts are the same as long as the suggestion stands at its place; what they do is looked up when they run. */
function sameEntry(a: EntryProps, b: EntryProps): boolean {
  return a.view === b.view && a.isCurrent === b.isCurrent && a.tabStop === b.tabStop
}

function itemOf(list: HTMLUListElement | null, id: string): Element | null {
  return list?.querySelector(`[data-suggestion="${CSS.escape(id)}"]`) ?? null
}

function actOf(element: Element): Act | null {
  const name = element.getAttribute('data-act')
  return ACTS.find((act) => act === name) ?? null
}

function buttonOf(item: Element | null | undefined, act: Act | undefined): HTMLElement | null {
  return item?.querySelector<HTMLElement>(`[data-act="${act}"]`) ?? null
}

/** The button that a key leads to from another; `null` where there is none. */
function buttonAfter(key: string, from: Element, act: Act): HTMLElement | null {
  const item = from.closest('.suggestion')
  const items = item?.parentElement?.querySelectorAll('.suggestion')
  switch (key) {
    case 'ArrowDown':
      return buttonOf(item?.nextElementSibling, act)
    case 'ArrowUp':
      return buttonOf(item?.previousElementSibling, act)
    case 'ArrowRight':
      return buttonOf(item, ACTS[ACTS.indexOf(act) + 1])
    case 'ArrowLeft':
      return buttonOf(item, ACTS[ACTS.indexOf(act) - 1])
    case 'Home':
      return buttonOf(items?.[0], act)
    case 'End':
      return buttonOf(items?.[items.length - 1], act)
    default:
      return null
  }
}
