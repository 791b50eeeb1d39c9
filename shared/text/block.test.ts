import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf } from './block.ts'
import { fullDate, isDateLine } from './block-shape.ts'
import type { CanonicalText } from './canonical-text.ts'
import { anyText, quote, text } from './testing/texts.ts'

const lead =
  'The ministers of the two states agreed on Tuesday to reopen the harbor by the end of March, officials said.'
const more = 'They also pledged to clear the channel within a month, provided that the insurers return to the market.'

function kinds(...paragraphs: string[]): string[] {
  return blocksOf(text(paragraphs.join('\n\n'))).blocks.map(({ kind }) => kind)
}

function pieces(raw: string): (string | null)[] {
  const whole = text(raw)
  return blocksOf(whole).blocks.map((block) => quote(whole, block))
}

function dateline(...paragraphs: string[]): (string | null)[] {
  const whole = text(paragraphs.join('\n\n'))
  return blocksOf(whole).marks.map((mark) => quote(whole, mark))
}

describe('blocksOf', () => {
  it('parts paragraphs by blank lines', () => {
    expect(pieces(`\n \n${lead}\n\t\n\n  ${more}  \n`)).toEqual([lead, more])
  })

  it('parts paragraphs that have a line each', () => {
    expect(pieces(`${lead}\n${more}\n${lead}`)).toEqual([lead, more, lead])
  })

  it('joins lines that were broken to fit a width, and keeps the line ends inside', () => {
    const wrapped = [
      'The ministers of the two states agreed on Tuesday to reopen the harbor',
      'by the end of March. A spokeswoman said that the first convoy would',
      'sail as soon as the ice allowed, and no later.',
    ].join('\n')
    const second = 'They also pledged to clear the channel in a month, provided that all of\nthe insurers return.'
    expect(pieces(`${wrapped}\n\n${second}`)).toEqual([wrapped, second])
  })

  it('parts wrapped paragraphs by their first line being set in', () => {
    const first =
      'The ministers of the two states agreed on Tuesday to reopen the harbor\nby the end of March and then to return at once to the table in Ambrelia'
    const second = 'They also pledged to clear the channel in a month, provided that all of\nthe insurers return.'
    expect(pieces(`    ${first}\n    ${second}`)).toEqual([first, second])
  })

  it('keeps short lines apart, as in a poem or an address', () => {
    expect(pieces('The first line\nThe second line\nThe third line')).toHaveLength(3)
  })

  it('makes one block of a text with no line ends', () => {
    const long = `${lead} ${more}`.repeat(20)
    expect(blocksOf(text(long)).blocks).toEqual([{ kind: 'paragraph', start: 0, end: long.length }])
  })

  it('has no blocks where there is only white space', () => {
    expect(blocksOf(text(' \n\u3000\n'))).toEqual({ blocks: [], marks: [] })
  })

  it('recognises what stands above an article', () => {
    expect(kinds('World / Diplomacy', 'Ceasefire holds for a day', 'By Ann Roe', 'March 4, 2031', lead, more)).toEqual([
      'section-label',
      'title',
      'byline',
      'dateline',
      'paragraph',
      'paragraph',
    ])
    expect(kinds('Business', 'A bank holds its rate', 'It hints at a cut in spring', lead)).toEqual([
      'section-label',
      'title',
      'heading',
      'paragraph',
    ])
    expect(kinds('• Littoral News', lead, more)).toEqual(['byline', 'paragraph', 'paragraph'])
  })

  it('takes a headline that ends with a mark', () => {
    expect(kinds('Will the ice hold?', lead)).toEqual(['title', 'paragraph'])
    expect(kinds('The ice holds.', lead)).toEqual(['title', 'paragraph'])
    expect(kinds('U.S. - Oru Alliance Remains', lead)).toEqual(['title', 'paragraph'])
  })

  it('takes no first paragraph for a headline', () => {
    expect(kinds(lead, more)).toEqual(['paragraph', 'paragraph'])
    expect(kinds('“We agree,” Ito said.', lead)).toEqual(['paragraph', 'paragraph'])
    expect(kinds('GENEVA (Littoral) Talks resumed', lead)).toEqual(['paragraph', 'paragraph'])
    expect(kinds('Hello')).toEqual(['paragraph'])
  })

  it('recognises headings and lists within an article', () => {
    expect(kinds('A title', lead, 'What comes next', more, '• one item', '- another item', '1. a third', lead)).toEqual(
      ['title', 'paragraph', 'heading', 'paragraph', 'list-item', 'list-item', 'list-item', 'paragraph'],
    )
  })

  it('does not make a headline of every line where no line ends as a sentence', () => {
    expect(kinds('one', 'two', 'three', 'four', 'five', 'six').filter((kind) => kind !== 'paragraph')).toEqual([
      'title',
      'heading',
      'heading',
    ])
  })

  it('keeps the items of a list on single lines apart', () => {
    expect(pieces('• one\n• two\n• three')).toEqual(['• one', '• two', '• three'])
  })

  it('takes lines quoted as in mail for a quotation', () => {
    expect(kinds('A title', lead, '> We agree.', more)[2]).toBe('quotation')
  })

  it.each([
    'By subscribing, you support this paper.',
    'In an age of misinformation and haste, good papers matter.',
    'SUBSCRIBE NOW',
    'Sign up for our daily newsletter',
    '[ad_1]',
    '[slot_top]',
    'Read more',
    'Read more: Talks resume',
    'ADVERTISEMENT',
    'Related stories',
    'Click here to read the rest',
    'Follow us on Instagram',
    '© 2031 The Ambrel Courier',
    'The Ambrel Courier. All rights reserved.',
  ])('recognises that %s is no part of an article', (notice) => {
    expect(kinds('A title', lead, notice, more)[2]).toBe('boilerplate')
  })

  it('recognises appeals to the reader at the end, and only there', () => {
    const appeal = 'Good reporting takes time. By becoming a member, you give us both.'
    expect(kinds('A title', lead, appeal, 'Join today.')).toEqual(['title', 'paragraph', 'boilerplate', 'boilerplate'])
    expect(kinds('A title', lead, appeal, more)[2]).toBe('paragraph')
  })

  it.each([
    'By subscribing to the treaty, the two states accept its court.',
    'In a time of war, misinformation spreads, the minister said.',
    'Subscribe now or lose the seat, the chairman told the delegates.',
    '“Support our journalism,” the editor urged you and us all.',
    'Related talks are to be held in the spring.',
    'Advertisement spending fell by a third.',
  ])('does not take for a notice: %s', (sentence) => {
    expect(kinds('A title', lead, sentence, more)[2]).toBe('paragraph')
  })

  it.each([
    ['GENEVA (Littoral) The two agreed.', 'GENEVA (Littoral)'],
    ['GENEVA, March 3 — The two agreed.', 'GENEVA, March 3 —'],
    ['GENEVA, Oru, Feb. 20 - The two agreed.', 'GENEVA, Oru, Feb. 20 -'],
    ['PORT ELSANE, Tamsin — The two agreed.', 'PORT ELSANE, Tamsin —'],
    ['PORT ELSANE, March 3, 2031 (Littoral) -- The two agreed.', 'PORT ELSANE, March 3, 2031 (Littoral) --'],
    ['AMBREL/GRENHOLT (Littoral News) – The two agreed.', 'AMBREL/GRENHOLT (Littoral News) –'],
    ['VALMÈRE — The two agreed.', 'VALMÈRE —'],
  ])('marks the place that opens %s', (paragraph, expected) => {
    expect(dateline('A title', paragraph, lead)).toEqual([expected])
  })

  it.each([
    'The A.N. (Assembly of Nations) met.',
    'A.N. - led talks ended.',
    'NATO agreed to meet.',
    'HARBORS OF BOTH STATES WANT PEACE, BUT PAY FOR WAR - so it seems.',
    'GENEVA (which hosted the talks) was calm.',
    'THE END — is near.'.toLowerCase(),
  ])('marks no place in %s', (paragraph) => {
    expect(dateline('A title', paragraph, lead)).toEqual([])
  })

  it('gives blocks in order, trimmed, that leave out nothing but white space', () => {
    const lines = fc.array(fc.oneof(anyText, fc.constantFrom(lead, more, 'A title', '[ad_1]', 'Read more', '• item')), {
      maxLength: 8,
    })
    const texts = lines.chain((parts) => fc.constantFrom('\n', '\n\n', ' ').map((between) => text(parts.join(between))))
    fc.assert(fc.property(texts, (whole) => coversAllText(whole)))
  })

  it('keeps marks inside blocks', () => {
    const whole = text(`A title\n\nGENEVA (Littoral) ${lead}`)
    const { blocks, marks } = blocksOf(whole)
    for (const mark of marks) expect(blocks.some(({ start, end }) => start <= mark.start && mark.end <= end)).toBe(true)
  })

  it.each([
    ['in paragraphs', `${lead}\n\n`.repeat(2_800)],
    ['in lines', `${lead}\n`.repeat(2_800)],
    ['in one line', `${lead} `.repeat(2_800)],
    ['in words', 'word\n'.repeat(50_000)],
    ['in wrapped lines', `${lead.slice(0, 70)}\n`.repeat(4_000)],
  ])('reads 50,000 words %s to the end', (_, raw) => {
    const whole = text(raw)
    expect(blocksOf(whole).blocks.at(-1)?.end).toBe(whole.trimEnd().length)
  })
})

describe('fullDate', () => {
  it.each([
    ['March 4, 2031', '2031-03-04'],
    ['Published: Tuesday, Sept. 9, 2030 at 10:30', '2030-09-09'],
    ['4 March 2031', '2031-03-04'],
    ['2031-03-04', '2031-03-04'],
    ['March 4', null],
    ['03/04/2031', null],
    ['February 30, 2031', null],
    ['March 4, 2031, updated March 5, 2031', null],
  ])('reads %s as %s', (line, day) => {
    expect(fullDate(line)).toBe(day)
  })

  it('stands in lines that say nothing else', () => {
    expect(isDateLine('Updated on March 4, 2031')).toBe(true)
    expect(isDateLine('On March 4, 2031, the two met.')).toBe(false)
  })
})

function coversAllText(whole: CanonicalText): void {
  let at = 0
  for (const block of blocksOf(whole).blocks) {
    expect(whole.slice(at, block.start).trim()).toBe('')
    expect(quote(whole, block)).toBe(quote(whole, block)?.trim())
    expect(block.end).toBeGreaterThan(block.start)
    at = block.end
  }
  expect(whole.slice(at).trim()).toBe('')
}
