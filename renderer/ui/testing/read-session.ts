import { derivedId, type RecordId } from '../../../shared/base/ids.ts'
import type { Claim } from '../../../shared/claim/claim.ts'
import type { ClaimFields } from '../../../shared/claim/record-fields.ts'
import type { ClaimPatch, Session, SpeakerChoice } from '../../session/session.ts'
import { sessionCommands } from '../../session/session-commands.ts'
import { type Cell, cell, derived } from '../../session/subscribable.ts'
import type {
  ArticleView,
  ClaimView,
  HistoryEntry,
  OpenArticle,
  SelectionView,
  Settings,
  SpeakerProposal,
  SpeakerView,
} from '../../session/views.ts'
import { createFakeSession, type FakeSession } from './fake-session.ts'
import {
  placeSpan,
  SAMPLE_ME,
  SAMPLE_PROJECT,
  sampleArticle,
  sampleCodebook,
  sampleSpeakers,
  viewOf,
} from './sample-views.ts'

/** A session in memory with one article open, on which claims can be made and changed. */
export interface ReadSession extends FakeSession {
  readonly page: Cell<ArticleView>
  readonly selection: Cell<SelectionView | null>
  readonly speakers: Cell<readonly SpeakerView[]>
  /** What `historyOf` answers. */
  readonly history: { entries: readonly HistoryEntry[] }
}

export interface ReadSessionOptions {
  readonly article?: ArticleView | null
  readonly settings?: Partial<Settings>
  readonly proposal?: SpeakerProposal | null
}

export function createReadSession(options: ReadSessionOptions = {}): ReadSession {
  const fake = createFakeSession([], options.settings)
  const page = cell(options.article ?? sampleArticle())
  const speakers = cell(sampleSpeakers)
  const selection = cell<SelectionView | null>(null)
  const history = { entries: [] as readonly HistoryEntry[] }
  const isOpen = options.article !== null
  const article = derived([page], (open): OpenArticle => (isOpen ? { kind: 'open', article: open } : null))
  const call = (...words: readonly string[]) => void fake.calls.push(words.join(' '))
  let made = 0
  const last = cell<string | null>('commissive.pledge')

  function addSpeaker(choice: SpeakerChoice): RecordId {
    if ('id' in choice) return choice.id
    const id = derivedId(SAMPLE_PROJECT, `new speaker ${choice.name}`)
    speakers.update((all) => [...all, { id, fields: { name: choice.name, kind: 'person' } }])
    return id
  }
  function changeClaim(id: RecordId, change: (view: ClaimView) => ClaimView): void {
    page.update((now) => ({ ...now, claims: now.claims.map((view) => (view.id === id ? change(view) : view)) }))
  }
  function withFields(view: ClaimView, fields: ClaimFields): ClaimView {
    const parties = (fields.speakers ?? []).map(({ speakerId }) => ({ speakerId, mentions: [] }))
    return { ...viewOf({ ...view.claim, fields, speakers: parties }, speakers.get()), mine: view.mine }
  }
  const partiesOf = (choices: readonly SpeakerChoice[]) =>
    choices.map((choice) => ({ speakerId: addSpeaker(choice), mentions: [], cues: [] }))

  const session: ReadSession = {
    ...fake,
    page,
    article,
    speakers,
    selection,
    history,
    codebook: cell(sampleCodebook()),
    place: fake.place,
    setSelection(where) {
      const { text } = page.get()
      const proposal = options.proposal === undefined ? proposalOf(speakers.get()[0]) : options.proposal
      selection.set(where === null ? null : { span: where, quote: text.slice(where.start, where.end), proposal })
    },
    chooseSpeaker(choice) {
      const name = 'id' in choice ? (speakers.get().find(({ id }) => id === choice.id)?.fields.name ?? '') : choice.name
      const speakerId = 'id' in choice ? choice.id : null
      selection.update(
        (now) => now && { ...now, proposal: { speakerId, name, mention: null, from: 'chosen' as const, role: null } },
      )
    },
    tag(code) {
      const chosen = selection.get()
      if (chosen === null) return null
      last.set(code)
      const { text, map, id: articleId } = page.get()
      const content = [placeSpan(text, map, chosen.span)]
      const { proposal } = chosen
      const speakerId =
        proposal && addSpeaker(proposal.speakerId === null ? { name: proposal.name } : { id: proposal.speakerId })
      const parties = speakerId === null ? [] : [{ speakerId, mentions: [] }]
      const id = derivedId(SAMPLE_PROJECT, `made ${made++}`)
      const fields: ClaimFields = {
        articleId,
        annotatorId: SAMPLE_ME,
        target: content.map(({ target }) => target),
        speakers: parties,
        commitment: code,
      }
      const claim: Claim = {
        id,
        fields,
        content,
        cues: [],
        speakers: parties,
        reportedBy: [],
        condition: [],
        deadline: null,
        targets: [],
      }
      const view = viewOf(claim, speakers.get())
      page.update((now) => ({ ...now, claims: [...now.claims, view] }))
      selection.set(null)
      fake.place.update((now) => ({ ...now, claimId: id }))
      return id
    },
    lastCommitment: last,
    tagAgain: () => session.tag(last.get() ?? ''),
    mark(as) {
      call('mark', as)
      selection.set(null)
    },
    editClaim(id, patch) {
      call('editClaim', JSON.stringify(patch))
      changeClaim(id, (view) => withFields(view, patched(view.fields, patch, partiesOf)))
    },
    removePart: (id, part) => call('removePart', id, JSON.stringify(part)),
    deleteClaim(id) {
      call('deleteClaim', id)
      page.update((now) => ({ ...now, claims: now.claims.filter((view) => view.id !== id) }))
      fake.place.update((now) => ({ ...now, claimId: null }))
    },
    historyOf: async () => history.entries,
    restoreVersion: async (_, rid) => call('restoreVersion', rid),
    resolveConflict: async (_, field, rid) => call('resolveConflict', field, String(rid)),
    editSpeaker: (id, patch) =>
      speakers.update((all) =>
        all.map((each) => (each.id === id ? { ...each, fields: { ...each.fields, ...withoutNulls(patch) } } : each)),
      ),
    editArticle: (_, patch) => {
      call('editArticle', JSON.stringify(patch))
      page.update((now) => ({ ...now, fields: { ...now.fields, ...withoutNulls(patch) } }))
    },
    setStatus: (_, status) => page.update((now) => ({ ...now, status })),
    commands: cell([]),
  }
  return Object.assign(session, { commands: sessionCommands(session as Session) })
}

function proposalOf(speaker: SpeakerView | undefined): SpeakerProposal | null {
  return speaker === undefined
    ? null
    : { speakerId: speaker.id, name: speaker.fields.name, mention: null, from: 'text', role: null }
}

function patched(
  fields: ClaimFields,
  { speakers, reportedBy, targets, ...rest }: ClaimPatch,
  partiesOf: (choices: readonly SpeakerChoice[]) => NonNullable<ClaimFields['reportedBy']>,
): ClaimFields {
  return {
    ...fields,
    ...withoutNulls(rest),
    ...(speakers === undefined ? {} : { speakers: partiesOf(speakers) }),
    ...(reportedBy === undefined ? {} : { reportedBy: partiesOf(reportedBy) }),
    ...(targets === undefined ? {} : { targets: partiesOf(targets) }),
  }
}

function withoutNulls<T extends object>(values: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? undefined])) as never
}
