import { parseArticle } from '../../../shared/article/parse-article.ts'
import { makeBundle } from '../../../shared/format/make-bundle.ts'
import { parseBundle } from '../../../shared/format/parse-bundle.ts'
import { readBundle } from '../../../shared/format/read-bundle.ts'
import { serializeBundle } from '../../../shared/format/serialize-bundle.ts'
import { tallyBundle } from '../../../shared/format/tally-bundle.ts'
import type { OpenWorkers as Workers } from '../../worker/open-workers.ts'

/** The workers' work done here and now, for tests in Node. */
export function directWorkers(): Workers {
  return {
    async readArticle(input) {
      if (input.kind === 'file') return parseArticle({ fileName: input.name, bytes: input.bytes })
      const { text, title } = input
      return parseArticle({ fileName: title ?? '', text, ...(title === null ? {} : { title }) })
    },
    async readBundle(bytes) {
      const parsed = parseBundle(bytes)
      return parsed.ok ? readBundle(parsed.value) : parsed
    },
    async write(request) {
      return new TextEncoder().encode(serializeBundle(makeBundle(request)))
    },
    async tally(request) {
      return tallyBundle(makeBundle(request))
    },
    async search(articles, query) {
      return new Set(articles.filter(({ title }) => title.includes(query)).map(({ id }) => id))
    },
    passages: async () => ({ groups: [], articles: 0, partial: false }),
    close: () => undefined,
  }
}
