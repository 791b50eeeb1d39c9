import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordId, Rid } from '../base/ids.ts'
import { statesOf } from '../history/merge.ts'
import type { Revision } from '../history/revision.ts'
import { stateHash } from '../history/state-hash.ts'
import { testRecordId } from '../history/testing/test-ids.ts'
import type { Bundle } from './bundle-schema.ts'
import { parseBundle } from './parse-bundle.ts'
import { readBundle } from './read-bundle.ts'
import { serializeBundle } from './serialize-bundle.ts'
import {
  articleIdOf,
  bundleOf,
  CLAIM,
  HARD_TEXT,
  smallWorld,
  type World,
  worldArbitrary,
} from './testing/bundle-world.ts'

const RUNS = { numRuns: 60 }

function parsed(text: string): Bundle {
  const bundle = parseBundle(text)
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.error))
  return bundle.value
}

function imported(bundle: Bundle): World {
  const content = readBundle(bundle)
  if (!content.ok) throw new Error(JSON.stringify(content.error))
  return content.value
}

function rids(revisions: readonly Revision[]): readonly Rid[] {
  return revisions.map(({ rid }) => rid).sort()
}

describe('a bundle of any project', () => {
  it('brings back every revision and every text', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const back = imported(parsed(serializeBundle(bundleOf(world))))
        expect(rids(back.revisions)).toEqual(rids(world.revisions))
        expect(new Map(back.texts)).toEqual(new Map(world.texts))
      }),
      RUNS,
    )
  })

  it('is byte-identical when it is read, imported and exported again', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const text = serializeBundle(bundleOf(world))
        expect(serializeBundle(parsed(text))).toBe(text)
        expect(serializeBundle(bundleOf(imported(parsed(text))))).toBe(text)
      }),
      RUNS,
    )
  })

  it('does not depend on the order of revisions and texts', () => {
    fc.assert(
      fc.property(worldArbitrary, ({ revisions, texts }) => {
        const turned = { revisions: revisions.toReversed(), texts: new Map([...texts].toReversed()) }
        expect(serializeBundle(bundleOf(turned))).toBe(serializeBundle(bundleOf({ revisions, texts })))
      }),
      RUNS,
    )
  })
})

describe('a bundle of an article whose structure does not fit its text', () => {
  const block = (start: number, end: number) => ({ kind: 'paragraph', start, end })
  it.each([
    ['blocks outside of the text', { blocks: [block(0, 9_000)] }],
    ['blocks that overlap', { blocks: [block(0, 4), block(2, 6)] }],
    ['a reversed mark', { marks: [block(4, 2)] }],
    ['another length', { length: 2 }],
    ['kinds of a later version', { blocks: [{ ...block(0, 4), kind: 'table' }] }],
  ])('can be read again: %s', (_, set) => {
    const world = smallWorld()
    world.device.set(articleIdOf(HARD_TEXT), set, 'article')
    for (const textIncluded of [true, false]) {
      const bundle = parsed(
        serializeBundle(bundleOf({ ...world, revisions: world.device.revisions() }, { textIncluded })),
      )
      expect(readBundle(bundle).ok).toBe(true)
      expect(rids(imported(bundle).revisions)).toEqual(rids(world.device.revisions()))
    }
  })
})

describe('a bundle of the current state only', () => {
  it('says what the whole history says, without conflicts and deletions', () => {
    const world = smallWorld()
    world.device.set(CLAIM, { note: 'later', strength: null }, 'claim')
    const revisions = world.device.revisions()
    const now = imported(bundleOf({ ...world, revisions }, { historyIncluded: false }))
    expect(stateHash(statesOf(now.revisions).values())).toBe(stateHash(statesOf(revisions).values()))
  })

  it('brings back a project that says the same, and adds nothing the second time', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const once = imported(parsed(serializeBundle(bundleOf(world, { historyIncluded: false }))))
        const again = imported(bundleOf(once, { historyIncluded: false }))
        const thrice = imported(bundleOf(again, { historyIncluded: false }))
        expect(stateHash(statesOf(again.revisions).values())).toBe(stateHash(statesOf(once.revisions).values()))
        expect(rids(thrice.revisions)).toEqual(rids(again.revisions))
      }),
      RUNS,
    )
  })
})

describe('a bundle of some articles', () => {
  it('has what was said of their claims, who is who, and the history of it all, and nothing of the others', () => {
    const world = smallWorld()
    const { device } = world
    const other = [...device.states().values()].find(
      ({ kind, recordId }) => kind === 'article' && recordId !== articleIdOf(HARD_TEXT),
    )
    const said = (articleId: string) => ({ articleId, annotatorId: device.actorId })
    const rid = device.state(CLAIM)?.heads[0] ?? ''
    const [review, comment, reply, done, alias, elsewhere, strangers] = [1, 2, 3, 4, 5, 6, 7].map((n) =>
      testRecordId(800 + n),
    )
    const about = { ...said(articleIdOf(HARD_TEXT)), claimId: CLAIM }
    device.set(review as RecordId, { ...about, rid, verdict: 'accept' }, 'review')
    device.set(review as RecordId, { verdict: 'question', reason: 'Why?' }, 'review')
    device.set(comment as RecordId, { ...said(articleIdOf(HARD_TEXT)), text: 'Hm' }, 'comment')
    device.set(reply as RecordId, { ...about, text: 'Yes', replyTo: comment ?? null }, 'comment')
    device.set(done as RecordId, { ...said(articleIdOf(HARD_TEXT)), status: 'complete' }, 'completion')
    device.set(alias as RecordId, { person: device.actorId, alias: testRecordId(890) }, 'alias')
    device.set(elsewhere as RecordId, { ...said(other?.recordId ?? ''), text: 'Other' }, 'comment')
    device.set(strangers as RecordId, { person: testRecordId(891), alias: testRecordId(892) }, 'alias')
    const bundle = bundleOf({ ...world, revisions: device.revisions() }, { articles: [articleIdOf(HARD_TEXT)] })
    const ids = [bundle.reviews, bundle.comments, bundle.completions, bundle.aliases].map((list) =>
      list?.map(({ id }) => id),
    )
    expect(ids).toEqual([[review], [comment, reply], [done], [alias]])
    expect(bundle.revisions?.filter(({ recordId }) => recordId === review)).toHaveLength(2)
    expect(readBundle(bundle)).toMatchObject({ ok: true, value: { findings: [] } })
  })
})
