import { derivedId } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { type FieldValues, isIntact, type Revision } from '../history/revision.ts'
import { recordsOf } from './bundle-records.ts'
import { danglingReferences } from './bundle-references.ts'
import type { Finding } from './bundle-rules.ts'
import { type Bundle, bundleSchema } from './bundle-schema.ts'
import { checkArticle, checkText } from './check-article.ts'
import { checkClaims } from './check-claims.ts'
import { checkReviews } from './check-reviews.ts'
import { compareWithHistory, isEmpty } from './compare-with-history.ts'
import { jsonPointer } from './json-pointer.ts'
import { knownValueFindings } from './known-values.ts'

/** Holds a bundle against every rule that its schema cannot express; see `BUNDLE_RULES`. */
export function checkBundle(bundle: Bundle): readonly Finding[] {
  return [
    ...unknownMembers(bundle),
    ...equalIds(bundle),
    ...openReferences(bundle),
    ...(bundle.articles ?? []).flatMap((article, index) => checkArticle(article, index)),
    ...(bundle.articles ?? []).flatMap(({ id, sha256 }, index): Finding[] => {
      const expected = derivedId(bundle.project.id, sha256)
      return id === expected
        ? []
        : [{ rule: 'R16', grave: false, pointer: jsonPointer('articles', index, 'id'), id, expected }]
    }),
    ...(bundle.furtherTexts ?? []).flatMap(({ sha256, text }, index) =>
      checkText(text, sha256, ['furtherTexts', index]),
    ),
    ...checkClaims(bundle),
    ...checkReviews(bundle),
    ...knownValueFindings(bundle),
    ...checkRevisions(bundle),
    ...deepFields(bundle),
    ...compareWithHistory(bundle),
  ]
}

function unknownMembers(bundle: Bundle): readonly Finding[] {
  const known = new Set(Object.keys(bundleSchema.shape))
  const top = Object.keys(bundle).filter((name) => !known.has(name))
  const extensions = Object.keys(bundle.extensions ?? {}).filter((name) => name !== 'records')
  const paths = [...top.map((name) => [name]), ...extensions.map((name) => ['extensions', name])]
  return paths.map((path) => ({ rule: 'R21', grave: false, pointer: jsonPointer(...path) }))
}

function equalIds(bundle: Bundle): readonly Finding[] {
  const first = new Map<string, string>()
  return recordsOf(bundle).flatMap((record): Finding[] => {
    if (isEmpty(record)) return []
    const { id, path } = record
    const pointer = jsonPointer(...path)
    const other = first.get(id)
    if (other !== undefined) return [{ rule: 'R1', grave: true, pointer, id, first: other }]
    first.set(id, pointer)
    return []
  })
}

function openReferences(bundle: Bundle): readonly Finding[] {
  const leftOut = new Set(bundle.scope.leftOut)
  return danglingReferences(bundle)
    .filter(({ id }) => !leftOut.has(id))
    .map(({ path, id, to }) => ({ rule: 'R2', grave: true, pointer: jsonPointer(...path), id, to }))
}

/** How deep a field of a record may nest: in a bundle it stands within up to five other values. */
const FIELD_DEPTH = 56

function deepFields(bundle: Bundle): readonly Finding[] {
  const found = (path: readonly PropertyKey[]): Finding => ({
    rule: 'R23',
    grave: true,
    pointer: jsonPointer(...path),
    limit: FIELD_DEPTH,
  })
  const isDeep = (fields: FieldValues) => Object.values(fields).some((value) => nestsDeeper(value, FIELD_DEPTH))
  return [
    ...recordsOf(bundle).flatMap(({ fields, path }) => (isDeep(fields) ? [found(path)] : [])),
    ...(bundle.revisions ?? []).flatMap(({ set }, index) => (isDeep(set) ? [found(['revisions', index, 'set'])] : [])),
  ]
}

function nestsDeeper(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((member: Json) => nestsDeeper(member, levels - 1))
}

function checkRevisions(bundle: Bundle): readonly Finding[] {
  const revisions = bundle.revisions ?? []
  const all = new Set(revisions.map(({ rid }) => rid))
  const kinds = new Map<string, string>()
  const seen = new Set<string>()
  return revisions.flatMap((revision, index) => {
    const kind = kinds.get(revision.recordId) ?? revision.kind
    kinds.set(revision.recordId, kind)
    const isRepeated = seen.has(revision.rid)
    seen.add(revision.rid)
    return checkRevision(revision, jsonPointer('revisions', index), {
      projectId: bundle.project.id,
      kind,
      all,
      isRepeated,
    })
  })
}

function checkRevision(
  revision: Revision,
  pointer: string,
  against: {
    readonly projectId: string
    readonly kind: string
    readonly all: ReadonlySet<string>
    readonly isRepeated: boolean
  },
): readonly Finding[] {
  const { rid, recordId, kind, projectId } = revision
  const findings: Finding[] = []
  if (!isIntact(revision)) findings.push({ rule: 'R10', grave: true, pointer, rid })
  if (projectId !== against.projectId) findings.push({ rule: 'R11', grave: true, pointer, projectId })
  if (kind !== against.kind) findings.push({ rule: 'R12', grave: true, pointer, recordId, kinds: [against.kind, kind] })
  if (against.isRepeated) findings.push({ rule: 'R22', grave: false, pointer, rid })
  const absent = revision.parents.find((parent) => !against.all.has(parent))
  if (absent !== undefined) findings.push({ rule: 'R13', grave: false, pointer, parent: absent })
  return findings
}
