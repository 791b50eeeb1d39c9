import type { RecordId, Rid } from '../base/ids.ts'
import { COMMENT_ACTS, type CommentAct } from '../claim/record-fields.ts'
import { compareHlc } from '../history/hlc.ts'
import type { Target } from '../selector/selector.ts'
import { isHiddenFromMe } from './blind.ts'
import { type KeptComment, type ReviewBook, sightOf } from './review-book.ts'
import { type Changes, changesSince, citedBy, knownVersionsOf } from './versions.ts'

/** What a thread is about. An article as a whole where it names nothing closer. */
export type ThreadSubject =
  | { readonly kind: 'claim'; readonly claimId: RecordId }
  | { readonly kind: 'review'; readonly claimId: RecordId | null; readonly reviewId: RecordId }
  | { readonly kind: 'passage'; readonly target: Target }
  | { readonly kind: 'article' }

/** A comment and all that reply to it. */
export interface Thread {
  /** The id of its first comment, whether that is here or not. */
  readonly id: RecordId
  readonly articleId: RecordId
  readonly subject: ThreadSubject
  /** `null` where it was deleted or has not come yet: its replies still stand. */
  readonly first: KeptComment | null
  /** Those that are not deleted, each behind what it had seen, else by their clocks. The first is not among them. */
  readonly replies: readonly KeptComment[]
  /** Whether the latest act in it resolved it. */
  readonly isResolved: boolean
  /**
   * The latest act in it, and its comment; `null` where all only say something. Of acts that did not know of each other
   * it is the one with the greatest clock.
   */
  readonly act: { readonly kind: CommentAct; readonly by: KeptComment } | null
  /** How the claim changed since the thread was started on it; no fields for what is about no claim. */
  readonly changes: Changes
}

/** All threads of an article that I may see, the oldest first. */
export function threadsOfArticle(book: ReviewBook, me: RecordId, articleId: RecordId): readonly Thread[] {
  return threadsAbout(book, me, articleId)
}

/** The threads about a claim and about its reviews that I may see, the oldest first. */
export function threadsOfClaim(book: ReviewBook, me: RecordId, claimId: RecordId): readonly Thread[] {
  return threadsAbout(book, me, claimId)
}

/** The threads about a review that I may see, the oldest first. */
export function threadsOfReview(book: ReviewBook, me: RecordId, reviewId: RecordId): readonly Thread[] {
  return threadsAbout(book, me, reviewId)
}

/** A thread by the id of its first comment; `null` where there is nothing of it that I may see. */
export function threadOf(book: ReviewBook, me: RecordId, threadId: RecordId): Thread | null {
  const all = book.threads.get(threadId) ?? []
  const comments = all.filter((comment) => !comment.isDeleted && !isHiddenFromMe(book, me, comment.fields))
  // What a deleted comment was about is still what its replies are about.
  const speaking = all.find(({ id }) => id === threadId) ?? comments[0]
  if (speaking === undefined || comments.length === 0) return null
  const ordered = inOrder(comments)
  const act = latestAct(ordered)
  return {
    id: threadId,
    articleId: speaking.fields.articleId,
    subject: subjectOf(speaking),
    first: comments.find(({ id }) => id === threadId) ?? null,
    replies: ordered.comments.filter(({ id }) => id !== threadId),
    isResolved: act?.kind === 'resolve',
    act,
    changes: changesUnder(book, speaking),
  }
}

/** The comments of a thread that nobody has replied to knowingly: what the next one has seen. */
export function lastComments({ first, replies }: Thread): readonly KeptComment[] {
  const { comments, seen } = inOrder(first === null ? replies : [first, ...replies])
  const passed = new Set([...seen.values()].flat())
  return comments.filter((comment) => !passed.has(comment))
}

function threadsAbout(book: ReviewBook, me: RecordId, id: RecordId): readonly Thread[] {
  const threads = [...(book.threadsAbout.get(id) ?? [])].flatMap((threadId) => threadOf(book, me, threadId) ?? [])
  return threads.sort((a, b) => compareHlc(startedAt(a), startedAt(b)) || (a.id < b.id ? -1 : 1))
}

function startedAt({ first, replies }: Thread): KeptComment['state']['createdAt'] {
  const opening = first ?? replies[0]
  if (opening === undefined) throw new Error('A thread has a comment')
  return opening.state.createdAt
}

function subjectOf({ fields: { claimId, reviewId, target } }: KeptComment): ThreadSubject {
  if (reviewId !== undefined) return { kind: 'review', reviewId, claimId: claimId ?? null }
  if (claimId !== undefined) return { kind: 'claim', claimId }
  return target === undefined ? { kind: 'article' } : { kind: 'passage', target }
}

function changesUnder(book: ReviewBook, comment: KeptComment): Changes {
  const { claimId } = comment.fields
  const claim = claimId === undefined ? undefined : book.claims.get(claimId)
  const sight = sightOf(comment)
  if (claim === undefined || sight === null) return { kind: 'known', fields: [] }
  return changesSince(claim.state, sight, book.historyOf(claim.id))
}

/** Comments in reading order, and which of them each had seen by what it cites. */
interface Ordered {
  readonly comments: readonly KeptComment[]
  readonly seen: ReadonlyMap<KeptComment, readonly KeptComment[]>
}

function inOrder(comments: readonly KeptComment[]): Ordered {
  const byRid = new Map<Rid, KeptComment>()
  for (const comment of comments) for (const rid of knownVersionsOf(comment.state)) byRid.set(rid, comment)
  const seen = new Map(
    comments.map((comment): [KeptComment, readonly KeptComment[]] => {
      const cited = new Set([...citedBy(comment.state)].flatMap((rid) => byRid.get(rid) ?? []))
      return [comment, [...cited].filter((other) => other !== comment).sort(byClock)]
    }),
  )
  const stack = [...comments].sort(byClock).reverse()
  const opened = new Set<KeptComment>()
  const ordered = new Set<KeptComment>()
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const before = opened.has(top) ? [] : (seen.get(top) ?? []).filter((each) => !opened.has(each))
    opened.add(top)
    if (before.length > 0) {
      for (const each of before.toReversed()) stack.push(each)
      continue
    }
    stack.pop()
    ordered.add(top)
  }
  return { comments: [...ordered], seen }
}

/** The act that no later one knew of and passed over. */
function latestAct({ comments, seen }: Ordered): Thread['act'] {
  const acting = comments.flatMap((by) => {
    const kind = COMMENT_ACTS.find((each) => each === by.fields.act)
    return kind === undefined ? [] : [{ kind, by }]
  })
  const passed = new Set<KeptComment>()
  const stack = acting.flatMap(({ by }) => seen.get(by) ?? [])
  for (let comment = stack.pop(); comment !== undefined; comment = stack.pop()) {
    if (passed.has(comment)) continue
    passed.add(comment)
    for (const each of seen.get(comment) ?? []) stack.push(each)
  }
  const latest = acting.filter(({ by }) => !passed.has(by))
  return (latest.length > 0 ? latest : acting).sort((a, b) => byClock(a.by, b.by)).at(-1) ?? null
}

/** By when they were written: an edit of the words does not move a comment. */
function byClock(a: KeptComment, b: KeptComment): number {
  return compareHlc(a.state.createdAt, b.state.createdAt) || (a.id < b.id ? -1 : 1)
}
