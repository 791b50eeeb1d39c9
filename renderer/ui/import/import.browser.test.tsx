import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { BundlePreview } from '../../session/import-bundle.ts'
import { drawApp, findings, takeDown } from '../testing/draw.tsx'
import { EMPTY_SUMMARY } from '../testing/fake-review.ts'
import type { FakeSession } from '../testing/fake-session.ts'

afterEach(takeDown)

const text = (name: string, content: string) => new File([content], name, { type: 'text/plain' })
const titles = (session: FakeSession) => session.library.get().map(({ title }) => title)
const button = (name: string) => page.getByRole('button', { name, exact: true })

describe('importing articles', () => {
  const dialog = page.getByRole('dialog', { name: 'Import articles' })

  async function opened(): Promise<FakeSession> {
    const session = await drawApp()
    await userEvent.click(button('Import articles'))
    await expect.element(dialog).toBeVisible()
    return session
  }

  it('takes pasted text with a title, closes and opens it', async () => {
    const session = await opened()
    await userEvent.fill(dialog.getByRole('textbox', { name: 'Paste text' }), 'Fog lifts\n\nIt did.')
    await userEvent.fill(dialog.getByRole('textbox', { name: 'Title' }), 'Fog')
    await userEvent.click(dialog.getByRole('button', { name: 'Import', exact: true }))
    await expect.element(dialog).not.toBeInTheDocument()
    expect(titles(session)[0]).toBe('Fog')
    expect(session.place.get().articleId).toBe(session.library.get()[0]?.id)
  })

  it('takes several files, of which any can be left out again', async () => {
    const session = await opened()
    await userEvent.upload(page.getByLabelText('Article files'), [
      text('a.txt', 'One'),
      text('b.txt', 'Two'),
      text('c.txt', 'Three'),
    ])
    await userEvent.click(button('Remove b.txt'))
    await userEvent.click(dialog.getByRole('button', { name: 'Import', exact: true }))
    await expect.element(dialog).not.toBeInTheDocument()
    expect(titles(session).toSorted()).toEqual(expect.arrayContaining(['One', 'Three']))
    expect(titles(session)).not.toContain('Two')
  })

  it('says what became of each where not all went in, and opens the one that is here', async () => {
    const session = await opened()
    await userEvent.upload(page.getByLabelText('Article files'), [
      text('new.txt', 'Brand new'),
      text('empty.txt', ''),
      text('ice.txt', 'Ice closes the strait\n\nNo ship has passed since Friday.\n'),
    ])
    await userEvent.click(dialog.getByRole('button', { name: 'Import', exact: true }))
    const outcomes = page.getByRole('list', { name: 'What became of each' })
    await expect
      .poll(() =>
        outcomes
          .getByRole('listitem')
          .elements()
          .map((item) => item.textContent),
      )
      .toEqual([
        'Brand newAdded',
        'empty.txtNot imported: The file is empty. Choose one that holds text.',
        'Ice closes the straitAlready in this project, word for wordOpen existing',
      ])
    expect(await findings()).toEqual([])
    await userEvent.click(button('Open existing: Ice closes the strait'))
    await expect.element(dialog).not.toBeInTheDocument()
    expect(session.library.get().find(({ id }) => id === session.place.get().articleId)?.title).toBe(
      'Ice closes the strait',
    )
  })

  it('asks for something where there is nothing to import', async () => {
    await opened()
    await userEvent.click(dialog.getByRole('button', { name: 'Import', exact: true }))
    await expect.element(page.getByText('Choose a file or paste some text first.')).toBeVisible()
    expect(await findings()).toEqual([])
  })

  it('keeps what was pasted when it is closed by mistake', async () => {
    await opened()
    await userEvent.fill(dialog.getByRole('textbox', { name: 'Paste text' }), 'A long article')
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
    await userEvent.click(button('Import articles'))
    await expect.element(dialog.getByRole('textbox', { name: 'Paste text' })).toHaveValue('A long article')
    await userEvent.click(dialog.getByRole('button', { name: 'Import', exact: true }))
    await userEvent.click(button('Import articles'))
    await expect.element(dialog.getByRole('textbox', { name: 'Paste text' })).toHaveValue('')
  })

  it('offers neither import of articles nor export while no project is open', async () => {
    const session = await drawApp()
    session.place.update((now) => ({ ...now, projectId: null, articleId: null }))
    await expect.element(button('Import articles')).toBeDisabled()
    await expect.element(button('Export')).toBeDisabled()
    await expect.element(button('Import annotations')).toBeEnabled()
  })

  it('counts a hundred files while they are read, and adds none of them when it is cancelled', async () => {
    const session = await opened()
    const { importArticles } = session
    let read = (_done: number) => {}
    const asked = { signal: new AbortController().signal }
    Object.assign(session, {
      importArticles(_inputs: unknown, signal: AbortSignal, onProgress: (done: number) => void) {
        read = onProgress
        asked.signal = signal
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    })
    const before = titles(session)
    const hundred = Array.from({ length: 100 }, (_, index) => text(`${index}.txt`, `Number ${index}`))
    await userEvent.upload(page.getByLabelText('Article files'), hundred)
    await userEvent.click(dialog.getByRole('button', { name: 'Import', exact: true }))
    const bar = dialog.getByRole('progressbar', { name: 'Importing 100 articles' })
    await expect.element(bar).toHaveAttribute('value', '0')
    await expect
      .poll(() => {
        read(37)
        return bar.element().getAttribute('value')
      })
      .toBe('0.37')
    await expect.element(dialog.getByText('37 of 100')).toBeVisible()
    expect(await findings()).toEqual([])
    await userEvent.click(button('Cancel'))
    await expect.element(dialog.getByText('Cancelled. Nothing was added.')).toBeVisible()
    expect([asked.signal.aborted, titles(session)]).toEqual([true, before])
    Object.assign(session, { importArticles })
  })

  it('imports what is dropped anywhere in the window at once', async () => {
    const session = await drawApp()
    const files = new DataTransfer()
    files.items.add(text('dropped.txt', 'Dropped in'))
    const fire = (type: string) =>
      window.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }))
    fire('dragenter')
    await expect.element(page.getByText('Drop to import')).toBeVisible()
    fire('drop')
    await expect.poll(() => titles(session)).toContain('Dropped in')
    await expect.element(page.getByText('Drop to import')).not.toBeInTheDocument()
  })
})

describe('importing annotations', () => {
  const dialog = page.getByRole('dialog', { name: 'Import annotations' })
  const preview: BundlePreview = {
    projectName: 'The Quellin Sea',
    projectIsHere: true,
    articles: 8,
    claims: 31,
    newRevisions: 142,
    alreadyHere: 70,
    conflicts: 2,
    quarantined: 0,
    foreign: 0,
    summary: EMPTY_SUMMARY,
    warnings: ['The text of one article is not here.'],
  }

  async function choose(): Promise<void> {
    await userEvent.click(button('Import annotations'))
    await userEvent.upload(page.getByLabelText('Bundle file'), text('work.avowal', '{}'))
  }

  it('shows what a bundle would do before it does, and applies it as whom I say', async () => {
    const session = await drawApp()
    const applied: (string | null)[] = []
    session.bundle.answer = {
      kind: 'ready',
      preview,
      continueAs: [{ id: 'a-1', name: 'Ilir Sandoval' }],
      async apply({ continueAs }) {
        applied.push(continueAs)
        return { added: 142 }
      },
    }
    await choose()
    await expect.element(dialog).toHaveTextContent(/Adds to your project “The Quellin Sea”/)
    await expect.element(dialog).toHaveTextContent(/New entries of history142/)
    await expect.element(dialog).toHaveTextContent(/The text of one article is not here/)
    expect(await findings()).toEqual([])
    expect(applied).toEqual([])
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Continue as' }), 'Ilir Sandoval')
    await userEvent.click(button('Apply'))
    await expect.element(dialog).not.toBeInTheDocument()
    expect(applied).toEqual(['a-1'])
  })

  it('says why a bundle is refused, and that nothing was changed', async () => {
    const session = await drawApp()
    session.bundle.answer = { kind: 'refused', message: 'The file was cut short.', details: ['Line 12'] }
    await choose()
    await expect.element(page.getByRole('alert')).toHaveTextContent(/cut short.*Nothing in your library was changed/)
    expect(await findings()).toEqual([])
    session.bundle.answer = { kind: 'ready', preview, continueAs: [], apply: async () => ({ added: 1 }) }
    await userEvent.upload(page.getByLabelText('Bundle file'), text('whole.avowal', '{}'))
    await expect.element(button('Apply')).toBeVisible()
  })

  it('lists the first of very many faults, and says how many more there are', async () => {
    const session = await drawApp()
    const details = Array.from({ length: 12_345 }, (_, index) => `Line ${index % 2}`)
    session.bundle.answer = { kind: 'refused', message: 'The file was changed.', details }
    await choose()
    await userEvent.click(page.getByText('Details'))
    const lines = page.getByRole('alert').getByRole('listitem')
    await expect.poll(() => lines.elements().length).toBe(101)
    await expect.element(lines.last()).toHaveTextContent('and 12,245 more')
  })
})

describe('exporting', () => {
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true })

  it('saves a bundle of the whole project unless told otherwise', async () => {
    const session = await drawApp()
    await userEvent.click(button('Export'))
    await expect.element(dialog.getByRole('combobox', { name: 'Format' })).toHaveDisplayValue('Avowal bundle')
    await expect.element(dialog.getByRole('combobox', { name: 'Scope' })).toHaveDisplayValue('Whole project')
    await expect.element(dialog.getByRole('checkbox', { name: /texts/ })).toBeChecked()
    await expect.element(dialog).toHaveTextContent(/Entries of history212/)
    expect(await findings()).toEqual([])
    await userEvent.click(dialog.getByRole('button', { name: 'Save', exact: true }))
    await expect.element(dialog).not.toBeInTheDocument()
    expect(session.calls).toEqual(['saveExport project bundle'])
  })

  it('saves a bundle line by line, which takes the history along as well', async () => {
    const session = await drawApp()
    await userEvent.click(button('Export'))
    await userEvent.selectOptions(
      dialog.getByRole('combobox', { name: 'Format' }),
      'Avowal bundle, line by line (NDJSON)',
    )
    await expect.element(dialog).toHaveTextContent(/Entries of history212/)
    await expect.element(dialog.getByRole('checkbox', { name: 'Current state only' })).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: 'Save', exact: true }))
    await expect.poll(() => session.calls).toContain('saveExport project ndjson')
  })

  it('says what a table leaves behind', async () => {
    const session = await drawApp()
    await userEvent.click(button('Export'))
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Format' }), 'CSV table of claims')
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Scope' }), 'This article')
    await expect
      .element(dialog.getByRole('region', { name: 'What is left behind' }))
      .toHaveTextContent(/212 entries of history/)
    await userEvent.click(dialog.getByRole('button', { name: 'Save', exact: true }))
    await expect.poll(() => session.calls).toEqual(['saveExport article csv'])
  })
})
