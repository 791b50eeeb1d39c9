import type { ChangeId, RecordId } from '../../shared/base/ids.ts'
import type { Json } from '../../shared/base/json.ts'
import type { Result } from '../../shared/base/result.ts'
import type { ClaimProblem } from '../../shared/claim/claim-problem.ts'
import {
  addCondition,
  addCue,
  addMention,
  addSegment,
  type ClaimSet,
  createClaim,
  markDeadline,
  moveSegment,
  type PartyField,
  removeCondition,
  removeCue,
  removeMention,
  removeSegment,
  setParties,
} from '../../shared/claim/edit-claim.ts'
import { codebookRevision } from '../../shared/codebook/codebook.ts'
import type { Edit } from '../../shared/history/change.ts'
import { problemText } from '../../shared/message/problem-text.ts'
import { dismissalOfClaim } from '../../shared/suggest/claim-of-suggestion.ts'
import { dismissalId } from '../../shared/suggest/suggestion-key.ts'
import type { Span } from '../../shared/text/offset.ts'
import { t } from '../strings/strings.ts'
import { claimOn, pageOf } from './open-page.ts'
import { chosenSpeaker, chosenSpeakers, noteRecent } from './people.ts'
import type { ClaimPart, ClaimPatch, MarkAs, Session, SpeakerChoice } from './session.ts'
import type { Cell, Subscribable } from './subscribable.ts'
import type { ArticleView, ClaimView, OpenArticle, SpeakerProposal, SpeakerView } from './views.ts'
import { commit, freshId, type World } from './world.ts'

type ClaimActs = Pick<
  Session,
  'tag' | 'tagAgain' | 'lastCommitment' | 'mark' | 'editClaim' | 'moveBoundary' | 'removePart' | 'deleteClaim'
>

/**
 * Making claims and changing them. A claim of a colleague that I am amending is changed in the amendment. `missedBy`: who
 * missed the claim that is made now.
 */
export function claimActs(
  world: World,
  article: Subscribable<OpenArticle>,
  lastCommitment: Cell<string | null>,
  missedBy: () => RecordId | null,
): ClaimActs {
  /** The claim of that id, when it may be changed here; says why where it may not. */
  function own(id: RecordId | null): { readonly page: ArticleView; readonly view: ClaimView } | null {
    const page = pageOf(article.get())
    const view = claimOn(article.get(), id)
    if (page === null || view === null) return null
    if (view.mine) return { page, view }
    world.toasts.warn(t('session.not.mine', view.annotator))
    return null
  }

  function set(view: ClaimView, fields: ClaimSet, further: readonly Edit[] = []): ChangeId | null {
    const projectId = openProject(world)
    if (view.amends !== undefined) {
      world.amendments.change(view.id, fields, further)
      return null
    }
    return commit(world, [...further, { recordId: view.id, kind: 'claim', projectId, set: fields }]).changeId
  }

  function setIfGood(view: ClaimView, result: Result<ClaimSet, ClaimProblem>, further: readonly Edit[] = []): void {
    if (result.ok) set(view, result.value, further)
    else world.toasts.warn(problemText(result.error))
  }

  /** A claim that goes takes the suggestion along that it was made of, so that it is not suggested again. */
  function dismissals({ page, view }: { readonly page: ArticleView; readonly view: ClaimView }): readonly Edit[] {
    const by = { articleId: page.id, annotatorId: world.me.get().id }
    const dismissal = dismissalOfClaim(view.fields.origin as Json | undefined, by, page)
    if (dismissal === null) return []
    const recordId = dismissalId(page.id, by.annotatorId, dismissal.key)
    return [{ recordId, kind: 'dismissal', projectId: openProject(world), set: dismissal.set }]
  }

  function tag(code: string): RecordId | null {
    const page = pageOf(article.get())
    const selection = world.selection.get()
    if (page === null || selection === null) return null
    const projectId = openProject(world)
    const { proposal } = selection
    const speaker = proposal === null ? null : chosenSpeaker(world, projectId, choiceOf(proposal))
    const mentions = proposal?.mention ? [proposal.mention] : []
    const made = createClaim(
      {
        articleId: page.id,
        annotatorId: world.me.get().id,
        content: [selection.span],
        speakers: speaker === null ? [] : [{ speakerId: speaker.speakerId, mentions }],
        commitment: code,
        codebookRevision: codebookRevision(world.views.codebook.get()),
      },
      page,
    )
    if (!made.ok) {
      world.toasts.warn(problemText(made.error))
      return null
    }
    const id = freshId(world)
    const missing = missedBy()
    const fields = missing === null ? made.value : { ...made.value, missedBy: missing }
    commit(world, [...(speaker?.edits ?? []), { recordId: id, kind: 'claim', projectId, set: fields }])
    lastCommitment.set(code)
    if (speaker !== null) noteRecent(world, [speaker.speakerId])
    world.selection.set(null)
    world.place.update((place) => ({ ...place, claimId: id }))
    return id
  }

  function mark(as: MarkAs): void {
    const selection = world.selection.get()
    const opened = own(world.place.get().claimId)
    if (selection === null) return
    if (opened === null) {
      if (claimOn(article.get(), world.place.get().claimId) === null)
        world.toasts.warn(t('session.not.segment-outside'))
      return
    }
    const { page, view } = opened
    const { span } = selection
    if (as === 'segment') setIfGood(view, addSegment(view.claim, span, page))
    else if (as === 'cue') setIfGood(view, addCue(view.claim, span, page))
    else if (as === 'condition') setIfGood(view, addCondition(view.claim, span, page))
    else if (as === 'deadline') setIfGood(view, markDeadline(span, page))
    else markParty(view, page, as, span)
    world.selection.set(null)
  }

  /** A mention names somebody: the claim's only speaker where it is one of theirs, else whoever has that name. */
  function markParty(view: ClaimView, page: ArticleView, as: 'target' | 'relay' | 'mention', span: Span): void {
    const projectId = openProject(world)
    const only = view.fields.speakers?.length === 1 ? view.fields.speakers[0] : undefined
    const choice: SpeakerChoice =
      as === 'mention' && only !== undefined ? { id: only.speakerId } : { name: page.text.slice(span.start, span.end) }
    const { speakerId, edits } = chosenSpeaker(world, projectId, choice, knownFor(world, view))
    const field: PartyField = as === 'target' ? 'targets' : as === 'relay' ? 'reportedBy' : 'speakers'
    setIfGood(view, addMention(view.claim, field, speakerId, span, page), edits)
  }

  function editClaim(id: RecordId, patch: ClaimPatch): void {
    const opened = own(id)
    if (opened === null) return
    const { fields, edits } = fieldsOfPatch(world, opened.view, patch)
    if (Object.keys(fields).length > 0) set(opened.view, fields, edits)
  }

  function removePart(id: RecordId, { part, index }: ClaimPart): void {
    const opened = own(id)
    if (opened === null) return
    const { view, page } = opened
    const { claim } = view
    if (part === 'segment') setIfGood(view, removeSegment(claim, index, page))
    else if (part === 'cue') setIfGood(view, removeCue(claim, index, page))
    else if (part === 'condition') setIfGood(view, removeCondition(claim, index))
    else if (part === 'mention') setIfGood(view, removeMention(claim, 'speakers', index))
    else if (part === 'target') setIfGood(view, removeMention(claim, 'targets', index))
    else if (part === 'relay') setIfGood(view, removeMention(claim, 'reportedBy', index))
    else set(view, { deadline: null })
  }

  return {
    tag,
    lastCommitment,
    tagAgain() {
      const last = lastCommitment.get()
      return last === null ? null : tag(last)
    },
    mark,
    editClaim,
    removePart,
    moveBoundary(id, segment, span) {
      const opened = own(id)
      if (opened !== null) setIfGood(opened.view, moveSegment(opened.view.claim, segment, span, opened.page))
    },
    deleteClaim(id) {
      const opened = own(id)
      if (opened === null) return
      if (opened.view.amends !== undefined) return world.toasts.warn(t('session.review.not.delete-amended'))
      const changeId = set(opened.view, { deleted: true }, dismissals(opened))
      if (world.place.get().claimId === id) world.place.update((place) => ({ ...place, claimId: null }))
      world.toasts.say(t('session.done.claim-deleted'), changeId ?? undefined)
    },
  }
}

function fieldsOfPatch(
  world: World,
  view: ClaimView,
  patch: ClaimPatch,
): { readonly fields: ClaimSet; readonly edits: readonly Edit[] } {
  const { speakers, reportedBy, targets, deadline, commitment, ...plain } = patch
  const projectId = openProject(world)
  const fields: { [field: string]: ClaimSet[string] } = { ...plain }
  const edits: Edit[] = []
  if (commitment !== undefined) {
    fields['commitment'] = commitment
    fields['codebookRevision'] = codebookRevision(world.views.codebook.get())
  }
  if (deadline !== undefined) {
    const target = view.fields.deadline?.target
    fields['deadline'] =
      deadline === null || deadline.text.trim() === ''
        ? null
        : ({ ...deadline, ...(target === undefined ? {} : { target }) } as unknown as ClaimSet)
  }
  for (const [field, choices] of [
    ['speakers', speakers],
    ['reportedBy', reportedBy],
    ['targets', targets],
  ] as const) {
    if (choices === undefined) continue
    const chosen = chosenSpeakers(world, projectId, choices, knownFor(world, view))
    edits.push(...chosen.edits)
    Object.assign(fields, setParties(view.claim, field, chosen.ids))
    if (field === 'speakers') noteRecent(world, chosen.ids)
  }
  return { fields, edits }
}

/** The speakers that a choice may mean: those of the project, and those that an amendment brings. */
function knownFor({ amendments, views }: World, view: ClaimView): readonly SpeakerView[] {
  const brought = amendments.of(view.id)?.speakers ?? []
  return brought.length === 0 ? views.speakers.get() : [...views.speakers.get(), ...brought]
}

function choiceOf({ speakerId, name, role }: SpeakerProposal): SpeakerChoice {
  if (speakerId !== null) return { id: speakerId }
  return role === null ? { name } : { name, role }
}

function openProject(world: World): RecordId {
  const { projectId } = world.place.get()
  if (projectId === null) throw new Error('A claim is edited while no project is open')
  return projectId
}
