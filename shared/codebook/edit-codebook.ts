/**
 * Edits of a codebook as values: each answers the fields to set in the record of one code (`null` unsets), or says why not,
 * and leaves the codebook as it is. They keep these promises: readable names and letters of active codes are unique, and at
 * least one code stays active.
 */
import type { ProjectId, RecordId } from '../base/ids.ts'
import type { JsonObject } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import { activeCodes, type Code, type Codebook, codeOfKey, findCode } from './codebook.ts'
import { codeFields } from './codebook-records.ts'
import { codeId } from './default-codebook.ts'

/** Fields to set in the record of a code. */
export interface CodeEdit {
  readonly recordId: RecordId
  readonly set: JsonObject
}

/** Why an edit of a codebook was not made. */
export type CodebookProblem =
  | { readonly kind: 'no-such-code'; readonly code: string }
  | { readonly kind: 'no-such-group'; readonly group: string }
  | { readonly kind: 'label-empty' }
  /** A readable name is made of lower-case words, with dots and hyphens between them. */
  | { readonly kind: 'code-malformed'; readonly code: string }
  | { readonly kind: 'code-taken'; readonly code: string }
  /** A key is one letter from a to z: digits and marks have other work. */
  | { readonly kind: 'key-not-a-letter'; readonly key: string }
  | { readonly kind: 'key-taken'; readonly key: string; readonly by: string }
  | { readonly kind: 'last-code' }

/** What a code says of itself, to be changed in part. */
export type CodeWords = { readonly [K in 'label' | 'definition' | 'rule']?: string }

/** A code to be added. */
export interface CodeDraft {
  readonly code: string
  readonly group: string
  readonly label: string
  readonly definition: string
  readonly rule: string
  readonly key: string | null
}

const READABLE_NAME = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/

/** The code with other words. Claims keep it: they carry its readable name, which stays. */
export function rewordCode(codebook: Codebook, code: string, words: CodeWords): Result<CodeEdit, CodebookProblem> {
  const found = findCode(codebook, code)
  if (found === null) return err({ kind: 'no-such-code', code })
  if (words.label?.trim() === '') return err({ kind: 'label-empty' })
  return ok({ recordId: found.id, set: { ...words } })
}

/** The code with another letter, or with none. */
export function setCodeKey(codebook: Codebook, code: string, key: string | null): Result<CodeEdit, CodebookProblem> {
  const found = findCode(codebook, code)
  if (found === null) return err({ kind: 'no-such-code', code })
  const letter = key === null ? ok(null) : freeKey(codebook, key, found)
  return letter.ok ? ok({ recordId: found.id, set: { key: letter.value } }) : letter
}

/** The code retired: claims keep it, and no new claim is offered it. */
export function retireCode(codebook: Codebook, code: string): Result<CodeEdit, CodebookProblem> {
  const found = findCode(codebook, code)
  if (found === null) return err({ kind: 'no-such-code', code })
  if (activeCodes(codebook).every((each) => each === found)) return err({ kind: 'last-code' })
  return ok({ recordId: found.id, set: { deprecated: true } })
}

/** The code in use again; without its letter where another code has that by now. */
export function restoreCode(codebook: Codebook, code: string): Result<CodeEdit, CodebookProblem> {
  const found = findCode(codebook, code)
  if (found === null) return err({ kind: 'no-such-code', code })
  const holder = found.key === null ? null : codeOfKey(codebook, found.key)
  const lost = holder !== null && holder !== found
  return ok({ recordId: found.id, set: { deprecated: null, ...(lost ? { key: null } : {}) } })
}

/** A further code, at the end of the codebook. */
export function addCode(codebook: Codebook, draft: CodeDraft, projectId: ProjectId): Result<CodeEdit, CodebookProblem> {
  const { code, group } = draft
  if (!READABLE_NAME.test(code)) return err({ kind: 'code-malformed', code })
  if (findCode(codebook, code) !== null) return err({ kind: 'code-taken', code })
  if (!codebook.groups.some(({ id }) => id === group)) return err({ kind: 'no-such-group', group })
  if (draft.label.trim() === '') return err({ kind: 'label-empty' })
  const key = draft.key === null ? ok(null) : freeKey(codebook, draft.key, null)
  if (!key.ok) return key
  const order = codebook.codes.reduce((last, each) => Math.max(last, each.order), -1) + 1
  const id = codeId(projectId, code)
  const added = { ...draft, id, key: key.value, examples: [], cues: [], order, deprecated: false }
  return ok({ recordId: id, set: codeFields(added) })
}

/** A letter in lower case that no other active code has. */
function freeKey(codebook: Codebook, key: string, owner: Code | null): Result<string, CodebookProblem> {
  const letter = key.toLowerCase()
  if (!/^[a-z]$/.test(letter)) return err({ kind: 'key-not-a-letter', key })
  const holder = codeOfKey(codebook, letter)
  if (holder === null || holder === owner) return ok(letter)
  return err({ kind: 'key-taken', key: letter, by: holder.code })
}
