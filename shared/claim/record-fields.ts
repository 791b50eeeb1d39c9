/**
 * What a record of each kind holds, as it stands in revisions and files: offsets in code points, ids as strings.
 *
 * Every object is open: a member that a newer version added is kept word for word. Closed lists (mode, strength, kind
 * of speaker …) are open at the border for the same reason; the constants beside them name what this version knows.
 */
import { z } from 'zod'
import { isRecordId, type RecordId } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { isSha256, type Sha256 } from '../base/sha256.ts'
import type { Target } from '../selector/selector.ts'

/** How the article words the claim: PolNeAR's and Quirk's distinctions. */
export const MODES = ['direct', 'mixed', 'indirect', 'paraphrase', 'narrated'] as const
export type Mode = (typeof MODES)[number]

/** How firmly the speaker is bound: FactBank's CT (firm, plain) and PR/PS (hedged). */
export const STRENGTHS = ['firm', 'plain', 'hedged'] as const

export const CONDITIONALITIES = ['none', 'conditional', 'precondition'] as const

export const SPEAKER_KINDS = ['person', 'organisation', 'group', 'unnamed'] as const
export type SpeakerKind = (typeof SPEAKER_KINDS)[number]

export const ARTICLE_STATUSES = ['to-do', 'in-progress', 'complete'] as const
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number]

/** What a reviewer says of a claim. */
export const VERDICTS = ['accept', 'amend', 'reject', 'question'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a comment does besides saying something. `dispute` and `answer` reply to a review. */
export const COMMENT_ACTS = ['resolve', 'reopen', 'dispute', 'answer'] as const
export type CommentAct = (typeof COMMENT_ACTS)[number]

const recordId = z
  .custom<RecordId>((value) => typeof value === 'string' && isRecordId(value))
  .meta({
    type: 'string',
    format: 'uuid',
  })
const hash = z
  .custom<Sha256>((value) => typeof value === 'string' && isSha256(value))
  .meta({
    type: 'string',
    pattern: '^[0-9a-f]{64}$',
  })
const codePoint = z.int().min(0)
const json = z.custom<Json>((value) => value !== undefined).meta({ title: 'json' })

/** A passage, described twice: by position (code points, half-open) and by quote with its context. */
const targetSchema: z.ZodType<Target> = z.looseObject({
  selector: z.tuple([
    z.looseObject({ type: z.literal('TextPositionSelector'), start: codePoint, end: codePoint }),
    z.looseObject({
      type: z.literal('TextQuoteSelector'),
      exact: z.string().min(1),
      prefix: z.string(),
      suffix: z.string(),
    }),
  ]),
})

const targets = z.array(targetSchema).readonly()

const attributed = z.looseObject({ speakerId: recordId, mentions: targets })
const relay = z.looseObject({ speakerId: recordId, mentions: targets, cues: targets })
const deadline = z.looseObject({ text: z.string(), target: targetSchema.optional(), date: z.string().optional() })
const origin = z.looseObject({ engine: z.string(), version: z.string(), score: z.number() })

/**
 * `missedBy`: the annotator who, says the reviewer that made this claim, should have made it. `adopts`: the claim of a
 * reviewer that this one takes over.
 */
export const claimSchema = z.looseObject({
  articleId: recordId,
  annotatorId: recordId,
  target: z.array(targetSchema).min(1).readonly(),
  cues: targets.optional(),
  speakers: z.array(attributed).readonly().optional(),
  reportedBy: z.array(relay).readonly().optional(),
  commitment: z.string().min(1),
  mode: z.string().optional(),
  strength: z.string().optional(),
  conditionality: z.string().optional(),
  condition: targets.optional(),
  deadline: deadline.optional(),
  targets: z.array(attributed).readonly().optional(),
  note: z.string().optional(),
  codebookRevision: hash.optional(),
  origin: origin.optional(),
  missedBy: recordId.optional(),
  adopts: recordId.optional(),
})

export const speakerSchema = z.looseObject({
  name: z.string().min(1),
  kind: z.string(),
  role: z.string().optional(),
  affiliation: z.string().optional(),
  aliases: z.array(z.string()).readonly().optional(),
  mergedInto: recordId.optional(),
})

/**
 * How an annotator is known within one project. The record's id is derived from the project and the annotator, so that
 * one person can be in many projects; `annotatorId` is the person, and the owner of the record.
 */
export const annotatorSchema = z.looseObject({ annotatorId: recordId, name: z.string() })

const range = { start: codePoint, end: codePoint }

/** The fields of an article but its text, which stands apart under its hash. `length` is in code points. */
export const articleSchema = z.looseObject({
  title: z.string().min(1),
  sha256: hash,
  length: z.int().min(1),
  blocks: z.array(z.looseObject({ kind: z.string(), ...range })).readonly(),
  marks: z
    .array(z.looseObject({ kind: z.string(), ...range, href: z.string().optional() }))
    .readonly()
    .optional(),
  publisher: z.string().optional(),
  author: z.string().optional(),
  published: z.string().optional(),
  url: z.string().optional(),
  language: z.string().optional(),
  fileName: z.string().optional(),
  supersedes: recordId.optional(),
})

/**
 * `archived`: put aside, and out of the list of projects to work on. `blind`: what colleagues did in an article stays
 * hidden from an annotator until their own work on it is complete.
 */
export const projectSchema = z.looseObject({
  name: z.string().min(1),
  archived: z.boolean().optional(),
  blind: z.boolean().optional(),
})

export const codeSchema = z.looseObject({
  code: z.string().min(1),
  group: z.string().min(1),
  label: z.string().min(1),
  definition: z.string(),
  rule: z.string(),
  examples: z
    .array(z.looseObject({ text: z.string(), source: z.string().optional() }))
    .readonly()
    .optional(),
  cues: z.array(z.string()).readonly().optional(),
  key: z.string().optional(),
  order: z.number().optional(),
  deprecated: z.boolean().optional(),
})

export const codebookSchema = z.looseObject({
  name: z.string().min(1),
  groups: z
    .array(z.looseObject({ id: z.string().min(1), label: z.string(), definition: z.string().optional() }))
    .readonly(),
})

/** An annotator's statement that an article is to do, in progress or complete. */
export const completionSchema = z.looseObject({ articleId: recordId, annotatorId: recordId, status: z.string() })

/**
 * What one annotator says of one version of another's claim. The record's id is derived from the claim and the reviewer,
 * so that everybody has one review of a claim.
 *
 * `rid`: the revision of the claim that was looked at. `proposal`: the fields of the claim as they should be, in stored
 * form; `null` unsets.
 */
export const reviewSchema = z.looseObject({
  articleId: recordId,
  claimId: recordId,
  rid: hash,
  annotatorId: recordId,
  verdict: z.string(),
  reason: z.string().optional(),
  proposal: z.record(z.string(), json).optional(),
})

/**
 * A remark on a claim, on a review, on a stretch of text, or on an article as a whole; or a reply to one.
 *
 * A thread is a comment and all that reply to it: `replyTo` names its first. `rid`: the revision of the claim that was
 * looked at. `act`: what it does to the thread.
 */
export const commentSchema = z.looseObject({
  articleId: recordId,
  annotatorId: recordId,
  text: z.string().optional(),
  claimId: recordId.optional(),
  rid: hash.optional(),
  target: targetSchema.optional(),
  reviewId: recordId.optional(),
  replyTo: recordId.optional(),
  act: z.string().optional(),
})

/**
 * A suggested claim that an annotator does not want to see again, described as it was proposed. It is private: kept on
 * this machine and in a move of everything, and never in anything that is shared.
 */
export const dismissalSchema = z.looseObject({
  articleId: recordId,
  annotatorId: recordId,
  target: z.array(targetSchema).min(1).readonly(),
  cues: targets.optional(),
  commitment: z.string().optional(),
  origin: origin.optional(),
})

/** The statement that two annotators are one person. It belongs to nobody, and deleting it takes it back. */
export const aliasSchema = z.looseObject({ person: recordId, alias: recordId })

export type ClaimFields = z.infer<typeof claimSchema>
export type SpeakerFields = z.infer<typeof speakerSchema>
export type AnnotatorFields = z.infer<typeof annotatorSchema>
export type ArticleFields = z.infer<typeof articleSchema>
export type ProjectFields = z.infer<typeof projectSchema>
export type CodeFields = z.infer<typeof codeSchema>
export type CodebookFields = z.infer<typeof codebookSchema>
export type CompletionFields = z.infer<typeof completionSchema>
export type ReviewFields = z.infer<typeof reviewSchema>
export type CommentFields = z.infer<typeof commentSchema>
export type DismissalFields = z.infer<typeof dismissalSchema>
export type AliasFields = z.infer<typeof aliasSchema>

/** Which schema reads the fields of which kind of record. */
export const recordSchemas = {
  project: projectSchema,
  annotator: annotatorSchema,
  article: articleSchema,
  speaker: speakerSchema,
  codebook: codebookSchema,
  code: codeSchema,
  claim: claimSchema,
  completion: completionSchema,
  review: reviewSchema,
  comment: commentSchema,
  dismissal: dismissalSchema,
  alias: aliasSchema,
} as const

/** What each kind of record holds. */
export interface RecordFields {
  readonly project: ProjectFields
  readonly annotator: AnnotatorFields
  readonly article: ArticleFields
  readonly speaker: SpeakerFields
  readonly codebook: CodebookFields
  readonly code: CodeFields
  readonly claim: ClaimFields
  readonly completion: CompletionFields
  readonly review: ReviewFields
  readonly comment: CommentFields
  readonly dismissal: DismissalFields
  readonly alias: AliasFields
}
export type KnownKind = keyof RecordFields
