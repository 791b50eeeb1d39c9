import type { ImportSummary } from '../../../shared/review/import-summary.ts'
import type { SharedWork } from '../../session/review-session.ts'
import type {
  AmendmentView,
  Asking,
  PersonView,
  RecordConflict,
  ReviewDesk,
  ReviewOverview,
} from '../../session/review-views.ts'
import { type Cell, cell } from '../../session/subscribable.ts'
import type { ImportView } from '../../session/views.ts'

/** Reviewing in a fake session: what is shown is set by the test, what is done is noted in `calls`. */
export interface FakeSharedWork extends SharedWork {
  readonly review: SharedWork['review'] & {
    readonly overview: Cell<ReviewOverview>
    readonly desk: Cell<ReviewDesk | null>
    readonly asking: Cell<Asking | null>
    readonly amendments: Cell<ReadonlyMap<ReviewDesk['articleId'], AmendmentView>>
    readonly drafted: Cell<ReadonlySet<ReviewDesk['articleId']>>
  }
  readonly handOver: Cell<readonly ReviewDesk['articleId'][]>
  readonly people: Cell<readonly PersonView[]>
  readonly conflicts: Cell<readonly RecordConflict[]>
  readonly imports: Cell<readonly ImportView[]>
}

const NOTHING_RETURNED: ReviewOverview['returned'] = {
  accepted: 0,
  amendments: 0,
  rejected: 0,
  questions: 0,
  missed: 0,
  comments: 0,
  stale: 0,
  settled: 0,
}

const NO_OVERVIEW: ReviewOverview = {
  rows: [],
  all: 0,
  decided: 0,
  asks: 0,
  toDo: 0,
  openThreads: 0,
  returned: NOTHING_RETURNED,
  open: 0,
  blind: false,
  waiting: 0,
}

/** Nobody has reviewed anything; every act answers that it was carried out. */
export function createFakeSharedWork(call: (...words: readonly string[]) => void): FakeSharedWork {
  const asking = cell<Asking | null>(null)
  const did = (...words: readonly string[]): boolean => {
    call(...words)
    return true
  }
  return {
    review: {
      overview: cell(NO_OVERVIEW),
      desk: cell<ReviewDesk | null>(null),
      asking,
      ask: (next) => asking.set(next === null ? null : ({ ...next, draftField: `asking ${next.kind}` } as Asking)),
      openArticle: (id) => call('review.openArticle', id),
      select: (id) => call('review.select', id ?? 'nothing'),
      showList: (list) => call('review.showList', list),
      setFilter: (patch) => call('review.setFilter', JSON.stringify(patch)),
      next: () => call('review.next'),
      previous: () => call('review.previous'),
      nextUndecided: () => call('review.nextUndecided'),
      accept: (ids) => did('review.accept', ...ids),
      acceptShown: () => did('review.acceptShown'),
      reject: (id, reason) => did('review.reject', id, reason),
      question: (id, text) => did('review.question', id, text),
      withdrawVerdict: (id) => did('review.withdrawVerdict', id),
      amendments: cell<ReadonlyMap<ReviewDesk['articleId'], AmendmentView>>(new Map()),
      startAmendment: (id) => call('review.startAmendment', id),
      submitAmendment: (id, reason = '') => did('review.submitAmendment', id, reason),
      cancelAmendment: (id) => call('review.cancelAmendment', id),
      leaveAmendment: (id) => call('review.leaveAmendment', id),
      drafted: cell<ReadonlySet<ReviewDesk['articleId']>>(new Set()),
      comment(on, text) {
        call('review.comment', on.kind, text)
        return null
      },
      reply: (id, text) => did('review.reply', id, text),
      editComment: (id, text) => did('review.editComment', id, text),
      deleteComment: (id) => did('review.deleteComment', id),
      resolve: (id, text = '') => did('review.resolve', id, text),
      reopen: (id, text = '') => did('review.reopen', id, text),
      adopt: (id) => did('review.adopt', id),
      dispute: (id, text) => did('review.dispute', id, text),
      answer: (id, text) => did('review.answer', id, text),
    },
    setBlind: (blind) => call('setBlind', String(blind)),
    handOver: cell<readonly ReviewDesk['articleId'][]>([]),
    people: cell<readonly PersonView[]>([]),
    joinPeople: (a, b) => call('joinPeople', a, b),
    separatePeople: (id) => call('separatePeople', id),
    conflicts: cell<readonly RecordConflict[]>([]),
    imports: cell<readonly ImportView[]>([]),
    withdrawImport: async (id) => call('withdrawImport', id),
  }
}

const NO_COUNTS = {
  fresh: 0,
  here: 0,
  newClaims: 0,
  newReviews: 0,
  newComments: 0,
  newOthers: 0,
  conflicts: 0,
  quarantined: 0,
  foreign: 0,
  unknownCodes: 0,
  unknownPeople: 0,
}

/** A dry run of a file that brings nothing. */
export const EMPTY_SUMMARY: ImportSummary = {
  articles: [],
  shared: NO_COUNTS,
  sum: NO_COUNTS,
  unknownCodes: [],
  unknownPeople: [],
}
