import { count } from './count.ts'

/** What the session says of working with others: toasts, refusals, commands. */
export const enReview = {
  'bin.kind.review': 'Review',
  'bin.kind.comment': 'Comment',
  'export.scope.hand-over': 'Articles marked complete',
  'export.scope.chosen': 'Chosen articles',

  'session.review.done.accepted': (claims: number) => `${count(claims, 'claim', 'claims')} accepted`,
  'session.review.done.withdrawn': 'Verdict withdrawn',
  'session.review.done.amendment-kept': 'Amendment kept as a draft',
  'session.review.done.adopted': 'Amendment adopted',
  'session.review.done.taken-over': 'Added to your claims',
  'session.review.done.comment-deleted': 'Comment moved to the bin',
  'session.review.done.all-decided': 'Nothing left to decide.',
  'session.review.done.joined': (a: string, b: string) => `${a} and ${b} are one person from now on`,
  'session.review.done.separated': (name: string) => `${name} is a person of their own again`,
  'session.review.done.blind': 'Colleagues’ work on an article is hidden until yours is complete',
  'session.review.done.seeing': 'Colleagues’ work is shown',
  'session.review.done.withdrawn-import': (removed: number, kept: number) =>
    kept === 0
      ? `Import undone: ${count(removed, 'entry', 'entries')} taken off this machine`
      : `Import undone: ${count(removed, 'entry', 'entries')} taken off this machine, ${count(kept, 'entry', 'entries')} kept because later work stands on ${kept === 1 ? 'it' : 'them'}`,

  'session.review.news.to-review': (n: number) => `${count(n, 'claim', 'claims')} to review`,
  'session.review.news.accepted': (n: number) => `${n} accepted`,
  'session.review.news.amendments': (n: number) => count(n, 'amendment', 'amendments'),
  'session.review.news.rejected': (n: number) => `${n} rejected`,
  'session.review.news.questions': (n: number) => count(n, 'question', 'questions'),
  'session.review.news.missed': (n: number) => count(n, 'missed claim', 'missed claims'),
  'session.review.news.comments': (n: number) => count(n, 'comment', 'comments'),
  'session.review.news.stale': (n: number) => `${n} on an older version`,
  'session.review.news.disputes': (n: number) => `${count(n, 'dispute', 'disputes')} for you`,
  'session.review.news.answers': (n: number) => `${count(n, 'answer', 'answers')} for you`,
  'session.review.news.changed': (n: number) => `${count(n, 'claim', 'claims')} changed since you looked`,
  'session.review.news.conflicts': (n: number) => `${count(n, 'conflict', 'conflicts')} to decide`,
  'session.review.news.text': (applied: string, news: string) => `${applied}. ${news}.`,

  'session.verdict.accept': 'Accepted',
  'session.verdict.amend': 'Amendment proposed',
  'session.verdict.reject': 'Rejected',
  'session.verdict.question': 'Question',

  'session.not.mine-record': (name: string) => `This belongs to ${name}. Only they can change it.`,
  'session.review.not.own-claim': 'This claim is yours: change it as you like. Amendments are for colleagues’ claims.',
  'session.review.not.delete-amended': 'An amendment changes a claim. To have it deleted, reject it and say why.',
} as const
