/** A worker that suggests claims. It reads the texts by itself, and keeps what it found at hand. */
import '../../shared/base/no-eval.ts'
import { openTexts, type Texts } from '../store/open-texts.ts'
import type { Port } from './messages.ts'
import { serve } from './serve.ts'
import { type SuggestRequest, suggestAnswer, suggestionCache } from './suggest-jobs.ts'

const cache = suggestionCache()
const opened = new Map<string, Texts>()

function textsOf(database: string): Texts {
  const known = opened.get(database) ?? openTexts(database)
  opened.set(database, known)
  return known
}

serve(self as unknown as Port, async (request, { signal }) => {
  const asked = request as SuggestRequest // Our own page made it, of this very type.
  return { value: await suggestAnswer(cache, textsOf(asked.database), asked, signal), transfer: [] }
})
