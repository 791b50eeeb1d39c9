import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, countForbidden, textHash } from './canonical-text.ts'

const BLNS = '../shared/conformance/strings/blns.json'
const blnsNote = existsSync(BLNS) ? '' : ' (skipped: the list of naughty strings is not on this machine)'
const rawText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
)

describe('canonicalText', () => {
  it('turns CRLF, CR and form feed into LF', () => {
    expect(canonicalText('a\r\nb\rc\fd\n\re\r\r\nf')).toBe('a\nb\nc\nd\n\ne\n\nf')
  })

  it('replaces lone surrogates and what XML 1.0 forbids, one by one', () => {
    expect(canonicalText('a\ud800b\udc00c\u0000d\u001be\ufffef\uffff\u000b')).toBe('a�b�c�d�e�f��')
    expect(countForbidden('a\ud800b\udc00c\u0000d\u001be\ufffef\uffff\u000b')).toBe(7)
  })

  it('leaves surrogate pairs, tabs, C1 controls and noncharacters of other planes as they are', () => {
    expect(canonicalText('😀\t\u0085\u{1fffe}')).toBe('😀\t\u0085\u{1fffe}')
  })

  it('does not normalise', () => {
    expect(canonicalText('e\u0301 \u00e9 \u212b ﬁ')).toBe('e\u0301 \u00e9 \u212b ﬁ')
  })

  it('is the same when it is done again', () => {
    fc.assert(fc.property(rawText, (raw) => canonicalText(canonicalText(raw)) === canonicalText(raw)))
  })

  it('keeps the length but for carriage returns that go', () => {
    fc.assert(
      fc.property(rawText, (raw) => {
        expect(canonicalText(raw).length).toBe(raw.replace(/\r\n/g, '\n').length)
      }),
    )
  })

  it('holds nothing that XML 1.0 forbids', () => {
    const allowed = /^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u
    fc.assert(fc.property(rawText, (raw) => allowed.test(canonicalText(raw))))
  })

  it.skipIf(blnsNote !== '')(`survives every naughty string${blnsNote}`, () => {
    const strings = JSON.parse(readFileSync(BLNS, 'utf8')) as string[]
    expect(strings.length).toBeGreaterThan(400)
    for (const raw of strings) expect(canonicalText(canonicalText(raw))).toBe(canonicalText(raw))
  })
})

describe('textHash', () => {
  it('is the SHA-256 of the UTF-8', () => {
    expect(textHash(canonicalText('é😀\r\n'))).toBe(createHash('sha256').update('é😀\n', 'utf8').digest('hex'))
  })
})
