import { type RecordId, recordId } from '../../base/ids.ts'
import { type Sha256, sha256 } from '../../base/sha256.ts'
import { describeSpan } from '../../selector/describe.ts'
import { blocksOf } from '../../text/block.ts'
import { canonicalText } from '../../text/canonical-text.ts'
import { offsetMap, type Span } from '../../text/offset.ts'
import { quotations } from '../../text/quotation.ts'
import { spanOf } from '../../text/testing/texts.ts'
import { type Claim, placeClaim } from '../claim.ts'
import type { ClaimPage, ClaimSet } from '../edit-claim.ts'
import { type ClaimFields, claimSchema } from '../record-fields.ts'

export const ARTICLE = recordId('00000011-0000-7000-8000-000000000001')
export const ANNOTATOR = recordId('00000012-0000-7000-8000-000000000001')
export const OSTROVA = recordId('00000013-0000-7000-8000-000000000001')
export const OLANDER = recordId('00000013-0000-7000-8000-000000000002')
export const REVISION: Sha256 = sha256('a codebook')

/** A page with this text on it. */
export function pageOf(raw: string): ClaimPage {
  const text = canonicalText(raw)
  return { text, map: offsetMap(text), quotations: quotations(text, blocksOf(text).blocks) }
}

/** The span of the first such words of a page. */
export function at(page: ClaimPage, words: string): Span {
  return spanOf(page.text, words)
}

/** A claim on these words, as it is on a page; `more` are further fields. */
export function claimOn(page: ClaimPage, words: readonly string[], more: Partial<ClaimFields> = {}): Claim {
  const target = words.map((each) => describeSpan(page.text, page.map, at(page, each)))
  return placeClaim(
    OSTROVA as RecordId,
    { articleId: ARTICLE, annotatorId: ANNOTATOR, target, commitment: 'commissive.pledge', ...more },
    page.text,
    page.map,
  )
}

/** The claim after an edit. Checks that what the edit sets can be stored. */
export function edited(page: ClaimPage, claim: Claim, set: ClaimSet): Claim {
  const merged = Object.entries({ ...claim.fields, ...set }).filter(([, value]) => value !== null)
  const fields = claimSchema.parse(Object.fromEntries(merged))
  return placeClaim(claim.id, fields, page.text, page.map)
}
