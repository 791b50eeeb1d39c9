/**
 * The shape of a bundle, format version 1. The JSON Schema that the documentation publishes is made from this.
 *
 * Every object is open: a member that a newer version added is kept word for word.
 */
import { z } from 'zod'
import { type ChangeId, type DeviceId, isChangeId, isDeviceId, isRecordId, type RecordId } from '../base/ids.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { isSha256, type Sha256 } from '../base/sha256.ts'
import {
  aliasSchema,
  annotatorSchema,
  articleSchema,
  claimSchema,
  codebookSchema,
  codeSchema,
  commentSchema,
  completionSchema,
  projectSchema,
  reviewSchema,
  speakerSchema,
} from '../claim/record-fields.ts'
import { type Hlc, isHlc } from '../history/hlc.ts'
import type { Revision } from '../history/revision.ts'

/** What `format` says in every bundle. */
export const BUNDLE_FORMAT = 'avowal-bundle'

/** The version of the format that this program writes: a higher major version is refused, a higher minor one is read. */
export const BUNDLE_VERSION = '1.0'

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** Whether a string is a time as ISO 8601 writes it, with its offset from UTC. */
function isIsoTime(value: string): boolean {
  return ISO_TIME.test(value) && !Number.isNaN(Date.parse(value))
}

const recordId = z
  .custom<RecordId>((value) => typeof value === 'string' && isRecordId(value))
  .meta({ type: 'string', format: 'uuid' })
const changeId = z
  .custom<ChangeId>((value) => typeof value === 'string' && isChangeId(value))
  .meta({ type: 'string', format: 'uuid', title: 'change-id' })
const deviceId = z
  .custom<DeviceId>((value) => typeof value === 'string' && isDeviceId(value))
  .meta({ type: 'string', format: 'uuid', title: 'device-id' })
const hash = z
  .custom<Sha256>((value) => typeof value === 'string' && isSha256(value))
  .meta({ type: 'string', pattern: '^[0-9a-f]{64}$' })
const time = z
  .custom<string>((value) => typeof value === 'string' && isIsoTime(value))
  .meta({ type: 'string', format: 'date-time', pattern: ISO_TIME.source })
const clock = z
  .custom<Hlc>((value) => typeof value === 'string' && isHlc(value))
  .meta({
    type: 'string',
    title: 'clock',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z-[0-9a-f]{4}-.+$',
  })
const json = z.custom<Json>((value) => value !== undefined).meta({ title: 'json' })

/** What every plain record has besides its fields. `conflicts` holds the other values of a field that has several. */
const record = {
  id: recordId,
  createdAt: time.optional(),
  modifiedAt: time.optional(),
  contested: z.boolean().optional(),
  conflicts: z.record(z.string(), z.array(json).readonly()).optional(),
}

const attributeFields = {
  mode: true,
  strength: true,
  conditionality: true,
  condition: true,
  deadline: true,
  targets: true,
} as const

const plainProjectSchema = projectSchema.partial().extend(record)
const plainAnnotatorSchema = annotatorSchema.extend(record)
const plainSpeakerSchema = speakerSchema.extend(record)
const plainCompletionSchema = completionSchema.extend(record)
const plainReviewSchema = reviewSchema.extend(record)
const plainCommentSchema = commentSchema.extend(record)
const plainAliasSchema = aliasSchema.extend(record)
const plainCodeSchema = codeSchema.extend(record)
const plainCodebookSchema = codebookSchema.extend({
  ...record,
  revision: hash.optional(),
  codes: z.array(plainCodeSchema).readonly(),
})
const plainArticleSchema = articleSchema.extend({
  ...record,
  textIncluded: z.boolean(),
  text: z.string().min(1).optional(),
})
const plainClaimSchema = claimSchema.omit(attributeFields).extend({
  ...record,
  attributes: claimSchema.pick(attributeFields).optional(),
  unanchored: z.boolean().optional(),
})
/** A record of a kind that this version only carries. */
const plainRecordSchema = z.looseObject(record)

const revisionSchema = z.looseObject({
  rid: hash,
  changeId,
  recordId,
  kind: z.string().min(1),
  projectId: recordId,
  parents: z.array(hash).readonly(),
  set: z.record(z.string(), json),
  because: z.array(hash).readonly().optional(),
  undoes: changeId.optional(),
  actorId: recordId,
  deviceId,
  hlc: clock,
  schema: z.int().min(1),
})

const scopeSchema = z.looseObject({
  kind: z.string(),
  articleIds: z.array(recordId).readonly().optional(),
  textIncluded: z.boolean(),
  historyIncluded: z.boolean(),
  leftOut: z.array(z.string()).readonly().optional(),
})

/** A record word for word, for what the plain lists cannot express. */
const wholeRecordSchema = z.looseObject({
  ...record,
  kind: z.string().min(1),
  fields: z.record(z.string(), json),
})

const records = <T extends z.ZodType>(schema: T) => z.array(schema).readonly().optional()

export const bundleSchema = z.looseObject({
  format: z.literal(BUNDLE_FORMAT),
  version: z.string().regex(/^\d+\.\d+$/),
  bundleId: recordId,
  createdAt: time,
  generator: z.looseObject({ name: z.string(), version: z.string() }),
  offsetUnit: z.literal('code-point'),
  scope: scopeSchema,
  project: plainProjectSchema,
  annotators: records(plainAnnotatorSchema),
  codebook: plainCodebookSchema.nullable().optional(),
  speakers: records(plainSpeakerSchema),
  articles: records(plainArticleSchema),
  furtherTexts: records(z.looseObject({ sha256: hash, text: z.string().min(1) })),
  claims: records(plainClaimSchema),
  reviews: records(plainReviewSchema),
  comments: records(plainCommentSchema),
  completions: records(plainCompletionSchema),
  aliases: records(plainAliasSchema),
  adjudicated: records(plainRecordSchema),
  revisions: records(revisionSchema as z.ZodType<Revision>),
  extensions: z.looseObject({ records: records(wholeRecordSchema) }).optional(),
})

/** A bundle as it stands in the file, members of newer versions included. */
export type Bundle = z.infer<typeof bundleSchema>
export type PlainArticle = z.infer<typeof plainArticleSchema>
export type PlainClaim = z.infer<typeof plainClaimSchema>
export type PlainReview = z.infer<typeof plainReviewSchema>
export type PlainComment = z.infer<typeof plainCommentSchema>

/** A record as the plain lists have it, seen without its kind. */
export type PlainRecord = JsonObject & { readonly id: RecordId }
