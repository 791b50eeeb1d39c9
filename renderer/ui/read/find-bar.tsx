import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import type { FindState } from '../../reader/reader-props.ts'
import { t } from '../../strings/strings.ts'
import { IconButton } from '../design/icon-button.tsx'
import './find-bar.css'

export interface FindBarProps {
  readonly state: FindState
  readonly takesFocus: boolean
  readonly onFind: (query: string) => void
  readonly onStep: (forward: boolean) => void
  readonly onClose: () => void
  readonly inputRef: Ref<HTMLInputElement>
}

/** Finds words in the article: Enter goes on, Shift+Enter back, Escape closes and leaves the match selected. */
export function FindBar({ state, takesFocus, onFind, onStep, onClose, inputRef }: FindBarProps): ReactNode {
  const { query } = state
  const none = state.count === 0

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) onStep(!event.shiftKey)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className="find-bar" onKeyDown={onKeyDown}>
      <input
        ref={inputRef}
        className="input find-input"
        type="text"
        aria-label={t('find.name')}
        placeholder={t('find.name')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        // biome-ignore lint/a11y/noAutofocus: it was opened to type here
        autoFocus={takesFocus}
        onChange={({ target }) => onFind(target.value)}
      />
      <output className="find-count" aria-live="polite">
        {query === '' ? '' : none ? t('find.none') : t('find.count', (state.index ?? 0) + 1, state.count)}
      </output>
      <IconButton
        label={t('find.previous')}
        icon={ChevronUp}
        size="small"
        disabled={none}
        onClick={() => onStep(false)}
      />
      <IconButton label={t('find.next')} icon={ChevronDown} size="small" disabled={none} onClick={() => onStep(true)} />
      <IconButton label={t('find.close')} icon={X} size="small" onClick={onClose} />
    </search>
  )
}
