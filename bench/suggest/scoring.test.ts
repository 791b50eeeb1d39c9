import { describe, expect, it } from 'vitest'
import { Figures, isSame, jaccard, overlaps, pairUp, type Scored, trimmed } from './scoring.ts'

const TEXT = 'Olander said that “the port is open,” and that — he hoped — it would stay so.'

/** Where some words stand in the text. */
function at(words: string) {
  const start = TEXT.indexOf(words)
  if (start < 0) throw new Error(`The text does not have “${words}”.`)
  return { start, end: start + words.length }
}

function attribution(content: string, parts: Partial<Scored> = {}): Scored {
  return { content: [at(content)], cue: [at('said')], source: [at('Olander')], mode: 'mixed', ...parts }
}

function figuresOf(proposed: readonly Scored[], wanted: readonly Scored[]): Figures {
  const figures = new Figures()
  figures.add(TEXT, proposed, wanted)
  return figures
}

describe('trimming', () => {
  it('takes quotation marks, “that” and punctuation off the edges', () => {
    expect(trimmed(TEXT, [at('that “the port is open,”')])).toEqual([at('the port is open')])
  })

  it('keeps “that” where it is only the start of a word', () => {
    expect(trimmed('thatch roofs', [{ start: 0, end: 12 }])).toEqual([{ start: 0, end: 12 }])
  })

  it('leaves out what is nothing but punctuation', () => {
    expect(trimmed(TEXT, [at(',” '), at('open')])).toEqual([at('open')])
  })
})

describe('comparing spans', () => {
  it('measures what two sets of characters share against what they cover together', () => {
    const span = (start: number, end: number) => ({ start, end })
    expect(jaccard([span(0, 10)], [span(5, 15)])).toBeCloseTo(5 / 15)
    expect(jaccard([span(0, 4), span(6, 10)], [span(0, 10)])).toBeCloseTo(8 / 10)
    expect(jaccard([span(0, 4)], [span(4, 8)])).toBe(0)
    expect(jaccard([], [])).toBe(1)
  })

  it('takes spans for the same that differ by marks, or are parted by them only', () => {
    expect(isSame(TEXT, [at('that “the port is open,”')], [at('the port is open')])).toBe(true)
    expect(isSame(TEXT, [at('it would stay'), at('so.')], [at('it would stay so')])).toBe(true)
    expect(isSame(TEXT, [at('port is open')], [at('the port is open')])).toBe(false)
  })

  it('does not let neighbours overlap', () => {
    expect(overlaps([{ start: 0, end: 4 }], [{ start: 4, end: 8 }])).toBe(false)
    expect(overlaps([{ start: 0, end: 4 }], [{ start: 3, end: 8 }])).toBe(true)
  })
})

describe('pairing one to one', () => {
  it('pairs as many as can be, even where the first choice stands in the way', () => {
    const partners = [[0, 1], [0], [1, 2]]
    const found = pairUp(3, (index) => partners[index] ?? [])
    expect(found).toEqual([1, 0, 2])
  })

  it('leaves those without a partner alone', () => {
    expect(pairUp(2, (index) => (index === 0 ? [] : [4]))).toEqual([-1, 4])
  })
})

describe('figures', () => {
  it('count an exact content for strict and partial, one that is off for partial only', () => {
    const wanted = [attribution('the port is open'), attribution('it would stay so')]
    const { strict, partial } = figuresOf([attribution('“the port is open,”'), attribution('it would stay')], wanted)
    expect(strict.get('content')).toMatchObject({ right: 1, proposed: 2, wanted: 2 })
    expect(partial.get('content')).toMatchObject({ right: 2, proposed: 2, wanted: 2 })
  })

  it('count nothing for a content that overlaps by less than half', () => {
    const { partial } = figuresOf([attribution('port is open')], [attribution(TEXT)])
    expect(partial.get('content')?.f1).toBe(0)
  })

  it('count one of two proposals for the same attribution', () => {
    const { partial } = figuresOf(
      [attribution('the port is open'), attribution('port is open')],
      [attribution('the port is open')],
    )
    expect(partial.get('content')).toMatchObject({ precision: 0.5, recall: 1 })
  })

  it('ask for a source only where there is one', () => {
    const silent = attribution('the port is open', { source: [] })
    const { partial } = figuresOf([silent], [silent])
    expect(partial.get('source')).toMatchObject({ right: 0, proposed: 0, wanted: 0 })
    expect(partial.get('all three')?.f1).toBe(1)
  })

  it('give what matches the mode that was wanted, and what does not its own', () => {
    const proposed = [
      attribution('the port is open', { mode: 'direct' }),
      attribution('he hoped', { mode: 'indirect' }),
    ]
    const { byMode } = figuresOf(proposed, [attribution('the port is open')])
    expect(byMode.get('mixed')?.partial).toMatchObject({ right: 1, proposed: 1, wanted: 1 })
    expect(byMode.get('indirect')?.partial).toMatchObject({ right: 0, proposed: 1, wanted: 0 })
    expect(byMode.has('direct')).toBe(false)
  })
})
