import type { RecordId } from '../base/ids.ts'
import { claimSchema } from '../claim/record-fields.ts'
import type { Target } from '../selector/selector.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import { type OffsetMap, offsetMap } from '../text/offset.ts'
import type { Finding, SubjectKind } from './bundle-rules.ts'
import type { Bundle, PlainClaim, PlainComment, PlainReview } from './bundle-schema.ts'
import { passagesOf } from './claim-passages.ts'
import { jsonPointer } from './json-pointer.ts'
import { passageFault } from './passage-fault.ts'

/** Holds reviews and comments against the rules of their own (R24 to R26); none of them keeps a file from being read. */
export function checkReviews(bundle: Bundle): readonly Finding[] {
  return [...waitingFor(bundle), ...looseWords(bundle), ...displacedPassages(bundle)]
}

/** What records are about and the file does not have, each told once. */
function waitingFor(bundle: Bundle): readonly Finding[] {
  const here = new Set<string>([
    ...[...(bundle.claims ?? []), ...(bundle.reviews ?? []), ...(bundle.comments ?? [])].map(({ id }) => id),
    ...(bundle.revisions ?? []).map(({ recordId }) => recordId),
  ])
  const findings: Finding[] = []
  const told = (id: RecordId | undefined, to: SubjectKind, ...path: readonly PropertyKey[]) => {
    if (id === undefined || here.has(id)) return
    here.add(id)
    findings.push({ rule: 'R24', grave: false, pointer: jsonPointer(...path), id, to })
  }
  for (const [index, { adopts }] of (bundle.claims ?? []).entries()) told(adopts, 'claim', 'claims', index, 'adopts')
  for (const [index, { claimId }] of (bundle.reviews ?? []).entries()) {
    told(claimId, 'claim', 'reviews', index, 'claimId')
  }
  for (const [index, { claimId, reviewId, replyTo }] of (bundle.comments ?? []).entries()) {
    told(claimId, 'claim', 'comments', index, 'claimId')
    told(reviewId, 'review', 'comments', index, 'reviewId')
    told(replyTo, 'comment', 'comments', index, 'replyTo')
  }
  return findings
}

/** Reviews and comments that do not say what they should. */
function looseWords(bundle: Bundle): readonly Finding[] {
  const missing = (what: 'reason' | 'proposal' | 'text', list: string, index: number): Finding[] => [
    { rule: 'R26', grave: false, pointer: jsonPointer(list, index), missing: what },
  ]
  const ofReview = ({ verdict, reason, proposal }: PlainReview, index: number) => {
    if (verdict === 'reject' && isBlank(reason)) return missing('reason', 'reviews', index)
    const asks = Object.keys(proposal ?? {}).length > 0
    return verdict === 'amend' && !asks ? missing('proposal', 'reviews', index) : []
  }
  const ofComment = ({ text, act }: PlainComment, index: number) =>
    isBlank(text) && act !== 'resolve' && act !== 'reopen' ? missing('text', 'comments', index) : []
  return [...(bundle.reviews ?? []).flatMap(ofReview), ...(bundle.comments ?? []).flatMap(ofComment)]
}

function isBlank(words: string | undefined): boolean {
  return words === undefined || words.trim() === ''
}

function displacedPassages(bundle: Bundle): readonly Finding[] {
  const isOff = displacements(bundle)
  const fault = ({ selector }: Target, ...path: readonly PropertyKey[]): Finding => {
    return { rule: 'R25', grave: false, pointer: jsonPointer(...path), quote: selector[1].exact }
  }
  const comments = (bundle.comments ?? []).flatMap(({ articleId, target }, index) =>
    target !== undefined && isOff(articleId, target) ? [fault(target, 'comments', index, 'target')] : [],
  )
  const proposals = (bundle.reviews ?? []).flatMap(({ articleId, proposal }, index) =>
    passagesOfProposal(proposal).flatMap((target) =>
      isOff(articleId, target) ? [fault(target, 'reviews', index, 'proposal')] : [],
    ),
  )
  return [...comments, ...proposals]
}

/** Whether a passage is not where it says, for the articles whose texts are in a bundle. */
function displacements({ articles = [] }: Bundle): (articleId: RecordId, target: Target) => boolean {
  const texts = new Map(articles.map(({ id, text }) => [id, text as CanonicalText | undefined]))
  const maps = new Map<RecordId, OffsetMap>()
  return (articleId, target) => {
    const text = texts.get(articleId)
    if (text === undefined) return false
    const map = maps.get(articleId) ?? offsetMap(text)
    maps.set(articleId, map)
    return passageFault(target, text, map) !== null
  }
}

const proposedSchema = claimSchema.partial()

/** The passages that a proposal points at; none where it is no part of a claim that this version knows. */
function passagesOfProposal(proposal: PlainReview['proposal']): readonly Target[] {
  if (proposal === undefined) return []
  const set = Object.fromEntries(Object.entries(proposal).filter(([, value]) => value !== null))
  const read = proposedSchema.safeParse(set)
  if (!read.success) return []
  const claim = { target: [], ...read.data, attributes: read.data } as unknown as PlainClaim
  return passagesOf(claim).map(({ target }) => target)
}
