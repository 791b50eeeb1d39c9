import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../shared/text/canonical-text.ts'
import { type Span, span, utf16 } from '../../shared/text/offset.ts'
import { type Edge, pullBoundary, stepBoundary } from './boundary.ts'
import { wordsIn } from './testing/reader-builders.ts'

const text = canonicalText('Oru will reopen the quay before the spring tides, and nobody will stop it.')
const claim = [wordsIn(text, 'reopen the quay'), wordsIn(text, 'nobody will')]

function quote(found: Span | null): string | null {
  return found === null ? null : text.slice(found.start, found.end)
}

function pull(spanIndex: number, edge: Edge, words: string, snap = true): string | null {
  return quote(pullBoundary({ text, spans: claim, spanIndex, edge }, wordsIn(text, words).start, { snap }))
}

function step(spanIndex: number, edge: Edge, unit: 'word' | 'character', forward: boolean): string | null {
  return quote(stepBoundary({ text, spans: claim, spanIndex, edge }, unit, forward))
}

describe('pullBoundary', () => {
  it('takes whole words', () => {
    expect(pull(0, 'end', 'ring')).toBe('reopen the quay before the spring')
    expect(pull(0, 'start', 'll reopen')).toBe('will reopen the quay')
  })

  it('stays where it was put when raw', () => {
    expect(pull(0, 'end', 'ring', false)).toBe('reopen the quay before the sp')
  })

  it('stops at the next span of the claim', () => {
    expect(pull(0, 'end', 'stop')).toBe('reopen the quay before the spring tides, and')
    expect(pull(1, 'start', 'Oru')).toBe('before the spring tides, and nobody will')
  })

  it('leaves at least a word, or raw a character', () => {
    expect(pull(0, 'end', 'Oru')).toBe('reopen')
    expect(pull(0, 'start', 'tides')).toBe('quay')
    expect(pull(0, 'end', 'Oru', false)).toBe('r')
  })

  it('answers null where nothing changes', () => {
    expect(pull(0, 'start', 'reopen')).toBeNull()
  })

  it('never crosses a neighbour, never empties a span, never ends in white space', () => {
    fc.assert(
      fc.property(
        fc.nat(80),
        fc.nat(1),
        fc.constantFrom<Edge>('start', 'end'),
        fc.boolean(),
        (at, spanIndex, edge, snap) => {
          const found = pullBoundary({ text, spans: claim, spanIndex, edge }, utf16(at), { snap })
          if (found === null) return
          const before = claim[spanIndex - 1]?.end ?? 0
          const after = claim[spanIndex + 1]?.start ?? text.length
          expect(found.start >= before && found.end <= after && found.end > found.start).toBe(true)
          expect(quote(found)).toBe(quote(found)?.trim())
        },
      ),
    )
  })
})

describe('stepBoundary', () => {
  it('moves the end by words, on and back', () => {
    expect(step(0, 'end', 'word', true)).toBe('reopen the quay before')
    expect(step(0, 'end', 'word', false)).toBe('reopen the')
  })

  it('moves the start by words, on and back', () => {
    expect(step(0, 'start', 'word', true)).toBe('the quay')
    expect(step(0, 'start', 'word', false)).toBe('will reopen the quay')
  })

  it('moves by characters, over white space in one step', () => {
    expect(step(0, 'end', 'character', false)).toBe('reopen the qua')
    expect(step(0, 'end', 'character', true)).toBe('reopen the quay b')
  })

  it('moves over an emoji as one character', () => {
    const flags = canonicalText('wave 🇯🇵👩‍👩‍👧 now')
    const boundary = { text: flags, spans: [span(0, 4)], spanIndex: 0, edge: 'end' as const }
    expect(stepBoundary(boundary, 'character', true)).toEqual(span(0, 'wave 🇯🇵'.length))
  })

  it('stops where there is no more room', () => {
    const spans = [span(0, 3)]
    expect(stepBoundary({ text, spans, spanIndex: 0, edge: 'start' }, 'word', false)).toBeNull()
    expect(stepBoundary({ text, spans, spanIndex: 0, edge: 'end' }, 'word', false)).toBeNull()
  })

  it('does not take a punctuation mark for a neighbour’s word', () => {
    const touching = [wordsIn(text, 'the spring tides'), wordsIn(text, ', and')]
    expect(quote(stepBoundary({ text, spans: touching, spanIndex: 0, edge: 'end' }, 'word', true))).toBeNull()
  })
})
