import type { RecordId } from '../../shared/base/ids.ts'
import { COMMENT_ACTS } from '../../shared/claim/record-fields.ts'
import { hlcIso } from '../../shared/history/hlc.ts'
import type { KeptComment } from '../../shared/review/review-book.ts'
import type { ReviewStanding } from '../../shared/review/standing.ts'
import type { Thread } from '../../shared/review/threads.ts'
import type { Changes, FieldDifference } from '../../shared/review/versions.ts'
import { anchorTarget } from '../../shared/selector/anchor.ts'
import { t } from '../strings/strings.ts'
import { amendedFields, proposalOf } from './amendments.ts'
import { type ClaimSurroundings, viewOfFields } from './claim-views.ts'
import { describeField } from './field-words.ts'
import type { ChangesInWords, CommentView, FieldWords, ReviewView, ThreadAbout, ThreadView } from './review-views.ts'
import type { ClaimView } from './views.ts'

/** A review as the window shows it; `claim` is the view of what it is about. */
export function reviewView(standing: ReviewStanding, claim: ClaimView, around: ClaimSurroundings): ReviewView {
  const { review, state, settledBy, disputed, answered, turn, changes, threads } = standing
  const { fields } = review
  const original = claim.amends ?? claim
  const amends = fields.verdict === 'amend' && fields.proposal !== undefined
  const proposal = amends ? proposalOf(original.fields, fields.proposal ?? {}) : {}
  return {
    id: review.id,
    claimId: fields.claimId,
    by: nameOf(around, fields.annotatorId),
    byId: fields.annotatorId,
    mine: around.isMe(fields.annotatorId),
    at: hlcIso(review.state.modifiedAt),
    verdict: fields.verdict,
    reason: fields.reason ?? null,
    state,
    proposal: differencesInWords(differencesOf(original, proposal), around),
    adopted: settledBy === 'adopted' ? differencesInWords(differencesOf(original, fields.proposal ?? {}), around) : [],
    proposed: amends ? proposedView(original, proposal, around) : null,
    changes: changesInWords(changes, around),
    settledBy,
    disputed,
    answered,
    turn,
    threads: threads.map((thread) => threadView(thread, around)),
  }
}

/** The claim as it is to be. Its id is that of the claim. */
export function proposedView(
  original: ClaimView,
  set: Parameters<typeof amendedFields>[1],
  around: ClaimSurroundings,
): ClaimView {
  const { conflicts, createdAt, modifiedAt } = original
  return {
    ...viewOfFields(original.id, amendedFields(original.fields, set), around),
    conflicts,
    createdAt,
    modifiedAt,
  }
}

/** What setting fields would change in a claim, by field. */
export function differencesOf(
  { fields }: ClaimView,
  set: Parameters<typeof amendedFields>[1],
): readonly FieldDifference[] {
  const now = fields as unknown as { readonly [field: string]: FieldDifference['before'] | undefined }
  return Object.keys(set)
    .sort()
    .map((field) => ({ field, before: now[field] ?? null, after: set[field] ?? null }))
}

/** Fields that nobody reads: they follow from another one. */
const SILENT = new Set(['codebookRevision'])

export function differencesInWords(
  differences: readonly FieldDifference[],
  around: ClaimSurroundings,
): readonly FieldWords[] {
  return differences
    .filter(({ field }) => !SILENT.has(field))
    .map(({ field, before, after }) => ({
      field,
      before: describeField(around, field, before),
      after: describeField(around, field, after),
    }))
}

const NO_CHANGES: ChangesInWords = { kind: 'none' }

function changesInWords(changes: Changes, around: ClaimSurroundings): ChangesInWords {
  if (changes.kind === 'unknown') return { kind: 'unknown' }
  if (changes.fields.length === 0) return NO_CHANGES
  return { kind: 'known', fields: differencesInWords(changes.fields, around) }
}

/** A thread as the window shows it. */
export function threadView(thread: Thread, around: ClaimSurroundings): ThreadView {
  const { id, first, replies, isResolved, act, changes } = thread
  const comments = first === null ? replies : [first, ...replies]
  return {
    id,
    about: aboutOf(thread, around),
    comments: comments.map((comment) => commentView(comment, around)),
    resolved: isResolved,
    act: act?.kind ?? null,
    changes: changesInWords(changes, around),
  }
}

function aboutOf({ subject }: Thread, { text, map }: ClaimSurroundings): ThreadAbout {
  if (subject.kind !== 'passage') return subject
  const anchor = anchorTarget(text, map, subject.target)
  const spans = anchor.kind === 'exact' || anchor.kind === 'moved' ? [anchor.span] : []
  return { kind: 'passage', spans, quote: subject.target.selector[1].exact }
}

function commentView({ id, fields, state }: KeptComment, around: ClaimSurroundings): CommentView {
  return {
    id,
    by: nameOf(around, fields.annotatorId),
    mine: around.isMe(fields.annotatorId),
    at: hlcIso(state.createdAt),
    edited: state.modifiedAt !== state.createdAt,
    text: fields.text ?? '',
    act: COMMENT_ACTS.find((each) => each === fields.act) ?? null,
  }
}

/** How somebody is called in the project. */
export function nameOf({ annotators }: Pick<ClaimSurroundings, 'annotators'>, id: RecordId): string {
  return annotators.get(id) ?? t('session.somebody')
}
