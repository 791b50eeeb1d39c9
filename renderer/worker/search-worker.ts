/** A worker that searches what a project holds. It reads the database by itself, so that no page waits. */
import '../../shared/base/no-eval.ts'
import { openLibrary } from '../store/open-library.ts'
import { openTexts, type Texts } from '../store/open-texts.ts'
import { findPassages } from './find-passages.ts'
import type { Port } from './messages.ts'
import { type Passages, passagesOf } from './passage-jobs.ts'
import { searchIndex } from './search-index.ts'
import { type PassageRequest, type SearchRequest, searchAnswer } from './search-jobs.ts'
import { serve } from './serve.ts'

const index = searchIndex()
const opened = new Map<string, Texts>()
const indexed = new Map<string, Passages>()

function textsOf(database: string): Texts {
  const known = opened.get(database) ?? openTexts(database)
  opened.set(database, known)
  return known
}

function passages(database: string): Passages {
  const known = indexed.get(database) ?? passagesOf(openLibrary(database))
  indexed.set(database, known)
  return known
}

serve(self as unknown as Port, async (request, work) => {
  const asked = request as SearchRequest | PassageRequest // Our own page made it, of one of these very types.
  if (!('projectId' in asked)) {
    return { value: await searchAnswer(index, textsOf(asked.database), asked, work.signal), transfer: [] }
  }
  const built = await passages(asked.database).upToDate(asked.projectId, work)
  return { value: await findPassages(built, asked.query), transfer: [] }
})
