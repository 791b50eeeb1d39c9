import { describe, expect, it } from 'vitest'
import type { RecordId } from '../base/ids.ts'
import { TEN_YEARS } from '../history/testing/collaboration.ts'
import { simulatedDevice } from '../history/testing/simulated-device.ts'
import { deleteComment, editComment, reply, setResolved, startThread } from './edit-thread.ts'
import { type Desk, deskAt, exchange, fresh, newOffice, passage, TALKS } from './testing/desk.ts'
import { type Thread, threadsOfArticle, threadsOfClaim } from './threads.ts'

const CLAIM = fresh(1)
const THREAD = fresh(11)

/** Anna with a claim on which Ben has started a thread; both have everything. */
function twoPeople(): readonly [Desk, Desk] {
  const office = newOffice()
  const [anna, ben] = [deskAt(office, 1), deskAt(office, 2)] as const
  anna.claim(CLAIM, 'Oru would open the port')
  anna.send(ben)
  ben.act((book, me) => startThread(book, me, { kind: 'claim', claimId: CLAIM }, 'Who is that? ', THREAD))
  ben.send(anna)
  return [anna, ben]
}

function threadAt({ book, me }: Desk): Thread {
  const [thread] = threadsOfArticle(book(), me, TALKS)
  if (thread === undefined) throw new Error('There is a thread')
  return thread
}

function words({ first, replies }: Thread): readonly (string | undefined)[] {
  return [first?.fields.text, ...replies.map(({ fields }) => fields.text)]
}

describe('A thread', () => {
  it('is a comment with its replies, whichever of them is replied to', () => {
    const [anna, ben] = twoPeople()
    anna.act((book, me) => reply(book, me, THREAD, 'The minister', fresh(12)))
    ben.device.receive(anna.device.revisions())
    const { articleId, claimId = '' } = ben.book().comments.get(fresh(12))?.fields ?? {}
    const nested = { articleId: articleId ?? '', annotatorId: ben.me, claimId, text: 'Thanks', replyTo: fresh(12) }
    ben.device.set(fresh(13), nested, 'comment')
    expect(words(threadAt(ben))).toEqual(['Who is that?', 'The minister', 'Thanks'])
    expect(threadsOfClaim(ben.book(), ben.me, CLAIM).map(({ id, subject }) => [id, subject])).toEqual([
      [THREAD, { kind: 'claim', claimId: CLAIM }],
    ])
  })

  it('is on a bare passage, or on an article', () => {
    const [, ben] = twoPeople()
    const target = passage('denied it')
    ben.act((book, me) =>
      startThread(book, me, { kind: 'passage', articleId: TALKS, target }, 'Nothing here?', fresh(2)),
    )
    ben.act((book, me) => startThread(book, me, { kind: 'article', articleId: TALKS }, 'A reprint', fresh(3)))
    expect(threadsOfArticle(ben.book(), ben.me, TALKS).map(({ subject }) => subject)).toEqual([
      { kind: 'claim', claimId: CLAIM },
      { kind: 'passage', target },
      { kind: 'article' },
    ])
  })

  it('stands when its first comment is deleted, or has not come', () => {
    const [anna, ben] = twoPeople()
    anna.act((book, me) => reply(book, me, THREAD, 'The minister', fresh(12)))
    ben.act((book, me) => deleteComment(book, me, THREAD))
    exchange(anna, ben)
    expect([threadAt(anna).first, words(threadAt(anna)), threadAt(anna).subject]).toEqual([
      null,
      [undefined, 'The minister'],
      { kind: 'claim', claimId: CLAIM },
    ])
    const cleo = deskAt(newOffice(), 3)
    cleo.device.receive(anna.device.revisions().filter(({ recordId }) => recordId !== THREAD))
    expect([threadAt(cleo).id, words(threadAt(cleo))]).toEqual([THREAD, [undefined, 'The minister']])
  })

  it('is gone when all of it is deleted', () => {
    const [, ben] = twoPeople()
    ben.act((book, me) => deleteComment(book, me, THREAD))
    expect(threadsOfArticle(ben.book(), ben.me, TALKS)).toEqual([])
  })

  it('stays in view when its claim changes, and says what did', () => {
    const [anna, ben] = twoPeople()
    anna.set(CLAIM, { commitment: 'commissive.plan' })
    anna.send(ben)
    expect(threadAt(ben).changes).toEqual({
      kind: 'known',
      fields: [{ field: 'commitment', before: 'commissive.pledge', after: 'commissive.plan' }],
    })
  })

  it('is resolved and opened again by anybody, and deleting the act takes it back', () => {
    const [anna, ben] = twoPeople()
    const states: boolean[] = [threadAt(anna).isResolved]
    anna.act((book, me) => setResolved(book, me, THREAD, true, fresh(12)))
    exchange(anna, ben)
    states.push(threadAt(ben).isResolved)
    ben.act((book, me) => setResolved(book, me, THREAD, false, fresh(13), 'Not yet'))
    exchange(anna, ben)
    states.push(threadAt(anna).isResolved)
    ben.act((book, me) => deleteComment(book, me, fresh(13)))
    exchange(anna, ben)
    states.push(threadAt(anna).isResolved)
    expect(states).toEqual([false, true, false, true])
  })

  it('follows what people had seen, not their clocks', () => {
    const office = newOffice()
    const [anna, ben] = [deskAt(office, 1), deskAt(office, 2)]
    const early = simulatedDevice(3, { time: office.time, actor: 3, clockError: -TEN_YEARS })
    anna.act((book, me) => startThread(book, me, { kind: 'article', articleId: TALKS }, 'Done?', THREAD))
    anna.act((book, me) => setResolved(book, me, THREAD, true, fresh(12)))
    anna.send(ben)
    early.receive(anna.device.revisions())
    const reopening = setResolved(ben.book(), early.actorId, THREAD, false, fresh(13))
    if (!reopening.ok) throw new Error('Everybody may open a thread again')
    early.change(reopening.value)
    anna.device.receive(early.revisions())
    expect([threadAt(anna).isResolved, threadAt(anna).replies.map(({ id }) => id)]).toEqual([
      false,
      [fresh(12), fresh(13)],
    ])
  })

  it('of comments that name no predecessors is in the order of the clocks', () => {
    const [anna] = twoPeople()
    const say = (id: RecordId, act: string) =>
      anna.device.set(id, { articleId: TALKS, annotatorId: anna.me, replyTo: THREAD, act, text: act }, 'comment')
    say(fresh(12), 'resolve')
    say(fresh(13), 'reopen')
    expect([threadAt(anna).isResolved, words(threadAt(anna))]).toEqual([false, ['Who is that?', 'resolve', 'reopen']])
  })

  it('in which all reply to one another in a circle is a thread', () => {
    const [anna] = twoPeople()
    const say = (id: RecordId, replyTo: RecordId) =>
      anna.device.set(id, { articleId: TALKS, annotatorId: anna.me, replyTo, text: 'after you' }, 'comment')
    say(fresh(21), fresh(22))
    say(fresh(22), fresh(23))
    say(fresh(23), fresh(21))
    const circle = threadsOfArticle(anna.book(), anna.me, TALKS).find(({ id }) => id === fresh(21))
    expect([circle?.first?.id, circle?.replies.map(({ id }) => id)]).toEqual([fresh(21), [fresh(22), fresh(23)]])
  })

  it('of 20,000 replies, each to the one before, is read in time', () => {
    const office = newOffice()
    const anna = deskAt(office, 1)
    const edits = Array.from({ length: 20_000 }, (_, n) => ({
      recordId: fresh(n),
      kind: 'comment',
      projectId: anna.book().projectId as RecordId,
      set: { articleId: TALKS, annotatorId: anna.me, text: `${n}`, ...(n === 0 ? {} : { replyTo: fresh(n - 1) }) },
    }))
    anna.device.receive(simulatedDevice(4, { time: office.time, actor: 1 }).change(edits))
    expect(threadAt(anna).replies).toHaveLength(19_999)
  })
})

describe('A comment', () => {
  it('is changed and deleted by whoever wrote it, and needs words', () => {
    const [anna, ben] = twoPeople()
    ben.act((book, me) => editComment(book, me, THREAD, 'Who is this?'))
    exchange(anna, ben)
    expect(words(threadAt(anna))).toEqual(['Who is this?'])
    expect([
      editComment(anna.book(), anna.me, THREAD, 'Nonsense'),
      deleteComment(anna.book(), anna.me, THREAD),
      editComment(ben.book(), ben.me, THREAD, ' '),
      startThread(ben.book(), ben.me, { kind: 'claim', claimId: CLAIM }, '\n', fresh(12)),
      startThread(ben.book(), ben.me, { kind: 'claim', claimId: fresh(99) }, 'What?', fresh(12)),
      reply(ben.book(), ben.me, fresh(99), 'What?', fresh(12)),
    ]).toEqual(
      ['not-yours', 'not-yours', 'comment-empty', 'comment-empty', 'review-of-nothing', 'review-of-nothing'].map(
        (kind) => ({ ok: false, error: { kind } }),
      ),
    )
  })

  it('on a claim that is in the bin can still be replied to, and resolved', () => {
    const [anna, ben] = twoPeople()
    anna.device.set(CLAIM, { deleted: true }, 'claim')
    anna.send(ben)
    ben.act((book, me) => setResolved(book, me, THREAD, true, fresh(12)))
    expect(threadAt(ben).isResolved).toBe(true)
  })
})
