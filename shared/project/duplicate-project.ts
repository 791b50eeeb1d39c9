import { derivedId, type ProjectId, type RecordId } from '../base/ids.ts'
import { isJsonObject, type Json } from '../base/json.ts'
import type { ArticleStatus } from '../claim/record-fields.ts'
import type { Edit } from '../history/change.ts'
import { currentValues, readRecord } from '../history/read-record.ts'
import { isDeleted, type RecordState } from '../history/record-state.ts'
import { setCompletion } from './project-edits.ts'

/** What a copy of a project is to be. */
export interface CopyOfProject {
  readonly projectId: ProjectId
  readonly name: string
  /** Whose claims and statuses come along; `null` for nobody's. */
  readonly claimsOf: RecordId | null
}

/**
 * The records of a new project with the articles, speakers and codebook of another as they stand now. They are new
 * records: the history of the old ones stays with them, and so does what belongs to other people, because nobody can
 * write in their name.
 */
export function duplicateProject(states: readonly RecordState[], copy: CopyOfProject): readonly Edit[] {
  const { projectId, claimsOf } = copy
  const here = states.filter((state) => !isDeleted(state))
  const ids = newIds(here, projectId)
  const edits: Edit[] = [{ recordId: projectId, kind: 'project', projectId, set: { name: copy.name } }]
  for (const state of here) {
    const { kind } = state
    const recordId = ids.get(state.recordId)
    const { deleted: _, ...values } = currentValues(state)
    if (recordId === undefined) continue
    if (kind === 'claim' && (claimsOf === null || values['annotatorId'] !== claimsOf)) continue
    const set = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, renamed(value, ids)]))
    edits.push({ recordId, kind, projectId, set })
  }
  return [...edits, ...completions(here, copy, ids)]
}

/** The new names of the records that are copied, by their old ones. */
function newIds(states: readonly RecordState[], projectId: ProjectId): ReadonlyMap<RecordId, RecordId> {
  const ids = new Map<RecordId, RecordId>()
  for (const { recordId, kind, fields } of states) {
    if (kind === 'codebook') ids.set(recordId, derivedId(projectId, 'codebook'))
    else if (kind === 'code') ids.set(recordId, derivedId(projectId, `code:${textOf(fields['code']?.[0].value)}`))
    else if (kind === 'article') ids.set(recordId, derivedId(projectId, textOf(fields['sha256']?.[0].value)))
    else if (kind === 'speaker' || kind === 'claim') ids.set(recordId, derivedId(projectId, recordId))
  }
  return ids
}

/** A value in which every record that is copied bears its new name. */
function renamed(value: Json, ids: ReadonlyMap<RecordId, RecordId>): Json {
  if (typeof value === 'string') return ids.get(value as RecordId) ?? value
  if (Array.isArray(value)) return value.map((each: Json) => renamed(each, ids))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([member, each]) => [member, renamed(each, ids)]))
}

function completions(
  states: readonly RecordState[],
  { projectId, claimsOf }: CopyOfProject,
  ids: ReadonlyMap<RecordId, RecordId>,
): readonly Edit[] {
  return states.flatMap((state) => {
    const read = readRecord(state, 'completion')
    if (state.kind !== 'completion' || !read.ok || claimsOf === null || read.value.annotatorId !== claimsOf) return []
    const article = ids.get(read.value.articleId)
    return article === undefined
      ? []
      : [setCompletion(projectId, article, claimsOf, read.value.status as ArticleStatus)]
  })
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
