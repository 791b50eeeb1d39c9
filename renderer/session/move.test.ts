import { beforeEach, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../shared/base/ids.ts'
import { stateHash } from '../../shared/history/state-hash.ts'
import { span } from '../../shared/text/offset.ts'
import type { Store } from '../store/store.ts'
import { freshBrowser } from '../store/testing/fake-browser.ts'
import type { MoveImport } from './move.ts'
import { openTestWindow, type TestWindow, until } from './testing/test-session.ts'
import type { ArticleView, OpenArticle } from './views.ts'

const NEVER = new AbortController().signal
const TEXT = 'Talks in Oru\n\nAda Quist said the border will open in May.\n'

type Ready = Extract<MoveImport, { kind: 'ready' }>

/** The window that everything comes from: the sample project, and one with an article and two claims, one deleted. */
let before: TestWindow
beforeEach(async () => {
  freshBrowser()
  before = await openTestWindow(1)
  before.session.rename('Anna Lindqvist')
  before.session.changeSettings({ theme: 'dark', keys: { 'view.settings': ['Mod+u'] } })
  await before.session.createProject('Quellin Sea')
  const [outcome] = await before.session.importArticles([{ kind: 'text', text: TEXT, title: null }], NEVER)
  if (outcome?.kind !== 'added') throw new Error(`Not imported: ${outcome?.kind}`)
  before.session.openArticle(outcome.articleId)
  await article(before)
  const claim = await tag(before, 'the border will open')
  before.session.editClaim(claim, { note: 'By land' })
  before.session.deleteClaim(await tag(before, 'in May'))
  await until(before.session.saving, ({ kind }) => kind === 'saved')
})

function isOpen(open: OpenArticle): open is { kind: 'open'; article: ArticleView } {
  return open?.kind === 'open'
}

async function article({ session }: TestWindow): Promise<ArticleView> {
  return (await until(session.article, isOpen)).article
}

/** The claims of the open article, as soon as there are any. */
async function claims({ session }: TestWindow): Promise<ArticleView['claims']> {
  const open = await until(session.article, (now) => isOpen(now) && now.article.claims.length > 0)
  return isOpen(open) ? open.article.claims : []
}

async function tag(window: TestWindow, quote: string) {
  const { text } = await article(window)
  const start = text.indexOf(quote)
  window.session.setSelection(span(start, start + quote.length))
  const id = window.session.tag('commissive.pledge')
  if (id === null) throw new Error('Nothing was selected')
  await until(window.session.saving, ({ kind }) => kind === 'saved')
  return id
}

async function written(window: TestWindow): Promise<Uint8Array> {
  await window.session.saveMove(NEVER, () => undefined)
  return Buffer.concat(window.saved.at(-1)?.bytes as readonly Uint8Array[])
}

async function read(window: TestWindow, bytes: Uint8Array): Promise<Ready> {
  const move = await window.session.readMove({ name: 'everything', bytes }, NEVER, () => undefined)
  if (move.kind === 'refused') throw new Error(move.message)
  return move
}

/** What each project of a database says, and how large its history is. */
async function contents(store: Store): Promise<readonly unknown[]> {
  return Promise.all((await store.projectIds()).map(async (id) => [id, ...(await contentOf(store, id))]))
}

async function contentOf(store: Store, id: ProjectId) {
  const texts = (await store.textsOf(id)).map(({ sha256 }) => sha256).sort()
  return [stateHash(await store.states(id)), (await store.projectRevisions(id)).length, texts]
}

/** A window on another machine, where nobody has been yet. */
async function elsewhere(): Promise<TestWindow> {
  freshBrowser()
  return openTestWindow(2)
}

describe('Moving everything to another Avowal', () => {
  it('brings every project with its history and texts, who I am, and my settings', async () => {
    const file = await written(before)
    const expected = await contents(before.store)
    const after = await elsewhere()
    const move = await read(after, file)
    expect(await move.apply({ continueAs: true, settings: true })).toBe(null)
    expect(await contents(after.store)).toEqual(expected)
    expect([after.session.me.get(), after.session.settings.get()]).toEqual([
      before.session.me.get(),
      before.session.settings.get(),
    ])
    expect(after.session.place.get().projectId).toBe(before.session.place.get().projectId)
  })

  it('lets me go on editing my claims there, and brings that back', async () => {
    const file = await written(before)
    const after = await elsewhere()
    await (await read(after, file)).apply({ continueAs: true, settings: false })
    const [mine] = await claims(after)
    if (mine === undefined) throw new Error('No claim')
    after.session.editClaim(mine.id, { note: 'By sea' })
    await until(after.session.saving, ({ kind }) => kind === 'saved')
    expect([
      mine.fields.note,
      (await claims(after))[0]?.fields.note,
      after.session.toasts.get().some(({ tone }) => tone === 'problem'),
    ]).toEqual(['By land', 'By sea', false])
    const back = await written(after)
    const expected = await contents(after.store)
    freshBrowser()
    const home = await openTestWindow(3)
    await (await read(home, file)).apply({ continueAs: true, settings: false })
    const again = await read(home, back)
    expect(again.preview.projects.map(({ isHere, newRevisions }) => [isHere, newRevisions])).toContainEqual([true, 1])
    await again.apply({ continueAs: true, settings: false })
    expect(await contents(home.store)).toEqual(expected)
  })

  it('says ahead what it would do, and writes nothing before it is told to', async () => {
    const file = await written(before)
    const after = await elsewhere()
    const empty = await contents(after.store)
    const { preview } = await read(after, file)
    expect(preview).toMatchObject({ name: 'Anna Lindqvist', isMe: false, conflicts: 0, quarantined: 0, warnings: [] })
    expect(preview.projects.map(({ name, isHere, articles, claims }) => [name, isHere, articles, claims])).toEqual([
      ['Quellin Sea', false, 1, 1],
      [expect.any(String), true, expect.any(Number), expect.any(Number)],
    ])
    expect(preview.projects.reduce((sum, { newRevisions }) => sum + newRevisions, 0)).toBe(preview.newRevisions)
    expect(await contents(after.store)).toEqual(empty)
  })

  it('adds nothing when it is taken twice', async () => {
    const file = await written(before)
    const after = await elsewhere()
    const [one, two] = [await read(after, file), await read(after, file)]
    await one.apply({ continueAs: true, settings: true })
    const once = await contents(after.store)
    await two.apply({ continueAs: true, settings: true })
    expect(await contents(after.store)).toEqual(once)
    expect((await read(after, file)).preview).toMatchObject({ isMe: true, newRevisions: 0 })
  })

  it('leaves who I am and my settings alone unless told', async () => {
    const file = await written(before)
    const after = await elsewhere()
    const kept = [after.session.me.get(), after.session.settings.get()]
    await (await read(after, file)).apply({ continueAs: false, settings: false })
    expect([after.session.me.get(), after.session.settings.get()]).toEqual(kept)
  })

  it('refuses a file that is damaged, cut short or a bundle, and changes nothing', async () => {
    const file = await written(before)
    await before.session.saveExport('project', 'ndjson', { textIncluded: true, historyIncluded: true })
    const bundle = Buffer.concat(before.saved.at(-1)?.bytes as readonly Uint8Array[])
    const after = await elsewhere()
    const empty = await contents(after.store)
    const text = Buffer.from(file).toString()
    const files = [file.slice(0, -40), Buffer.from(text.replace('By land', 'By lamd')), bundle, new Uint8Array()]
    const answers = await Promise.all(
      files.map((bytes) => after.session.readMove({ name: 'x', bytes }, NEVER, () => undefined)),
    )
    expect(answers.map((answer) => answer.kind === 'refused' && answer.message)).toEqual([
      expect.stringContaining('The file is incomplete'),
      expect.stringContaining('was changed or damaged after it was written'),
      expect.stringContaining('Import annotations'),
      expect.stringContaining('incomplete'),
    ])
    expect(await contents(after.store)).toEqual(empty)
  })

  it('writes nothing of any project when the disk is full', async () => {
    const file = await written(before)
    const after = await elsewhere()
    const empty = await contents(after.store)
    const move = await read(after, file)
    const me = after.session.me.get()
    after.store.close()
    expect(await move.apply({ continueAs: true, settings: true })).toEqual(expect.any(String))
    expect(after.session.me.get()).toEqual(me)
    const again = await openTestWindow(2)
    expect(await contents(again.store)).toEqual(empty)
  })

  it('is one of the ways to save a project line by line as well', async () => {
    await before.session.saveExport('project', 'ndjson', { textIncluded: true, historyIncluded: true })
    const { suggestedName, bytes } = before.saved.at(-1) ?? {}
    expect(suggestedName).toBe('Quellin Sea.avowal.ndjson')
    const after = await elsewhere()
    const bundle = await after.session.readBundle(
      { name: 'b', bytes: Buffer.concat(bytes as readonly Uint8Array[]) },
      NEVER,
      () => undefined,
    )
    // Two claims were made; one of them is in the bin.
    expect(bundle.kind === 'ready' && [bundle.preview.projectName, bundle.preview.claims]).toEqual(['Quellin Sea', 1])
  })
})
