import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf } from './block.ts'
import type { CanonicalText } from './canonical-text.ts'
import { utf16 } from './offset.ts'
import { type Quotation, quotationAt, quotations } from './quotation.ts'
import { anyText, quote, text } from './testing/texts.ts'

function found(whole: CanonicalText): readonly Quotation[] {
  return quotations(whole, blocksOf(whole).blocks)
}

function inner(raw: string): (string | null)[] {
  const whole = text(raw)
  return found(whole).map(({ inner }) => quote(whole, inner))
}

describe('quotations', () => {
  it.each([
    ['He said, “We agree,” and left.', ['We agree,']],
    ['He said, "We agree," and "left".', ['We agree,', 'left']],
    ['Er sagte: „Wir sind einig“, und ging.', ['Wir sind einig']],
    ['Il a dit : « Nous sommes d’accord », puis «oui».', ['Nous sommes d’accord', 'oui']],
    ['Sie sagte: »Ja« und »nein«.', ['Ja', 'nein']],
    ['Han sa: ”Vi är eniga”, och gick.', ['Vi är eniga']],
    ['首相は「行く」と述べた。', ['行く']],
    ['The ‘deal’ and the ‹pact›.', ['deal', 'pact']],
    ["The 'deal' was done.", ['deal']],
    ["''We agree,'' he said. ''And so do they.''", ['We agree,', 'And so do they.']],
    ['“We agree,“ he said. “And so do they. “', ['We agree,', 'And so do they.']],
    ['השר אמר: ״לא נחתום״ בארה״ב.', ['לא נחתום']],
  ])('are found in %s', (raw, expected) => {
    expect(inner(raw)).toEqual(expected)
  })

  it.each([
    'The workers’ rights and Japan’s role weren’t discussed in the ’90s.',
    "The workers' rights and Japan's role weren't discussed in the '90s.",
    "Rock 'n' roll, 'tis said, got 'em.",
    'He is 6\'2" tall.',
    'A stray ” mark and a stray » mark.',
    'An empty “” and a blank “ ”.',
  ])('are not seen in %s', (raw) => {
    expect(inner(raw)).toEqual([])
  })

  it.each([
    ['“He said ‘no’ twice,” she said.', ['He said ‘no’ twice,', 'no']],
    ['"He said \'no\'," she said.', ["He said 'no',", 'no']],
    ['‘He said “no” twice,’ she said.', ['He said “no” twice,', 'no']],
    ['「彼は『行く』と言った」', ['彼は『行く』と言った', '行く']],
    ['“We call it “home” here,” she said.', ['We call it “home” here,', 'home']],
    [
      '“The workers’ rights aren’t ‘optional’ here,” he said.',
      ['The workers’ rights aren’t ‘optional’ here,', 'optional'],
    ],
  ])('nest in %s', (raw, expected) => {
    expect(inner(raw)).toEqual(expected)
    expect(found(text(raw)).map(({ depth }) => depth)).toEqual([0, 1])
  })

  it('know possessives from closing marks', () => {
    expect(inner('He called ‘the workers’ rights’ a slogan.')).toEqual(['the workers’ rights'])
  })

  it('close with a space before the mark, and with a mark glued to the next word', () => {
    expect(inner('“We will go, ” he said. “And stay, ”she said.')).toEqual(['We will go,', 'And stay,'])
    expect(inner('"We will go, "he said.')).toEqual(['We will go,'])
  })

  it('close with a mark of the other shape', () => {
    expect(inner('“We will go," he said.')).toEqual(['We will go,'])
    expect(inner('"We will go,” he said.')).toEqual(['We will go,'])
  })

  it('that are never closed end with their paragraph', () => {
    const whole = text('He said:\n\n“We agree. We go.\n\nThe talks went on.')
    expect(found(whole).map((one) => [quote(whole, one.outer), quote(whole, one.inner), one.closed])).toEqual([
      ['“We agree. We go.', 'We agree. We go.', false],
    ])
  })

  it('that are never closed end where the next one begins', () => {
    const whole = text('“We agree, he said. “We go,” she said.')
    expect(found(whole).map((one) => [quote(whole, one.inner), one.closed, one.depth])).toEqual([
      ['We agree, he said.', false, 0],
      ['We go,', true, 0],
    ])
    expect(inner('"We agree, he said. "We go," she said.')).toEqual(['We agree, he said.', 'We go,'])
  })

  it.each([
    ['“', '”'],
    ['"', '"'],
    ['«', '»'],
  ])('of several paragraphs that each open with %s and of which the last closes are one', (open, close) => {
    const speech = `${open}First here.\n\n${open}Second there.\n\n${open}Third,${close}`
    const whole = text(`${speech} he said. ${open}End.${close}`)
    const [first, second, ...rest] = found(whole)
    expect(rest).toEqual([])
    expect(first?.parts.map((part) => quote(whole, part))).toEqual(['First here.', 'Second there.', 'Third,'])
    expect([first?.closed, quote(whole, first?.outer ?? null), first?.depth]).toEqual([true, speech, 0])
    expect(quote(whole, second?.inner ?? null)).toBe('End.')
  })

  it('do not go on past a heading or a paragraph that opens with nothing', () => {
    const whole = text('“First here.\n\nNothing here.\n\n“Second there,” he said.')
    expect(found(whole).map(({ closed }) => closed)).toEqual([false, true])
  })

  it('pay no heed to boilerplate', () => {
    const whole = text('A title\n\nHe said “yes” to the plan of the council.\n\nRead more: “The plan”')
    expect(found(whole)).toHaveLength(1)
  })

  it('hold what they say they hold, in order, nested or apart', () => {
    fc.assert(
      fc.property(anyText, (whole) => {
        const all = found(whole)
        const open: Quotation[] = []
        let last = -1
        for (const one of all) {
          expect(one.outer.start).toBeGreaterThan(last)
          last = one.outer.start
          while ((open.at(-1)?.outer.end ?? Number.POSITIVE_INFINITY) <= one.outer.start) open.pop()
          expect(one.outer.end).toBeLessThanOrEqual(open.at(-1)?.outer.end ?? whole.length)
          expect(one.inner.start).toBeGreaterThan(one.outer.start)
          expect(one.inner.end).toBeLessThanOrEqual(one.outer.end)
          expect(quote(whole, one.inner)).toBe(quote(whole, one.inner)?.trim())
          expect(one.inner.end).toBeGreaterThan(one.inner.start)
          open.push(one)
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['“'.repeat(10_000)],
    ['“a” '.repeat(10_000)],
    ['"a '.repeat(10_001)],
    ['‘“«'.repeat(3_000) + '»”’'.repeat(3_000)],
    [`${'“'.repeat(5_000)}${'» '.repeat(5_000)}`],
    ['“a\n\n'.repeat(10_000)],
    ["'a "],
    ["s' b ‘".repeat(5_000)],
  ])('of ten thousand marks do not keep it busy (case %#)', (raw) => {
    const whole = text(raw)
    const { blocks } = blocksOf(whole)
    expect(quotations(whole, blocks).every(({ outer }) => outer.end <= whole.length)).toBe(true)
  })
})

describe('quotationAt', () => {
  const whole = text('Ito said “yes ‘no’ yes” and “so”.')
  const all = found(whole)

  it.each([
    [0, null],
    [9, 'yes ‘no’ yes'],
    [13, 'yes ‘no’ yes'],
    [14, 'no'],
    [17, 'no'],
    [18, 'yes ‘no’ yes'],
    [22, 'yes ‘no’ yes'],
    [23, null],
    [29, 'so'],
    [33, null],
  ])('finds at %d %s', (offset, expected) => {
    expect(quote(whole, quotationAt(all, utf16(offset))?.inner ?? null)).toBe(expected)
  })

  it('finds the innermost one anywhere', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 200 }), (any, offset) => {
        const quotes = found(any)
        const holding = quotes.filter(({ outer }) => outer.start <= offset && offset < outer.end)
        expect(quotationAt(quotes, utf16(offset))).toEqual(holding.at(-1) ?? null)
      }),
      { numRuns: 500 },
    )
  })
})
