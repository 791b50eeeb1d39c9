import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { spansOf } from '../../../../shared/claim/claim.ts'
import type { ClaimView, SpeakerView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { IconButton } from '../../design/icon-button.tsx'
import { useSession } from '../../session-context.ts'
import { useReadDesk } from '../read-desk.ts'
import { type QuotedPart, quotedParts } from './claim-parts.ts'
import './quoted-parts.css'

export interface QuotedPartsProps {
  readonly view: ClaimView
  readonly speakers: readonly SpeakerView[]
}

/** What a claim quotes, part by part: each leads to its place in the text, and can be taken away. */
export function QuotedParts({ view, speakers }: QuotedPartsProps): ReactNode {
  return (
    <section className="quoted-parts" aria-label={t('claim.parts')}>
      <h3 className="field-label">{t('claim.parts')}</h3>
      <ul>
        {quotedParts(view, speakers).map((part) => (
          <QuotedPartItem key={part.key} view={view} part={part} />
        ))}
      </ul>
    </section>
  )
}

function QuotedPartItem({ view, part }: { readonly view: ClaimView; readonly part: QuotedPart }): ReactNode {
  const session = useSession()
  const desk = useReadDesk()
  const { label, placed, remove } = part
  const quote = placed.target.selector[1].exact
  const place = spansOf([placed])[0]
  return (
    <li className="quoted-part">
      <span className="quoted-part-label">{label}</span>
      {place === undefined ? (
        <span className="quoted-part-lost">
          <q dir="auto">{quote}</q>
          <span className="quoted-part-why">
            {t(placed.anchor.kind === 'ambiguous' ? 'claim.part.ambiguous' : 'claim.part.missing')}
          </span>
        </span>
      ) : (
        <button
          type="button"
          className="quoted-part-show"
          aria-label={t('claim.part.show', label, quote)}
          onClick={() => desk.page.get()?.reveal(place)}
        >
          <q dir="auto">{quote}</q>
        </button>
      )}
      {view.mine && remove !== null ? (
        <IconButton
          label={t('claim.part.remove', label)}
          icon={X}
          size="small"
          onClick={() => session.removePart(view.id, remove)}
        />
      ) : null}
    </li>
  )
}
