import { describe, expect, it } from 'vitest'
import type { Rid } from '../base/ids.ts'
import { groupByRecord, statesOf } from '../history/merge.ts'
import { type RecordState, recordState } from '../history/record-state.ts'
import type { Revision } from '../history/revision.ts'
import { TEN_YEARS } from '../history/testing/collaboration.ts'
import { simulatedDevice, TEST_PROJECT } from '../history/testing/simulated-device.ts'
import { testActorId } from '../history/testing/test-ids.ts'
import { decide, reviewId } from './edit-review.ts'
import { type ImportFacts, importSummary, type KnownThings, noteKnown } from './import-summary.ts'
import { reviewInbox } from './inbox.ts'
import { plannedRecord } from './planned-record.ts'
import { claimStanding } from './standing.ts'
import { claimFields, deskAt, exchange, fresh, newOffice, TALKS } from './testing/desk.ts'

const CLAIM = fresh(1)

/** What a file would do to a library. */
function summaryOf(here: readonly Revision[], offered: readonly Revision[], more: Partial<ImportFacts> = {}) {
  const known: KnownThings = { articles: new Map(), people: new Set(), codes: new Set() }
  const before = groupByRecord(here)
  const rids = new Set(here.map(({ rid }) => rid))
  for (const state of statesOf([...here, ...offered]).values()) noteKnown(state, known)
  const stateOf = (own: readonly Revision[]): RecordState | null => (own.length === 0 ? null : recordState(own))
  const records = Array.from(groupByRecord(offered), ([recordId, own]) => {
    const mine = before.get(recordId) ?? []
    const added = own.filter(({ rid }) => !rids.has(rid))
    const states = { before: stateOf(mine), after: stateOf([...mine, ...added]) }
    return plannedRecord({ recordId, offered: own, fresh: added, isHere: mine.length > 0, ...states })
  })
  return importSummary({ records, ...known, textsHere: new Set(), textsBrought: new Set(), ...more })
}

describe('Of what comes in,', () => {
  it('a circle of parents waits for ever, and harms nothing', () => {
    const desk = deskAt(newOffice(), 1)
    desk.claim(CLAIM, 'denied it')
    const [claim] = desk.device.revisions().filter(({ recordId }) => recordId === CLAIM)
    if (claim === undefined) throw new Error('There is a claim')
    const [one, two] = ['1'.repeat(64), '2'.repeat(64)] as [Rid, Rid]
    const circle = [
      { ...claim, rid: one, parents: [two] },
      { ...claim, rid: two, parents: [one] },
    ]
    expect(recordState(circle)).toBeNull()
    expect(recordState([claim, ...circle])).toMatchObject({ heads: [claim.rid], quarantined: [one, two] })
    expect(summaryOf([claim], circle).sum).toMatchObject({ fresh: 2, quarantined: 2, conflicts: 0 })
  })

  it('a claim that a third person changed stays as its owner has it, and is reviewed as that', () => {
    const office = newOffice()
    const [anna, ben, cleo] = [deskAt(office, 1), deskAt(office, 2), deskAt(office, 3)]
    anna.claim(CLAIM, 'denied it')
    exchange(anna, ben, cleo)
    cleo.set(CLAIM, { note: 'mine now' })
    const summary = summaryOf(ben.device.revisions(), cleo.device.revisions())
    cleo.send(ben)
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
    ben.send(anna)
    const [review] = claimStanding(anna.book(), anna.me, CLAIM).reviews
    expect([summary.sum.foreign, anna.book().claims.get(CLAIM)?.fields.note, review?.state]).toEqual([
      1,
      undefined,
      'accepted',
    ])
    anna.set(CLAIM, { strength: 'firm' })
    expect(claimStanding(anna.book(), anna.me, CLAIM).state).toBe('stale')
  })

  it('a clock ten years off changes no state of a review', () => {
    for (const clockError of [-TEN_YEARS, TEN_YEARS]) {
      const office = newOffice()
      const [anna, ben] = [deskAt(office, 1), deskAt(office, 2)]
      const wrong = simulatedDevice(3, { time: office.time, actor: 1, clockError })
      wrong.receive(office.beginnings)
      wrong.set(CLAIM, claimFields(anna.me, 'denied it'), 'claim')
      ben.device.receive(wrong.revisions())
      ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
      const states = [claimStanding(ben.book(), ben.me, CLAIM).state]
      wrong.set(CLAIM, { note: 'changed' }, 'claim')
      ben.device.receive(wrong.revisions())
      states.push(claimStanding(ben.book(), ben.me, CLAIM).state)
      ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'accept' }))
      states.push(claimStanding(ben.book(), ben.me, CLAIM).state)
      expect(states).toEqual(['accepted', 'stale', 'accepted'])
    }
  })

  it('a review whose claim comes later waits, and then stands where it should', () => {
    const office = newOffice()
    const [anna, ben, cleo] = [deskAt(office, 1), deskAt(office, 2), deskAt(office, 3)]
    anna.claim(CLAIM, 'denied it')
    anna.send(ben)
    ben.act((book, me) => decide(book, me, CLAIM, { verdict: 'reject', reason: 'No' }))
    cleo.device.receive(ben.device.revisions().filter(({ kind }) => kind === 'review'))
    const waiting = reviewInbox(cleo.book(), cleo.me).waiting.map(({ id }) => id)
    anna.send(cleo)
    expect([waiting, claimStanding(cleo.book(), cleo.me, CLAIM).state]).toEqual([[reviewId(CLAIM, ben.me)], 'rejected'])
  })

  it('unknown codes, people and texts are told, article by article and each once', () => {
    const desk = deskAt(newOffice(), 1)
    desk.device.set(fresh(50), { annotatorId: testActorId(2), name: 'Ben' }, 'annotator')
    desk.device.set(fresh(51), { code: 'commissive.pledge', label: 'Pledge' }, 'code')
    const here = desk.device.revisions()
    desk.claim(CLAIM, 'denied it', { commitment: 'other.code' })
    desk.claim(fresh(2), 'by spring', { commitment: 'other.code' })
    desk.claim(fresh(3), 'promised nothing')
    const summary = summaryOf(here, desk.device.revisions())
    expect([summary.unknownCodes, summary.unknownPeople]).toEqual([['other.code'], [desk.me]])
    expect(summary.articles).toMatchObject([
      {
        articleId: TALKS,
        title: 'Grain talks',
        text: 'missing',
        isNew: false,
        newClaims: 3,
        unknownCodes: 2,
        unknownPeople: 3,
      },
      { title: 'A vote', fresh: 0, here: 1 },
    ])
    expect(summary.shared).toMatchObject({ fresh: 0 })
  })

  it('records that cannot be read are passed over', () => {
    const desk = deskAt(newOffice(), 1)
    desk.device.set(fresh(1), { annotatorId: desk.me, articleId: 7 }, 'claim')
    desk.device.set(fresh(2), { annotatorId: desk.me, verdict: 'accept' }, 'review')
    desk.device.set(fresh(3), { text: [] }, 'comment')
    desk.device.set(fresh(4), { person: 'nobody' }, 'alias')
    const book = desk.book()
    expect([book.claims.size, book.reviews.size, book.comments.size, book.projectId]).toEqual([0, 0, 0, TEST_PROJECT])
  })
})
