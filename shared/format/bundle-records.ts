import type { RecordId } from '../base/ids.ts'
import type { JsonObject } from '../base/json.ts'
import type { FieldValues } from '../history/revision.ts'
import type { Bundle } from './bundle-schema.ts'
import { fieldsOfPlain } from './plain-record.ts'

/** A plain record of a bundle, whichever list it stands in. */
export interface BundleRecord {
  readonly kind: string
  readonly id: RecordId
  /** The way to it from the bundle. */
  readonly path: readonly PropertyKey[]
  readonly fields: FieldValues
  readonly contested: boolean
  readonly createdAt: string | null
  readonly modifiedAt: string | null
}

/** Every plain record of a bundle, in the order of the file. */
export function recordsOf(bundle: Bundle): readonly BundleRecord[] {
  const { project, codebook, extensions } = bundle
  const list = (kind: string, name: keyof Bundle) =>
    ((bundle[name] ?? []) as readonly JsonObject[]).map((plain, index) => recordAt(kind, [name, index], plain))
  return [
    recordAt('project', ['project'], project as JsonObject),
    ...list('annotator', 'annotators'),
    ...(codebook ? [recordAt('codebook', ['codebook'], codebook as unknown as JsonObject)] : []),
    ...(codebook?.codes ?? []).map((code, index) =>
      recordAt('code', ['codebook', 'codes', index], code as unknown as JsonObject),
    ),
    ...list('speaker', 'speakers'),
    ...list('article', 'articles'),
    ...list('claim', 'claims'),
    ...list('review', 'reviews'),
    ...list('comment', 'comments'),
    ...list('completion', 'completions'),
    ...list('alias', 'aliases'),
    ...list('adjudicated', 'adjudicated'),
    ...(extensions?.records ?? []).map((whole, index) => ({
      ...recordAt(whole.kind, ['extensions', 'records', index], whole as unknown as JsonObject),
      fields: whole.fields,
    })),
  ]
}

function recordAt(kind: string, path: readonly PropertyKey[], plain: JsonObject): BundleRecord {
  const { createdAt, modifiedAt } = plain
  return {
    kind,
    id: plain['id'] as RecordId,
    path,
    fields: fieldsOfPlain(kind, plain),
    contested: plain['contested'] === true,
    createdAt: typeof createdAt === 'string' ? createdAt : null,
    modifiedAt: typeof modifiedAt === 'string' ? modifiedAt : null,
  }
}
