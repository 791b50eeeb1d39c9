import { beforeEach, describe, expect, it } from 'vitest'
import { derivedId, timeOrderedId } from '../../shared/base/ids.ts'
import type { SaveRequest } from '../../shared/host/host.ts'
import { canonicalText, textHash } from '../../shared/text/canonical-text.ts'
import { span } from '../../shared/text/offset.ts'
import { freshBrowser } from '../store/testing/fake-browser.ts'
import { openTestWindow, type TestWindow, until } from './testing/test-session.ts'
import type { ArticleRow, ArticleView, OpenArticle } from './views.ts'

let window: TestWindow
beforeEach(async () => {
  freshBrowser()
  window = await openTestWindow()
})

const NEVER = new AbortController().signal

function isOpen(open: OpenArticle): open is { kind: 'open'; article: ArticleView } {
  return open?.kind === 'open'
}

async function openedArticle({ session }: TestWindow = window): Promise<ArticleView> {
  return (await until(session.article, isOpen)).article
}

async function importText(text: string, title: string | null = null, { session }: TestWindow = window) {
  const [outcome] = await session.importArticles([{ kind: 'text', text, title }], NEVER)
  if (outcome?.kind !== 'added') throw new Error(`Not added: ${outcome?.kind}`)
  const { articleId } = outcome
  session.openArticle(articleId)
  await until(session.article, (open) => isOpen(open) && open.article.id === articleId)
  return articleId
}

function select(quote: string, { session }: TestWindow = window): void {
  const open = session.article.get()
  if (!isOpen(open)) throw new Error('No article is open')
  const start = open.article.text.indexOf(quote)
  session.setSelection(span(start, start + quote.length))
}

const NOTE =
  'Talks in Harrow\n\nMinister Ada Quist said the border will open in May. Bo Lund promised “to pay”, she added.'

async function saved({ session }: TestWindow = window): Promise<void> {
  await until(session.saving, ({ kind }) => kind === 'saved')
}

function claims({ session }: TestWindow = window) {
  const open = session.article.get()
  return isOpen(open) ? open.article.claims : []
}

describe('A window', () => {
  it('opens a fresh profile on the annotated article of the sample project', async () => {
    const article = await openedArticle()
    expect([article.claims.length > 10, window.session.library.get().length >= 6]).toEqual([true, true])
  })

  it('comes back to the same article and screen', async () => {
    const id = await importText(NOTE)
    window.session.showScreen('settings')
    await saved()
    window.session.close()
    const again = await openTestWindow(2)
    expect(again.session.place.get()).toMatchObject({ articleId: id, screen: 'settings' })
  })
})

describe('Tagging', () => {
  it('makes a claim of the selection with the proposed speaker, in view at once and then on disk', async () => {
    await importText(NOTE)
    select('the border will open in May')
    expect(window.session.selection.get()?.proposal?.name).toBe('Ada Quist')
    const id = window.session.tag('commissive.pledge')
    const inView = claims().map((claim) => [claim.id === id, claim.label, claim.speakerNames, claim.quote])
    expect([inView, window.session.saving.get().kind]).toEqual([
      [[true, 'Pledge', 'Ada Quist', 'the border will open in May']],
      'saving',
    ])
    await saved()
    expect(claims()[0]?.speakerNames).toBe('Ada Quist')
  })

  it('does nothing without a selection', async () => {
    await importText(NOTE)
    expect([window.session.tag('commissive.pledge'), claims().length]).toEqual([null, 0])
  })

  it('marks the parts of the open claim', async () => {
    await importText(NOTE)
    select('the border will open')
    window.session.tag('commissive.pledge')
    for (const [quote, as] of [
      ['in May', 'deadline'],
      ['said', 'cue'],
      ['to pay', 'segment'],
    ] as const) {
      select(quote)
      window.session.mark(as)
    }
    await saved()
    const [claim] = claims()
    expect([claim?.fields.deadline?.text, claim?.claim.cues.length, claim?.quote, claim?.fields.mode]).toEqual([
      'in May',
      1,
      'the border will open … to pay',
      'mixed',
    ])
  })

  it('repeats the type used last, and makes no claim where there is none', async () => {
    await importText(NOTE)
    select('the border')
    const command = () => window.session.commands.get().find(({ id }) => id === 'tag.again')
    expect([command()?.enabled, window.session.tagAgain()]).toEqual([false, null])
    window.session.tag('directive.request')
    select('to pay')
    expect([command()?.enabled, window.session.tagAgain() === null]).toEqual([true, false])
    await saved()
    expect(claims().map(({ fields }) => fields.commitment)).toEqual(['directive.request', 'directive.request'])
  })

  it('adds a new speaker once, and finds a known one by name whatever its case', async () => {
    await importText(NOTE)
    select('the border')
    const id = window.session.tag('assertive.fact')
    if (id === null) throw new Error('No claim')
    window.session.editClaim(id, { speakers: [{ name: 'Bo Lund' }, { name: 'ADA QUIST' }] })
    await saved()
    const names = window.session.speakers.get().filter(({ fields }) => /quist|lund/i.test(fields.name))
    expect([claims()[0]?.speakerNames, names.length]).toEqual(['Bo Lund and Ada Quist', 2])
  })

  it('shows the speakers who were there as the same objects once another is added, so that nothing of theirs is drawn anew', async () => {
    await importText(NOTE)
    const before = await until(window.session.speakers, (all) => all.length > 0)
    select('the border')
    const id = window.session.tag('assertive.fact')
    if (id === null) throw new Error('No claim')
    window.session.editClaim(id, { speakers: [{ name: 'Bo Lund' }] })
    await saved()
    const after = window.session.speakers.get()
    const kept = after.filter((speaker) => before.includes(speaker))
    expect([kept, after.length > before.length]).toEqual([before, true])
  })

  it("leaves somebody else's claim alone, and says so", async () => {
    const { claims: theirs } = await openedArticle()
    const first = theirs[0]
    if (first === undefined) throw new Error('No claim')
    window.session.editClaim(first.id, { note: 'Mine now' })
    expect([window.session.saving.get().kind, window.session.toasts.get()[0]?.tone]).toEqual(['saved', 'problem'])
  })
})

describe('An article without its text', () => {
  it('says so, and is shown once the text comes', async () => {
    const { session, store } = window
    const { projectId } = session.place.get()
    if (projectId === null) throw new Error('No project is open')
    const text = canonicalText(NOTE)
    const sha256 = textHash(text)
    const recordId = derivedId(projectId, sha256)
    const set = { title: 'A note', sha256, length: text.length, blocks: [] }
    const changeId = timeOrderedId({ now: 1, random: new Uint8Array(16) })
    await store.commit({ changeId, edits: [{ recordId, kind: 'article', projectId, set }] }, session.me.get().id)
    session.openArticle(recordId)
    const none = await until(session.article, (open) => open?.kind === 'no-text')
    expect(none).toEqual({ kind: 'no-text', title: 'A note' })
    const plan = await store.planImport(await store.revisionsOf(projectId, recordId), [{ sha256, text }])
    await store.applyImport(plan, 'with its text')
    expect((await openedArticle()).text).toBe(text)
  })

  it('is shown once its text is imported by itself', async () => {
    const { session, store } = window
    const { projectId } = session.place.get()
    if (projectId === null) throw new Error('No project is open')
    const sha256 = textHash(canonicalText(NOTE))
    const recordId = derivedId(projectId, sha256)
    const set = { title: 'A note', sha256, length: NOTE.length, blocks: [] }
    const changeId = timeOrderedId({ now: 1, random: new Uint8Array(16) })
    await store.commit({ changeId, edits: [{ recordId, kind: 'article', projectId, set }] }, session.me.get().id)
    session.openArticle(recordId)
    await until(session.article, (open) => open?.kind === 'no-text')
    expect(await importText(NOTE)).toBe(recordId)
    expect((await openedArticle()).text).toBe(canonicalText(NOTE))
    const [again] = await session.importArticles([{ kind: 'text', text: NOTE, title: null }], NEVER)
    expect(again?.kind).toBe('already-here')
  })
})

describe('Undo', () => {
  it('takes back claims one by one and makes them again, on whatever article they are', async () => {
    await importText(NOTE)
    select('the border')
    window.session.tag('assertive.fact')
    select('to pay')
    window.session.tag('commissive.pledge')
    await saved()
    const counts = [claims().length]
    for (const step of ['undo', 'undo', 'redo', 'redo'] as const) {
      await window.session[step]()
      counts.push(claims().length)
    }
    expect(counts).toEqual([2, 1, 0, 1, 2])
  })

  it('takes the offer to undo away with what it would have undone', async () => {
    const offers = () => window.session.toasts.get().map(({ undo }) => undo)
    await importText(NOTE)
    await importText('A second note\n\nIt says little.')
    const [first] = offers()
    expect(offers()).toHaveLength(2)
    await window.session.undo()
    expect(offers()).toEqual([first])
    await window.session.undo()
    expect(offers()).toEqual([])
  })

  it('is not offered any more once another project is open', async () => {
    await importText(NOTE)
    await window.session.createProject('Another')
    expect(window.session.toasts.get().map(({ undo }) => undo)).toEqual([null])
  })

  it('brings a deleted claim back from the bin', async () => {
    await importText(NOTE)
    select('the border')
    const id = window.session.tag('assertive.fact')
    if (id === null) throw new Error('No claim')
    window.session.deleteClaim(id)
    await until(window.session.bin, (bin) => bin.length === 1)
    expect([claims().length, window.session.bin.get()[0]?.title]).toEqual([0, '“the border”'])
    await window.session.restore(id)
    await saved()
    expect([claims().length, window.session.bin.get().length]).toEqual([1, 0])
  })
})

describe('Deleting', () => {
  it('leaves the claim of a colleague alone, and says whose it is', async () => {
    const [claim] = (await openedArticle()).claims
    window.session.selectClaim(claim?.id ?? null)
    const command = window.session.commands.get().find(({ id }) => id === 'claim.delete')
    command?.run()
    expect([command?.enabled, claims().includes(claim as never), window.session.toasts.get()[0]?.text]).toEqual([
      true,
      true,
      `This claim belongs to ${claim?.annotator}: only they can change or delete it. You can review it.`,
    ])
  })
})

describe('Importing articles', () => {
  it('recognises the very same text among several that come at once', async () => {
    const inputs = [NOTE, NOTE].map((text) => ({ kind: 'text', text, title: null }) as const)
    const outcomes = await window.session.importArticles(inputs, NEVER)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['added', 'already-here'])
  })

  it('recognises the very same text, and adds nothing', async () => {
    const id = await importText(NOTE)
    const rows = window.session.library.get().length
    const [again] = await window.session.importArticles([{ kind: 'text', text: NOTE, title: null }], NEVER)
    expect([
      again?.kind,
      again?.kind === 'already-here' && again.articleId,
      window.session.library.get().length,
    ]).toEqual(['already-here', id, rows])
  })

  it('keeps another text of the same title as a possible new version', async () => {
    const id = await importText(NOTE)
    const [next] = await window.session.importArticles(
      [{ kind: 'text', text: `${NOTE} Corrected.`, title: null }],
      NEVER,
    )
    expect(next).toMatchObject({ kind: 'possible-version', of: id })
  })

  it('takes a deleted article out of the bin when it is imported again', async () => {
    const id = await importText(NOTE)
    const rows = window.session.library.get().length
    window.session.deleteArticle(id)
    await saved()
    await importText(NOTE)
    expect(window.session.library.get().length).toBe(rows)
  })
})

describe('The status of an article', () => {
  it('is mine alone: what the sample analyst has done there does not make it begun', async () => {
    const { id, claims: theirs, status } = await openedArticle()
    const counted = (rows: readonly ArticleRow[]) => rows.find((each) => each.id === id && each.claims > 0)
    const rows = await until(window.session.library, (all) => counted(all) !== undefined)
    expect([theirs.length > 0, status, counted(rows)?.status]).toEqual([true, 'to-do', 'to-do'])
  })

  it('is in progress from my first claim on, and to do again without it', async () => {
    const id = await importText(NOTE)
    const isNow = (status: string) =>
      until(window.session.library, (rows) => rows.find((each) => each.id === id)?.status === status)
    await isNow('to-do')
    select('the border')
    const claim = window.session.tag('assertive.fact')
    await isNow('in-progress')
    if (claim !== null) window.session.deleteClaim(claim)
    await isNow('to-do')
  })
})

describe('The next article to do', () => {
  it('is the next that is not complete, in the order of the list, round its end', async () => {
    await openedArticle()
    const { session } = window
    const rows = session.library.get()
    const [first, second, third] = rows
    if (first === undefined || second === undefined || third === undefined) throw new Error('Too few articles')
    session.setStatus(second.id, 'complete')
    session.openArticle(first.id)
    session.openNextToDo()
    const next = session.place.get().articleId
    for (const { id } of rows) if (id !== first.id) session.setStatus(id, 'complete')
    session.openArticle(third.id)
    session.openNextToDo()
    expect([next, session.place.get().articleId]).toEqual([third.id, first.id])
  })

  it('is none where all are complete, and says so', async () => {
    await openedArticle()
    const { session } = window
    for (const { id } of session.library.get()) session.setStatus(id, 'complete')
    const { articleId } = session.place.get()
    session.openNextToDo()
    expect([session.place.get().articleId, session.toasts.get().at(-1)?.text]).toEqual([
      articleId,
      'Nothing left to do: every article of this project is complete.',
    ])
  })

  it('is offered when an article is marked complete, while there is one', async () => {
    await openedArticle()
    const { session } = window
    const offers = session.library.get().map(({ id }) => {
      session.setStatus(id, 'complete')
      return session.toasts.get().at(-1)?.offersNext
    })
    expect([offers[0], offers.at(-1)]).toEqual([true, false])
  })
})

describe('A project', () => {
  const others = () => window.session.projects.get().map(({ name, archived }) => [name, archived])

  it('is put aside and taken out again, and Undo takes that back', async () => {
    await openedArticle()
    const { session } = window
    const { projectId } = session.place.get()
    if (projectId === null) throw new Error('No project')
    const isArchived = (wanted: boolean) => until(session.projects, (all) => all[0]?.archived === wanted)
    session.archiveProject(projectId, true)
    await isArchived(true)
    await saved()
    await session.undo()
    await isArchived(false)
    expect(others()).toHaveLength(1)
  })

  it('is copied with what is mine, all of it new, and without what belongs to others', async () => {
    await openedArticle()
    const { session, store } = window
    const of = session.place.get().projectId
    const article = await importText(NOTE)
    select('the border')
    const claim = session.tag('assertive.fact')
    session.setStatus(article, 'complete')
    await saved()
    const rows = session.library.get().length
    const copy = await session.duplicateProject('Second', { claims: true })
    if (copy === null || of === null) throw new Error('No copy')
    await until(session.library, (all) => all.length === rows)
    const states = await store.states(copy)
    const before = new Set((await store.states(of)).map(({ recordId }) => recordId))
    const copied = states.filter(({ kind }) => kind === 'claim')
    const row = session.library.get().find(({ status }) => status === 'complete')
    expect([
      copied.map(({ recordId, ownerId }) => [recordId === claim, ownerId === session.me.get().id]),
      states.filter(({ recordId }) => before.has(recordId)),
      row?.title,
      states.filter(({ kind }) => kind === 'annotator').length,
    ]).toEqual([[[false, true]], [], 'Talks in Harrow', 1])
    session.openArticle(row?.id as never)
    await until(session.article, (open) => isOpen(open) && open.article.claims[0]?.speakerNames === 'Ada Quist')
  })

  it('is copied without any claims where that is wished', async () => {
    await importText(NOTE)
    select('the border')
    window.session.tag('assertive.fact')
    await saved()
    const copy = await window.session.duplicateProject('Second', { claims: false })
    const kinds = copy === null ? [] : (await window.store.states(copy)).map(({ kind }) => kind)
    expect([kinds.includes('claim'), kinds.includes('article'), kinds.includes('code')]).toEqual([false, true, true])
  })
})

describe('Export and import', () => {
  it('bring a project back that was erased', async () => {
    await importText(NOTE)
    select('the border')
    window.session.tag('assertive.fact')
    await saved()
    const { projectId } = window.session.place.get()
    if (projectId === null) throw new Error('No project')
    await window.session.saveExport('project', 'bundle', { textIncluded: true, historyIncluded: true })
    const bytes = bytesOf(window.saved[0])
    await window.session.eraseProject(projectId)
    const read = await window.session.readBundle({ name: 'b.avowal.json', bytes }, NEVER, () => undefined)
    if (read.kind !== 'ready') throw new Error(read.message)
    await read.apply({ continueAs: null })
    await window.session.saveExport('project', 'bundle', { textIncluded: true, historyIncluded: true })
    const [before, after] = window.saved.map((file) => withoutName(bytesOf(file)))
    expect(after).toEqual(before)
  })

  it('suggest a name for the file that tells the whole project from what somebody hands over', async () => {
    const options = { textIncluded: true, historyIncluded: true, articles: [] }
    await window.session.saveExport('project', 'bundle', options)
    await window.session.saveExport('chosen', 'bundle', options)
    window.session.rename('Ada Quist')
    await window.session.saveExport('chosen', 'ndjson', options)
    expect(window.saved.map(({ suggestedName }) => suggestedName)).toEqual([
      'Sample The Quellin Sea.avowal',
      'Sample The Quellin Sea, for review.avowal',
      'Sample The Quellin Sea, from Ada Quist.avowal.ndjson',
    ])
  })

  it('leave their name with one who continues as somebody, and had none', async () => {
    await importText(NOTE)
    const other = await openTestWindow(2, () => [], 'other')
    other.session.rename('Ada Quist')
    await other.session.createProject('Elsewhere')
    await importText(NOTE, null, other)
    await other.session.saveExport('project', 'bundle', { textIncluded: true, historyIncluded: true })
    const file = { name: 'b.avowal', bytes: bytesOf(other.saved[0]) }
    const read = await window.session.readBundle(file, NEVER, () => undefined)
    if (read.kind !== 'ready') throw new Error(read.message)
    const before = window.session.me.get().id
    await read.apply({ continueAs: other.session.me.get().id })
    expect(window.session.me.get()).toMatchObject({ id: before, fields: { name: 'Ada Quist' } })
  })

  it('take along what was done a moment before', async () => {
    await importText(NOTE)
    select('the border')
    const id = window.session.tag('assertive.fact')
    await window.session.saveExport('project', 'bundle', { textIncluded: true, historyIncluded: true })
    const { claims: left } = withoutName(bytesOf(window.saved[0])) as { claims: readonly { id: string }[] }
    expect(left.some((claim) => claim.id === id)).toBe(true)
  })

  it('adds nothing the second time', async () => {
    await window.session.saveExport('project', 'bundle', { textIncluded: true, historyIncluded: true })
    const bytes = bytesOf(window.saved[0])
    const read = await window.session.readBundle({ name: 'b.avowal.json', bytes }, NEVER, () => undefined)
    expect(read).toMatchObject({ kind: 'ready', preview: { newRevisions: 0, articles: 0, claims: 0 } })
  })
})

function bytesOf(file: SaveRequest | undefined): Uint8Array {
  return Buffer.concat(file?.bytes as readonly Uint8Array[])
}

function withoutName(bytes: Uint8Array): unknown {
  const {
    bundleId: _,
    createdAt: __,
    ...rest
  } = JSON.parse(new TextDecoder().decode(bytes)) as { [key: string]: unknown }
  return rest
}
