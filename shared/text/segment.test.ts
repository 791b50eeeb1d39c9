import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CanonicalText, canonicalText } from './canonical-text.ts'
import { type Span, span, utf16 } from './offset.ts'
import {
  graphemeCeil,
  graphemeFloor,
  nextGrapheme,
  nextWord,
  previousGrapheme,
  previousWord,
  selectionSpan,
  sentenceAt,
  sentences,
  snapToWords,
  trimSpan,
  wordAt,
} from './segment.ts'
import { anyText, quote, spanOf, text, textAndOffset, textAndSpan } from './testing/texts.ts'

const BREAKS = '../shared/conformance/strings/GraphemeBreakTest.txt'
const breaksNote = existsSync(BREAKS) ? '' : ' (skipped: GraphemeBreakTest.txt is not on this machine)'
const engine = new Intl.Segmenter('en', { granularity: 'grapheme' })

function engineEdges(whole: string): number[] {
  return [...[...engine.segment(whole)].map(({ index }) => index), whole.length]
}

function all(whole: CanonicalText): Span {
  return span(0, whole.length)
}

function split(raw: string): (string | null)[] {
  const whole = text(raw)
  return sentences(whole, all(whole)).map((found) => quote(whole, found))
}

describe('graphemes', () => {
  const whole = text('ae\u0301👩‍👩‍👧z')

  it('are not cut in an accent or a family', () => {
    expect([0, 1, 2, 3, 5, 11, 12].map((at) => graphemeFloor(whole, utf16(at)))).toEqual([0, 1, 1, 3, 3, 11, 12])
    expect([0, 1, 2, 3, 5, 11, 12].map((at) => graphemeCeil(whole, utf16(at)))).toEqual([0, 1, 3, 3, 11, 11, 12])
  })

  it('are walked one by one, and stop at the ends', () => {
    expect([0, 1, 3, 11, 12].map((at) => nextGrapheme(whole, utf16(at)))).toEqual([1, 3, 11, 12, 12])
    expect([0, 1, 3, 11, 12].map((at) => previousGrapheme(whole, utf16(at)))).toEqual([0, 0, 1, 3, 11])
  })

  it('are those of the engine in any text', () => {
    fc.assert(
      fc.property(textAndOffset, ([any, offset]) => {
        const edges = engineEdges(any)
        expect(graphemeFloor(any, offset)).toBe(edges.findLast((edge) => edge <= offset))
        expect(graphemeCeil(any, offset)).toBe(edges.find((edge) => edge >= offset))
        expect(nextGrapheme(any, offset)).toBe(edges.find((edge) => edge > offset) ?? any.length)
        expect(previousGrapheme(any, offset)).toBe(edges.findLast((edge) => edge < offset) ?? 0)
      }),
      { numRuns: 400 },
    )
  })

  it('are those of the engine beside every character of the basic plane', () => {
    const wrong: string[] = []
    for (let first = 0x20; first < 0xfffe; first += 32) {
      const units = Array.from({ length: 32 }, (_, index) => String.fromCharCode(first + index))
      const whole = canonicalText(units.map((unit) => `${unit} ${unit}a首`).join(''))
      const edges = new Set(engineEdges(whole))
      for (let at = 0; at <= whole.length; at += 1) {
        if ((graphemeFloor(whole, utf16(at)) === at) !== edges.has(at)) wrong.push(`${first.toString(16)} at ${at}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it.skipIf(breaksNote !== '')(`are those of Unicode's own test${breaksNote}`, () => {
    const cases = readFileSync(BREAKS, 'utf8')
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '')
    const wrong: string[] = []
    for (const line of cases) {
      const parts = line.split('÷').filter((part) => part.trim() !== '')
      const clusters = parts.map((part) =>
        String.fromCodePoint(...part.split('×').map((hex) => Number.parseInt(hex, 16))),
      )
      const whole = canonicalText(clusters.join(''))
      if (whole !== clusters.join('') || clusters.join('') === '') continue
      const ours = [...whole.slice(0, -1)].map((_, at) => graphemeCeil(whole, utf16(at + 1)))
      const engineSays = engineEdges(whole)
      if (ours.some((edge) => !engineSays.includes(edge))) wrong.push(line)
    }
    expect(cases.length).toBeGreaterThan(500)
    expect(wrong).toEqual([])
  })

  it('are found at once in a long text that has no plain character', () => {
    const long = text('क्षत्रिय '.repeat(100_000))
    const floors = Array.from({ length: 200 }, (_, n) => graphemeFloor(long, utf16(400_000 + n)))
    expect(floors.every((floor, n) => floor <= 400_000 + n)).toBe(true)
  })
})

describe('wordAt', () => {
  const whole = text('The U.S. minister’s mid-term plan, Dr. Ito said. 首相は行く。')

  it.each([
    [0, 'The'],
    [2, 'The'],
    [3, 'The'],
    [5, 'U.S.'],
    [8, 'U.S.'],
    [12, 'minister’s'],
    [21, 'mid'],
    [24, 'term'],
    [36, 'Dr.'],
    [33, 'plan'],
    [34, null],
  ])('finds at %d the word %s', (at, word) => {
    expect(quote(whole, wordAt(whole, utf16(at)))).toBe(word)
  })

  it('finds words where none are parted by spaces', () => {
    expect(quote(whole, wordAt(whole, utf16(whole.indexOf('首'))))).toBe('首相')
    expect(quote(whole, wordAt(whole, utf16(whole.indexOf('首') + 1)))).toBe('首相')
  })

  it('finds words far into a long text', () => {
    const long = text('The minister agreed to go. '.repeat(10_000))
    expect(quote(long, wordAt(long, utf16(long.indexOf('minister', 100_000) + 3)))).toBe('minister')
  })
})

describe('nextWord and previousWord', () => {
  const whole = text(' He said,\n\n“Go.” 😀 U.S. end ')

  it('go from word to word', () => {
    const forth: number[] = [0]
    while ((forth.at(-1) ?? 0) < whole.length) forth.push(nextWord(whole, utf16(forth.at(-1) ?? 0)))
    expect(forth.slice(0, -1).map((at) => whole.slice(0, at).match(/\S+$/)?.[0])).toEqual([
      undefined,
      'He',
      'said',
      '“Go',
      'U.S.',
      'end',
    ])
    const back: number[] = [whole.length]
    while ((back.at(-1) ?? 0) > 0) back.push(previousWord(whole, utf16(back.at(-1) ?? 0)))
    expect(back.slice(1, -1).map((at) => whole.slice(at).match(/^\S+/)?.[0])).toEqual([
      'end',
      'U.S.',
      'Go.”',
      'said,',
      'He',
    ])
  })

  it('always move on, and back, until the end', () => {
    fc.assert(
      fc.property(textAndOffset, ([any, offset]) => {
        expect(nextWord(any, offset)).toBeGreaterThan(offset === any.length ? offset - 1 : offset)
        expect(previousWord(any, offset)).toBeLessThan(offset === 0 ? 1 : offset)
      }),
    )
  })
})

describe('sentences', () => {
  it.each([
    ['The U.S. Secretary of State agreed. The two met.', 2],
    ['They met in the U.S. The two agreed.', 2],
    ['Dr. Ito and Sen. Ann Lee of the U.N. Security Council met Gov. Roe. No. 2 came.', 2],
    ['J. F. Moreau and George W. Tan met. He left.', 2],
    ['They chose Plan B. The vote is on Jan. 5. Talks resume at 10 a.m. Monday. All agreed at 5 p.m. Nobody left.', 5],
    ['It is becoming more and more. serious. in the event of. an attack.', 1],
    ['“We agree. We will go,” he said. “Really?” she asked. “Yes!”', 4],
    ['“Will you go?” Ito asked. “Never!” Everybody laughed.', 3],
    ['He said: “Go.” She did. (They left.) Then… nothing... It ended.', 5],
    ["He said no. \"We won't.\" 'Fine.' Then they left.", 4],
    ['Acme Corp. President Ann Roe met Bolt Inc. The firms agreed.', 2],
    ['It rose 3.5 percent to $2.4 billion. Then fell .5 points.', 2],
    ['首相は「行く。」と述べた。大統領も同意した。', 2],
    ['वह गया। वह आया।', 2],
    ['The U.S.-led talks ended. U.S.-Osten ties rose.', 2],
    ['One?! Two!! Three', 3],
    ['Visit www.example.com now. Or not.', 2],
    ['“We will go. ” Ito said no.', 2],
  ])('of %s are %d', (raw, count) => {
    expect(split(raw)).toHaveLength(count)
  })

  it('keep their closing quotation marks, and leave white space out', () => {
    expect(split('  He said, “Go.”  She\nwent.) ')).toEqual(['He said, “Go.”', 'She\nwent.)'])
  })

  it('go over the ends of hard-wrapped lines, but not over a blank line', () => {
    expect(split('The two\nagreed. They\nmet\n \nAgain')).toEqual(['The two\nagreed.', 'They\nmet', 'Again'])
  })

  it('stay within their stretch', () => {
    const whole = text('One. Two here. Three.')
    expect(sentences(whole, span(5, 12)).map((found) => quote(whole, found))).toEqual(['Two her'])
  })

  it('are in order, trimmed, and leave out nothing but white space', () => {
    fc.assert(
      fc.property(textAndSpan, ([any, within]) => {
        let at: number = within.start
        for (const found of sentences(any, within)) {
          expect(any.slice(at, found.start).trim()).toBe('')
          expect(found.end).toBeGreaterThan(found.start)
          expect(quote(any, found)?.trim()).toBe(quote(any, found))
          at = found.end
        }
        expect(any.slice(at, within.end).trim()).toBe('')
      }),
    )
  })

  it('of a long text without line ends are all found', () => {
    const long = text('The U.S. minister, Dr. Ito, agreed “to go.” '.repeat(7_000))
    expect(sentences(long, all(long))).toHaveLength(7_000)
  })
})

describe('sentenceAt', () => {
  const whole = text('One here. Two there.\nThree.')

  it.each([
    [0, 'One here.'],
    [9, 'One here.'],
    [10, 'Two there.'],
    [20, 'Two there.'],
    [21, 'Three.'],
    [27, 'Three.'],
  ])('finds at %d the sentence %s', (at, sentence) => {
    expect(quote(whole, sentenceAt(whole, utf16(at)))).toBe(sentence)
  })

  it('finds the sentence that ends where a blank line begins', () => {
    const paragraphs = text('One here\n\nTwo there')
    expect(quote(paragraphs, sentenceAt(paragraphs, utf16(8), all(paragraphs)))).toBe('One here')
  })

  it('finds nothing outside its stretch, or in white space only', () => {
    expect(sentenceAt(whole, utf16(25), span(0, 20))).toBeNull()
    expect(sentenceAt(text('  \n '), utf16(1))).toBeNull()
  })

  it('finds one of the sentences that `sentences` gives', () => {
    fc.assert(
      fc.property(textAndOffset, ([any, offset]) => {
        const found = sentences(any, all(any))
        const held = found.find(({ start, end }) => start <= offset && offset < end)
        const ending = found.find(({ end }) => end === offset)
        expect(sentenceAt(any, offset, all(any))).toEqual(held ?? ending ?? null)
      }),
      { numRuns: 1_000 },
    )
  })

  it('finds the same far into a long text', () => {
    const long = text('The U.S. minister, Dr. Ito, agreed “to go...” Then “No!” she said. '.repeat(2_000))
    const found = sentences(long, all(long))
    for (let at = 50_000; at < 50_200; at += 1) {
      const held = found.find(({ start, end }) => start <= at && at < end)
      if (held) expect(sentenceAt(long, utf16(at), all(long))).toEqual(held)
    }
  })
})

describe('snapToWords', () => {
  const whole = text('Ms. Roe vowed, “We’ll go to the U.S. again.” 😀cafe\u0301 now')

  it.each([
    ['owe', 'vowed'],
    ['wed, “We', 'vowed, “We’ll'],
    ['he U.S', 'the U.S.'],
    ['to', 'to'],
    [' go ', ' go '],
    ['afe', 'cafe\u0301'],
  ])('widens “%s” to “%s”', (from, to) => {
    expect(quote(whole, snapToWords(whole, spanOf(whole, from)))).toBe(to)
  })

  it('never narrows, keeps grapheme edges, and does nothing the second time', () => {
    fc.assert(
      fc.property(textAndSpan, ([any, from]) => {
        const to = snapToWords(any, from)
        expect(to.start).toBeLessThanOrEqual(from.start)
        expect(to.end).toBeGreaterThanOrEqual(from.end)
        expect(graphemeFloor(any, to.start)).toBe(to.start)
        expect(graphemeCeil(any, to.end)).toBe(to.end)
        if (to.end > to.start) expect(snapToWords(any, to)).toEqual(to)
      }),
    )
  })
})

describe('trimSpan', () => {
  it('takes white space of every kind from the edges', () => {
    const whole = text('a \u00a0\u3000\n go  there\t\u2003b')
    expect(quote(whole, trimSpan(whole, span(1, whole.length - 1)))).toBe('go  there')
  })

  it('leaves an empty span of white space', () => {
    const { start, end } = trimSpan(text('a   b'), span(1, 4))
    expect(end - start).toBe(0)
  })

  it('leaves a space that carries an accent', () => {
    const whole = text('a \u0301b')
    expect(trimSpan(whole, span(1, 3))).toEqual(span(1, 3))
  })
})

describe('selectionSpan', () => {
  it('goes to grapheme edges and leaves edge white space out', () => {
    const whole = text('x 👩‍👩‍👧 cafe\u0301 y')
    expect(quote(whole, selectionSpan(whole, span(1, whole.indexOf('\u0301'))))).toBe('👩‍👩‍👧 cafe\u0301')
  })

  it('is null where nothing but white space is selected', () => {
    expect(selectionSpan(text('a \n b'), span(1, 4))).toBeNull()
    expect(selectionSpan(text('ab'), span(1, 1))).toBeNull()
  })

  it('is trimmed, not empty, and on grapheme edges', () => {
    fc.assert(
      fc.property(textAndSpan, ([any, from]) => {
        const kept = selectionSpan(any, from)
        if (!kept) return
        const edges = engineEdges(any)
        expect(edges).toContain(kept.start)
        expect(edges).toContain(kept.end)
        expect(kept.end).toBeGreaterThan(kept.start)
        expect(selectionSpan(any, kept)).toEqual(kept)
      }),
      { numRuns: 400 },
    )
  })

  it('survives any text', () => {
    fc.assert(fc.property(anyText, (any) => selectionSpan(any, all(any)) === null || any.trim() !== ''))
  })
})
