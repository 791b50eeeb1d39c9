import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, MAX_TEXT_CHARACTERS } from './canonical-text.ts'
import { acceptText, type DecodedText, type DecodeProblem, decodeText } from './decode.ts'

const encoder = new TextEncoder()
const words = 'The two “agreed” to meet in the café — soon. 首相😀'

function bytesOf(...parts: (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : part)))
}

function utf16(raw: string, order: 'le' | 'be'): number[] {
  return Array.from({ length: raw.length }, (_, at) => raw.charCodeAt(at)).flatMap((unit) =>
    order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  )
}

function read(bytes: Uint8Array): DecodedText {
  const result = decodeText(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function problem(bytes: Uint8Array): DecodeProblem {
  const result = decodeText(bytes)
  if (result.ok) throw new Error(`It was read as ${result.value.charset}`)
  return result.error
}

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(read(bytesOf(words))).toEqual({ text: words, charset: 'utf-8', replaced: 0 })
    expect(read(bytesOf([0xef, 0xbb, 0xbf], words))).toEqual({ text: words, charset: 'utf-8', replaced: 0 })
  })

  it('reads UTF-16 by its byte order mark', () => {
    expect(read(bytesOf([0xff, 0xfe], utf16(words, 'le')))).toEqual({ text: words, charset: 'utf-16le', replaced: 0 })
    expect(read(bytesOf([0xfe, 0xff], utf16(words, 'be')))).toEqual({ text: words, charset: 'utf-16be', replaced: 0 })
  })

  it('reads UTF-16 that has no byte order mark', () => {
    expect(read(bytesOf(utf16(words, 'le')))).toEqual({ text: words, charset: 'utf-16le', replaced: 0 })
    expect(read(bytesOf(utf16(words, 'be')))).toEqual({ text: words, charset: 'utf-16be', replaced: 0 })
  })

  it('replaces lone surrogates and a last odd byte of UTF-16', () => {
    const bytes = bytesOf([0xff, 0xfe], utf16('a\ud800b', 'le'), [0x41])
    expect(read(bytes)).toEqual({ text: 'a�b�', charset: 'utf-16le', replaced: 2 })
  })

  it('reads windows-1252, its quotation marks too', () => {
    const bytes = bytesOf('He said ', [0x93], 'caf', [0xe9], [0x94], ' for ', [0x80], '5 ', [0x97], ' today.')
    expect(read(bytes)).toEqual({ text: 'He said “café” for €5 — today.', charset: 'windows-1252', replaced: 0 })
  })

  it('reads UTF-8 that is damaged in one place, and counts the damage', () => {
    const bytes = bytesOf('“one” “two” ', [0xe2, 0x80], ' “three”')
    expect(read(bytes)).toEqual({ text: '“one” “two” � “three”', charset: 'utf-8', replaced: 1 })
  })

  it('replaces a stray NUL or control character in a text', () => {
    expect(read(bytesOf('The two', [0], ' agreed', [7], ' today.'))).toEqual({
      text: 'The two� agreed� today.',
      charset: 'utf-8',
      replaced: 2,
    })
  })

  it.each([
    ['nothing', bytesOf()],
    ['white space', bytesOf(' \r\n\t\u00a0\u3000')],
    ['a byte order mark', bytesOf([0xef, 0xbb, 0xbf])],
    ['a byte order mark of UTF-16', bytesOf([0xff, 0xfe])],
  ])('refuses %s as empty', (_, bytes) => {
    expect(problem(bytes)).toEqual({ kind: 'text-empty' })
  })

  it.each([
    ['pdf', bytesOf('%PDF-1.7 text')],
    ['zip', bytesOf('PK', [3, 4], 'text')],
    ['png', bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a])],
    ['jpeg', bytesOf([0xff, 0xd8, 0xff, 0xe0])],
    ['office', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['rtf', bytesOf('{\\rtf1 text}')],
  ])('says that a file looks like %s', (looksLike, bytes) => {
    expect(problem(bytes)).toEqual({ kind: 'text-binary', looksLike, offset: 0 })
  })

  it('refuses a program as binary, and says where', () => {
    const program = bytesOf('ELF', [2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0, 1, 0, 0, 0, 0xe8, 0x90, 4])
    expect(problem(program)).toEqual({ kind: 'text-binary', looksLike: null, offset: 3 })
    expect(problem(new Uint8Array(100))).toEqual({ kind: 'text-binary', looksLike: null, offset: 0 })
  })

  it('refuses a text in a character set that it does not know', () => {
    const cyrillic = Array.from({ length: 60 }, (_, at) => (at % 7 === 6 ? 0x20 : 0xc0 + at))
    expect(problem(bytesOf('x', cyrillic))).toEqual({ kind: 'text-unknown-charset', offset: 1 })
    const shiftJis = [0x8e, 0xf1, 0x91, 0x8a, 0x82, 0xcd, 0x8d, 0x73, 0x82, 0xad, 0x81, 0x42]
    expect(problem(bytesOf(shiftJis)).kind).toBe('text-unknown-charset')
  })

  it('refuses a text of more characters than the limit, and takes one of just so many', () => {
    const full = new Uint8Array(MAX_TEXT_CHARACTERS + 1).fill(0x61)
    expect(problem(full)).toEqual({ kind: 'text-too-long', length: 5_000_001, limit: 5_000_000 })
    expect(read(full.subarray(1)).text).toHaveLength(MAX_TEXT_CHARACTERS)
  })

  it('refuses what is far too long without reading it', () => {
    expect(problem(new Uint8Array(20_000_001).fill(0x61))).toEqual({
      kind: 'text-too-long',
      length: 5_000_001,
      limit: 5_000_000,
    })
  })

  it('counts characters, not code units', () => {
    expect(read(bytesOf('😀'.repeat(10))).text).toHaveLength(20)
    expect(acceptText('😀'.repeat(MAX_TEXT_CHARACTERS)).ok).toBe(true)
    expect(acceptText(`${'😀'.repeat(MAX_TEXT_CHARACTERS)}a`).ok).toBe(false)
  })

  it('gives back every text that was written as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (raw) => {
        const whole = canonicalText(`Text: ${raw}`)
        expect(read(encoder.encode(whole)).text).toBe(whole)
      }),
    )
  })

  it('answers for any bytes, and what it reads is canonical', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = decodeText(bytes)
        if (result.ok) expect(canonicalText(result.value.text)).toBe(result.value.text)
      }),
      { numRuns: 1_000 },
    )
  })

  it('counts damage to UTF-8 as the decoder replaces it', () => {
    const damaged = fc.array(
      fc.oneof(
        fc.constantFrom(...'é首😀“'.split(/(?:)/u).map((character) => [...encoder.encode(character)])),
        fc.uint8Array({ maxLength: 2 }).map((bytes) => [...bytes].filter((byte) => byte > 0x7f)),
      ),
    )
    fc.assert(
      fc.property(damaged, (parts) => {
        const bytes = bytesOf([0xef, 0xbb, 0xbf], 'x', ...parts)
        const { text, replaced } = read(bytes)
        expect(replaced).toBe(text.split('\ufffd').length - 1)
      }),
    )
  })
})
