import { describe, expect, it } from 'vitest'
import { recordId } from '../base/ids.ts'
import { type ClaimTrace, type SuggestionTrace, takenBy } from './taken.ts'

const ARO = { id: recordId('00000001-0000-7000-8000-000000000001'), name: 'Lena Aro' }
const VELL = { id: recordId('00000001-0000-7000-8000-000000000002'), name: 'Tomas Vell' }
const suggestion: SuggestionTrace = { key: 'k', content: [{ start: 1000, end: 1100 }], speakers: [ARO] }

function claim(start: number, end: number, more: Partial<ClaimTrace> = {}): ClaimTrace {
  return { content: [{ start, end }], speakers: [ARO], madeOf: null, ...more }
}

const taken = (...claims: readonly ClaimTrace[]) => takenBy(claims)(suggestion)

describe('A suggestion is taken', () => {
  it('by a claim that shares half of its words and a speaker', () => {
    expect(taken(claim(1000, 1100))).toBe(true)
    expect(taken(claim(1000, 1050))).toBe(true)
    expect(taken(claim(1000, 1049))).toBe(false)
    expect(taken(claim(900, 1300))).toBe(false)
    expect(taken(claim(0, 10), claim(1010, 1100), claim(5000, 6000))).toBe(true)
  })

  it('by the claim that was made of it, whatever that says by now', () => {
    expect(taken(claim(0, 5, { speakers: [VELL], madeOf: 'k' }))).toBe(true)
  })

  it('by a claim or of a suggestion that names nobody, and by a new speaker of the same name', () => {
    expect(taken(claim(1000, 1100, { speakers: [] }))).toBe(true)
    expect(takenBy([claim(1000, 1100)])({ ...suggestion, speakers: [] })).toBe(true)
    expect(takenBy([claim(1000, 1100)])({ ...suggestion, speakers: [{ id: null, name: 'LENA ARO' }] })).toBe(true)
  })

  it('not by the same words of another speaker', () => {
    expect(taken(claim(1000, 1100, { speakers: [VELL] }))).toBe(false)
  })

  it('by a claim of the same segments, counted together', () => {
    const content = [
      { start: 0, end: 50 },
      { start: 1000, end: 1050 },
    ]
    expect(takenBy([claim(0, 50)])({ ...suggestion, content })).toBe(true)
    expect(takenBy([claim(0, 40)])({ ...suggestion, content })).toBe(false)
  })

  it('by nothing where there are no claims', () => {
    expect(taken()).toBe(false)
  })
})
