import type { Texts } from '../../store/open-texts.ts'
import type { Store } from '../../store/store.ts'
import type { CallOptions } from '../../worker/call.ts'
import { fileCalls } from '../../worker/file-calls.ts'
import { type FileRequest, fileAnswer } from '../../worker/file-jobs.ts'
import type { OpenWorkers as Workers } from '../../worker/open-workers.ts'
import { type Suggester, suggestAnswer, suggestionCache } from '../../worker/suggest-jobs.ts'

/** What a test brings along for suggestions: the library's texts, and how claims are found in them. */
export interface DirectSuggestions {
  readonly store: Pick<Store, 'text'>
  readonly suggester: Suggester
}

/** The workers' work done here and now, for tests in Node. Nothing is suggested unless a test says what. */
export function directWorkers(suggestions?: DirectSuggestions): Workers {
  const cache = suggestionCache()
  return {
    ...fileCalls(async (request, options) => (await answer(request, options)) as never),
    async search(articles, query) {
      return new Set(articles.filter(({ title }) => title.includes(query)).map(({ id }) => id))
    },
    passages: async () => ({ groups: [], articles: 0, partial: false }),
    async suggest(request, signal) {
      if (suggestions === undefined) return []
      const { store, suggester } = suggestions
      return suggestAnswer(cache, textsOf(store), { database: '', ...request }, signal, suggester)
    },
    close: () => undefined,
  }
}

function textsOf(store: Pick<Store, 'text'>): Pick<Texts, 'read'> {
  return {
    async read(names) {
      const found = await Promise.all(names.map(async (sha256) => ({ sha256, text: await store.text(sha256) })))
      return found.flatMap(({ sha256, text }) => (text === null ? [] : [{ sha256, text }]))
    },
  }
}

async function answer(request: FileRequest, options: CallOptions): Promise<unknown> {
  const { signal, onProgress = () => {}, onPart = () => {}, parts = [] } = options
  const sent: unknown[] = []
  for await (const part of parts) sent.push(part)
  return fileAnswer(request, { signal, parts: sent, progress: onProgress, send: onPart }).value
}
