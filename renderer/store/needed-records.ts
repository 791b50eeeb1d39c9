import { isRecordId, type ProjectId } from '../../shared/base/ids.ts'
import type { Json } from '../../shared/base/json.ts'
import type { Database } from './database.ts'
import { projectRange } from './read-project.ts'
import { keyText, type RecordRow } from './rows.ts'

/** What somebody did, and what would be out of reach without the project that it was done in. */
const WORK = new Set(['claim', 'completion', 'review', 'comment', 'dismissal'])
const FRAME = new Set(['project', 'codebook', 'code'])

/**
 * Of the records that are about to leave a project, by key text, those that the ones that stay cannot be read without:
 * the article of a claim, its speakers, the claim of a review, and with any of these the project and its codebook.
 */
export async function neededRecords(
  db: Database,
  projectId: ProjectId,
  leaving: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const rows = await db.records
    .where(':id')
    .between(...projectRange(projectId))
    .toArray()
  const keyOf = ({ recordId }: Pick<RecordRow, 'recordId'>) => keyText(projectId, recordId)
  const goes = new Map(rows.filter((row) => leaving.has(keyOf(row))).map((row) => [row.recordId as string, row]))
  const needed = new Set<string>()
  const reading = rows.filter((row) => !goes.has(row.recordId))
  if (goes.size === 0) return needed
  function keep(row: RecordRow): void {
    goes.delete(row.recordId)
    needed.add(keyOf(row))
    reading.push(row)
  }
  if (reading.some(({ kind }) => WORK.has(kind))) {
    for (const row of [...goes.values()]) if (FRAME.has(row.kind)) keep(row)
  }
  for (let row = reading.pop(); row !== undefined; row = reading.pop()) {
    for (const id of idsIn(row)) {
      const meant = goes.get(id)
      if (meant !== undefined) keep(meant)
    }
  }
  return needed
}

/** The ids that the values of a record hold now, however deep. */
function idsIn({ state }: RecordRow): readonly string[] {
  const ids: string[] = []
  const values: Json[] = Object.values(state?.fields ?? {}).flatMap((settings) => settings.map(({ value }) => value))
  for (let value = values.pop(); value !== undefined; value = values.pop()) {
    if (typeof value === 'string' && isRecordId(value)) ids.push(value)
    else if (typeof value === 'object' && value !== null)
      for (const member of Object.values(value)) values.push(member as Json)
  }
  return ids
}
