import type { ReactNode } from 'react'
import { spansOf } from '../../../../shared/claim/claim.ts'
import type { ClaimView, SpeakerView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { momentText } from '../../read/dates.ts'
import { type QuotedPart, quotedParts } from '../../read/inspector/claim-parts.ts'
import { fieldWord, wordFor } from '../../read/inspector/field-words.ts'
import { useReadDesk } from '../../read/read-desk.ts'
import { resolvedSpeaker } from '../../read/speaker-items.ts'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import './claim-facts.css'

interface Fact {
  readonly name: string
  readonly value: ReactNode
}

/** All that a claim says, to be read and not changed; what is not set is left out. */
export function ClaimFacts({ view }: { readonly view: ClaimView }): ReactNode {
  const speakers = useSubscribable(useSession().speakers)
  const { annotator, modifiedAt } = view
  return (
    <div className="claim-facts">
      <dl>
        {[...factsOf(view, speakers), ...partsOf(view, speakers)].map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two cues have one name
          <div key={`${name} ${index}`}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="claim-facts-by">
        {t('review.by', annotator)} · <time dateTime={modifiedAt}>{momentText(modifiedAt)}</time>
      </p>
    </div>
  )
}

function factsOf(view: ClaimView, speakers: readonly SpeakerView[]): readonly Fact[] {
  const { fields, label, speakerNames } = view
  const { mode, strength, conditionality, deadline, note } = fields
  const facts: Fact[] = [
    { name: fieldWord('speakers'), value: speakerNames === '' ? <em>{t('claim.noSpeaker')}</em> : speakerNames },
    { name: fieldWord('commitment'), value: label },
  ]
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') facts.push({ name, value })
  }
  const names = (parties: readonly { readonly speakerId: SpeakerView['id'] }[] | undefined) =>
    (parties ?? []).flatMap(({ speakerId }) => resolvedSpeaker(speakers, speakerId)?.fields.name ?? []).join(', ')
  const word = (field: string, value: string | undefined) => value && wordFor(`claim.${field}`, value)
  add(fieldWord('mode'), word('mode', mode))
  add(fieldWord('strength'), word('strength', strength))
  add(fieldWord('conditionality'), word('conditionality', conditionality))
  add(fieldWord('deadline'), deadline && [deadline.text, deadline.date].filter(Boolean).join(' · '))
  add(fieldWord('reportedBy'), names(fields.reportedBy))
  add(fieldWord('targets'), names(fields.targets))
  add(fieldWord('note'), note)
  return facts
}

/** The passages that it quotes beside its content: each leads to its place. Mentions of speakers are in the text alone. */
function partsOf(view: ClaimView, speakers: readonly SpeakerView[]): readonly Fact[] {
  return quotedParts(view, speakers)
    .filter(({ key }) => key.startsWith('cue') || key.startsWith('condition'))
    .map((part) => ({ name: part.label, value: <Passage part={part} /> }))
}

function Passage({ part: { label, placed } }: { readonly part: QuotedPart }): ReactNode {
  const desk = useReadDesk()
  const quote = placed.target.selector[1].exact
  const place = spansOf([placed])[0]
  if (place === undefined) return <q>{quote}</q>
  return (
    <button
      type="button"
      className="claim-facts-quote"
      aria-label={t('claim.part.show', label, quote)}
      onClick={() => desk.page.get()?.reveal(place)}
    >
      <q>{quote}</q>
    </button>
  )
}
