import { type ReactNode, useCallback } from 'react'
import type { RecordId } from '../../../../shared/base/ids.ts'
import type { ArticleView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { useReadDesk } from '../read-desk.ts'
import { SuggestionsSection } from '../suggest/suggestions-section.tsx'
import { ClaimEditor } from './claim-editor.tsx'
import { ClaimList } from './claim-list.tsx'
import './inspector.css'

/** The claims of the article that is open, and the one that is selected with all that is known of it. */
export function Inspector(): ReactNode {
  const session = useSession()
  const open = useSubscribable(session.article)
  const { claimId } = useSubscribable(session.place)
  const { length: suggested } = useSubscribable(session.suggestions.list)
  const suggesting = suggested > 0 && claimId === null
  return (
    <section className="inspector" aria-label={t('claim.pane')} data-suggesting={suggesting || undefined}>
      {open?.kind === 'open' ? (
        <ArticleClaims article={open.article} />
      ) : (
        <p className="inspector-none">{open === null ? t('claim.noArticle') : ''}</p>
      )}
    </section>
  )
}

function ArticleClaims({ article }: { readonly article: ArticleView }): ReactNode {
  const session = useSession()
  const desk = useReadDesk()
  const { claimId } = useSubscribable(session.place)
  const { claims } = article
  const selected = claims.find(({ id }) => id === claimId) ?? null
  const open = useCallback(
    (id: RecordId) => {
      session.selectClaim(id)
      desk.page.get()?.reveal(id)
    },
    [session, desk],
  )
  return (
    <>
      <header className="inspector-head">
        <h2>{t('claim.pane')}</h2>
        <span className="inspector-count">{t('claim.count', claims.length)}</span>
      </header>
      {claims.length === 0 ? (
        <NoClaims />
      ) : (
        <ClaimList claims={claims} selectedId={claimId} onOpen={open} onDelete={session.deleteClaim} />
      )}
      <SuggestionsSection folded={selected !== null} />
      {selected === null ? null : <ClaimEditor key={selected.id} view={selected} claims={claims} />}
    </>
  )
}

function NoClaims(): ReactNode {
  const session = useSession()
  const { singleLetterKeys } = useSubscribable(session.settings)
  return (
    <EmptyState
      title={t('claim.none.title')}
      hint={t(singleLetterKeys ? 'claim.none.hint' : 'claim.none.hintNoKeys')}
    />
  )
}
