import type { ProjectId, RecordId } from '../base/ids.ts'
import type { Edit } from '../history/change.ts'
import { aliasId } from './identities.ts'

/** Says that two annotators are one person. Everybody may, and everybody may take it back. */
export function joinIdentities(projectId: ProjectId, person: RecordId, alias: RecordId): Edit {
  const recordId = aliasId(projectId, person, alias)
  return { recordId, kind: 'alias', projectId, set: { person, alias, deleted: null } }
}

/** Takes back what was said of these two; they stay one person where others join them still. */
export function separateIdentities(projectId: ProjectId, a: RecordId, b: RecordId): Edit {
  return { recordId: aliasId(projectId, a, b), kind: 'alias', projectId, set: { deleted: true } }
}

/** Hides what colleagues do in an article until one's own work there is complete, or shows it at once. */
export function setBlind(projectId: ProjectId, isBlind: boolean): Edit {
  return { recordId: projectId, kind: 'project', projectId, set: { blind: isBlind } }
}
