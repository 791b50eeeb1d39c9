import { beforeEach, describe, expect, it } from 'vitest'
import type { RecordId } from '../../shared/base/ids.ts'
import type { Suggestion } from '../../shared/suggest/suggestion.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { span } from '../../shared/text/offset.ts'
import { freshBrowser } from '../store/testing/fake-browser.ts'
import type { Suggester } from '../worker/suggest-jobs.ts'
import { openTestWindow, type TestWindow, until } from './testing/test-session.ts'
import type { ArticleView } from './views.ts'

const TEXT = `Ministers promise a bridge

Lena Aro said the island would build a bridge by March. "We will pay for it," she said.

A harbour official warned that ferries could stop, according to Lena Aro.`

const ARO = { name: 'Lena Aro', kind: 'person', role: 'Minister', speakerId: null } as const

/** What the test's engine finds: words of the text, with who says them, by which cue, as what and how surely. */
const FOUND = [
  {
    content: 'the island would build a bridge by March',
    cue: 'said',
    who: 'Lena Aro',
    code: 'commissive.pledge',
    score: 0.9,
  },
  { content: '"We will pay for it,"', cue: 'said', who: 'she', code: 'commissive.pledge', score: 0.7 },
  { content: 'ferries could stop', cue: 'warned', who: 'A harbour official', code: 'commissive.threat', score: 0.5 },
] as const

const suggester: Suggester = (text, _blocks, options) => {
  const speakers = options?.speakers ?? []
  return FOUND.flatMap(({ content, cue, who, code, score }): Suggestion[] => {
    const where = placed(text, content)
    if (where === null) return []
    const mention = placed(text, who)
    const official = who === 'A harbour official'
    const name = official ? who : ARO.name
    const speakerId = speakers.find((each) => each.name === name)?.id ?? null
    const party = {
      ...(official ? { name, kind: 'unnamed' as const, role: null } : ARO),
      speakerId,
      mentions: mention === null ? [] : [mention],
    }
    const near = text.indexOf(cue, official ? 0 : where.start - 20)
    return [
      {
        content: [where],
        cue: [span(near, near + cue.length)],
        source: party.mentions,
        speakers: [party],
        reportedBy: official ? [{ ...ARO, speakerId, mentions: [], cues: [] }] : [],
        commitment: code,
        mode: 'indirect',
        strength: official ? 'hedged' : 'plain',
        conditionality: 'none',
        condition: [],
        deadline: content.includes('March') ? placed(text, 'March') : null,
        targets: [],
        score,
        why: [{ kind: 'cue', words: cue, probability: 0.9 }],
      },
    ]
  })
}

function placed(text: CanonicalText, words: string) {
  const start = text.indexOf(words)
  return start < 0 ? null : span(start, start + words.length)
}

let window: TestWindow

beforeEach(async () => {
  freshBrowser()
  window = await openTestWindow(1, suggester)
  await bringIn(window, TEXT)
})

async function bringIn({ session }: TestWindow, text: string): Promise<RecordId> {
  const [outcome] = await session.importArticles([{ kind: 'text', text, title: null }], new AbortController().signal)
  if (outcome === undefined || outcome.kind === 'refused') throw new Error('The article was refused')
  session.openArticle(outcome.articleId)
  await until(session.article, (open) => open?.kind === 'open' && open.article.id === outcome.articleId)
  return outcome.articleId
}

/** Suggests, and waits until so many are listed. */
async function suggested(n: number, { session } = window): Promise<void> {
  session.suggestions.suggest()
  await until(session.suggestions.list, ({ length }) => length === n)
}

function page({ session } = window): ArticleView {
  const open = session.article.get()
  if (open?.kind !== 'open') throw new Error('No article is open')
  return open.article
}

const quotes = ({ session } = window) => session.suggestions.list.get().map(({ quote }) => quote)
const idOf = (words: string) => {
  const found = window.session.suggestions.list.get().find(({ quote }) => quote.includes(words))
  if (found === undefined) throw new Error(`Nothing is suggested with “${words}”`)
  return found.id
}
const saved = ({ session } = window) => until(session.saving, ({ kind }) => kind === 'saved')
const claims = (n: number) =>
  until(window.session.article, (open) => open?.kind === 'open' && open.article.claims.length === n)

describe('Suggesting', () => {
  it('is off until it is asked for, and lists what was found in text order', async () => {
    expect(window.session.suggestions.state.get()).toEqual({ kind: 'off' })
    expect(quotes()).toEqual([])
    await suggested(3)
    expect(window.session.suggestions.state.get()).toEqual({ kind: 'ready' })
    expect(quotes()).toEqual(FOUND.map(({ content }) => content))
    const [first] = window.session.suggestions.list.get()
    expect(first).toMatchObject({ label: 'Pledge', speakerNames: 'Lena Aro', score: 0.9 })
    expect(first?.why).toContain('“said”')
  })

  it('begins by itself where that is switched on', async () => {
    window.session.changeSettings({ suggestOnOpening: true })
    await bringIn(window, `${TEXT} Again.`)
    await until(window.session.suggestions.list, ({ length }) => length === 3)
  })

  it('is asked for anew in each article, and is still there on coming back', async () => {
    const first = page().id
    await suggested(3)
    await bringIn(window, `${TEXT} Again.`)
    expect(quotes()).toEqual([])
    window.session.openArticle(first)
    await until(window.session.suggestions.list, ({ length }) => length === 3)
  })

  it('can be hidden', async () => {
    await suggested(3)
    window.session.suggestions.hide()
    expect(window.session.suggestions.state.get()).toEqual({ kind: 'off' })
    expect(quotes()).toEqual([])
  })
})

describe('Accepting', () => {
  it('makes a claim of mine with all fields, as one change that one undo takes back', async () => {
    await suggested(3)
    const speakersBefore = window.session.speakers.get().length
    const id = window.session.suggestions.accept(idOf('ferries'))
    await claims(1)
    const [claim] = page().claims
    expect(claim?.id).toBe(id)
    expect(claim?.mine).toBe(true)
    expect(claim?.fields).toMatchObject({
      commitment: 'commissive.threat',
      mode: 'indirect',
      strength: 'hedged',
      conditionality: 'none',
      annotatorId: window.session.me.get().id,
    })
    expect(claim?.fields.cues?.map(({ selector: [, { exact }] }) => exact)).toEqual(['warned'])
    const [official] = claim?.speakers ?? []
    expect(official?.fields).toMatchObject({ name: 'A harbour official', kind: 'unnamed' })
    const [relay] = claim?.claim.reportedBy ?? []
    const aro = window.session.speakers.get().find((each) => each.id === relay?.speakerId)
    expect(aro?.fields).toMatchObject({ name: 'Lena Aro', kind: 'person', role: 'Minister' })
    expect(window.session.speakers.get().length).toBe(speakersBefore + 2)

    await saved()
    await window.session.undo()
    await claims(0)
    expect(window.session.speakers.get().length).toBe(speakersBefore)
    await until(window.session.suggestions.list, ({ length }) => length === 3)
  })

  it('keeps what was proposed in the origin, whatever is corrected later', async () => {
    await suggested(3)
    const id = window.session.suggestions.accept(idOf('build a bridge'), { code: 'commissive.plan' })
    await claims(1)
    if (id === null) throw new Error('Nothing was accepted')
    window.session.editClaim(id, { speakers: [{ name: 'Somebody else' }], strength: 'firm' })
    await until(window.session.article, () => page().claims[0]?.fields.strength === 'firm')
    const origin = page().claims[0]?.fields.origin
    expect(origin).toMatchObject({ engine: 'avowal', score: 0.9 })
    expect(origin?.['proposed']).toMatchObject({
      commitment: 'commissive.pledge',
      strength: 'plain',
      speakers: [{ name: 'Lena Aro', kind: 'person', role: 'Minister' }],
      deadline: { exact: 'March' },
    })
    expect(page().claims[0]?.fields.deadline?.text).toBe('March')
    // It stays taken, although speaker and type now differ from what was suggested.
    expect(quotes()).toHaveLength(2)
  })

  it('is over once the claim is deleted: it is not suggested again, until that is undone', async () => {
    await suggested(3)
    const id = window.session.suggestions.accept(idOf('ferries'))
    await claims(1)
    if (id === null) throw new Error('Nothing was accepted')
    await window.session.undo()
    await until(window.session.suggestions.list, ({ length }) => length === 3)
    await window.session.redo()
    await claims(1)
    window.session.deleteClaim(id)
    await claims(0)
    await saved()
    expect(quotes()).toHaveLength(2)
    await window.session.undo()
    await claims(1)
    expect(quotes()).toHaveLength(2)
    await window.session.undo()
    await until(window.session.suggestions.list, ({ length }) => length === 3)
  })

  it('goes on to the next where it was current, and opens the claim where that is wanted', async () => {
    await suggested(3)
    const { suggestions } = window.session
    suggestions.next()
    expect(suggestions.current.get()?.quote).toContain('build a bridge')
    suggestions.accept(suggestions.current.get()?.id ?? '')
    expect(suggestions.current.get()?.quote).toContain('We will pay')
    const id = suggestions.accept(suggestions.current.get()?.id ?? '', { open: true })
    expect(suggestions.current.get()).toBeNull()
    expect(window.session.place.get().claimId).toBe(id)
  })

  it('takes all above a score as one change that one undo takes back, each new speaker added once', async () => {
    await suggested(3)
    window.session.suggestions.setThreshold(0.6)
    expect(window.session.suggestions.acceptAbove()).toBe(2)
    await claims(2)
    expect(window.session.speakers.get().filter(({ fields }) => fields.name === 'Lena Aro')).toHaveLength(1)
    await saved()
    await window.session.undo()
    await claims(0)
    await until(window.session.suggestions.list, ({ length }) => length === 3)
  })

  it('does not offer again what I have claimed by hand with the same speaker', async () => {
    const { text } = page()
    const start = text.indexOf('the island')
    window.session.setSelection(span(start, start + 34))
    window.session.chooseSpeaker({ name: 'Lena Aro' })
    window.session.tag('commissive.pledge')
    await claims(1)
    await suggested(2)
    expect(quotes().join()).not.toContain('build a bridge')
  })
})

describe('Dismissing', () => {
  it('lasts when they are found again, in another window and after the same article comes in again', async () => {
    await suggested(3)
    window.session.suggestions.dismiss(idOf('ferries'))
    expect(quotes()).toHaveLength(2)
    await saved()
    await suggested(2)
    const { id } = page()
    window.session.deleteArticle(id)
    await saved()
    expect(await bringIn(window, TEXT)).toBe(id)
    await suggested(2)

    const other = await openTestWindow(2, suggester)
    await bringIn(other, TEXT)
    await suggested(2, other)
  })

  it('is taken back by the button of its toast', async () => {
    await suggested(3)
    window.session.suggestions.dismiss(idOf('ferries'))
    await saved()
    const toast = window.session.toasts.get().at(-1)
    expect(toast?.text).toBe('Suggestion dismissed')
    await window.session.undo(toast?.undo ?? undefined)
    await until(window.session.suggestions.list, ({ length }) => length === 3)
    window.session.suggestions.dismiss(idOf('ferries'))
    await until(window.session.suggestions.list, ({ length }) => length === 2)
  })

  it('goes on to the next where it was current', async () => {
    await suggested(3)
    const { suggestions } = window.session
    suggestions.next()
    suggestions.dismiss(suggestions.current.get()?.id ?? '')
    expect(suggestions.current.get()?.quote).toContain('We will pay')
  })
})

describe('What is current', () => {
  it('is let go of when text is selected, and when a claim is opened', async () => {
    await suggested(3)
    const { session } = window
    session.suggestions.next()
    session.setSelection(span(0, 5))
    expect(session.suggestions.current.get()).toBeNull()
    session.suggestions.next()
    expect(session.selection.get()).toBeNull()
    const id = session.suggestions.accept(idOf('ferries'))
    session.selectClaim(id)
    expect(session.suggestions.current.get()).toBeNull()
  })

  it('gives letters and Enter their meaning, and takes it away', async () => {
    await suggested(3)
    const { session } = window
    const enabled = (id: string) => session.commands.get().find((command) => command.id === id)?.enabled
    const ids = ['tag.commissive.pledge', 'suggest.accept', 'suggest.dismiss']
    expect(ids.map(enabled)).toEqual([false, false, false])
    session.suggestions.next()
    expect(ids.map(enabled)).toEqual([true, true, true])
    expect(enabled('tag.again')).toBe(false)
    session.commands
      .get()
      .find(({ id }) => id === 'tag.commissive.threat')
      ?.run()
    await claims(1)
    expect(page().claims[0]?.fields.commitment).toBe('commissive.threat')
    session.suggestions.select(null)
    expect(ids.map(enabled)).toEqual([false, false, false])
  })
})

describe('All articles of the project', () => {
  it('are looked through, and each says how many wait, which are no claims', async () => {
    const { session } = window
    const { id } = page()
    await session.suggestions.suggestProject()
    await until(session.suggestions.waiting, (counts) => counts.get(id) === 3)
    expect(session.library.get().find((row) => row.id === id)?.claims).toBe(0)
    expect(session.toasts.get().at(-1)?.text).toMatch(/^3 suggestions wait in \d+ articles$/)
    session.suggestions.accept(idOf('ferries'))
    await until(session.suggestions.waiting, (counts) => counts.get(id) === 2)
  })

  it('can be stopped', async () => {
    const { session } = window
    const run = session.suggestions.suggestProject()
    expect(session.suggestions.run.get()).toMatchObject({ done: 0 })
    session.suggestions.cancel()
    await run
    expect(session.suggestions.run.get()).toBeNull()
    expect(session.suggestions.waiting.get().size).toBe(0)
  })
})

describe('Ranking', () => {
  it('follows what was accepted and dismissed, says so, and can be begun anew', async () => {
    await suggested(3)
    const { session } = window
    session.suggestions.dismiss(idOf('build a bridge'))
    await saved()
    await until(session.suggestions.learning, ({ dismissed }) => dismissed === 1)
    const pays = () => session.suggestions.list.get().find(({ quote }) => quote.includes('We will pay'))
    expect(pays()?.score).toBeLessThan(0.7)
    expect(pays()?.why).toMatch(/Of 1 suggestion with “say” .*lowers the score/)
    session.suggestions.forgetDecisions()
    await until(session.suggestions.learning, ({ dismissed }) => dismissed === 0)
    await until(session.suggestions.list, () => pays()?.score === 0.7)
  })
})

describe('What leaves', () => {
  it('holds no trace of what was not accepted', async () => {
    await suggested(3)
    const { session, saved: files } = window
    session.suggestions.dismiss(idOf('ferries'))
    session.suggestions.accept(idOf('We will pay'))
    await saved()
    const options = { textIncluded: true, historyIncluded: true }
    for (const format of ['bundle', 'ndjson', 'csv'] as const) {
      const preview = await session.previewExport('project', format, options)
      await until(session.library, (rows) => rows.reduce((sum, row) => sum + row.claims, 0) === preview.claims)
      await session.saveExport('project', format, options)
      await session.saveExport('project', format, { ...options, historyIncluded: false })
    }
    await session.rescue()
    expect(files).toHaveLength(7)
    for (const { bytes } of files) {
      const text = Buffer.concat(bytes as readonly Uint8Array[]).toString()
      const traces = ['We will pay', 'dismissal', '"exact":"ferries', '"score":0.5']
      expect(traces.map((trace) => text.includes(trace))).toEqual([true, false, false, false])
    }
  })

  it('takes dismissals along only where everything is moved', async () => {
    await suggested(3)
    window.session.suggestions.dismiss(idOf('ferries'))
    await saved()
    await window.session.saveMove(new AbortController().signal, () => undefined)
    const bytes = Buffer.concat(window.saved.at(-1)?.bytes as readonly Uint8Array[])
    freshBrowser()
    const elsewhere = await openTestWindow(7, suggester)
    const move = await elsewhere.session.readMove(
      { name: 'moved', bytes },
      new AbortController().signal,
      () => undefined,
    )
    if (move.kind !== 'ready') throw new Error(move.message)
    expect(await move.apply({ continueAs: true, settings: false })).toBeNull()
    await bringIn(elsewhere, TEXT)
    await suggested(2, elsewhere)
  })
})
