import { describe, expect, it } from 'vitest'
import { acceptAll, adopt, decide, reviewId, withdrawReview } from './edit-review.ts'
import { answer, dispute, reply, setResolved, startThread } from './edit-thread.ts'
import { claimsToLookInto } from './review-book.ts'
import { claimStanding } from './standing.ts'
import { type Desk, deskAt, exchange, fresh, newOffice, passage } from './testing/desk.ts'

const CLAIM = fresh(1)

/** Anna with a claim, and Ben and Cleo who have it too. */
function threePeople(): readonly [Desk, Desk, Desk] {
  const office = newOffice()
  const [anna, ben, cleo] = [deskAt(office, 1), deskAt(office, 2), deskAt(office, 3)] as const
  anna.claim(CLAIM, 'Oru would open the port')
  exchange(anna, ben, cleo)
  return [anna, ben, cleo]
}

/** Where the claim stands at a desk, in short. */
function stands({ book, me }: Desk) {
  const { state, reviews } = claimStanding(book(), me, CLAIM)
  return [state, reviews[0]?.turn ?? null, reviews[0]?.settledBy ?? null]
}

describe('A claim', () => {
  it('is unreviewed until somebody else has said something', () => {
    const [anna] = threePeople()
    expect(claimStanding(anna.book(), anna.me, CLAIM)).toEqual({ state: 'unreviewed', disputed: false, reviews: [] })
  })

  it.each([
    ['accepted', null, { verdict: 'accept' }],
    ['amendment-proposed', 'owner', { verdict: 'amend', proposal: { commitment: 'commissive.plan' } }],
    ['rejected', 'owner', { verdict: 'reject', reason: 'Nobody said so' }],
    ['question', 'owner', { verdict: 'question', reason: 'Which port?' }],
  ] as const)('is %s, and then it is the turn of: %s', (state, turn, decision) => {
    const [anna, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, decision))
    ben.send(anna)
    expect(stands(anna)).toEqual([state, turn, null])
  })

  it('stands by what asks most when several have reviewed it', () => {
    const [anna, ben, cleo] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
    cleo.act((book, me) => decide(book, me, CLAIM, { verdict: 'question', reason: 'Which port?' }))
    exchange(anna, ben, cleo)
    expect(stands(anna)[0]).toBe('question')
    expect(claimStanding(anna.book(), anna.me, CLAIM).reviews.map(({ state }) => state)).toEqual([
      'accepted',
      'question',
    ])
  })

  it('is unreviewed again when the review is withdrawn, and has one review of each person', () => {
    const [anna, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'reject', reason: 'No' }))
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
    expect(claimStanding(ben.book(), ben.me, CLAIM).reviews.map(({ state }) => state)).toEqual(['accepted'])
    ben.act((book, me) => withdrawReview(book, me, reviewId(CLAIM, ben.me)))
    ben.send(anna)
    expect(stands(anna)[0]).toBe('unreviewed')
  })

  it('is not reviewed by its own owner, whatever a file says', () => {
    const [anna, ben] = threePeople()
    expect(decide(anna.book(), anna.me, CLAIM, { verdict: 'accept' })).toEqual({
      ok: false,
      error: { kind: 'own-claim' },
    })
    const { articleId } = ben.book().claims.get(CLAIM)?.fields ?? {}
    const rid = ben.device.state(CLAIM)?.heads[0] ?? ''
    const own = { articleId: articleId ?? '', claimId: CLAIM, rid, annotatorId: anna.me, verdict: 'accept' }
    anna.device.set(fresh(9), own, 'review')
    expect(stands(anna)[0]).toBe('unreviewed')
  })
})

describe('A review', () => {
  it('is stale once the claim says something else, with the difference', () => {
    const [anna, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
    anna.set(CLAIM, { note: 'by spring' })
    exchange(anna, ben)
    expect(stands(ben)).toEqual(['stale', 'reviewer', null])
    expect(claimStanding(ben.book(), ben.me, CLAIM).reviews[0]?.changes).toEqual({
      kind: 'known',
      fields: [{ field: 'note', before: null, after: 'by spring' }],
    })
  })

  it('is not stale when the claim went there and back', () => {
    const [anna, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
    anna.set(CLAIM, { note: 'by spring' })
    anna.set(CLAIM, { note: null })
    exchange(anna, ben)
    expect([stands(ben)[0], claimsToLookInto(ben.book())]).toEqual(['accepted', [CLAIM]])
  })

  it('is told to be stale by times while the history is not here', () => {
    const [anna, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
    expect(claimsToLookInto(ben.bookOfStates())).toEqual([])
    anna.set(CLAIM, { note: 'by spring' })
    exchange(anna, ben)
    const [review] = claimStanding(ben.bookOfStates(), ben.me, CLAIM).reviews
    expect([review?.state, review?.changes]).toEqual(['stale', { kind: 'unknown' }])
  })

  it('is of everything that it saw, when the claim stood in two versions', () => {
    const office = newOffice()
    const [anna, laptop, ben] = [deskAt(office, 1), deskAt(office, 4, 1), deskAt(office, 2)]
    anna.claim(CLAIM, 'Oru would open the port')
    anna.send(laptop)
    anna.set(CLAIM, { note: 'one' })
    laptop.set(CLAIM, { note: 'two' })
    exchange(anna, laptop, ben)
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
    expect(stands(ben)[0]).toBe('accepted')
    anna.set(CLAIM, { note: 'one' })
    exchange(anna, laptop, ben)
    expect(claimStanding(ben.book(), ben.me, CLAIM).reviews[0]?.changes).toEqual({
      kind: 'known',
      fields: [{ field: 'note', before: 'two', after: 'one' }],
    })
  })

  it('waits while its claim is not here', () => {
    const [, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
    const stranger = deskAt(newOffice(), 5)
    stranger.device.receive(ben.device.revisions().filter(({ recordId }) => recordId !== CLAIM))
    const [review] = stranger.book().reviews.values()
    if (review === undefined) throw new Error('The review is here')
    expect(claimStanding(stranger.book(), stranger.me, CLAIM).reviews[0]?.state).toBe('waiting')
  })

  it('with a verdict from the future stands as a question', () => {
    const [anna, ben] = threePeople()
    const rid = ben.device.state(CLAIM)?.heads[0] ?? ''
    const { articleId = '' } = ben.book().claims.get(CLAIM)?.fields ?? {}
    ben.device.set(fresh(9), { articleId, claimId: CLAIM, rid, annotatorId: ben.me, verdict: 'applaud' }, 'review')
    ben.send(anna)
    expect(stands(anna)).toEqual(['question', 'owner', null])
  })
})

describe('An amendment', () => {
  const proposal = { target: [passage('the port')] as never, note: null, commitment: 'commissive.plan' }

  it('is settled when the owner adopts it, and the revision cites the review', () => {
    const [anna, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'amend', proposal }))
    ben.send(anna)
    anna.act((book, me) => adopt(book, me, reviewId(CLAIM, ben.me)))
    exchange(anna, ben)
    expect(stands(ben)).toEqual(['settled', null, 'adopted'])
    const last = anna.device.revisions().at(-1)
    const review = anna.device.state(reviewId(CLAIM, ben.me))
    expect([last?.because, last?.actorId, Object.keys(last?.set ?? {}).sort()]).toEqual([
      review?.heads,
      anna.me,
      ['commitment', 'target'],
    ])
    expect(claimStanding(ben.book(), ben.me, CLAIM).reviews[0]?.changes).toEqual({ kind: 'known', fields: [] })
  })

  it('is settled as well when the owner says the same by hand', () => {
    const [anna, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'amend', proposal: { commitment: 'commissive.plan' } }))
    anna.set(CLAIM, { commitment: 'commissive.plan' })
    exchange(anna, ben)
    expect(stands(anna)).toEqual(['settled', null, 'adopted'])
  })

  it('is stale when the owner adopts it and changes something else', () => {
    const [anna, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'amend', proposal }))
    ben.send(anna)
    anna.act((book, me) => adopt(book, me, reviewId(CLAIM, ben.me)))
    anna.set(CLAIM, { strength: 'firm' })
    expect(stands(anna)).toEqual(['stale', 'reviewer', null])
  })

  it('asks for something, and for something that a claim can be', () => {
    const [, ben] = threePeople()
    const tried = [
      { commitment: 'commissive.pledge' },
      {},
      { deleted: true },
      { target: [] },
      { commitment: null },
    ].map((asked) => decide(ben.book(), ben.me, CLAIM, { verdict: 'amend', proposal: asked }))
    expect(tried).toEqual(
      [
        { kind: 'proposal-empty' },
        { kind: 'proposal-empty' },
        { kind: 'proposal-unfit', field: 'deleted' },
        { kind: 'proposal-unfit', field: 'target' },
        { kind: 'proposal-unfit', field: 'commitment' },
      ].map((error) => ({ ok: false, error })),
    )
  })

  it('is adopted by the owner alone', () => {
    const [anna, ben, cleo] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'amend', proposal }))
    exchange(anna, ben, cleo)
    expect(adopt(cleo.book(), cleo.me, reviewId(CLAIM, ben.me))).toEqual({ ok: false, error: { kind: 'not-yours' } })
  })
})

describe('A rejection', () => {
  it('needs a reason that is more than white space', () => {
    const [, ben] = threePeople()
    expect(decide(ben.book(), ben.me, CLAIM, { verdict: 'reject', reason: ' \n' })).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    })
  })

  it('is settled when the owner deletes the claim for it', () => {
    const [anna, ben] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'reject', reason: 'Nobody said so' }))
    ben.send(anna)
    anna.act((book, me) => adopt(book, me, reviewId(CLAIM, ben.me)))
    exchange(anna, ben)
    expect(stands(ben)).toEqual(['settled', null, 'deleted'])
    expect(anna.device.revisions().at(-1)?.because).toEqual(ben.device.state(reviewId(CLAIM, ben.me))?.heads)
  })

  it('is disputed until the thread is resolved, and settled from then on, while the claim stays as it is', () => {
    const [anna, ben] = threePeople()
    const review = reviewId(CLAIM, ben.me)
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'reject', reason: 'Nobody said so' }))
    ben.send(anna)
    anna.act((book, me) => dispute(book, me, { kind: 'review', reviewId: review }, 'She did', fresh(11)))
    anna.send(ben)
    expect([stands(ben), claimStanding(ben.book(), ben.me, CLAIM).disputed]).toEqual([
      ['rejected', 'reviewer', null],
      true,
    ])
    ben.act((book, me) => setResolved(book, me, fresh(11), true, fresh(12)))
    ben.send(anna)
    expect([stands(anna), claimStanding(anna.book(), anna.me, CLAIM).disputed]).toEqual([
      ['settled', null, 'resolved'],
      false,
    ])
    anna.set(CLAIM, { note: 'new' })
    expect(stands(anna)[0]).toBe('stale')
  })

  it('is open again once its thread is, and once the reviewer says something else', () => {
    const [anna, ben] = threePeople()
    const review = reviewId(CLAIM, ben.me)
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'reject', reason: 'Nobody said so' }))
    ben.send(anna)
    anna.act((book, me) => dispute(book, me, { kind: 'review', reviewId: review }, 'She did', fresh(11)))
    anna.act((book, me) => setResolved(book, me, fresh(11), true, fresh(12)))
    expect(stands(anna)[0]).toBe('settled')
    anna.act((book, me) => setResolved(book, me, fresh(11), false, fresh(13)))
    expect(stands(anna)).toEqual(['rejected', 'reviewer', null])
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'reject', reason: 'Really nobody' }))
    exchange(anna, ben)
    expect(stands(anna)).toEqual(['rejected', 'owner', null])
  })

  it('is not disputed by what a third person says', () => {
    const [anna, ben, cleo] = threePeople()
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'reject', reason: 'Nobody said so' }))
    exchange(anna, ben, cleo)
    const on = { kind: 'review', reviewId: reviewId(CLAIM, ben.me) } as const
    cleo.act((book, me) => dispute(book, me, on, 'She did', fresh(11)))
    cleo.act((book, me) => startThread(book, me, on, 'Look at the video', fresh(12)))
    cleo.send(anna)
    expect(stands(anna)).toEqual(['rejected', 'owner', null])
  })
})

describe('A question', () => {
  it('is answered by the owner and settled by resolving the thread, also after the claim was changed for it', () => {
    const [anna, ben] = threePeople()
    const review = reviewId(CLAIM, ben.me)
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'question', reason: 'Which port?' }))
    ben.send(anna)
    anna.act((book, me) => answer(book, me, review, 'The one in Oru', fresh(11)))
    expect(stands(anna)).toEqual(['question', 'reviewer', null])
    anna.act((book, me) => reply(book, me, fresh(11), 'See the note', fresh(12)))
    anna.set(CLAIM, { note: 'the port of Oru' })
    anna.send(ben)
    expect(stands(ben)).toEqual(['stale', 'reviewer', null])
    ben.act((book, me) => setResolved(book, me, fresh(11), true, fresh(13), 'Thanks'))
    ben.send(anna)
    expect(stands(anna)).toEqual(['settled', null, 'resolved'])
  })
})

describe('acceptAll', () => {
  it('passes over what is accepted already, my own, and what is gone', () => {
    const [anna, ben] = threePeople()
    anna.claim(fresh(2), 'denied it')
    anna.claim(fresh(3), 'promised nothing')
    ben.claim(fresh(4), 'promised nothing')
    exchange(anna, ben)
    anna.device.set(fresh(3), { deleted: true }, 'claim')
    anna.send(ben)
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
    const edits = acceptAll(ben.book(), ben.me, [CLAIM, fresh(2), fresh(2), fresh(3), fresh(4), fresh(99)])
    expect(edits.map(({ recordId }) => recordId)).toEqual([reviewId(fresh(2), ben.me)])
  })
})
