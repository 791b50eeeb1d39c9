import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSha256, sha256 } from './sha256.ts'

describe('sha256', () => {
  it('gives the known digests of the empty string and of "abc"', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('takes a string as its UTF-8', () => {
    expect(sha256('é😀')).toBe(sha256(new TextEncoder().encode('é😀')))
  })

  it('agrees with another implementation on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
    )
  })
})

describe('isSha256', () => {
  it('takes 64 lower-case hexadecimal digits and nothing else', () => {
    expect(isSha256('a'.repeat(64))).toBe(true)
    expect(isSha256('A'.repeat(64))).toBe(false)
    expect(isSha256('a'.repeat(63))).toBe(false)
    expect(isSha256(`${'a'.repeat(64)}\n`)).toBe(false)
  })
})
