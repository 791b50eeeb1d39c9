import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../base/result.ts'
import { type Span, span } from '../text/offset.ts'
import { type Claim, quoteOf, spansOf } from './claim.ts'
import type { ClaimProblem } from './claim-problem.ts'
import {
  addCondition,
  addCue,
  addMention,
  addSegment,
  type ClaimSet,
  createClaim,
  markDeadline,
  moveSegment,
  removeCondition,
  removeCue,
  removeMention,
  removeSegment,
  setParties,
} from './edit-claim.ts'
import { ANNOTATOR, ARTICLE, at, claimOn, edited, OLANDER, OSTROVA, pageOf, REVISION } from './testing/claim-page.ts'

const page = pageOf(
  '“We will keep the port open,” Olander told reporters, “and we will 👷🏽‍♀️ repair it by May.”\n\n' +
    'Ostrova agreed to lend two ships if the ice held.',
)

function good<T>(result: Result<T, ClaimProblem>): T {
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}

function problemOf(result: Result<unknown, ClaimProblem>): string | null {
  return result.ok ? null : result.error.kind
}

/** The words of the claim after an edit. */
function quoteAfter(claim: Claim, result: Result<ClaimSet, ClaimProblem>): string {
  return quoteOf(edited(page, claim, good(result)).fields)
}

describe('createClaim', () => {
  const draft = {
    articleId: ARTICLE,
    annotatorId: ANNOTATOR,
    commitment: 'commissive.pledge',
    codebookRevision: REVISION,
  }

  it('describes content and speakers, and says how the article words it', () => {
    const content = [at(page, 'lend two ships')]
    const speakers = [{ speakerId: OSTROVA, mentions: [at(page, 'Ostrova')] }]
    expect(good(createClaim({ ...draft, content, speakers }, page))).toEqual({
      articleId: ARTICLE,
      annotatorId: ANNOTATOR,
      target: [
        {
          selector: [
            { type: 'TextPositionSelector', start: 111, end: 125 },
            {
              type: 'TextQuoteSelector',
              exact: 'lend two ships',
              prefix: 'epair it by May.”\n\nOstrova agreed to '.slice(-32),
              suffix: ' if the ice held.',
            },
          ],
        },
      ],
      speakers: [{ speakerId: OSTROVA, mentions: [expect.objectContaining({ selector: expect.anything() })] }],
      commitment: 'commissive.pledge',
      mode: 'paraphrase',
      codebookRevision: REVISION,
    })
  })

  it('puts segments into text order and trims them', () => {
    const content = [at(page, ' “and we will'), at(page, '“We will keep the port open,” ')]
    const fields = good(createClaim({ ...draft, content, speakers: [] }, page))
    expect(quoteOf(fields as never)).toBe('“We will keep the port open,” … “and we will')
  })

  it('refuses nothing, white space, and segments that overlap', () => {
    const contents = [[], [span(0, 0)], [at(page, ' Olander'), at(page, 'open,” Olander')]]
    expect(contents.map((content) => problemOf(createClaim({ ...draft, content, speakers: [] }, page)))).toEqual([
      'empty-span',
      'empty-span',
      'segments-overlap',
    ])
  })
})

describe('segments', () => {
  const split = claimOn(page, ['“We will keep the port open,”', '“and we will'])

  it('come in text order', () => {
    const claim = claimOn(page, ['“and we will'])
    expect(quoteAfter(claim, addSegment(claim, at(page, '“We will keep the port open,”'), page))).toBe(
      '“We will keep the port open,” … “and we will',
    )
  })

  it('that touch or overlap become one', () => {
    expect(quoteAfter(split, addSegment(split, at(page, 'open,” Olander told reporters, “and'), page))).toBe(
      '“We will keep the port open,” Olander told reporters, “and we will',
    )
  })

  it('are widened to whole characters and never empty', () => {
    const start = page.text.indexOf('👷')
    expect(quoteAfter(split, addSegment(split, span(start + 3, start + 6), page))).toBe(
      '“We will keep the port open,” … “and we will … 👷🏽‍♀️',
    )
    expect(problemOf(addSegment(split, span(start - 1, start), page))).toBe('empty-span')
  })

  it('move between their neighbours and no further', () => {
    expect(quoteAfter(split, moveSegment(split, 0, at(page, 'keep the port'), page))).toBe(
      'keep the port … “and we will',
    )
    const spans = ['repair', 'open,” Olander told reporters, “and', ' '].map((words) => at(page, words))
    expect(spans.map((each) => problemOf(moveSegment(split, 0, each, page)))).toEqual([
      'segments-overlap',
      'segments-overlap',
      'empty-span',
    ])
    expect(problemOf(moveSegment(split, 2, at(page, 'repair'), page))).toBe('no-such-part')
  })

  it('can be taken away but for the last', () => {
    const one = edited(page, split, good(removeSegment(split, 0, page)))
    expect(quoteOf(one.fields)).toBe('“and we will')
    expect([problemOf(removeSegment(one, 0, page)), problemOf(removeSegment(split, 2, page))]).toEqual([
      'last-segment',
      'no-such-part',
    ])
  })

  it('that are not in the text stay in the record through every edit', () => {
    const lost = {
      selector: [
        { type: 'TextPositionSelector', start: 0, end: 4 },
        { type: 'TextQuoteSelector', exact: 'lost', prefix: '', suffix: '' },
      ],
    } as const
    const claim = claimOn(page, ['repair'])
    const partly = claimOn(page, ['repair'], { target: [lost, ...claim.fields.target] })
    expect(quoteAfter(partly, moveSegment(partly, 0, at(page, 'repair it'), page))).toBe('repair it … lost')
    expect(quoteAfter(partly, removeSegment(partly, 0, page))).toBe('repair')
    expect(problemOf(removeSegment(partly, 1, page))).toBe('last-segment')
  })

  it('stay ordered, apart and non-empty whatever is done', () => {
    const anySpan = fc
      .tuple(fc.nat({ max: page.text.length }), fc.nat({ max: page.text.length }))
      .map(([a, b]) => span(Math.min(a, b), Math.max(a, b)))
    const act = fc.record({ kind: fc.constantFrom('add', 'move', 'remove'), index: fc.nat({ max: 3 }), at: anySpan })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let claim = split
        for (const { kind, index, at: where } of acts) {
          const result = apply(kind, claim, index, where)
          if (result.ok) claim = edited(page, claim, result.value)
          const spans = spansOf(claim.content)
          expect(spans).toHaveLength(claim.content.length)
          spans.forEach((each, place) => {
            expect(each.start).toBeGreaterThanOrEqual(spans[place - 1]?.end ?? 0)
            expect(each.end).toBeGreaterThan(each.start)
          })
        }
      }),
    )
  })
})

function apply(kind: string, claim: Claim, index: number, where: Span): Result<ClaimSet, ClaimProblem> {
  if (kind === 'add') return addSegment(claim, where, page)
  return kind === 'move' ? moveSegment(claim, index, where, page) : removeSegment(claim, index, page)
}

describe('cues', () => {
  it('are added once, and the mode follows them', () => {
    const claim = claimOn(page, ['repair it by May'], { mode: 'direct' })
    const cued = edited(page, claim, good(addCue(claim, at(page, 'told'), page)))
    const again = edited(page, cued, good(addCue(cued, at(page, 'told'), page)))
    expect(again.fields.cues).toEqual(cued.fields.cues)
    expect(spansOf(again.cues)).toEqual([at(page, 'told')])
  })

  it('leave a mode alone that somebody chose', () => {
    const claim = claimOn(page, ['lend two ships'], { mode: 'narrated' })
    expect(good(addCue(claim, at(page, 'agreed'), page))['mode']).toBe('narrated')
  })

  it('are taken away, the last one with the whole field', () => {
    const claim = claimOn(page, ['lend two ships'])
    const cued = edited(page, claim, good(addCue(claim, at(page, 'agreed'), page)))
    expect(good(removeCue(cued, 0, page))['cues']).toBeNull()
    expect(problemOf(removeCue(claim, 0, page))).toBe('no-such-part')
  })
})

describe('a condition', () => {
  const span = at(page, 'if the ice held')

  it('makes the claim conditional where it said nothing or none', () => {
    const set = [undefined, 'none', 'conditional', 'precondition'].map((conditionality) => {
      const claim = claimOn(page, ['lend two ships'], conditionality === undefined ? {} : { conditionality })
      return good(addCondition(claim, span, page))['conditionality']
    })
    expect(set).toEqual(['conditional', 'conditional', undefined, undefined])
  })

  it('is added once and taken away', () => {
    const claim = claimOn(page, ['lend two ships'])
    const once = edited(page, claim, good(addCondition(claim, span, page)))
    const twice = edited(page, once, good(addCondition(once, span, page)))
    expect(spansOf(twice.condition)).toEqual([span])
    expect(good(removeCondition(twice, 0))).toEqual({ condition: null })
    expect(problemOf(removeCondition(twice, 1))).toBe('no-such-part')
  })
})

describe('markDeadline', () => {
  it('says in words and place by when', () => {
    const claim = claimOn(page, ['repair it'])
    const marked = edited(page, claim, good(markDeadline(at(page, ' by May'), page)))
    expect([marked.fields.deadline?.text, marked.deadline?.anchor]).toEqual([
      'by May',
      { kind: 'exact', span: at(page, 'by May') },
    ])
  })

  it('refuses white space', () => {
    expect(problemOf(markDeadline(at(page, ' '), page))).toBe('empty-span')
  })
})

describe('parties', () => {
  const claim = claimOn(page, ['lend two ships'], {
    speakers: [{ speakerId: OSTROVA, mentions: [], certainty: 'kept word for word' } as never],
  })

  it('take a mention once, and join the list with their first one', () => {
    const first = edited(page, claim, good(addMention(claim, 'speakers', OSTROVA, at(page, 'Ostrova'), page)))
    const second = edited(page, first, good(addMention(first, 'speakers', OSTROVA, at(page, 'Ostrova'), page)))
    const third = edited(page, second, good(addMention(second, 'speakers', OLANDER, at(page, 'Olander'), page)))
    expect(third.speakers.map(({ speakerId, mentions }) => [speakerId, spansOf(mentions)])).toEqual([
      [OSTROVA, [at(page, 'Ostrova')]],
      [OLANDER, [at(page, 'Olander')]],
    ])
    expect(third.fields.speakers?.[0]).toMatchObject({ certainty: 'kept word for word' })
  })

  it('lose a mention and stay, counted over all of them', () => {
    const two = [at(page, 'Ostrova'), at(page, 'Olander')].reduce(
      (now, span, index) =>
        edited(page, now, good(addMention(now, 'targets', index === 0 ? OSTROVA : OLANDER, span, page))),
      claim,
    )
    const left = edited(page, two, good(removeMention(two, 'targets', 1)))
    expect(left.targets.map(({ speakerId, mentions }) => [speakerId, mentions.length])).toEqual([
      [OSTROVA, 1],
      [OLANDER, 0],
    ])
    expect([-1, 2].map((index) => problemOf(removeMention(two, 'targets', index)))).toEqual([
      'no-such-part',
      'no-such-part',
    ])
  })

  it('are replaced without losing the mentions of those who stay', () => {
    const named = edited(page, claim, good(addMention(claim, 'speakers', OSTROVA, at(page, 'Ostrova'), page)))
    const both = edited(page, named, setParties(named, 'speakers', [OLANDER, OSTROVA, OLANDER]))
    expect(both.speakers.map(({ speakerId, mentions }) => [speakerId, mentions.length])).toEqual([
      [OLANDER, 0],
      [OSTROVA, 1],
    ])
  })

  it('relay a claim with cues of their own', () => {
    const relayed = edited(page, claim, setParties(claim, 'reportedBy', [OLANDER]))
    expect(relayed.reportedBy).toEqual([{ speakerId: OLANDER, mentions: [], cues: [] }])
    expect(setParties(relayed, 'reportedBy', [])).toEqual({ reportedBy: null })
  })
})
