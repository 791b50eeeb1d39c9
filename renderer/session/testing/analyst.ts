import type { ProjectId, RecordId } from '../../../shared/base/ids.ts'
import { span } from '../../../shared/text/offset.ts'
import type { ExportScope } from '../export.ts'
import { pageOf } from '../open-page.ts'
import type { ReviewDesk, ReviewOverview } from '../review-views.ts'
import type { Subscribable } from '../subscribable.ts'
import type { ArticleView, ClaimView } from '../views.ts'
import { openTestWindow, type TestWindow, until } from './test-session.ts'

const NEVER = new AbortController().signal

/** A person at a machine of their own, and what they do there in words. */
export interface Analyst extends TestWindow {
  /** Waits until a value is as wanted; rejects with the last value. */
  readonly wait: <T>(source: Subscribable<T>, wanted: (value: T) => boolean) => Promise<T>
  readonly settled: () => Promise<void>
  readonly importText: (text: string) => Promise<RecordId>
  readonly tag: (quote: string, code?: string) => RecordId
  readonly select: (quote: string) => void
  readonly page: () => ArticleView
  readonly claim: (id: RecordId) => ClaimView
  /** The desk once it is as wanted. */
  readonly desk: (wanted: (desk: ReviewDesk) => boolean) => Promise<ReviewDesk>
  readonly overview: (wanted: (overview: ReviewOverview) => boolean) => Promise<ReviewOverview>
  /** Saves a bundle and gives it to a colleague, who applies it; answers how many revisions were new there. */
  readonly give: (to: Analyst, scope?: ExportScope) => Promise<number>
  readonly bundle: (scope?: ExportScope) => Promise<Uint8Array<ArrayBuffer>>
  readonly take: (bytes: Uint8Array, continueAs?: string | null) => Promise<number>
}

/** Opens the window of somebody, with a database of their own. */
export async function openAnalyst(name: string, seed: number): Promise<Analyst> {
  const window = await openTestWindow(seed, () => [], name)
  const { session, saved } = window
  session.rename(name)
  // What the screens listen to.
  const { overview, desk } = session.review
  for (const source of [overview, desk, session.article, session.people, session.conflicts]) source.subscribe(() => {})

  async function settled(): Promise<void> {
    await until(session.saving, ({ kind }) => kind === 'saved')
  }

  function page(): ArticleView {
    const open = pageOf(session.article.get())
    if (open === null) throw new Error('No article is open')
    return open
  }

  function select(quote: string): void {
    const start = page().text.indexOf(quote)
    if (start < 0) throw new Error(`Not in the text: ${quote}`)
    session.setSelection(span(start, start + quote.length))
  }

  async function bundle(scope: ExportScope = 'project'): Promise<Uint8Array<ArrayBuffer>> {
    await session.saveExport(scope, 'bundle', { textIncluded: true, historyIncluded: true })
    const file = saved.at(-1)
    if (file === undefined) throw new Error('Nothing was saved')
    return new Uint8Array(await new Blob(file.bytes as Uint8Array<ArrayBuffer>[]).arrayBuffer())
  }

  async function take(bytes: Uint8Array, continueAs: string | null = null): Promise<number> {
    const read = await session.readBundle({ name: 'work.avowal', bytes }, NEVER, () => {})
    if (read.kind === 'refused') throw new Error(read.message)
    const { added } = await read.apply({ continueAs })
    await settled()
    return added
  }

  return {
    ...window,
    wait: until,
    settled,
    page,
    select,
    async importText(text) {
      const [outcome] = await session.importArticles([{ kind: 'text', text, title: null }], NEVER)
      if (outcome?.kind !== 'added') throw new Error(`Not added: ${outcome?.kind}`)
      session.openArticle(outcome.articleId)
      await until(session.article, (open) => pageOf(open)?.id === outcome.articleId)
      return outcome.articleId
    },
    tag(quote, code = 'commissive.pledge') {
      select(quote)
      const id = session.tag(code)
      if (id === null) throw new Error(`Not tagged: ${quote}`)
      return id
    },
    claim(id) {
      const found = page().claims.find((claim) => claim.id === id)
      if (found === undefined) throw new Error('The claim is not in the article')
      return found
    },
    desk: (wanted) => until(session.review.desk, (now) => now !== null && wanted(now)) as Promise<ReviewDesk>,
    overview: (wanted) => until(session.review.overview, wanted),
    bundle,
    take,
    give: async (to, scope) => to.take(await bundle(scope)),
  }
}

/** Goes to an article on the review screen, once it is there. */
export async function openForReview(analyst: Analyst, projectId: ProjectId, articleId: RecordId): Promise<void> {
  const { session } = analyst
  session.openProject(projectId)
  await until(session.library, (rows) => rows.some(({ id }) => id === articleId))
  session.review.openArticle(articleId)
  await until(session.article, (open) => pageOf(open)?.id === articleId)
}
