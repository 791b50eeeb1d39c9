import type { CallOptions } from '../../worker/call.ts'
import { fileCalls } from '../../worker/file-calls.ts'
import { type FileRequest, fileAnswer } from '../../worker/file-jobs.ts'
import type { OpenWorkers as Workers } from '../../worker/open-workers.ts'

/** The workers' work done here and now, for tests in Node. */
export function directWorkers(): Workers {
  return {
    ...fileCalls(async (request, options) => (await answer(request, options)) as never),
    async search(articles, query) {
      return new Set(articles.filter(({ title }) => title.includes(query)).map(({ id }) => id))
    },
    passages: async () => ({ groups: [], articles: 0, partial: false }),
    close: () => undefined,
  }
}

async function answer(request: FileRequest, options: CallOptions): Promise<unknown> {
  const { signal, onProgress = () => {}, onPart = () => {}, parts = [] } = options
  const sent: unknown[] = []
  for await (const part of parts) sent.push(part)
  return fileAnswer(request, { signal, parts: sent, progress: onProgress, send: onPart }).value
}
