import { shownStructure } from '../../shared/article/stored-structure.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { ArticleFields } from '../../shared/claim/record-fields.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import type { Block, Mark } from '../../shared/text/block.ts'
import type { CanonicalText } from '../../shared/text/canonical-text.ts'
import { type OffsetMap, offsetMap } from '../../shared/text/offset.ts'
import { type Quotation, quotations } from '../../shared/text/quotation.ts'
import type { Store } from '../store/store.ts'
import { claimViewer } from './claim-views.ts'
import { type LibraryViews, statuses, statusOf } from './library-views.ts'
import { cell, derived, following, type Subscribable } from './subscribable.ts'
import type { ArticleView, ClaimView, OpenArticle, Place } from './views.ts'

/** A text as the reader needs it, made once for each article that is opened. */
interface Page {
  readonly sha256: Sha256
  readonly text: CanonicalText
  readonly map: OffsetMap
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
  readonly quotations: readonly Quotation[]
}

/** The open article with its claims, following the place and the store. */
export function openArticleView(
  store: Store,
  views: LibraryViews,
  place: Subscribable<Place>,
  stop: AbortSignal,
): Subscribable<OpenArticle> {
  const page = cell<Page | null>(null)
  const missing = cell<Sha256 | null>(null)
  const viewClaims = claimViewer()
  const record = derived(
    [views.articles, place],
    (articles, { articleId }) => articles.find((each) => each.recordId === articleId) ?? null,
  )
  const fields = derived([record], (state) => (state === null ? null : articleFields(state)))

  async function load(): Promise<void> {
    const wanted = fields.get()
    if (wanted === null || page.get()?.sha256 === wanted.sha256) return
    const text = await store.text(wanted.sha256)
    if (stop.aborted || fields.get()?.sha256 !== wanted.sha256) return
    page.set(text === null ? null : makePage(wanted, text))
    missing.set(text === null ? wanted.sha256 : null)
  }
  const stopWaiting = whenHere(store, missing, () => void load())
  stop.addEventListener('abort', stopWaiting, { once: true })
  const stopLoading = fields.subscribe(() => void load())
  stop.addEventListener('abort', stopLoading, { once: true })
  void load()

  const isMe = derived([views.sharing], (sharing) => sharing.isMe)
  const status = derived([views.records('completion'), isMe], statuses)
  const codes = derived([views.codebook], (book) => new Map(book.codes.map((code) => [code.code, code])))
  const ofClaims = derived([views.ofArticle], onlyClaims)
  const rested = restCounter(stop)
  const claims = derived(
    [ofClaims, record, fields, page, codes, views.speakersById, views.annotators, isMe, rested.count],
    (states, article, known, opened, codesByName, speakers, annotators, own) => {
      // While a text is on its way, the claims that belong to it are not laid over the one before.
      if (article === null || opened === null || opened.sha256 !== known?.sha256) return NO_CLAIMS
      const { text, map } = opened
      const articleId = article.recordId
      const seen = viewClaims(states, { articleId, text, map, codes: codesByName, speakers, annotators, isMe: own })
      if (seen.more) rested.rest()
      return seen.views
    },
  )
  return derived(
    [place, fields, page, claims, status, missing],
    (at, known, opened, shown, done, gone): OpenArticle => {
      if (at.articleId === null || known === null) return null
      if (gone === known.sha256) return { kind: 'no-text', title: known.title }
      if (opened === null || opened.sha256 !== known.sha256) return { kind: 'loading' }
      const article: ArticleView = {
        ...opened,
        id: at.articleId,
        fields: known,
        status: statusOf(
          done.get(at.articleId),
          shown.some(({ mine }) => mine),
        ),
        claims: shown,
      }
      return { kind: 'open', article }
    },
  )
}

/** Tells when a text has come that is missing; answers how to stop. */
function whenHere(store: Store, missing: Subscribable<Sha256 | null>, tell: () => void): () => void {
  const here = following(missing, (sha256) => {
    const live = sha256 === null ? null : store.hasText(sha256)
    return { get: () => live?.get() === true, subscribe: live?.subscribe ?? (() => () => undefined) }
  })
  return here.subscribe(() => here.get() && tell())
}

const NO_CLAIMS: readonly ClaimView[] = []

/** Counts on after each rest that is asked for, in which the page can go on. */
function restCounter(stop: AbortSignal): { readonly count: Subscribable<number>; readonly rest: () => void } {
  const count = cell(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  stop.addEventListener('abort', () => clearTimeout(timer), { once: true })
  return {
    count,
    rest() {
      clearTimeout(timer)
      timer = setTimeout(() => count.update((before) => before + 1))
    },
  }
}

function onlyClaims(states: readonly RecordState[]): readonly RecordState[] {
  return states.filter((state) => state.kind === 'claim')
}

function articleFields(state: RecordState): ArticleFields | null {
  const read = readRecord(state, 'article')
  return read.ok ? read.value : null
}

function makePage(fields: ArticleFields, text: CanonicalText): Page {
  const map = offsetMap(text)
  const { blocks, marks } = shownStructure(fields, text, map)
  return { sha256: fields.sha256, text, map, blocks, marks, quotations: quotations(text, blocks) }
}
