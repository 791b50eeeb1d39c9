import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClaimView } from '../../../session/views.ts'
import { CHUNK, type Chunk, claimChunks } from './claim-chunks.ts'

/** Chunks look at which claim is which, and at nothing in it. */
const claims = Array.from({ length: 400 }, (_, index) => ({ id: String(index) }) as unknown as ClaimView)
const all = claims.slice(0, 300)
const chunks = claimChunks(all, [])

function without(from: number, count: number, more: readonly ClaimView[] = []): readonly ClaimView[] {
  return [...all.slice(0, from), ...more, ...all.slice(from + count)]
}

function kept(after: readonly Chunk[]): number {
  return after.filter(({ key, views }) => chunks.some((chunk) => chunk.key === key && chunk.views === views)).length
}

describe('claims in chunks', () => {
  it('stand in their order, each chunk at its start, with keys of their own', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.nat(100), (from, count, more) => {
        const next = without(from, count, claims.slice(300, 300 + more))
        const after = claimChunks(next, chunks)
        let start = 0
        for (const chunk of after) {
          expect([chunk.start, chunk.views.length > 0]).toEqual([start, true])
          start += chunk.views.length
        }
        expect(after.flatMap(({ views }) => views)).toEqual(next)
        expect(new Set(after.map(({ key }) => key)).size).toBe(after.length)
      }),
    )
  })

  it('keep all but one of their chunks when a claim is put in, wherever it is', () => {
    const [fresh] = claims.slice(300)
    const lost = [0, 10, CHUNK, 299].map(
      (at) => chunks.length - kept(claimChunks(without(at, 0, [fresh as ClaimView]), chunks)),
    )
    expect(lost).toEqual([1, 1, 1, 1])
  })

  it('grow no chunk beyond twice its size', () => {
    const after = claimChunks(without(10, 0, claims.slice(300, 300 + CHUNK + 20)), chunks)
    expect(after.every(({ views }) => views.length <= 2 * CHUNK)).toBe(true)
  })

  it('are none where there is no claim', () => {
    expect(claimChunks([], chunks)).toEqual([])
  })
})
