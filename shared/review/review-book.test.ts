import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordId } from '../base/ids.ts'
import { groupByRecord } from '../history/merge.ts'
import { type RecordState, recordState } from '../history/record-state.ts'
import type { Revision } from '../history/revision.ts'
import { testActorId } from '../history/testing/test-ids.ts'
import { decide } from './edit-review.ts'
import { reviewInbox } from './inbox.ts'
import { returnedReviews } from './returned.ts'
import { bookKeeper, claimsToLookInto, type Histories, type ReviewBook, reviewBook } from './review-book.ts'
import { type Desk, deskAt, fresh, newOffice, TALKS, VOTE } from './testing/desk.ts'
import { allOf, playRound, roundArbitrary } from './testing/round.ts'

const PEOPLE = [1, 2, 3].map(testActorId)

/** All that a book says, and what follows from it for each of the three, as values that can be compared. */
function told(book: ReviewBook): unknown {
  const { projectId, isBlind, articles, deletedArticles, claims, claimsOf, reviews, reviewsOf } = book
  const { comments, threads, threadsAbout, completedBy } = book
  return {
    ...{ projectId, isBlind, articles, deletedArticles, claims, claimsOf, reviews, reviewsOf },
    ...{ comments, threads, threadsAbout, completedBy },
    people: PEOPLE.map(book.identities.annotatorsOf),
    lookInto: claimsToLookInto(book),
    seen: PEOPLE.map((me) => [reviewInbox(book, me), returnedReviews(book, me)]),
  }
}

/** The states that revisions make, the same object for a record of which the same is known. */
function stateMaker(): (revisions: readonly Revision[]) => readonly RecordState[] {
  const kept = new Map<string, RecordState | null>()
  return (revisions) =>
    [...groupByRecord(revisions)].flatMap(([id, ofRecord]) => {
      const key = [id, ...ofRecord.map(({ rid }) => rid).sort()].join()
      const state = kept.has(key) ? kept.get(key) : recordState(ofRecord)
      kept.set(key, state ?? null)
      return state ?? []
    })
}

describe('The book of a project that changes', () => {
  it('says what one made anew says, whatever comes, goes and changes', () => {
    const without = fc.array(fc.nat(), { maxLength: 3 })
    const step = fc.record({ without, turned: fc.boolean(), withHistories: fc.boolean() })
    fc.assert(
      fc.property(roundArbitrary(50), fc.array(step, { minLength: 3, maxLength: 8 }), (script, steps) => {
        const all = allOf(playRound(script))
        const allHistories = groupByRecord(all)
        const [statesOf, bookOf] = [stateMaker(), bookKeeper()]
        for (const { without, turned, withHistories } of steps) {
          const left = new Set(without.map((n) => n % all.length))
          const revisions = all.filter((_, index) => !left.has(index))
          const states = statesOf(turned ? revisions.toReversed() : revisions)
          const histories: Histories = withHistories ? allHistories : new Map()
          const anew = reviewBook(structuredClone(states), histories)
          expect(told(bookOf(states, histories))).toEqual(told(anew))
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('After an edit of one claim', () => {
  const MORE = [1, 2, 3, 4] as const

  function twoAtWork(): { readonly anna: Desk; readonly ben: Desk } {
    const office = newOffice()
    const [anna, ben] = [deskAt(office, 1), deskAt(office, 2)]
    for (const n of MORE) anna.claim(fresh(n), 'the port', { articleId: n % 2 === 0 ? TALKS : VOTE })
    anna.send(ben)
    ben.act((book, me) => decide(book, me, fresh(2), { verdict: 'accept' }))
    return { anna, ben }
  }

  function booksAround(ben: Desk, edit: () => void): readonly [ReviewBook, ReviewBook] {
    const [statesOf, bookOf] = [stateMaker(), bookKeeper()]
    const before = bookOf(statesOf(ben.device.revisions()))
    edit()
    return [before, bookOf(statesOf(ben.device.revisions()))]
  }

  it('what is in other articles, and what was said of other claims, stays the same object', () => {
    const { anna, ben } = twoAtWork()
    const [before, after] = booksAround(ben, () => {
      anna.set(fresh(4), { note: 'by spring' })
      anna.send(ben)
    })
    expect(after.claimsOf.get(TALKS)).not.toBe(before.claimsOf.get(TALKS))
    expect(after.claimsOf.get(VOTE)).toBe(before.claimsOf.get(VOTE))
    for (const part of ['articles', 'identities', 'reviews', 'reviewsOf', 'threads', 'completedBy'] as const) {
      expect([part, after[part] === before[part]]).toEqual([part, true])
    }
    expect(differentEntries(before, after, ben.me)).toEqual([fresh(4)])
  })

  it('nothing is another object where nothing changed', () => {
    const { ben } = twoAtWork()
    const [before, after] = booksAround(ben, () => undefined)
    expect(after).toEqual({ ...before, historyOf: after.historyOf })
    expect([after.claims === before.claims, after.claimsOf === before.claimsOf]).toEqual([true, true])
  })
})

/** The claims of which the inbox tells by another object. */
function differentEntries(before: ReviewBook, after: ReviewBook, me: RecordId): readonly RecordId[] {
  const entriesOf = (book: ReviewBook) => reviewInbox(book, me).articles.flatMap(({ entries }) => entries)
  const known = new Set(entriesOf(before))
  return entriesOf(after).flatMap((entry) => (known.has(entry) ? [] : [entry.claim.id]))
}
