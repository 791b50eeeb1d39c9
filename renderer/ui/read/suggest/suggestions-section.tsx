import { Sparkle } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { percent } from '../../../../shared/message/suggestion-text.ts'
import { t } from '../../../strings/strings.ts'
import { useKeysOf } from '../../commands/command-context.ts'
import { Button } from '../../design/button.tsx'
import { Progress } from '../../design/progress.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { SuggestionList } from './suggestion-list.tsx'
import './suggestions.css'

/** What is suggested in the open article. While a claim is open, only its head is left. */
export function SuggestionsSection({ folded }: { readonly folded: boolean }): ReactNode {
  const { suggestions } = useSession()
  const state = useSubscribable(suggestions.state)
  const list = useSubscribable(suggestions.list)
  const keys = useKeysOf('suggest.article')
  const titleId = useId()
  const isListed = state.kind === 'ready' && !folded && list.length > 0
  return (
    <section
      className="suggestions"
      aria-labelledby={titleId}
      aria-busy={state.kind === 'working' || undefined}
      data-listed={isListed || undefined}
    >
      <header className="suggestions-head">
        <h3 id={titleId}>{t('suggest.title')}</h3>
        <span className="suggestions-count" role="status">
          {state.kind === 'ready' ? t('suggest.count', list.length) : ''}
        </span>
        <Button
          size="small"
          icon={Sparkle}
          keys={keys}
          disabled={state.kind === 'working'}
          onClick={suggestions.suggest}
        >
          {t('suggest.act')}
        </Button>
        {state.kind === 'ready' ? (
          <Button variant="quiet" size="small" onClick={suggestions.hide}>
            {t('suggest.hideShort')}
          </Button>
        ) : null}
      </header>
      {state.kind === 'working' ? (
        <div className="suggestions-work">
          <Progress label={t('suggest.working')} fraction={null} onCancel={suggestions.cancel} />
        </div>
      ) : null}
      {state.kind === 'ready' && !folded && list.length === 0 ? (
        <p className="suggestions-none">{t('suggest.none')}</p>
      ) : null}
      {isListed ? (
        <>
          <AcceptAbove />
          <SuggestionList list={list} />
        </>
      ) : null}
    </section>
  )
}

/** Accepts all from a score on; how many is said before. */
function AcceptAbove(): ReactNode {
  const { suggestions } = useSession()
  const threshold = useSubscribable(suggestions.threshold)
  const list = useSubscribable(suggestions.list)
  const above = list.filter(({ score }) => score >= threshold).length
  return (
    <div className="suggestions-above">
      <input
        type="range"
        min={0}
        max={0.95}
        step={0.05}
        value={threshold}
        aria-label={t('suggest.threshold')}
        aria-valuetext={percent(threshold)}
        onChange={({ target }) => suggestions.setThreshold(Number(target.value))}
      />
      <Button size="small" disabled={above === 0} onClick={suggestions.acceptAbove}>
        {t('suggest.acceptAbove', above, percent(threshold))}
      </Button>
    </div>
  )
}
