import type { SharedWork } from './review-session.ts'
import { cell } from './subscribable.ts'
import type { World } from './world.ts'

/** Working in a project with others. */
export function sharedWork(_world: World): SharedWork {
  const none = () => false
  const nothing = () => undefined
  return {
    review: {
      overview: cell({
        rows: [],
        all: 0,
        decided: 0,
        openThreads: 0,
        returned: {
          accepted: 0,
          amendments: 0,
          rejected: 0,
          questions: 0,
          missed: 0,
          comments: 0,
          stale: 0,
          settled: 0,
        },
        open: 0,
        blind: false,
        waiting: 0,
      }),
      desk: cell(null),
      asking: cell(null),
      ask: nothing,
      openArticle: nothing,
      select: nothing,
      showList: nothing,
      setFilter: nothing,
      next: nothing,
      previous: nothing,
      nextUndecided: nothing,
      accept: none,
      acceptShown: none,
      reject: none,
      question: none,
      withdrawVerdict: none,
      amendments: cell(new Map()),
      startAmendment: nothing,
      submitAmendment: none,
      cancelAmendment: nothing,
      comment: () => null,
      reply: none,
      editComment: none,
      deleteComment: none,
      resolve: none,
      reopen: none,
      adopt: none,
      dispute: none,
      answer: none,
    },
    setBlind: nothing,
    handOver: cell([]),
    people: cell([]),
    joinPeople: nothing,
    separatePeople: nothing,
    conflicts: cell([]),
    imports: cell([]),
    withdrawImport: async () => undefined,
  }
}
