import type { ProjectId } from '../../shared/base/ids.ts'
import { codebookOfFields } from '../../shared/claim/codebook-of-fields.ts'
import type { Codebook } from '../../shared/codebook/codebook.ts'
import { codebookId, defaultCodebook } from '../../shared/codebook/default-codebook.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import type { RecordState } from '../../shared/history/record-state.ts'

/** The codebook that a project's records make; the default one for a project that has none of its own. */
export function codebookOfRecords(
  projectId: ProjectId,
  books: readonly RecordState[],
  codes: readonly RecordState[],
): Codebook {
  const book = books[0] === undefined ? null : readRecord(books[0], 'codebook')
  if (book === null || !book.ok) return defaultCodebook(projectId)
  const fields = codes.flatMap((state) => {
    const read = readRecord(state, 'code')
    return read.ok ? [{ ...read.value, id: state.recordId }] : []
  })
  return codebookOfFields(codebookId(projectId), book.value, fields)
}
