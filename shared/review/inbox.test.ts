import { describe, expect, it } from 'vitest'
import { TEST_PROJECT } from '../history/testing/simulated-device.ts'
import { joinIdentities, setBlind } from './edit-people.ts'
import { acceptAll, adopt, adoptMissed, decide, reviewId } from './edit-review.ts'
import { dispute, reply, setResolved, startThread } from './edit-thread.ts'
import { type ReviewInbox, reviewInbox } from './inbox.ts'
import { idOf, nextReturned, type Returned, returnedReviews } from './returned.ts'
import { reviewBook } from './review-book.ts'
import { claimFields, type Desk, deskAt, exchange, fresh, newOffice, passage, TALKS, VOTE } from './testing/desk.ts'

const [FIRST, SECOND, THIRD, MISSED] = [1, 2, 3, 4].map(fresh) as [never, never, never, never]

function inboxAt({ book, me }: Desk): ReviewInbox {
  return reviewInbox(book(), me)
}

function returnedAt({ book, me }: Desk): Returned {
  return returnedReviews(book(), me)
}

/** What an inbox says of each claim. */
function entriesAt(desk: Desk) {
  return inboxAt(desk).articles.flatMap(({ entries }) => entries.map(({ claim, state }) => [claim.id, state]))
}

/** Anna with three claims in two articles, Ben with one; both have everything. */
function twoPeople(): readonly [Desk, Desk] {
  const office = newOffice()
  const [anna, ben] = [deskAt(office, 1), deskAt(office, 2)] as const
  anna.claim(SECOND, 'denied it')
  anna.claim(FIRST, 'Oru would open the port')
  anna.claim(THIRD, 'promised nothing', { articleId: VOTE })
  ben.claim(fresh(5), 'by spring')
  exchange(anna, ben)
  return [anna, ben]
}

describe('The inbox', () => {
  it('has the claims of others in the order of the library and of the text, with my progress', () => {
    const [, ben] = twoPeople()
    ben.act((book, me) => decide(book, me, SECOND, { verdict: 'accept' }))
    const { articles, decided, all } = inboxAt(ben)
    expect(entriesAt(ben)).toEqual([
      [FIRST, 'unreviewed'],
      [SECOND, 'accepted'],
      [THIRD, 'unreviewed'],
    ])
    expect([articles.map((each) => [each.articleId, each.decided, each.all]), decided, all]).toEqual([
      [
        [TALKS, 1, 2],
        [VOTE, 0, 1],
      ],
      1,
      3,
    ])
  })

  it('asks me again when the claim changes or its owner disputes what I said', () => {
    const [anna, ben] = twoPeople()
    ben.act((book, me) => decide(book, me, FIRST, { verdict: 'accept' }))
    ben.act((book, me) => decide(book, me, SECOND, { verdict: 'reject', reason: 'No' }))
    exchange(anna, ben)
    anna.set(FIRST, { note: 'changed' })
    anna.act((book, me) => dispute(book, me, { kind: 'review', reviewId: reviewId(SECOND, ben.me) }, 'Yes', fresh(11)))
    exchange(anna, ben)
    const { articles, decided, asks, toDo } = inboxAt(ben)
    expect([articles.map((each) => [each.asks, each.toDo]), decided, asks, toDo]).toEqual([
      [
        [2, 2],
        [0, 1],
      ],
      1,
      2,
      3,
    ])
    const entries = articles.flatMap((each) => each.entries)
    expect(entries.map(({ isDecided, asksMe }) => [isDecided, asksMe])).toEqual([
      [false, true],
      [true, true],
      [false, false],
    ])
  })

  it('gives the turn back to the owner with my word on a dispute, and to me with theirs', () => {
    const [anna, ben] = twoPeople()
    ben.act((book, me) => decide(book, me, SECOND, { verdict: 'reject', reason: 'No' }))
    exchange(anna, ben)
    anna.act((book, me) => dispute(book, me, { kind: 'review', reviewId: reviewId(SECOND, ben.me) }, 'Yes', fresh(11)))
    exchange(anna, ben)
    const turns = () => [inboxAt(ben).asks, returnedAt(anna).open]
    const told = [turns()]
    ben.act((book, me) => reply(book, me, fresh(11), 'Why?', fresh(12)))
    exchange(anna, ben)
    told.push(turns())
    anna.act((book, me) => reply(book, me, fresh(11), 'He says so.', fresh(13)))
    exchange(anna, ben)
    told.push(turns())
    expect(told).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
    ])
  })

  it('leaves out what is in the bin, and what is in an article that is', () => {
    const [anna, ben] = twoPeople()
    anna.device.set(FIRST, { deleted: true }, 'claim')
    anna.device.set(VOTE, { deleted: true }, 'article')
    exchange(anna, ben)
    expect(entriesAt(ben)).toEqual([[SECOND, 'unreviewed']])
  })

  it('has claims in an article that is not here, behind the others', () => {
    const [anna, ben] = twoPeople()
    anna.claim(fresh(6), 'spring', { articleId: fresh(66) })
    anna.send(ben)
    expect(inboxAt(ben).articles.at(-1)).toMatchObject({ articleId: fresh(66), article: null, all: 1 })
  })

  it('lists the reviews of claims that are not here', () => {
    const [anna, ben] = twoPeople()
    ben.act((book, me) => decide(book, me, FIRST, { verdict: 'accept' }))
    const cleo = deskAt(newOffice(), 3)
    cleo.device.receive(ben.device.revisions().filter(({ kind }) => kind === 'review'))
    expect([inboxAt(cleo).waiting.map(({ id }) => id), inboxAt(anna).waiting]).toEqual([[reviewId(FIRST, ben.me)], []])
  })

  it('counts my other identities as me', () => {
    const [anna, ben] = twoPeople()
    ben.device.change([joinIdentities(TEST_PROJECT, anna.me, ben.me)])
    expect([entriesAt(ben), decide(ben.book(), ben.me, FIRST, { verdict: 'accept' }).ok]).toEqual([[], false])
  })

  it('says who has completed an article', () => {
    const [anna, ben] = twoPeople()
    anna.complete(TALKS)
    ben.complete(TALKS)
    exchange(anna, ben)
    expect(inboxAt(ben).articles.map(({ completedBy }) => [...completedBy])).toEqual([[anna.me], []])
  })
})

describe('In a blind project', () => {
  function blindPeople() {
    const [anna, ben] = twoPeople()
    ben.device.change([setBlind(TEST_PROJECT, true)])
    ben.act((book, me) => decide(book, me, FIRST, { verdict: 'question', reason: 'Which port?' }))
    exchange(anna, ben)
    return [anna, ben] as const
  }

  it('what colleagues did in an article is hidden from me until I have completed it', () => {
    const [anna, ben] = blindPeople()
    expect([entriesAt(ben), inboxAt(ben).hidden.map(({ id }) => id), returnedAt(anna).items]).toEqual([
      [],
      [TALKS, VOTE],
      [],
    ])
    ben.complete(TALKS)
    anna.complete(TALKS)
    exchange(anna, ben)
    expect([entriesAt(ben).map(([id]) => id), inboxAt(ben).hidden.map(({ id }) => id)]).toEqual([
      [FIRST, SECOND],
      [VOTE],
    ])
    expect(returnedAt(anna).counts.questions).toBe(1)
  })

  it('comments are hidden as well', () => {
    const [anna, ben] = blindPeople()
    ben.act((book, me) => startThread(book, me, { kind: 'article', articleId: TALKS }, 'Look', fresh(11)))
    ben.send(anna)
    expect(returnedAt(anna).items).toEqual([])
    anna.complete(TALKS)
    expect(returnedAt(anna).counts).toMatchObject({ comments: 1, questions: 1 })
  })
})

describe('What came back', () => {
  it('is counted by where it stands, in the order of the library and of the text', () => {
    const [anna, ben] = twoPeople()
    ben.act((book, me) => decide(book, me, FIRST, { verdict: 'accept' }))
    ben.act((book, me) => decide(book, me, SECOND, { verdict: 'amend', proposal: { note: 'weak' } }))
    ben.act((book, me) => decide(book, me, THIRD, { verdict: 'question', reason: 'Who?' }))
    ben.device.set(MISSED, claimFields(ben.me, 'by spring', { missedBy: anna.me }), 'claim')
    ben.act((book, me) =>
      startThread(book, me, { kind: 'passage', articleId: TALKS, target: passage('Olander') }, 'A typo?', fresh(11)),
    )
    ben.send(anna)
    const { items, counts, open } = returnedAt(anna)
    expect(counts).toEqual({
      accepted: 1,
      amendments: 1,
      rejected: 0,
      questions: 1,
      missed: 1,
      comments: 1,
      stale: 0,
      settled: 0,
    })
    expect([items.map((item) => [item.kind, item.isOpen]), open]).toEqual([
      [
        ['review', false],
        ['missed', true],
        ['thread', true],
        ['review', true],
        ['review', true],
      ],
      4,
    ])
    const first = nextReturned(returnedAt(anna), null)
    expect([first?.kind, nextReturned(returnedAt(anna), first === null ? null : idOf(first))?.kind]).toEqual([
      'missed',
      'thread',
    ])
  })

  it('is none of the reviewer’s own', () => {
    const [anna, ben] = twoPeople()
    ben.act((book, me) => decide(book, me, FIRST, { verdict: 'accept' }))
    exchange(anna, ben)
    expect(returnedAt(ben).items).toEqual([])
  })

  it('waits no longer once I have replied, and again once somebody else has', () => {
    const [anna, ben] = twoPeople()
    ben.act((book, me) => startThread(book, me, { kind: 'claim', claimId: FIRST }, 'Which port?', fresh(11)))
    ben.send(anna)
    const seen = [returnedAt(anna).open]
    anna.act((book, me) => reply(book, me, fresh(11), 'That of Oru', fresh(12)))
    seen.push(returnedAt(anna).open)
    anna.send(ben)
    expect(returnedAt(ben).open).toBe(1)
    ben.act((book, me) => reply(book, me, fresh(11), 'Sure?', fresh(13)))
    ben.send(anna)
    seen.push(returnedAt(anna).open)
    anna.act((book, me) => setResolved(book, me, fresh(11), true, fresh(14)))
    seen.push(returnedAt(anna).open)
    expect(seen).toEqual([1, 0, 1, 0])
  })

  it('counts a stale review as such, and as settled once it is adopted', () => {
    const [anna, ben] = twoPeople()
    ben.act((book, me) => decide(book, me, FIRST, { verdict: 'accept' }))
    ben.act((book, me) => decide(book, me, SECOND, { verdict: 'reject', reason: 'No' }))
    ben.send(anna)
    anna.set(FIRST, { note: 'changed' })
    anna.act((book, me) => adopt(book, me, reviewId(SECOND, ben.me)))
    expect(returnedAt(anna).counts).toMatchObject({ accepted: 0, stale: 1, rejected: 0, settled: 1 })
  })
})

describe('A claim that I missed', () => {
  function withMissed(): readonly [Desk, Desk] {
    const [anna, ben] = twoPeople()
    ben.device.set(MISSED, claimFields(ben.me, 'by spring', { missedBy: anna.me, note: 'see line 3' }), 'claim')
    ben.send(anna)
    return [anna, ben]
  }

  it('is not in my inbox, and is settled when I adopt it: a claim of mine that cites it', () => {
    const [anna, ben] = withMissed()
    expect(entriesAt(anna).map(([id]) => id)).toEqual([fresh(5)])
    anna.act((book, me) => adoptMissed(book, me, MISSED, fresh(12)))
    const made = anna.device.revisions().at(-1)
    expect([made?.because, made?.actorId, made?.set]).toEqual([
      ben.device.state(MISSED)?.heads,
      anna.me,
      { ...claimFields(anna.me, 'by spring'), adopts: MISSED },
    ])
    expect(returnedAt(anna).items.map((item) => item.kind === 'missed' && [item.adopted, item.isOpen])).toEqual([
      [fresh(12), false],
    ])
  })

  it('is nothing to review again for who made it, until it says something else', () => {
    const [anna, ben] = withMissed()
    anna.act((book, me) => adoptMissed(book, me, MISSED, fresh(12)))
    exchange(anna, ben)
    const stateOf = () => entriesAt(ben).find(([id]) => id === fresh(12))?.[1]
    const before = stateOf()
    anna.set(fresh(12), { strength: 'firm' })
    exchange(anna, ben)
    expect([before, stateOf()]).toEqual(['settled', 'unreviewed'])
  })

  it('can be disputed, and is settled when that is resolved', () => {
    const [anna, ben] = withMissed()
    anna.act((book, me) => dispute(book, me, { kind: 'claim', claimId: MISSED }, 'That is no claim', fresh(12)))
    const disputed = returnedAt(anna)
    anna.send(ben)
    ben.act((book, me) => setResolved(book, me, fresh(12), true, fresh(13)))
    ben.send(anna)
    const resolved = returnedAt(anna)
    expect([
      disputed.open,
      disputed.counts.missed,
      resolved.open,
      resolved.counts.missed,
      resolved.counts.settled,
    ]).toEqual([0, 1, 0, 0, 1])
  })

  it('is adopted by nobody else', () => {
    const [, ben] = withMissed()
    expect(adoptMissed(ben.book(), ben.me, MISSED, fresh(12))).toEqual({ ok: false, error: { kind: 'not-yours' } })
  })
})

describe('A project with 5,000 claims', () => {
  it('has one review worked out anew after one decision', () => {
    const office = newOffice()
    const [anna, ben] = [deskAt(office, 1), deskAt(office, 2)]
    const set = claimFields(anna.me, 'Oru would open the port')
    const claims = Array.from({ length: 5000 }, (_, n) => fresh(n))
    anna.device.change(claims.map((recordId) => ({ recordId, kind: 'claim', projectId: TEST_PROJECT, set })))
    ben.device.receive(anna.device.revisions())
    ben.device.change(acceptAll(ben.book(), ben.me, claims))
    const states = [...ben.device.states().values()]
    const edits = decide(reviewBook(states), ben.me, fresh(7), { verdict: 'reject', reason: 'No' })
    if (!edits.ok) throw new Error('Everybody may review')
    const [decided] = ben.device.change(edits.value)
    const changed = states.map((state) =>
      state.recordId === decided?.recordId ? (ben.device.state(state.recordId) ?? state) : state,
    )
    const seen = [states, changed].map((each) => {
      const inbox = reviewInbox(reviewBook(each), ben.me)
      return inbox.articles.flatMap(({ entries }) => entries.map(({ mine }) => mine))
    })
    const different = claims.filter((_, n) => seen[0]?.[n] !== seen[1]?.[n])
    expect([seen[0]?.length, different.length]).toEqual([5000, 1])
  })
})
