import { beforeEach, describe, expect, it } from 'vitest'
import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import { span } from '../../shared/text/offset.ts'
import { freshBrowser } from '../store/testing/fake-browser.ts'
import type { InboxItem, ReturnedItemView, ReviewDesk } from './review-views.ts'
import { type Analyst, openAnalyst, openForReview } from './testing/analyst.ts'

const TEXT =
  'Talks in Harrow\n\nMinister Ada Quist said the border will open in May. Bo Lund promised “to pay the toll”, she added. ' +
  'The council rejected the plan on Monday. Ferries will run twice a day, Lund said.'

let anna: Analyst
let ben: Analyst
let project: ProjectId
let article: RecordId

beforeEach(async () => {
  freshBrowser()
  anna = await openAnalyst('Anna', 1)
  ben = await openAnalyst('Ben', 2)
  project = await anna.session.createProject('Straits')
  article = await anna.importText(TEXT)
})

/** Anna's claims, handed over to Ben, who has the article open for review. */
async function handedOver(quotes: readonly string[]): Promise<readonly RecordId[]> {
  const ids = quotes.map((quote) => anna.tag(quote))
  anna.session.setStatus(article, 'complete')
  await anna.settled()
  await anna.give(ben, 'hand-over')
  await openForReview(ben, project, article)
  await ben.desk(({ inbox }) => inbox.length === quotes.length)
  return ids
}

async function returned(): Promise<void> {
  await ben.settled()
  await ben.give(anna, 'article')
  await openForReview(anna, project, article)
}

function states(desk: ReviewDesk): readonly string[] {
  return desk.inbox.map(({ state }) => state)
}

function inboxOf({ session }: Analyst): readonly InboxItem[] {
  return session.review.desk.get()?.inbox ?? []
}

function returnedOf({ session }: Analyst): readonly ReturnedItemView[] {
  return session.review.desk.get()?.returned ?? []
}

const QUOTES = [
  'the border will open in May',
  '“to pay the toll”',
  'rejected the plan',
  'Ferries will run twice a day',
] as const

describe('A full round', () => {
  it('goes from claims over every verdict to adoption, dispute and the end', async () => {
    const [border, toll, plan, ferries] = await handedOver(QUOTES)
    if (!border || !toll || !plan || !ferries) throw new Error('No claims')
    const { review } = ben.session
    expect(ben.session.toasts.get().at(-1)).toMatchObject({
      leadsTo: 'review',
      text: expect.stringMatching(/4 claims to review/),
    })

    // Ben judges, in the order of the text.
    expect(ben.session.review.desk.get()?.current?.id).toBe(border)
    expect(review.accept([border])).toBe(true)
    review.next()
    expect(ben.session.place.get().claimId).toBe(toll)
    review.startAmendment(toll)
    const start = ben.page().text.indexOf('to pay the toll')
    ben.session.moveBoundary(toll, 0, span(start, start + 'to pay'.length))
    ben.session.editClaim(toll, { strength: 'firm', speakers: [{ name: 'Bo Lund' }] })
    const amended = ben.claim(toll)
    expect([amended.quote, amended.amends?.quote, amended.speakerNames, amended.mine]).toEqual([
      'to pay',
      '“to pay the toll”',
      'Bo Lund',
      true,
    ])
    expect(review.submitAmendment(toll, 'Only the words')).toBe(true)
    expect(ben.claim(toll).quote).toBe('“to pay the toll”')
    expect(review.reject(plan, '  ')).toBe(false)
    expect(review.reject(plan, 'Reported, not said')).toBe(true)
    expect(review.question(ferries, 'Who says so?')).toBe(true)
    review.setFilter({ state: 'all' })
    const missed = ben.tag('she added', 'assertive.fact')
    const thread = review.comment({ kind: 'claim', claimId: border }, 'Nicely found.')
    const passage = review.comment({ kind: 'passage', span: span(0, 15) }, 'Which Harrow?')
    expect([thread, passage].includes(null)).toBe(false)
    const judged = await ben.desk((desk) => desk.decided === 4)
    expect(states(judged)).toEqual(['accepted', 'amendment-proposed', 'rejected', 'question'])
    expect(judged.inbox[1]?.mine?.proposal.map(({ field }) => field)).toEqual(['strength', 'target'])
    expect(judged.inbox[1]?.mine?.proposed?.quote).toBe('to pay')
    await ben.settled()
    expect(ben.claim(missed).fields.missedBy).toBe(anna.session.me.get().id)

    // Anna sees what came back.
    await returned()
    expect(anna.session.toasts.get().at(-1)).toMatchObject({
      leadsTo: 'review',
      text: expect.stringContaining('1 accepted, 1 amendment, 1 rejected, 1 question, 1 missed claim, 2 comments'),
    })
    const back = await anna.desk((desk) => desk.list === 'returned' && desk.returned.length === 7)
    expect(back.open).toBe(6)
    const byClaim = (id: RecordId) => {
      const item = returnedOf(anna).find((each) => each.kind === 'review' && each.claim.id === id)
      if (item?.kind !== 'review') throw new Error('Nothing came back on it')
      return item
    }
    expect(byClaim(toll).review.proposal.map(({ field, before, after }) => [field, before, after])).toContainEqual([
      'target',
      '“to pay the toll”',
      '“to pay”',
    ])
    const own = anna.session.review
    expect(own.adopt(byClaim(toll).id)).toBe(true)
    expect(anna.claim(toll).quote).toBe('to pay')
    expect(own.dispute(byClaim(plan).id, '')).toBe(false)
    expect(own.dispute(byClaim(plan).id, 'The council did say so.')).toBe(true)
    expect(own.answer(byClaim(ferries).id, 'Lund does, at the end.')).toBe(true)
    expect(own.adopt(missed)).toBe(true)
    await anna.settled()
    expect(
      anna
        .page()
        .claims.filter(({ mine }) => mine)
        .map(({ quote }) => quote),
    ).toEqual([
      'the border will open in May',
      'to pay',
      'she added',
      'rejected the plan',
      'Ferries will run twice a day',
    ])
    await anna.desk((desk) => desk.open === 2) // The two comments.
    expect(byClaim(toll).review.adopted.map(({ field, after }) => [field, after])).toEqual([
      ['strength', 'firm'],
      ['target', '“to pay”'],
    ])

    // Ben sees the amendment adopted, the rejection disputed, the question answered.
    await anna.give(ben)
    expect(ben.session.toasts.get().at(-1)?.text).toMatch(/1 dispute for you, 1 answer for you\.$/)
    await openForReview(ben, project, article)
    const again = await ben.desk(
      ({ inbox }) => inbox.some(({ mine }) => mine?.disputed === true) && inbox.every(({ state }) => state !== 'stale'),
    )
    const seen = again.inbox.map(({ state, asksMe, mine }) => [
      state,
      asksMe,
      mine?.settledBy ?? null,
      mine?.answered ?? null,
    ])
    expect(seen).toEqual([
      ['accepted', false, null, false],
      ['settled', false, 'adopted', false],
      ['settled', false, null, null],
      ['rejected', true, null, false],
      ['question', true, null, true],
    ])
    await ben.overview(({ asks, toDo, rows }) => asks === 2 && toDo === 2 && rows[0]?.asks === 2)
    expect([again.asks, again.decided, again.list]).toEqual([2, 5, 'inbox'])
    const at = () => ben.session.place.get().claimId
    expect(at()).toBe(plan)
    review.nextUndecided()
    expect(at()).toBe(ferries)
    review.nextUndecided()
    expect(at()).toBe(plan)
    review.setFilter({ state: 'asksMe' })
    expect((await ben.desk(({ shown }) => shown.length === 2)).shown.map(({ id }) => id)).toEqual([plan, ferries])
    review.setFilter({ state: 'all' })
    // Ben's word on the dispute is for Anna again.
    const dispute = again.inbox.find(({ id }) => id === plan)?.mine?.threads[0]
    expect(dispute && review.reply(dispute.id, 'Which words?')).toBe(true)
    await ben.overview(({ asks }) => asks === 1)
    await ben.settled()
    await ben.give(anna)
    expect(anna.session.toasts.get().at(-1)?.text).toMatch(/\. 1 comment\.$/)
    await anna.desk((desk) => desk.open === 3)
    expect(review.withdrawVerdict(plan)).toBe(true)
    expect(review.accept([plan, ferries])).toBe(true)
    await ben.settled()

    // All is said.
    await returned()
    const end = await anna.desk((desk) =>
      desk.returned.filter(({ kind }) => kind === 'review').every(({ open }) => !open),
    )
    expect(end.returned.flatMap((item) => (item.kind === 'review' ? [item.review.state] : []))).toEqual([
      'accepted',
      'settled',
      'accepted',
      'accepted',
    ])
    expect(await anna.give(ben)).toBe(0)
  })
})

describe('Accepting', () => {
  it('takes everything that the list shows as one change, with one undo', async () => {
    await handedOver(QUOTES)
    const { review } = ben.session
    review.reject(inboxOf(ben)[0]?.id as RecordId, 'No')
    review.acceptShown()
    expect(states(await ben.desk(({ decided }) => decided === 4))).toEqual([
      'rejected',
      'accepted',
      'accepted',
      'accepted',
    ])
    await ben.session.undo()
    expect(states(await ben.desk(({ decided }) => decided === 1))).toEqual([
      'rejected',
      'unreviewed',
      'unreviewed',
      'unreviewed',
    ])
  })
})

describe('Walking', () => {
  it('goes on from where one has let go of a claim', async () => {
    const [, , plan, ferries] = await handedOver(QUOTES)
    if (!plan) throw new Error('No claim')
    ben.session.review.select(plan)
    ben.session.selectClaim(null)
    ben.session.review.next()
    expect(ben.session.place.get().claimId).toBe(ferries)
  })
})

describe('An amendment under way', () => {
  it('survives a crash, is taken back step by step, and is refused where it changes nothing', async () => {
    const [border] = await handedOver(QUOTES)
    if (!border) throw new Error('No claim')
    const { session } = ben
    session.review.startAmendment(border)
    session.editClaim(border, { note: 'A pledge?' })
    session.editClaim(border, { strength: 'hedged', speakers: [{ name: 'A new name' }] })
    expect([ben.claim(border).fields.note, ben.claim(border).speakerNames]).toEqual(['A pledge?', 'A new name'])
    const draft = `amendments ${session.place.get().projectId}`
    const isKept = async () => (await session.drafts.recall(draft))?.text.includes('hedged') === true
    await expect.poll(isKept).toBe(true)
    session.close()
    const again = await openAnalyst('Ben', 2)
    await again.wait(again.session.review.amendments, (all) => all.has(border))
    expect(
      again.session.review.amendments
        .get()
        .get(border)
        ?.differences.map(({ field }) => field),
    ).toEqual(['note', 'speakers', 'strength'])
    again.session.editClaim(border, { strength: null, speakers: [] })
    again.session.editClaim(border, { note: null })
    await again.session.undo()
    expect(again.claim(border).fields.note).toBe('A pledge?')
    await again.session.redo()
    again.session.review.cancelAmendment(border)
    again.session.review.startAmendment(border)
    again.session.editClaim(border, { note: 'No more than a thought' })
    again.session.editClaim(border, { note: null })
    await again.overview(({ all }) => all === 4)
    expect(again.session.review.submitAmendment(border)).toBe(false)
    again.session.review.cancelAmendment(border)
    expect(again.claim(border).amends).toBeUndefined()
  })

  it('is nothing where nothing was changed, and else kept as a draft to go on with, also after a crash', async () => {
    const [border, toll] = await handedOver(QUOTES)
    if (!border || !toll) throw new Error('No claims')
    const { review, editClaim, toasts } = ben.session
    review.reject(border, 'Not hers')
    review.startAmendment(border)
    review.leaveAmendment(border)
    expect([ben.claim(border).amends, review.drafted.get().size, ben.session.place.get().claimId]).toEqual([
      undefined,
      0,
      border,
    ])
    review.startAmendment(border)
    review.next()
    expect([ben.session.place.get().claimId, ben.claim(border).amends]).toEqual([toll, undefined])

    review.startAmendment(toll)
    editClaim(toll, { strength: 'hedged' })
    review.leaveAmendment(toll)
    expect(toasts.get().at(-1)?.text).toBe('Amendment kept as a draft')
    expect([ben.claim(toll).amends, [...review.drafted.get()]]).toEqual([undefined, [toll]])
    expect(review.accept([toll])).toBe(true)
    await ben.settled()
    const draft = `amendments ${ben.session.place.get().projectId}`
    await expect.poll(async () => (await ben.session.drafts.recall(draft))?.text).toContain('"isAside":true')
    ben.session.close()
    const again = await openAnalyst('Ben', 2)
    await again.wait(again.session.review.drafted, (drafted) => drafted.has(toll))
    await again.desk(({ inbox }) => inbox.length === QUOTES.length)
    expect(again.session.review.amendments.get().size).toBe(0)
    again.session.review.startAmendment(toll)
    await again.wait(again.session.review.amendments, (all) => all.get(toll)?.differences.length === 1)
    expect(again.session.review.drafted.get().size).toBe(0)
  })

  it('leaves the claim alone until it is proposed, and goes on from what was proposed', async () => {
    const [border] = await handedOver(QUOTES)
    if (!border) throw new Error('No claim')
    const { review, editClaim } = ben.session
    review.startAmendment(border)
    editClaim(border, { strength: 'hedged' })
    review.submitAmendment(border)
    review.startAmendment(border)
    expect(ben.claim(border).fields.strength).toBe('hedged')
    editClaim(border, { note: 'And a note' })
    review.submitAmendment(border)
    const { inbox } = await ben.desk((desk) => desk.inbox[0]?.mine?.proposal.length === 2)
    expect([inbox[0]?.mine?.proposal.map(({ field }) => field), ben.claim(border).fields.strength]).toEqual([
      ['note', 'strength'],
      undefined,
    ])
  })
})

describe('A review of an older version', () => {
  it('is shown as stale with the difference, and so is a thread', async () => {
    const [border] = await handedOver(QUOTES)
    if (!border) throw new Error('No claim')
    ben.session.review.accept([border])
    ben.session.review.comment({ kind: 'claim', claimId: border }, 'Good.')
    await returned()
    anna.session.editClaim(border, { strength: 'hedged' })
    const desk = await anna.desk(({ returned: items }) =>
      items.some((item) => item.kind === 'review' && item.review.changes.kind === 'known'),
    )
    const changes = { kind: 'known', fields: [{ field: 'strength', before: '', after: 'hedged' }] }
    const told = desk.returned
      .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
      .map((item) =>
        item.kind === 'review'
          ? [item.review.state, item.review.changes]
          : item.kind === 'thread'
            ? item.thread.changes
            : null,
      )
    expect(told).toEqual([['stale', changes], changes])
  })
})

describe('Threads', () => {
  it('are replied to, resolved and opened again, and only my words are mine to change', async () => {
    await handedOver(QUOTES)
    const { review } = ben.session
    const id = review.comment({ kind: 'passage', span: span(0, 15) }, 'Which Harrow?')
    if (id === null) throw new Error('No comment')
    await returned()
    const { passages } = await anna.desk((desk) => desk.passages.length === 1)
    expect([passages[0]?.about, passages[0]?.comments[0]?.by]).toEqual([
      { kind: 'passage', spans: [span(0, 15)], quote: 'Talks in Harrow' },
      'Ben',
    ])
    const own = anna.session.review
    expect(own.editComment(id, 'Mine')).toBe(false)
    own.reply(id, 'The one on the hill.')
    own.resolve(id)
    const resolved = (await anna.desk((desk) => desk.passages[0]?.resolved === true)).passages[0]
    expect(resolved?.comments.map(({ text, act }) => [text, act])).toEqual([
      ['Which Harrow?', null],
      ['The one on the hill.', null],
      ['', 'resolve'],
    ])
    own.reopen(id, 'Or the other?')
    await anna.desk((desk) => desk.passages[0]?.resolved === false)
    await anna.settled()
    await anna.give(ben)
    await ben.desk((desk) => desk.passages[0]?.comments.length === 4)
    review.deleteComment(id)
    expect((await ben.desk((desk) => desk.passages[0]?.comments.length === 3)).passages[0]?.comments[0]?.by).toBe(
      'Anna',
    )
  })
})

describe('A blind project', () => {
  it('hides what colleagues did in an article until mine is complete', async () => {
    anna.session.setBlind(true)
    const [border] = ['the border will open in May'].map((quote) => anna.tag(quote))
    if (!border) throw new Error('No claim')
    await anna.settled()
    await anna.give(ben)
    ben.session.openProject(project)
    await ben.wait(ben.session.library, (rows) => rows.length === 1)
    ben.session.openArticle(article)
    await ben.wait(ben.session.article, (open) => open?.kind === 'open')
    const hidden = await ben.overview(({ rows }) => rows.length === 1)
    ben.tag('to pay the toll')
    await ben.settled()
    const quotes = () => ben.page().claims.map(({ quote }) => quote)
    expect([quotes(), ben.session.library.get()[0]?.claims, hidden.all, hidden.rows[0]?.hidden]).toEqual([
      ['to pay the toll'],
      1,
      0,
      true,
    ])
    ben.session.setStatus(article, 'complete')
    const shown = await ben.overview(({ all }) => all === 1)
    expect([quotes(), ben.session.library.get()[0]?.claims, shown.rows[0]?.hidden]).toEqual([
      ['the border will open in May', 'to pay the toll'],
      2,
      false,
    ])
  })
})

describe('My work on another machine', () => {
  it('is mine once the two identities are joined: to edit, and not to review; undo finds it', async () => {
    const [border] = await handedOver(['the border will open in May'])
    if (!border) throw new Error('No claim')
    const [me, other] = [ben.session.me.get().id, anna.session.me.get().id]
    ben.session.editClaim(border, { note: 'Not mine' })
    expect(ben.claim(border).fields.note).toBeUndefined()
    ben.session.joinPeople(me, other)
    await ben.overview(({ all }) => all === 0)
    expect([ben.claim(border).mine, ben.session.people.get().map(({ name, isMe }) => [name, isMe])]).toEqual([
      true,
      [
        ['Anna', true],
        ['Ben', true],
      ],
    ])
    ben.session.editClaim(border, { note: 'Mine after all' })
    await ben.settled()
    expect(ben.claim(border).fields.note).toBe('Mine after all')
    await ben.session.undo()
    expect(ben.claim(border).fields.note).toBeUndefined()
    await ben.session.redo()
    await ben.give(anna)
    await anna.settled()
    expect(anna.claim(border).fields.note).toBe('Mine after all')
    ben.session.separatePeople(other)
    await ben.overview(({ all }) => all === 1)
    expect(ben.claim(border).mine).toBe(false)
  })
})

describe('Conflicts', () => {
  it('of a shared speaker are listed with who and when, and one choice decides for all', async () => {
    await handedOver(['the border will open in May'])
    const speaker = anna.session.speakers.get().find(({ fields }) => fields.name === 'Ada Quist')
    if (speaker === undefined) throw new Error('No speaker')
    anna.session.editSpeaker(speaker.id, { role: 'Minister' })
    ben.session.editSpeaker(speaker.id, { role: 'Prime minister' })
    await anna.settled()
    await ben.settled()
    await ben.give(anna)
    const old = await ben.bundle()
    const [conflict] = await anna.wait(anna.session.conflicts, (all) => all.length === 1)
    expect([
      conflict?.title,
      conflict?.decidable,
      conflict?.conflicts[0]?.values.map(({ value, by }) => [value, by]),
    ]).toEqual([
      'Ada Quist',
      true,
      expect.arrayContaining([
        ['Minister', 'Anna'],
        ['Prime minister', 'Ben'],
      ]),
    ])
    const chosen = conflict?.conflicts[0]?.values.find(({ by }) => by === 'Ben')
    await anna.session.resolveConflict(speaker.id, 'role', chosen?.rid ?? null)
    await anna.wait(anna.session.conflicts, (all) => all.length === 0)
    await anna.settled()
    await anna.take(old)
    await anna.give(ben)
    await ben.wait(ben.session.speakers, (all) => all.some(({ fields }) => fields.role === 'Prime minister'))
    expect([anna.session.conflicts.get(), ben.session.conflicts.get()]).toEqual([[], []])
  })
})

describe('An import', () => {
  it('is told in a toast and listed, named in the history, and undone as one step', async () => {
    const [border] = await handedOver(['the border will open in May'])
    if (!border) throw new Error('No claim')
    const [entry] = await ben.session.historyOf(border)
    const [listed] = await ben.wait(ben.session.imports, (all) => all.length === 1)
    expect([entry?.from?.id, entry?.from?.label, ben.session.toasts.get().at(-1)?.withdraws]).toEqual([
      listed?.id,
      'work.avowal',
      listed?.id,
    ])
    await ben.session.withdrawImport(listed?.id ?? '')
    await ben.overview(({ all }) => all === 0)
    expect([ben.session.library.get(), ben.session.imports.get()[0]?.withdrawn]).toEqual([[], true])
    expect(ben.session.toasts.get().filter(({ withdraws }) => withdraws === listed?.id)).toEqual([])
  })
})

describe('Three people', () => {
  it('review one another’s claims, and see what each said apart', async () => {
    const cleo = await openAnalyst('Cleo', 3)
    const [border] = await handedOver(['the border will open in May'])
    if (!border) throw new Error('No claim')
    await anna.give(cleo)
    await openForReview(cleo, project, article)
    await cleo.desk(({ inbox }) => inbox.length === 1)
    ben.session.review.accept([border])
    cleo.session.review.reject(border, 'Not a pledge')
    await cleo.settled()
    await returned()
    await cleo.give(anna)
    const { returned: back } = await anna.desk((desk) => desk.returned.length === 2)
    const said = back.map((item) => (item.kind === 'review' ? [item.review.by, item.review.state, item.open] : []))
    expect(new Map(said.map(([by, ...rest]) => [by, rest]))).toEqual(
      new Map([
        ['Ben', ['accepted', false]],
        ['Cleo', ['rejected', true]],
      ]),
    )
    await anna.give(ben)
    const [seen] = (await ben.desk(({ inbox }) => inbox[0]?.others.length === 1)).inbox
    expect([seen?.mine?.by, seen?.others[0]?.by, seen?.others[0]?.reason]).toEqual(['Ben', 'Cleo', 'Not a pledge'])
    expect([await anna.give(cleo), await cleo.give(anna), await anna.give(ben)]).toEqual([expect.any(Number), 0, 0])
  })
})

describe('Going on as somebody', () => {
  it('takes the name over where I have not worked yet, and joins the two where I have', async () => {
    const [annaId, benId] = [anna.session.me.get().id, ben.session.me.get().id]
    const id = anna.tag('the border will open in May')
    await anna.settled()
    const file = await anna.bundle()
    await ben.take(file, annaId)
    expect(ben.session.me.get().id).toBe(annaId)
    const cleo = await openAnalyst('Cleo', 3)
    await cleo.session.createProject('Own')
    await cleo.importText('Other talks\n\nSomething was said.')
    await cleo.settled()
    const before = cleo.session.me.get().id
    await cleo.take(file, annaId)
    await cleo.wait(cleo.session.people, (all) => all.some(({ joinedWith }) => joinedWith.length === 1))
    await openForReview(cleo, project, article)
    await cleo.wait(cleo.session.article, (open) => open?.kind === 'open' && open.article.claims.length === 1)
    expect([cleo.session.me.get().id, cleo.claim(id).mine, benId === annaId]).toEqual([before, true, false])
  })
})

describe('The commands of the review screen', () => {
  it('has the letter of a comment, which a commitment has with Shift there', async () => {
    await handedOver(QUOTES)
    const { session } = ben
    const keys = (id: string) => session.commands.get().find((command) => command.id === id)?.keys
    expect([keys('review.comment'), keys('tag.expressive.criticism'), keys('tag.commissive.pledge')]).toEqual([
      ['c'],
      ['Shift+c'],
      ['p'],
    ])
    session.showScreen('read')
    expect(keys('tag.expressive.criticism')).toEqual(['c'])
  })

  it('act while it is shown, on what is looked at, and leave the letters to a selection', async () => {
    await handedOver(QUOTES)
    const { session } = ben
    const able = () => session.commands.get().filter(({ id, enabled }) => enabled && id.startsWith('review.'))
    const run = (id: string) =>
      able()
        .find((command) => command.id === id)
        ?.run()
    run('review.accept')
    run('review.next')
    run('review.reject')
    expect(session.review.asking.get()).toMatchObject({ kind: 'reject', claimId: session.place.get().claimId })
    expect(session.review.asking.get()?.draftField).toContain(session.place.get().claimId)
    run('review.nextUndecided')
    expect([
      session.review.asking.get(),
      inboxOf(ben)
        .map(({ id }) => id)
        .indexOf(session.place.get().claimId as RecordId),
    ]).toEqual([null, 2])
    ben.select('council')
    const named = session.commands.get().filter(({ keys, enabled }) => enabled && keys.includes('a'))
    expect(named[0]?.id).toMatch(/^tag\./)
    session.showScreen('read')
    expect(able()).toEqual([])
  })

  it('step to the next article that waits, and say when none does', async () => {
    const second = await anna.importText('More talks\n\nThe ferry will sail again in June, Lund said.')
    const ferry = anna.tag('The ferry will sail again in June')
    anna.session.openArticle(article)
    await anna.wait(anna.session.article, (open) => open?.kind === 'open' && open.article.id === article)
    const border = anna.tag('the border will open in May')
    await anna.settled()
    await anna.give(ben)
    await openForReview(ben, project, article)
    await ben.desk(({ inbox }) => inbox.length === 1)
    const { review, place } = ben.session
    review.accept([border])
    review.nextUndecided()
    expect([place.get().articleId, place.get().claimId, place.get().screen]).toEqual([second, ferry, 'review'])
    await ben.desk(({ articleId, inbox }) => articleId === second && inbox.length === 1)
    review.accept([ferry])
    review.nextUndecided()
    expect(ben.session.toasts.get().at(-1)?.text).toBe('Nothing left to decide.')
  })
})
