/** A worker that searches titles and texts. It reads the texts from the database by itself, so that no page waits. */
import '../../shared/base/no-eval.ts'
import { openTexts, type Texts } from '../store/open-texts.ts'
import type { Port } from './messages.ts'
import { searchIndex } from './search-index.ts'
import { type SearchRequest, searchAnswer } from './search-jobs.ts'
import { serve } from './serve.ts'

const index = searchIndex()
const opened = new Map<string, Texts>()

function textsOf(database: string): Texts {
  const known = opened.get(database) ?? openTexts(database)
  opened.set(database, known)
  return known
}

serve(self as unknown as Port, async (request, work) => {
  const search = request as SearchRequest // Our own page made it, of this very type.
  return { value: await searchAnswer(index, textsOf(search.database), search, work.signal), transfer: [] }
})
