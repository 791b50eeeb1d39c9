import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupByRecord, mergeRevisions, type RevisionSet, revisionSet, statesOf } from '../history/merge.ts'
import type { Revision } from '../history/revision.ts'
import { stateHash } from '../history/state-hash.ts'
import { testActorId } from '../history/testing/test-ids.ts'
import { type InboxEntry, reviewInbox } from './inbox.ts'
import { returnedReviews } from './returned.ts'
import { claimsToLookInto, reviewBook } from './review-book.ts'
import { reviewStanding } from './standing.ts'
import { exchange } from './testing/desk.ts'
import { allOf, playRound, roundArbitrary } from './testing/round.ts'
import type { Thread } from './threads.ts'

/** Everything that is shown to each of the three, as plain values; with only the histories that are asked for. */
function shown(revisions: Iterable<Revision>): unknown {
  const all = [...revisions]
  const states = [...statesOf(all).values()]
  const asked = new Set(claimsToLookInto(reviewBook(states)))
  const histories = new Map([...groupByRecord(all)].filter(([id]) => asked.has(id)))
  const book = reviewBook(states, histories)
  return [1, 2, 3].map((n) => {
    const inbox = reviewInbox(book, testActorId(n))
    const { items, counts } = returnedReviews(book, testActorId(n))
    return {
      decided: [inbox.decided, inbox.all],
      entries: inbox.articles.flatMap(({ articleId, entries }) => entries.map((each) => [articleId, plain(each)])),
      hidden: inbox.hidden.map(({ id }) => id),
      waiting: inbox.waiting.map(({ id }) => id).sort(),
      items: items.map((item) => [
        item.kind,
        item.start,
        item.isOpen,
        item.kind === 'review' ? [item.standing.state, item.standing.changes] : [],
        item.kind === 'thread' ? thread(item.thread) : [],
        item.kind === 'missed' ? [item.adopted, item.disputed, item.threads.map(thread)] : [],
      ]),
      counts,
    }
  })
}

function plain({ claim, state, mine, others, isDecided, asksMe, threads }: InboxEntry): unknown {
  return [claim.id, state, mine?.changes, others.map((each) => each.state), isDecided, asksMe, threads.map(thread)]
}

function thread({ id, subject, replies, isResolved, act, changes }: Thread): unknown {
  return [id, subject, replies.map((each) => each.id), isResolved, act?.by.id, changes]
}

function merged(pieces: readonly (readonly Revision[])[]): RevisionSet {
  return pieces.map(revisionSet).reduce(mergeRevisions, revisionSet([]))
}

describe('Three analysts who review one another', () => {
  it('have the same, and see the same, in whatever order their files come and however often: 1,000 histories', () => {
    fc.assert(
      fc.property(roundArbitrary(), fc.infiniteStream(fc.nat()), (script, numbers) => {
        const desks = playRound(script)
        const files = desks.map(({ device }) => device.revisions())
        const [first = 0, second = 0] = [numbers.next().value, numbers.next().value]
        const turned = [...files.slice(first % 4), ...files.slice(0, first % 4)]
        const pieces = [...turned, ...files.toReversed()].map((file, n) =>
          n % 2 === second % 2 ? file.toReversed() : file,
        )
        const one = merged(files)
        const other = merged(pieces)
        expect(stateHash(statesOf(other.values()).values())).toBe(stateHash(statesOf(one.values()).values()))
        expect(shown(other.values())).toEqual(shown(one.values()))
      }),
      { numRuns: 1000 },
    )
  })

  it('agree on everything once each has had a file from each other', () => {
    fc.assert(
      fc.property(roundArbitrary(), (script) => {
        const desks = playRound(script)
        exchange(...desks)
        exchange(...desks)
        const hashes = new Set(desks.map(({ device }) => stateHash(device.states().values())))
        expect(hashes.size).toBe(1)
        expect(allOf(desks)).toHaveLength(desks[0]?.device.revisions().length ?? 0)
      }),
      { numRuns: 100 },
    )
  })

  it('never change what belongs to another, whatever they do', () => {
    fc.assert(
      fc.property(roundArbitrary(), (script) => {
        for (const state of statesOf(allOf(playRound(script))).values()) {
          expect([state.kind, state.foreign]).toEqual([state.kind, []])
        }
      }),
      { numRuns: 100 },
    )
  })

  it('come to every state that a review can be in', () => {
    const states = new Set<string>()
    for (const script of fc.sample(roundArbitrary(50), { numRuns: 150, seed: 7 })) {
      const all = allOf(playRound(script))
      const book = reviewBook(statesOf(all).values(), groupByRecord(all))
      for (const review of book.reviews.values()) {
        const { state, settledBy, disputed } = reviewStanding(book, testActorId(1), review)
        states.add(settledBy === null ? state : `settled: ${settledBy}`)
        if (disputed) states.add('disputed')
      }
    }
    const expected = [
      'accepted',
      'amendment-proposed',
      'disputed',
      'question',
      'rejected',
      'settled: adopted',
      'settled: deleted',
      'settled: resolved',
      'stale',
    ]
    expect([...states].filter((state) => expected.includes(state)).sort()).toEqual(expected)
  })

  it('are shown something whatever is missing', () => {
    fc.assert(
      fc.property(roundArbitrary(), fc.array(fc.nat({ max: 60 })), (script, missing) => {
        const some = allOf(playRound(script)).filter((_, index) => !missing.includes(index))
        expect(() => shown(some)).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })
})
