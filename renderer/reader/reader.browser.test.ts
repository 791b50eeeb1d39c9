import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { span } from '../../shared/text/offset.ts'
import { Reader } from './reader.tsx'
import type { ReaderArticle, ReaderClaim } from './reader-props.ts'
import {
  boxOf,
  click,
  drag,
  hover,
  type MountedReader,
  mountReader,
  nextFrames,
  pointAt,
  release,
} from './testing/mounted-reader.ts'
import { aClaim, anArticle, anArticleOf, wordsIn } from './testing/reader-builders.ts'

let reader: MountedReader

afterEach(() => reader.unmount())

async function mount(article: ReaderArticle, claims: readonly ReaderClaim[] = []): Promise<void> {
  reader = await mountReader(Reader, article, claims)
}

async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys)
  await nextFrames()
}

function focusAt(words: string): void {
  const { start } = wordsIn(reader.props().article.text, words)
  reader.handle.reveal(span(start, start), { focus: true })
}

const PORT = [
  'Ambrel opens its harbour',
  'Oru will reopen the quay on Friday. “We gave our word, and we keep it,” said its minister, Ilse Talvi.',
  'The envoy of Veldmark said that nobody had asked him. He plans to leave in the morning.',
] as const

const MANY = Array.from(
  { length: 120 },
  (_, index) => `Paragraph ${index} says that the harbour of Ambrel will open in spring.`,
)

describe('the text', () => {
  it('equals the canonical text block by block, in any script and with double spaces', async () => {
    const article = anArticle(
      'Five states share a sea 🌊',
      'Zoë said e\u0301, 👩‍👩‍👧 and  two spaces.',
      'قالت الوزيرة إن البحر لنا جميعا.',
      '彼女は「海は分け合うものだ」と述べた。',
      '• A point of order\n\tand a line below',
    )
    await mount(article)
    const blocks = [...reader.text.querySelectorAll('.reader-block')].map((block) => block.textContent)
    expect(blocks).toEqual(article.blocks.map(({ start, end }) => article.text.slice(start, end)))
    expect(reader.text.getAttribute('aria-label')).toBe('Article text')
  })

  it('still equals it while a claim across two paragraphs is open', async () => {
    const article = anArticle(...PORT)
    const { start } = wordsIn(article.text, 'we keep it')
    const { end } = wordsIn(article.text, 'The envoy')
    await mount(article, [aClaim('a', [span(start, end)])])
    reader.set({ selectedId: 'a' })
    await nextFrames()
    const blocks = [...reader.text.querySelectorAll('.reader-block')].map((block) => block.textContent)
    expect(blocks).toEqual(article.blocks.map((block) => article.text.slice(block.start, block.end)))
    const described = [...reader.text.querySelectorAll('mark')]
    expect(described.map((mark) => mark.getAttribute('aria-description'))).toEqual(['Claim a', 'Claim a'])
    expect(described.map((mark) => mark.textContent).join('|')).toBe(
      'we keep it,” said its minister, Ilse Talvi.|The envoy',
    )
  })

  it('lets an Arabic paragraph run from right to left', async () => {
    await mount(anArticle('Title', 'قالت الوزيرة إن البحر لنا جميعا.'))
    const directions = [...reader.text.querySelectorAll('.reader-block')].map(
      (block) => getComputedStyle(block).direction,
    )
    expect(directions).toEqual(['ltr', 'rtl'])
  })

  it('leaves nothing behind when it goes', async () => {
    await mount(anArticle(...PORT), [aClaim('a', [span(0, 6)])])
    reader.unmount()
    const left = [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0)
    expect(left).toBe(0)
  })

  it('shows an article without any text', async () => {
    await mount({ id: 'empty', text: anArticle('').text, blocks: [], marks: [] })
    reader.handle.focus()
    await press('{ArrowRight}{Control>}a{/Control} ')
    expect(reader.handle.selection()).toBeNull()
  })

  it('builds another page for another article', async () => {
    await mount(anArticle(...PORT))
    reader.set({ article: { ...anArticle('Another title', 'Another text.'), id: 'other' } })
    await nextFrames()
    expect(reader.root.querySelector('[role=document]')?.textContent).toBe('Another titleAnother text.')
  })
})

describe('the mouse', () => {
  it('selects across paragraphs, and snaps to words on release', async () => {
    const article = anArticle(...PORT)
    await mount(article)
    await drag(pointAt(reader, 'keep it', 2), pointAt(reader, 'envoy', 2))
    expect(reader.quote()).toBe('keep it,” said its minister, Ilse Talvi.\n\nThe envoy')
    expect(reader.told.selections.at(-1)?.by).toBe('mouse')
    expect(document.getSelection()?.toString().startsWith('keep it')).toBe(true)
  })

  it('does not snap before the button is released', async () => {
    await mount(anArticle(...PORT))
    const to = pointAt(reader, 'quay', 2, -1)
    await drag(pointAt(reader, 'reopen', 2, -1), to, { hold: true })
    const held = document.getSelection()?.toString()
    await release(to)
    expect([held, reader.quote()]).toEqual(['open the qu', 'reopen the quay'])
  })

  it('keeps raw edges with Alt', async () => {
    await mount(anArticle(...PORT))
    await drag(pointAt(reader, 'reopen', 2, -1), pointAt(reader, 'quay', 2, -1), { alt: true })
    expect(reader.quote()).toBe('open the qu')
  })

  it('selects backwards as well', async () => {
    await mount(anArticle(...PORT))
    await drag(pointAt(reader, 'quay', 2), pointAt(reader, 'reopen', 2))
    expect(reader.quote()).toBe('reopen the quay')
    expect(reader.handle.caret()).toBe(wordsIn(reader.props().article.text, 'reopen').start)
  })

  it('takes a family emoji whole', async () => {
    await mount(anArticle('Title', 'The crew 👩‍👩‍👧 waved.'))
    await drag(pointAt(reader, 'crew', 1, -1), pointAt(reader, 'waved', 0, -1), { alt: true })
    expect(reader.quote()).toBe('rew 👩‍👩‍👧')
  })

  it('takes a quotation by a double click in it, and a sentence by one beside it', async () => {
    await mount(anArticle(...PORT))
    await click(pointAt(reader, 'word,', 1), { clicks: 2 })
    expect(reader.quote()).toBe('“We gave our word, and we keep it,”')
    await click(pointAt(reader, 'reopen', 1), { clicks: 2 })
    expect(reader.quote()).toBe('Oru will reopen the quay on Friday')
  })

  it('takes a paragraph by a triple click', async () => {
    await mount(anArticle(...PORT))
    await click(pointAt(reader, 'envoy', 1), { clicks: 3 })
    expect(reader.quote()).toBe(PORT[2])
  })

  it('lets go of the selection by a click', async () => {
    await mount(anArticle(...PORT))
    await drag(pointAt(reader, 'reopen', 2), pointAt(reader, 'quay', 2))
    await click(pointAt(reader, 'envoy', 1))
    expect(reader.told.selections.at(-1)).toBeNull()
  })

  it('extends to a click with Shift', async () => {
    await mount(anArticle(...PORT))
    await click(pointAt(reader, 'reopen', 0, -1))
    await click(pointAt(reader, 'Friday', 2), { shift: true })
    expect(reader.quote()).toBe('reopen the quay on Friday')
  })

  it('tells where the selection is on the screen', async () => {
    await mount(anArticle(...PORT))
    await drag(pointAt(reader, 'reopen', 2), pointAt(reader, 'quay', 2))
    const box = boxOf(reader, wordsIn(reader.props().article.text, 'reopen the quay'))
    const { rect } = reader.told.selections.at(-1) ?? { rect: null }
    expect(rect).toEqual({ left: box.left, top: box.top, right: box.right, bottom: box.bottom })
  })
})

describe('claims under the pointer', () => {
  const article = anArticle(...PORT)
  const outer = aClaim('outer', [wordsIn(article.text, 'Oru will reopen the quay on Friday')])
  const inner = aClaim('inner', [wordsIn(article.text, 'reopen the quay')], { group: 'directive' })
  const twin = aClaim('twin', [wordsIn(article.text, 'reopen the quay')], { group: 'assertive' })
  const crossing = aClaim('crossing', [wordsIn(article.text, 'quay on Friday. “We gave our word')])

  it('are picked one after another by clicks at one place, innermost first', async () => {
    await mount(article, [outer, inner, twin, crossing])
    const place = pointAt(reader, 'quay', 1)
    for (let times = 5; times > 0; times -= 1) {
      await click(place)
      // A click that follows at once would be a double click.
      await new Promise((done) => setTimeout(done, 550))
    }
    expect(reader.told.picks).toEqual(['inner', 'twin', 'crossing', 'outer', 'inner'])
    expect(reader.root.querySelector('.reader-live')?.textContent).toBe('Claim inner, 1 of 4')
  })

  it('are let go by a click beside them', async () => {
    await mount(article, [inner])
    await click(pointAt(reader, 'reopen', 1))
    await click(pointAt(reader, 'envoy', 1))
    expect(reader.told.picks).toEqual(['inner', null])
  })

  it('are told while the pointer is over them', async () => {
    await mount(article, [outer, inner])
    await hover(pointAt(reader, 'reopen', 1))
    await hover(pointAt(reader, 'Friday', 1))
    await hover(pointAt(reader, 'envoy', 1))
    expect(reader.told.hovers).toEqual(['inner', 'outer', null])
  })

  it('keep a drag selection while one is open, for a further segment of it', async () => {
    await mount(article, [inner])
    reader.set({ selectedId: 'inner' })
    await drag(pointAt(reader, 'nobody', 1), pointAt(reader, 'asked', 1))
    expect([reader.quote(), reader.told.picks]).toEqual(['nobody had asked', []])
  })
})

describe('the keyboard', () => {
  it('moves the caret by character, word, sentence, quotation and paragraph', async () => {
    await mount(anArticle(...PORT))
    const { text } = reader.props().article
    focusAt('Oru will')
    const stops: string[] = []
    for (const keys of [
      '{ArrowRight}',
      '{Control>}{ArrowRight}{/Control}',
      '{Alt>}{ArrowRight}{/Alt}',
      '{Alt>}{PageDown}{/Alt}',
      '{Control>}{ArrowDown}{/Control}',
      '{Alt>}{ArrowLeft}{/Alt}',
      '{Control>}{End}{/Control}',
      '{Control>}{Home}{/Control}',
    ]) {
      await press(keys)
      stops.push(text.slice(reader.handle.caret(), reader.handle.caret() + 6))
    }
    expect(stops).toEqual(['ru wil', ' will ', '“We ga', '“We ga', 'The en', '“We ga', '', 'Ambrel'])
    expect(reader.told.selections).toEqual([])
  })

  it('extends with Shift, and lets go at the end that an arrow points to', async () => {
    await mount(anArticle(...PORT))
    focusAt('reopen')
    await press('{Shift>}{Control>}{ArrowRight}{ArrowRight}{ArrowRight}{/Control}{/Shift}')
    expect([reader.quote(), reader.told.selections.at(-1)?.by]).toEqual(['reopen the quay', 'keyboard'])
    await press('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}')
    expect(reader.quote()).toBe('reopen the qu')
    await press('{ArrowLeft}')
    expect(reader.told.selections.at(-1)).toBeNull()
    expect(reader.handle.caret()).toBe(wordsIn(reader.props().article.text, 'reopen').start)
  })

  it('extends by sentence to where it ends', async () => {
    await mount(anArticle(...PORT))
    focusAt('The envoy')
    await press('{Shift>}{Alt>}{ArrowRight}{/Alt}{/Shift}')
    expect(reader.quote()).toBe('The envoy of Veldmark said that nobody had asked him.')
  })

  it('moves by line, holding on to its column, and across paragraphs', async () => {
    await mount(anArticle('Title', 'First line of some words here.', 'ab', 'Third line of some words here.'))
    focusAt('of some')
    await press('{ArrowDown}')
    expect(reader.handle.caret()).toBe(wordsIn(reader.props().article.text, 'ab').end)
    await press('{ArrowDown}')
    const third = boxOf(reader, span(reader.handle.caret(), reader.handle.caret() + 1))
    const first = boxOf(reader, wordsIn(reader.props().article.text, 'of some'))
    expect(Math.abs(third.left - first.left)).toBeLessThan(8)
    await press('{ArrowUp}{ArrowUp}')
    expect(reader.handle.caret()).toBe(wordsIn(reader.props().article.text, 'of some').start)
  })

  it('goes down line by line in a long paragraph, and to the edges of a line', async () => {
    await mount(anArticleOf('paragraph', 'harbour '.repeat(80).trim()))
    reader.handle.reveal(span(3, 3), { focus: true })
    await nextFrames()
    const tops = new Set<number>()
    for (let times = 4; times > 0; times -= 1) {
      await press('{ArrowDown}')
      tops.add(Math.round(boxOf(reader, span(reader.handle.caret(), reader.handle.caret() + 1)).top))
    }
    expect(tops.size).toBe(4)
    const line = boxOf(reader, span(reader.handle.caret(), reader.handle.caret() + 1))
    await press('{End}')
    const end = boxOf(reader, span(reader.handle.caret() - 1, reader.handle.caret()))
    await press('{Home}')
    const start = boxOf(reader, span(reader.handle.caret(), reader.handle.caret() + 1))
    expect([Math.round(end.top), Math.round(start.top)]).toEqual([Math.round(line.top), Math.round(line.top)])
    expect(start.left).toBeLessThan(end.left)
  })

  it('goes by what the eye sees in a paragraph from right to left', async () => {
    await mount(anArticle('Title', 'قالت الوزيرة إن البحر لنا جميعا.'))
    focusAt('الوزيرة')
    const before = reader.handle.caret()
    await press('{ArrowLeft}')
    expect(reader.handle.caret()).toBe(before + 1)
    await press('{ArrowRight}{ArrowRight}')
    expect(reader.handle.caret()).toBe(before - 1)
  })

  it('grows the selection around the caret and shrinks it again', async () => {
    await mount(anArticle(...PORT))
    focusAt('keep it')
    const quotes: (string | null)[] = []
    for (const keys of [' ', ' ', '{Shift>} {/Shift}', '{Shift>} {/Shift}']) {
      await press(keys)
      quotes.push(reader.quote())
    }
    const quotation = '“We gave our word, and we keep it,”'
    expect(quotes).toEqual([quotation, `${quotation} said its minister, Ilse Talvi`, quotation, 'keep'])
  })

  it('selects the whole article, also where it is not laid out', async () => {
    await mount(anArticleOf('paragraph', ...MANY))
    reader.handle.focus()
    await press('{Control>}a{/Control}')
    expect(reader.quote()).toBe(reader.props().article.text)
  })

  it('cycles the claims at the caret, and goes from claim to claim', async () => {
    const article = anArticle(...PORT)
    await mount(article, [
      aClaim('a', [wordsIn(article.text, 'Oru will reopen')]),
      aClaim('b', [wordsIn(article.text, 'reopen the quay')]),
      aClaim('c', [wordsIn(article.text, 'nobody had asked')]),
    ])
    focusAt('reopen')
    await press('...')
    expect(reader.told.picks).toEqual(['a', 'b', 'a'])
    await press('{Alt>}{ArrowDown}{ArrowDown}{ArrowUp}{/Alt}')
    expect(reader.told.picks.slice(3)).toEqual(['b', 'c', 'b'])
    expect(reader.handle.caret()).toBe(wordsIn(article.text, 'reopen').start)
  })

  it('leaves letters, digits and Enter to the window', async () => {
    await mount(anArticle(...PORT))
    focusAt('reopen')
    const seen: string[] = []
    const listen = (event: KeyboardEvent) => seen.push(`${event.key} ${event.defaultPrevented}`)
    window.addEventListener('keydown', listen)
    await press('p1+{Enter}{ArrowRight}')
    window.removeEventListener('keydown', listen)
    expect(seen).toEqual(['p false', '1 false', '+ false', 'Enter false', 'ArrowRight true'])
  })

  it('draws a caret where it stands, and none while the keyboard is elsewhere', async () => {
    await mount(anArticle(...PORT))
    focusAt('reopen')
    await nextFrames()
    const caret = reader.root.querySelector<HTMLElement>('.reader-caret')
    const box = boxOf(reader, wordsIn(reader.props().article.text, 'reopen'))
    expect(Math.abs((caret?.getBoundingClientRect().left ?? 0) - box.left)).toBeLessThan(3)
    reader.text.blur()
    await nextFrames()
    expect(caret?.hidden).toBe(true)
  })

  it('clears the selection by Escape, then lets go of the claim', async () => {
    const article = anArticle(...PORT)
    await mount(article, [aClaim('a', [wordsIn(article.text, 'reopen the quay')])])
    reader.set({ selectedId: 'a' })
    focusAt('reopen')
    await press(' {Escape}')
    expect([reader.told.selections.at(-1), reader.told.picks]).toEqual([null, []])
    await press('{Escape}')
    expect(reader.told.picks).toEqual([null])
  })

  it('obeys other keys than the defaults', async () => {
    await mount(anArticle(...PORT))
    reader.set({ keys: { growSelection: ['s'] } })
    focusAt('reopen')
    await press('s')
    expect(reader.quote()).toBe('Oru will reopen the quay on Friday')
  })

  it('goes page by page', async () => {
    await mount(anArticleOf('paragraph', ...MANY))
    reader.handle.reveal(span(0, 0), { focus: true })
    await press('{PageDown}')
    const one = reader.handle.caret()
    await press('{PageDown}')
    const two = reader.handle.caret()
    await press('{PageUp}{PageUp}')
    expect(one > 200 && two > one + 200 && reader.handle.caret() < 200).toBe(true)
  })
})
