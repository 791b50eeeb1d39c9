import type { RecordId } from '../../shared/base/ids.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import { t } from '../strings/strings.ts'
import type { OpenWorkers } from '../worker/open-workers.ts'
import type { FoundInArticle, FoundSuggestion, SuggestArticle } from '../worker/suggest-jobs.ts'
import { pageOf } from './open-page.ts'
import { type Cell, cell, type Subscribable } from './subscribable.ts'
import type { SuggestRun } from './suggest-session.ts'
import type { OpenArticle, SpeakerView } from './views.ts'
import type { World } from './world.ts'

/** What was found, as far as anybody asked. */
export interface SuggestSearch {
  /** The suggestions of the open article; `null` where they were not asked for, or are on their way. */
  readonly open: Subscribable<OpenSuggestions | null>
  /** What was found in each article that was looked through, without the suggestions themselves. */
  readonly traces: Subscribable<ReadonlyMap<RecordId, readonly FoundSuggestion[]>>
  /** The article that is being looked through. */
  readonly busy: Subscribable<RecordId | null>
  readonly run: Cell<SuggestRun | null>
  readonly lookHere: () => void
  readonly lookEverywhere: () => Promise<readonly RecordId[] | null>
  readonly cancel: () => void
  readonly hide: () => void
}

/** The suggestions of an article, and the speakers that were known when they were made. */
export interface OpenSuggestions {
  readonly articleId: RecordId
  readonly found: readonly FoundSuggestion[]
  readonly speakers: readonly SpeakerView[]
}

/** How many articles go to the worker together: the open one has to wait for no more than these. */
const TOGETHER = 4
/** New speakers are taken into account when no more have come for this long, in milliseconds. */
const REST = 600

/** Has the worker look through articles: the open one, where that is wanted, and all of the project. */
export function suggestSearch(
  world: World,
  article: Subscribable<OpenArticle>,
  workers: Pick<OpenWorkers, 'suggest'>,
  stop: AbortSignal,
): SuggestSearch {
  const open = cell<OpenSuggestions | null>(null)
  const traces = cell<ReadonlyMap<RecordId, readonly FoundSuggestion[]>>(new Map())
  const busy = cell<RecordId | null>(null)
  const run = cell<SuggestRun | null>(null)
  const asked = new Set<RecordId>()
  const hidden = new Set<RecordId>()
  let here = new AbortController()
  let everywhere = new AbortController()
  let project = world.place.get().projectId
  let last: RecordId | null = null

  async function ask(articles: readonly SuggestArticle[], whole: boolean, signal: AbortSignal) {
    const speakers = world.views.speakers.get().filter(({ fields }) => fields.mergedInto === undefined)
    const known = speakers.map(({ id, fields }) => ({ id, name: fields.name, aliases: fields.aliases ?? [] }))
    return workers.suggest({ articles, speakers: known, codebook: world.views.codebook.get(), whole }, signal)
  }

  /** Looks through the open article. Where that is only brought up to date, what is there stays in view meanwhile. */
  async function look(quietly = false): Promise<void> {
    const page = pageOf(article.get())
    if (page === null) return
    here.abort()
    here = new AbortController()
    const { signal } = here
    const { id: articleId, fields } = page
    const speakers = world.views.speakers.get()
    if (!quietly) busy.set(articleId)
    try {
      const [answer] = await ask([{ articleId, sha256: fields.sha256, blocks: fields.blocks }], true, signal)
      if (signal.aborted) return
      const found = answer?.found ?? []
      asked.add(articleId)
      traces.update((all) => new Map(all).set(articleId, found))
      open.set({ articleId, found, speakers })
    } catch {
      if (!signal.aborted) warn()
    } finally {
      if (!signal.aborted) busy.set(null)
    }
  }

  function warn(): void {
    world.toasts.warn(t('suggest.failed'))
  }

  function forget(): void {
    project = world.place.get().projectId
    asked.clear()
    hidden.clear()
    everywhere.abort()
    run.set(null)
    traces.set(new Map())
  }

  /** Another article is open: nothing of the one before stays, and what was asked for before is there again. */
  function follow(): void {
    if (world.place.get().projectId !== project) forget()
    const page = pageOf(article.get())
    const id = page?.id ?? null
    if (id === last) return
    last = id
    here.abort()
    busy.set(null)
    open.set(null)
    if (id === null || hidden.has(id)) return
    if (asked.has(id) || world.settings.get().suggestOnOpening) void look()
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function followSpeakers(): void {
    const known = open.get()
    if (known === null || known.speakers === world.views.speakers.get()) return
    clearTimeout(timer)
    timer = setTimeout(() => void look(true), REST)
  }

  async function lookEverywhere(): Promise<readonly RecordId[] | null> {
    everywhere.abort()
    everywhere = new AbortController()
    const { signal } = everywhere
    const articles = articlesInOrder(world)
    run.set({ done: 0, total: articles.length, found: 0 })
    try {
      for (let start = 0; start < articles.length; start += TOGETHER) {
        const answers = await ask(articles.slice(start, start + TOGETHER), false, signal)
        if (signal.aborted) return null
        take(answers)
        run.set({ done: Math.min(start + TOGETHER, articles.length), total: articles.length, found: 0 })
      }
    } catch {
      if (!signal.aborted) warn()
      return null
    } finally {
      if (!signal.aborted) run.set(null)
    }
    if (open.get() === null) await look()
    return articles.map(({ articleId }) => articleId)
  }

  function take(answers: readonly FoundInArticle[]): void {
    traces.update((all) => {
      const next = new Map(all)
      for (const { articleId, found } of answers) {
        if (found === null) continue
        asked.add(articleId)
        hidden.delete(articleId)
        next.set(articleId, found)
      }
      return next
    })
  }

  const stops = [
    article.subscribe(follow),
    world.place.subscribe(follow),
    world.views.speakers.subscribe(followSpeakers),
  ]
  stop.addEventListener('abort', () => {
    for (const each of stops) each()
    clearTimeout(timer)
    here.abort()
    everywhere.abort()
  })
  follow()
  return {
    open,
    traces,
    busy,
    run,
    lookHere() {
      const page = pageOf(article.get())
      if (page === null) return
      hidden.delete(page.id)
      void look()
    },
    lookEverywhere,
    cancel() {
      here.abort()
      everywhere.abort()
      busy.set(null)
      run.set(null)
    },
    hide() {
      const id = open.get()?.articleId
      if (id === undefined) return
      hidden.add(id)
      asked.delete(id)
      open.set(null)
      traces.update((all) => new Map([...all].filter(([articleId]) => articleId !== id)))
    },
  }
}

/** The articles of the open project in the order of the library. */
function articlesInOrder({ views }: World): readonly SuggestArticle[] {
  const states = new Map(views.articles.get().map((state) => [state.recordId, state]))
  return views.library.get().flatMap(({ id }) => {
    const state = states.get(id)
    const read = state === undefined ? null : readRecord(state, 'article')
    return read?.ok === true ? [{ articleId: id, sha256: read.value.sha256, blocks: read.value.blocks }] : []
  })
}
