import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { axeFindings, drawRead, takeAway } from '../../testing/draw-read.tsx'
import { createReadSession, type ReadSession } from '../../testing/read-session.ts'
import { sampleSuggestions } from '../../testing/sample-suggestions.ts'
import { sampleArticle } from '../../testing/sample-views.ts'

afterEach(() => {
  takeAway()
  delete document.documentElement.dataset['theme']
})

const pane = page.getByRole('region', { name: 'Claims', exact: true })
const list = pane.getByRole('list', { name: 'Suggestions' })
const text = page.getByRole('document', { name: 'Article text' })
const lines = (name: string) => CSS.highlights.get(`avowal-${name}`)?.size ?? 0

const WANTED = [
  { quote: 'the corridor would carry', code: 'assertive.position', speaker: 'Maren Ostrova', cue: 'said' },
  { quote: 'a Veldish proposal', code: 'commissive.refuse', speaker: 'Ostrova', cue: 'rejected' },
  { quote: 'signed the order', code: 'declarative.act', speaker: 'Olander', cue: 'signed' },
] as const

/** The reading screen of an article with three suggestions and no claims. */
async function drawn(): Promise<ReadSession> {
  const article = { ...sampleArticle(), claims: [] }
  const session = createReadSession({ article })
  session.suggestions.list.set(sampleSuggestions(article, WANTED))
  session.suggestions.state.set({ kind: 'ready' })
  await drawRead(session)
  await expect.element(list).toBeVisible()
  return session
}

const names = () =>
  list
    .getByRole('listitem')
    .elements()
    .map((item) => item.getAttribute('aria-label'))

describe('the list of suggestions', () => {
  it('asks for them by one button, and shows that it is working', async () => {
    const session = createReadSession({ article: { ...sampleArticle(), claims: [] } })
    await drawRead(session)
    await userEvent.click(pane.getByRole('button', { name: 'Suggest claims', exact: true }))
    expect(session.calls).toContain('suggest')
    session.suggestions.state.set({ kind: 'working' })
    await expect.element(pane.getByRole('progressbar', { name: 'Looking for claims…' })).toBeVisible()
    await userEvent.click(pane.getByRole('button', { name: 'Cancel' }))
    expect(session.calls).toContain('cancelSuggesting')
  })

  it('names each by commitment, speaker and quote, says how sure it is and why, and can be accepted and dismissed', async () => {
    const session = await drawn()
    const [first, second] = session.suggestions.list.get()
    expect(names()).toEqual(session.suggestions.list.get().map(({ name }) => name))
    const item = list.getByRole('listitem').first()
    await expect.element(item).toHaveTextContent('90 % sure')
    await expect.element(item).toHaveTextContent(first?.why ?? '')
    await userEvent.click(item.getByRole('button', { name: 'Accept', exact: true }))
    expect(names()[0]).toBe(second?.name)
    expect(document.activeElement?.textContent).toBe('Accept')
    await userEvent.click(list.getByRole('button', { name: 'Dismiss', exact: true }).first())
    expect(session.calls.filter((call) => /^(accept|dismiss)/.test(call))).toEqual([
      `accept ${first?.id}  `,
      `dismiss ${second?.id}`,
    ])
  })

  it('accepts all from a score on, and says before how many those are', async () => {
    const session = await drawn()
    const all = session.suggestions.list.get().length
    page.getByRole('slider', { name: 'Accept from this score on' }).element().focus()
    await expect.element(pane.getByRole('button', { name: `Accept ${all} from 80 % on` })).toBeEnabled()
    await userEvent.keyboard('{End}')
    await expect.element(pane.getByRole('button', { name: 'Accept 0 from 95 % on' })).toBeDisabled()
    await userEvent.keyboard('{Home}')
    await userEvent.click(pane.getByRole('button', { name: `Accept ${all} from 0 % on` }))
    expect(session.calls).toContain(`acceptAbove ${all}`)
  })

  it('is one stop of Tab: up and down lead through it, left and right through what can be done', async () => {
    const session = await drawn()
    const [first, second, third] = session.suggestions.list.get()
    const here = () => {
      const button = document.activeElement
      return [button?.closest<HTMLElement>('.suggestion')?.dataset['suggestion'], button?.getAttribute('data-act')]
    }
    page.getByRole('slider', { name: 'Accept from this score on' }).element().focus()
    await userEvent.keyboard('{Tab}{Tab}')
    expect(here()).toEqual([first?.id, 'go'])
    await userEvent.keyboard('{ArrowRight}{ArrowDown}')
    expect(here()).toEqual([second?.id, 'accept'])
    await userEvent.keyboard('{End}{ArrowRight}')
    expect(here()).toEqual([third?.id, 'dismiss'])
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Tab}')
    expect(here()).toEqual([third?.id, 'dismiss'])
    await userEvent.keyboard('{Enter}')
    expect(here()).toEqual([second?.id, 'dismiss'])
    expect(list.element().querySelectorAll('[tabindex="0"]')).toHaveLength(1)
  })

  it('folds to its head while a claim is open', async () => {
    const session = createReadSession()
    session.suggestions.list.set(sampleSuggestions(session.page.get(), WANTED.slice(0, 0)))
    session.suggestions.state.set({ kind: 'ready' })
    session.selectClaim(session.page.get().claims[0]?.id ?? null)
    await drawRead(session)
    await expect.element(page.getByRole('form', { name: 'Claim', exact: true })).toBeVisible()
    expect(list.elements()).toEqual([])
    await expect.element(pane.getByRole('button', { name: 'Suggest claims', exact: true })).toBeVisible()
  })

  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing that axe objects to, ${theme}`, async () => {
      document.documentElement.dataset['theme'] = theme
      const session = await drawn()
      session.suggestions.next()
      await expect.element(list.getByRole('listitem').first()).toHaveAttribute('aria-current', 'true')
      expect(await axeFindings()).toEqual([])
    })
  }
})

describe('suggestions in the page', () => {
  it('are dotted lines of their own, without band and badge', async () => {
    const session = await drawn()
    await expect.poll(() => lines('suggestion')).toBe(session.suggestions.list.get().length)
    expect(document.querySelectorAll('.reader-badge')).toHaveLength(0)
    expect(
      [...CSS.highlights.keys()].filter((name) => name.startsWith('avowal-band') && lines(name.slice(7)) > 0),
    ).toEqual([])
  })

  it('are walked with ] and [, the current one drawn stronger with its cue and its speaker', async () => {
    const session = await drawn()
    text.element().focus()
    await userEvent.keyboard(']')
    const [first] = session.suggestions.list.get()
    expect(session.suggestions.current.get()).toBe(first)
    await expect.poll(() => [lines('suggested'), lines('suggested-part')]).toEqual([1, 2])
    expect(document.querySelector('.reader-outline[data-group=suggestion]')).not.toBeNull()
    expect(document.querySelector('.reader-note')?.textContent).toBe('MO')
    expect(document.querySelector('.reader-live')?.textContent).toMatch(/^Suggestion 1 of 3: Position/)
    await userEvent.keyboard(']')
    expect(session.suggestions.current.get()).toBe(session.suggestions.list.get()[1])
    await userEvent.keyboard('[[')
    expect(session.suggestions.current.get()).toBe(first)
  })

  it('are accepted by Enter or with another letter, and dismissed by Backspace', async () => {
    const session = await drawn()
    const ids = session.suggestions.list.get().map(({ id }) => id)
    text.element().focus()
    await userEvent.keyboard(']{Enter}p{Backspace}')
    expect(session.calls.filter((call) => /^(accept|dismiss) /.test(call))).toEqual([
      `accept ${ids[0]}  `,
      `accept ${ids[1]} commissive.pledge `,
      `dismiss ${ids[2]}`,
    ])
  })

  it('leave letters, Enter and Backspace alone while none is current', async () => {
    const session = await drawn()
    text.element().focus()
    await userEvent.keyboard('p{Enter}{Backspace}')
    await userEvent.keyboard(']{Escape}p{Enter}{Backspace}')
    expect(session.calls.filter((call) => /^(accept|dismiss)/.test(call))).toEqual([])
    expect(session.suggestions.current.get()).toBeNull()
  })

  it('become current at a click', async () => {
    const session = await drawn()
    const [first] = session.suggestions.list.get()
    await userEvent.click(list.getByRole('button', { name: first?.quote ?? '' }))
    expect(session.suggestions.current.get()).toBe(first)
  })
})
