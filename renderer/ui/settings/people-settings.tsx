import { Unlink, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { PersonView } from '../../session/review-views.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Checkbox } from '../design/checkbox.tsx'
import { Select } from '../design/select.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { SettingsPart } from './settings-part.tsx'
import './people-settings.css'

/** Who is known in the project, which identities are one person, and whether colleagues' work is hidden at first. */
export function PeopleSettings(): ReactNode {
  const session = useSession()
  const people = useSubscribable(session.people)
  const { projectId } = useSubscribable(session.place)
  const { blind } = useSubscribable(session.review.overview)
  if (projectId === null) return null
  return (
    <SettingsPart title={t('settings.people')}>
      <p className="settings-note">{t('settings.peopleHint')}</p>
      <ul className="people" aria-label={t('settings.people.list')}>
        {people.map((person) => (
          <Person key={person.id} person={person} people={people} />
        ))}
      </ul>
      <Checkbox
        label={t('settings.blindDo')}
        hint={t('settings.blindHint')}
        checked={blind}
        onChange={session.setBlind}
      />
    </SettingsPart>
  )
}

interface PersonProps {
  readonly person: PersonView
  readonly people: readonly PersonView[]
}

function Person({ person, people }: PersonProps): ReactNode {
  const session = useSession()
  const [joining, setJoining] = useState(false)
  const { id, name, claims, reviews, isMe, isCurrent, joinedWith } = person
  const known = new Set([id, ...joinedWith.map((other) => other.id)])
  const others = people.filter((other) => !known.has(other.id))
  return (
    <li className="person">
      <div className="person-text">
        <span className="person-name" dir="auto">
          {name}
        </span>
        {isMe ? (
          <span className="person-you">{t(isCurrent ? 'settings.people.you' : 'settings.people.youBefore')}</span>
        ) : null}
        <span className="person-more figures">
          {t('settings.people.counts', claims, reviews)} · {t('settings.people.idOf', shortId(id))}
        </span>
        {joinedWith.length === 0 ? null : (
          <span className="person-more">
            {t('settings.people.same', joinedWith.map((other) => `${other.name} (${shortId(other.id)})`).join(', '))}
          </span>
        )}
      </div>
      <div className="person-acts">
        {joinedWith.length === 0 || isCurrent ? null : (
          <Button
            variant="quiet"
            size="small"
            icon={Unlink}
            aria-label={t('settings.people.separateNamed', name)}
            onClick={() => session.separatePeople(id)}
          >
            {t('settings.people.separate')}
          </Button>
        )}
        {others.length === 0 ? null : (
          <Button
            variant="quiet"
            size="small"
            icon={Users}
            aria-expanded={joining}
            aria-label={t('settings.people.joinNamed', name)}
            onClick={() => setJoining(!joining)}
          >
            {t('settings.people.join')}
          </Button>
        )}
      </div>
      {joining ? (
        <Select
          className="person-join"
          label={t('settings.people.joinNamed', name)}
          value=""
          options={[
            { value: '', label: t('settings.people.choose') },
            ...others.map((other) => ({ value: other.id, label: `${other.name} (${shortId(other.id)})` })),
          ]}
          onChange={(value) => {
            const other = others.find((each) => each.id === value)
            if (other !== undefined) session.joinPeople(id, other.id)
            setJoining(false)
          }}
        />
      ) : null}
    </li>
  )
}

/** Enough of an identity to tell two people of one name apart. */
function shortId(id: string): string {
  return id.slice(-6)
}
