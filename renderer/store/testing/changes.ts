import {
  type ChangeId,
  derivedId,
  type ProjectId,
  type RecordId,
  recordId,
  timeOrderedId,
} from '../../../shared/base/ids.ts'
import type { JsonObject } from '../../../shared/base/json.ts'
import type { Change, Edit } from '../../../shared/history/change.ts'
import type { RecordKind } from '../../../shared/history/revision.ts'
import { canonicalText, textHash } from '../../../shared/text/canonical-text.ts'
import type { StoredText } from '../store.ts'
import { seededEntropy } from './fake-browser.ts'

const NAMESPACE = recordId('6f9619ff-8b86-5011-b42d-00cf4fc964ff')

/** The same id for the same name, always. */
export function idOf(name: string): RecordId {
  return derivedId(NAMESPACE, name)
}

export const PROJECT: ProjectId = idOf('project')
export const OTHER_PROJECT: ProjectId = idOf('other project')
export const ANNA = idOf('anna')
export const BEN = idOf('ben')
export const ARTICLE = idOf('article')

const entropy = seededEntropy(77)

/** A name for a change that no other has. */
function freshChangeId(): ChangeId {
  return timeOrderedId({ now: Date.UTC(2031, 0, 1), random: entropy.bytes(16) })
}

/** A change of these edits. */
export function changeOf(...edits: readonly Edit[]): Change {
  return { changeId: freshChangeId(), edits }
}

/** An edit of a record named in words. */
export function edit(name: string, set: JsonObject, kind: RecordKind = 'note', projectId: ProjectId = PROJECT): Edit {
  return { recordId: idOf(name), kind, projectId, set }
}

/** A claim's edit, as far as the store cares. */
export function claimEdit(name: string, set: JsonObject = {}, articleId: RecordId = ARTICLE): Edit {
  return edit(name, { articleId, annotatorId: ANNA, commitment: 'commissive.pledge', ...set }, 'claim')
}

/** An article's edit together with its text. */
export function articleEdit(name: string, body: string, projectId: ProjectId = PROJECT): [Edit, StoredText] {
  const text = canonicalText(body)
  const stored = { sha256: textHash(text), text }
  return [edit(name, { title: name, sha256: stored.sha256 }, 'article', projectId), stored]
}
