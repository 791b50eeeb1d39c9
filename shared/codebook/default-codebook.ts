import { derivedId, type ProjectId, type RecordId, recordId } from '../base/ids.ts'
import type { Code, Codebook } from './codebook.ts'
import scheme from './default-codebook.json' with { type: 'json' }

/** Stands in for a project where there is none, as on the command line. */
const NO_PROJECT = recordId('5b0f6c52-0f4e-5a3c-8f0e-7a4f3d3f6d11')

/** The codebook for diplomatic and political reporting that a new project starts with. */
export function defaultCodebook(projectId: ProjectId = NO_PROJECT): Codebook {
  const codes = scheme.groups.flatMap(({ id: group, codes }) => codes.map((code) => ({ ...code, group })))
  return {
    id: codebookId(projectId),
    name: scheme.name,
    groups: scheme.groups.map(({ id, label, definition }) => ({ id, label, definition })),
    codes: codes.map((code, order): Code => ({ ...code, id: codeId(projectId, code.code), order, deprecated: false })),
  }
}

/** The id of a project's codebook record: the same on every machine. */
export function codebookId(projectId: ProjectId): RecordId {
  return derivedId(projectId, 'codebook')
}

/** The id of the record of a code by its readable name: the same on every machine. */
export function codeId(projectId: ProjectId, code: string): RecordId {
  return derivedId(projectId, `code:${code}`)
}
