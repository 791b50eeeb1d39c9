import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { span, utf16 } from '../../shared/text/offset.ts'
import { ClaimIndex } from './claim-index.ts'
import { aClaim } from './testing/reader-builders.ts'

const nested = new ClaimIndex([
  aClaim('outer', [span(0, 100)]),
  aClaim('inner', [span(40, 60)]),
  aClaim('twin', [span(40, 60)]),
  aClaim('crossing', [span(50, 130)]),
  aClaim('split', [span(10, 20), span(200, 210)]),
  aClaim('lost', []),
])

function ids(claims: readonly { readonly id: string }[]): readonly string[] {
  return claims.map(({ id }) => id)
}

describe('ClaimIndex', () => {
  it('answers the claims at a character, the innermost first', () => {
    expect(ids(nested.at(utf16(55)))).toEqual(['inner', 'twin', 'crossing', 'outer'])
  })

  it('finds each part of a split claim, and not what lies between', () => {
    expect([ids(nested.at(utf16(205))), ids(nested.at(utf16(150)))]).toEqual([['split'], []])
  })

  it('counts the last character and not the one behind it', () => {
    expect([ids(nested.at(utf16(129))), ids(nested.at(utf16(130)))]).toEqual([['crossing'], []])
  })

  it('lets a caret touch a claim at either edge', () => {
    const touched = [200, 205, 210, 211].map((at) => ids(nested.touching(span(at, at))).length)
    expect(touched).toEqual([1, 1, 1, 0])
  })

  it('steps through the claims in text order, the longer of two that begin together first', () => {
    expect(ids(nested.inTextOrder)).toEqual(['outer', 'split', 'inner', 'twin', 'crossing'])
    expect(nested.step({ id: 'inner', caret: utf16(0) }, true)?.id).toBe('twin')
    expect(nested.step({ id: 'outer', caret: utf16(0) }, false)).toBeUndefined()
    expect(nested.step({ id: null, caret: utf16(45) }, true)?.id).toBe('crossing')
    expect(nested.step({ id: null, caret: utf16(45) }, false)?.id).toBe('twin')
  })

  it('keeps claims that have lost their place within reach by their id', () => {
    expect(nested.get('lost')?.id).toBe('lost')
  })

  it('names a speaker once where several claims mention the same words', () => {
    const mentions = [{ span: span(5, 9), initial: 'ZQ' }]
    const index = new ClaimIndex([aClaim('a', [span(0, 3)], { mentions }), aClaim('b', [span(1, 3)], { mentions })])
    expect(index.mentionsIn(span(0, 20))).toEqual([{ start: 5, initial: 'ZQ' }])
    expect(index.mentionsIn(span(6, 20))).toEqual([])
  })

  it('answers the same after changes as one that is made anew', () => {
    const made = (index: number, start: number, size: number, cue: number) =>
      aClaim(String(index), start > 180 ? [] : [span(start, start + size)], {
        cues: [span(cue, cue + 3)],
        mentions: [{ span: span(cue, cue + 1), initial: String(size % 3) }],
      })
    const claims = fc
      .array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 80 }), fc.nat(200)), { maxLength: 30 })
      .map((list) => list.map(([start, size, cue], index) => made(index, start, size, cue)))
    const all = span(0, 1000)
    const answers = (index: ClaimIndex) => {
      const drawn: unknown[] = []
      index.drawnIn(all, (stretch, lane) => drawn.push([stretch, lane]))
      return [drawn, index.inTextOrder, index.mentionsIn(all)]
    }
    fc.assert(
      fc.property(claims, claims, fc.nat(30), fc.nat(30), (first, others, from, to) => {
        const next = [...first.slice(0, from), ...others.slice(to), ...first.slice(from + 3)]
        const unique = [...new Map(next.map((claim) => [claim.id, claim])).values()]
        expect(answers(new ClaimIndex(unique, new ClaimIndex(first)))).toEqual(answers(new ClaimIndex(unique)))
      }),
    )
  })

  it('finds what a look through all claims would find', () => {
    const pairs = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 80 })), { maxLength: 60 })
    fc.assert(
      fc.property(pairs, fc.nat(260), fc.nat(80), (list, at, length) => {
        const claims = list.map(([start, size], index) => aClaim(String(index), [span(start, start + size)]))
        const index = new ClaimIndex(claims)
        const holds = (a: number, b: number) =>
          ids(claims.filter(({ spans }) => spans.some(({ start, end }) => start < b && end > a))).toSorted()
        expect(ids(index.at(utf16(at))).toSorted()).toEqual(holds(at, at + 1))
        const drawn: string[] = []
        index.drawnIn(span(at, at + length), ({ claim }) => drawn.push(claim.id))
        expect(drawn.toSorted()).toEqual(length === 0 ? holds(at, at) : holds(at, at + length))
      }),
    )
  })
})
