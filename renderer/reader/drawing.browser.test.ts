import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { span } from '../../shared/text/offset.ts'
import { Reader } from './reader.tsx'
import type { ReaderArticle, ReaderClaim } from './reader-props.ts'
import {
  boxOf,
  click,
  drag,
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

/** The words that each highlight whose name holds some letters is drawn under. */
function drawn(name: string): readonly string[] {
  const ranges = [...CSS.highlights].filter(([key]) => key.includes(name)).flatMap(([, highlight]) => [...highlight])
  return ranges.map(({ startContainer, startOffset, endContainer, endOffset }) => {
    const range = document.createRange()
    range.setStart(startContainer, startOffset)
    range.setEnd(endContainer, endOffset)
    return range.toString()
  })
}

function drawnRanges(): number {
  return [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0)
}

function badges(): readonly HTMLButtonElement[] {
  return [...reader.root.querySelectorAll<HTMLButtonElement>('.reader-badge')]
}

function handleAt(edge: 'start' | 'end', spanIndex = 0): HTMLElement {
  const handle = reader.root.querySelector<HTMLElement>(`.reader-handle[data-edge=${edge}][data-span="${spanIndex}"]`)
  if (handle === null) throw new Error(`No handle at the ${edge} of span ${spanIndex}`)
  return handle
}

function middleOf(element: Element): { readonly x: number; readonly y: number } {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}

const article = anArticle(
  'Ambrel opens its harbour',
  'Oru will reopen the quay on Friday, before the spring tides, and nobody will stop it.',
  'The envoy of Veldmark said that nobody had asked him.',
)

const LONG = anArticleOf(
  'paragraph',
  ...Array.from(
    { length: 600 },
    (_, index) => `Paragraph ${index} says that the harbour of Ambrel will open in spring.`,
  ),
)

function claimsOver(count: number): readonly ReaderClaim[] {
  const step = Math.floor((LONG.text.length - 60) / count)
  return Array.from({ length: count }, (_, index) => aClaim(`c${index}`, [span(index * step, index * step + 40)]))
}

describe('claims', () => {
  it('are drawn under their words, the underlines of overlapping ones in lanes of their own', async () => {
    await mount(article, [
      aClaim('outer', [wordsIn(article.text, 'Oru will reopen the quay')]),
      aClaim('inner', [wordsIn(article.text, 'reopen the quay')]),
      aClaim('twin', [wordsIn(article.text, 'reopen the quay')]),
    ])
    expect([drawn('-lane0'), drawn('-lane1'), drawn('-lane2')]).toEqual([
      ['reopen the quay'],
      ['reopen the quay'],
      ['Oru will reopen the quay'],
    ])
    expect(drawn('band-commissive').length).toBe(3)
  })

  it('are drawn across paragraphs and marks', async () => {
    const { start } = wordsIn(article.text, 'stop it')
    const { end } = wordsIn(article.text, 'The envoy')
    const marks = [{ kind: 'bold' as const, ...wordsIn(article.text, 'envoy of') }]
    await mount({ ...article, marks }, [aClaim('a', [span(start, end)])])
    expect(drawn('band')).toEqual(['stop it.The envoy'])
  })

  it('are wavy in conflict and struck through when rejected', async () => {
    await mount(article, [
      aClaim('a', [wordsIn(article.text, 'Oru')], { conflict: true }),
      aClaim('b', [wordsIn(article.text, 'Friday')], { rejected: true }),
    ])
    expect([drawn('conflict'), drawn('struck')]).toEqual([['Oru'], ['Friday']])
  })

  it('stand out when selected and hovered, and show their parts', async () => {
    const conditions = [wordsIn(article.text, 'before the spring tides')]
    await mount(article, [aClaim('a', [wordsIn(article.text, 'reopen the quay')], { conditions })])
    reader.set({ selectedId: 'a', hoveredId: 'a' })
    await nextFrames()
    expect([drawn('selected'), drawn('hover'), drawn('part')]).toEqual([
      ['reopen the quay'],
      ['reopen the quay'],
      ['before the spring tides'],
    ])
    expect([...reader.root.querySelectorAll('.reader-note')].map((note) => note.textContent)).toEqual(['condition'])
  })

  it('cost no more to draw when there are more of them elsewhere', async () => {
    await mount(LONG, claimsOver(200))
    const few = drawnRanges()
    reader.set({ claims: claimsOver(400) })
    await nextFrames()
    const more = drawnRanges()
    expect(few).toBeGreaterThan(0)
    expect(more).toBeLessThan(100)
    expect(badges().length).toBeLessThan(60)
  })

  it('are drawn where the page is scrolled to, and no longer where it was', async () => {
    await mount(LONG, [
      aClaim('first', [span(0, 9)]),
      aClaim('last', [span(LONG.text.length - 7, LONG.text.length - 1)]),
    ])
    expect(drawn('band')).toEqual(['Paragraph'])
    reader.handle.reveal('last')
    await nextFrames(6)
    expect(drawn('band')).toEqual(['spring'])
    const box = boxOf(reader, span(LONG.text.length - 7, LONG.text.length - 1))
    expect(box.top > 0 && box.bottom < 560).toBe(true)
  })

  it('leave the elements of the others alone when one is added', async () => {
    const claims = [aClaim('a', [wordsIn(article.text, 'Oru')]), aClaim('b', [wordsIn(article.text, 'envoy')])]
    await mount(article, claims)
    const before = badges()
    let changes = 0
    const observer = new MutationObserver((records) => {
      changes += records.length
    })
    observer.observe(reader.text, { subtree: true, childList: true, attributes: true, characterData: true })
    reader.set({ claims: [...claims, aClaim('c', [wordsIn(article.text, 'Friday')])] })
    await nextFrames()
    observer.disconnect()
    expect(changes).toBe(0)
    expect(before.every((badge) => badges().includes(badge))).toBe(true)
  })

  it('are all drawn for print', async () => {
    await mount(LONG, claimsOver(200))
    window.dispatchEvent(new Event('beforeprint'))
    expect(drawn('band').length).toBe(200)
    window.dispatchEvent(new Event('afterprint'))
    await nextFrames()
    expect(drawn('band').length).toBeLessThan(50)
  })
})

describe('the margin', () => {
  const crowd = ['Oru', 'Oru will', 'will', 'reopen', 'reopen the'].map((words, index) =>
    aClaim(`c${index}`, [wordsIn(article.text, words)], { letter: 'ABCDE'.charAt(index), label: `Claim ${index}` }),
  )

  it('has a named button on the line where each claim begins', async () => {
    await mount(article, [aClaim('a', [wordsIn(article.text, 'nobody had')], { letter: 'F', label: 'Fact, Veldmark' })])
    const [badge] = badges()
    expect([badge?.textContent, badge?.getAttribute('aria-label'), badge?.tabIndex]).toEqual(['F', 'Fact, Veldmark', 0])
    const line = boxOf(reader, wordsIn(article.text, 'nobody had'))
    const middle = badge === undefined ? 0 : middleOf(badge).y
    expect(Math.abs(middle - (line.top + line.bottom) / 2)).toBeLessThan(2)
  })

  it('sums up what a line has no room for, and picks from it in turn', async () => {
    await mount(article, crowd)
    expect(badges().map((badge) => badge.textContent)).toEqual(['B', 'A', '+3'])
    const more = badges()[2]
    if (more === undefined) return
    await click(middleOf(more))
    await click(middleOf(more))
    expect(reader.told.picks).toEqual(['c2', 'c4'])
  })

  it('is one stop for Tab, and arrows go from claim to claim', async () => {
    await mount(article, [aClaim('a', [wordsIn(article.text, 'Oru')]), aClaim('b', [wordsIn(article.text, 'envoy')])])
    badges()[0]?.focus()
    await press('{ArrowDown}')
    await nextFrames()
    expect(reader.told.picks).toEqual(['b'])
    expect(document.activeElement).toBe(badges()[1])
    expect(badges().map((badge) => badge.tabIndex)).toEqual([-1, 0])
    expect(badges()[1]?.getAttribute('aria-pressed')).toBe('true')
  })

  it('adds nothing to the text', async () => {
    await mount(article, crowd)
    expect(reader.text.textContent).toBe(
      article.blocks.map(({ start, end }) => article.text.slice(start, end)).join(''),
    )
  })
})

describe('the boundaries of the open claim', () => {
  const claim = aClaim('a', [wordsIn(article.text, 'reopen the quay'), wordsIn(article.text, 'nobody will')])

  async function open(): Promise<void> {
    await mount(article, [claim])
    reader.set({ selectedId: 'a' })
    await nextFrames()
  }

  it('move by their handles, to whole words, told once at the end', async () => {
    await open()
    await drag(middleOf(handleAt('end')), pointAt(reader, 'Friday', 2))
    expect(reader.told.moves).toEqual([
      { id: 'a', spanIndex: 0, span: wordsIn(article.text, 'reopen the quay on Friday') },
    ])
  })

  it('move raw with Alt', async () => {
    await open()
    await drag(middleOf(handleAt('start')), pointAt(reader, 'will', 2, -1), { alt: true })
    expect(reader.told.moves.map(({ span: moved }) => article.text.slice(moved.start, moved.end))).toEqual([
      'll reopen the quay',
    ])
  })

  it('show where they will be while they are dragged, and Escape takes it back', async () => {
    await open()
    const to = pointAt(reader, 'Friday', 2)
    await drag(middleOf(handleAt('end')), to, { hold: true })
    expect(drawn('selected')[0]).toBe('reopen the quay on Friday')
    await press('{Escape}')
    expect(drawn('selected')[0]).toBe('reopen the quay')
    await release(to)
    expect(reader.told.moves).toEqual([])
  })

  it('never cross another span of the claim', async () => {
    await open()
    await drag(middleOf(handleAt('end')), pointAt(reader, 'stop it', 2))
    const [moved] = reader.told.moves
    expect(moved && article.text.slice(moved.span.start, moved.span.end)).toBe(
      'reopen the quay on Friday, before the spring tides, and',
    )
  })

  it('move by keys in the text: the end, the start, by word and by character', async () => {
    await open()
    reader.handle.reveal('a', { focus: true })
    const quotes: string[] = []
    for (const keys of ['>', '<', '{Alt>}<{/Alt}', '{Control>}<{/Control}']) {
      await press(keys)
      const moved = reader.told.moves.at(-1)
      if (moved !== undefined) quotes.push(article.text.slice(moved.span.start, moved.span.end))
    }
    expect(quotes).toEqual(['reopen the quay on', 'reopen the quay', 'will reopen the quay', 'will reopen the qua'])
  })

  it('move by arrows on a handle, which says its word', async () => {
    await open()
    handleAt('end').focus()
    await press('{ArrowRight}')
    expect(handleAt('end').getAttribute('aria-valuetext')).toBe('on')
    expect(document.activeElement).toBe(handleAt('end'))
    await press('{Control>}{ArrowLeft}{/Control}{Escape}')
    const moved = reader.told.moves.at(-1)
    expect(moved && article.text.slice(moved.span.start, moved.span.end)).toBe('reopen the quay o')
    expect(document.activeElement).toBe(reader.text)
  })
})

describe('the clipboard', () => {
  async function copied(): Promise<{ readonly plain: string; readonly html: string }> {
    const data = new DataTransfer()
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true })
    reader.text.querySelector('.reader-block')?.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    return { plain: data.getData('text/plain'), html: data.getData('text/html') }
  }

  it('gets exactly the canonical text, paragraphs apart', async () => {
    await mount(article, [aClaim('a', [wordsIn(article.text, 'stop it')])])
    reader.handle.setSelection(span(wordsIn(article.text, 'stop').start, wordsIn(article.text, 'The envoy').end))
    expect(await copied()).toEqual({ plain: 'stop it.\n\nThe envoy', html: '<p>stop it.</p>\n<p>The envoy</p>' })
  })

  it('gets the whole article, also where it is not laid out', async () => {
    await mount(LONG)
    reader.handle.focus()
    await press('{Control>}a{/Control}')
    expect((await copied()).plain).toBe(LONG.text)
  })
})

describe('find', () => {
  it('draws its hits, goes round them, and leaves the current one selected', async () => {
    await mount(article)
    expect(reader.handle.find('NOBODY')).toEqual({ query: 'NOBODY', count: 2, index: 0 })
    await nextFrames()
    expect([drawn('found'), drawn('avowal-find')]).toEqual([['nobody'], ['nobody']])
    expect(reader.handle.findNext().index).toBe(1)
    expect(reader.handle.findNext().index).toBe(0)
    expect(reader.handle.findPrevious().index).toBe(1)
    reader.handle.closeFind()
    await nextFrames()
    expect(drawn('found')).toEqual([])
    expect(reader.handle.selection()?.span).toEqual(wordsIn(article.text, 'nobody', 1))
  })

  it('brings a hit far below into view', async () => {
    await mount(LONG)
    reader.handle.find('paragraph 550 ')
    await nextFrames(6)
    const box = boxOf(reader, wordsIn(LONG.text, 'Paragraph 550'))
    expect(box.top > 0 && box.bottom < 560).toBe(true)
  })

  it('finds nothing for nothing', async () => {
    await mount(article)
    expect([reader.handle.find('  ').count, reader.handle.find('zebra').index]).toEqual([0, null])
  })

  it('is asked for by its key', async () => {
    await mount(article)
    let asked = 0
    reader.set({
      onFindRequest: () => {
        asked += 1
      },
    })
    reader.handle.focus()
    await press('{Control>}f{/Control}')
    expect(asked).toBe(1)
  })
})

describe('the selection', () => {
  it('stays in view while the keyboard is in another field, and comes back with it', async () => {
    await mount(article)
    const input = document.createElement('input')
    reader.root.append(input)
    await drag(pointAt(reader, 'reopen', 2), pointAt(reader, 'quay', 2))
    input.value = 'Oru'
    input.select()
    input.focus()
    await nextFrames()
    expect(drawn('held')).toEqual(['reopen the quay'])
    expect(reader.told.selections.at(-1)?.quote).toBe('reopen the quay')
    reader.handle.focus()
    await nextFrames()
    expect([drawn('held'), document.getSelection()?.toString()]).toEqual([[], 'reopen the quay'])
  })

  it('survives that a claim is made of it and opened', async () => {
    await mount(article)
    const { start, end } = wordsIn(article.text, 'reopen the quay')
    reader.handle.focus()
    reader.handle.setSelection(span(start, end))
    reader.set({ claims: [aClaim('a', [span(start, end)])], selectedId: 'a' })
    await nextFrames()
    expect(document.getSelection()?.toString()).toBe('reopen the quay')
    expect(reader.handle.selection()?.span).toEqual(span(start, end))
  })
})

describe('a strict content security policy', () => {
  it('is not broken by anything the page does', async () => {
    const broken: string[] = []
    const listen = (event: SecurityPolicyViolationEvent) => broken.push(event.violatedDirective)
    document.addEventListener('securitypolicyviolation', listen)
    const policy = document.createElement('meta')
    policy.httpEquiv = 'Content-Security-Policy'
    policy.content = "style-src 'self'"
    document.head.append(policy)
    await mount(article, [aClaim('a', [wordsIn(article.text, 'reopen the quay')])])
    reader.set({ selectedId: 'a', hoveredId: 'a' })
    reader.handle.find('nobody')
    await nextFrames()
    expect(broken).toEqual([])
    // The policy is in force: this breaks it.
    reader.root.setAttribute('style', 'color: red')
    await nextFrames()
    document.removeEventListener('securitypolicyviolation', listen)
    expect(broken).toEqual(['style-src-attr'])
    expect(getComputedStyle(reader.text, '::highlight(avowal-band-commissive-0)').backgroundColor).not.toBe(
      'rgba(0, 0, 0, 0)',
    )
  })
})
