/** A worker that reads articles and bundles, and writes bundles and tables. */
import '../../shared/base/no-eval.ts'
import { type FileRequest, fileAnswer } from './file-jobs.ts'
import type { Port } from './messages.ts'
import { serve } from './serve.ts'

serve(self as unknown as Port, async (request, work) => {
  return fileAnswer(request as FileRequest, work) // Our own page made it, of this very type.
})
