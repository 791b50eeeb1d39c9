import {
  ARTICLE_STATUSES,
  COMMENT_ACTS,
  CONDITIONALITIES,
  MODES,
  SPEAKER_KINDS,
  STRENGTHS,
  VERDICTS,
} from '../claim/record-fields.ts'
import { BLOCK_KINDS, MARK_KINDS } from '../text/block.ts'
import type { Finding } from './bundle-rules.ts'
import type { Bundle } from './bundle-schema.ts'
import { jsonPointer } from './json-pointer.ts'

/** The values of closed lists that this version does not know (R20). They are kept, and shown as they are. */
export function knownValueFindings(bundle: Bundle): readonly Finding[] {
  return [
    ...(bundle.speakers ?? []).flatMap(({ kind }, index) => unknown(kind, SPEAKER_KINDS, ['speakers', index, 'kind'])),
    ...(bundle.articles ?? []).flatMap(({ blocks, marks = [] }, index) => [
      ...blocks.flatMap(({ kind }, at) => unknown(kind, BLOCK_KINDS, ['articles', index, 'blocks', at, 'kind'])),
      ...marks.flatMap(({ kind }, at) => unknown(kind, MARK_KINDS, ['articles', index, 'marks', at, 'kind'])),
    ]),
    ...(bundle.completions ?? []).flatMap(({ status }, index) =>
      unknown(status, ARTICLE_STATUSES, ['completions', index, 'status']),
    ),
    ...(bundle.reviews ?? []).flatMap(({ verdict }, index) =>
      unknown(verdict, VERDICTS, ['reviews', index, 'verdict']),
    ),
    ...(bundle.comments ?? []).flatMap(({ act }, index) => unknown(act, COMMENT_ACTS, ['comments', index, 'act'])),
    ...(bundle.claims ?? []).flatMap(({ attributes = {} }, index) => [
      ...unknown(attributes.mode, MODES, ['claims', index, 'attributes', 'mode']),
      ...unknown(attributes.strength, STRENGTHS, ['claims', index, 'attributes', 'strength']),
      ...unknown(attributes.conditionality, CONDITIONALITIES, ['claims', index, 'attributes', 'conditionality']),
    ]),
  ]
}

function unknown(
  value: string | undefined,
  known: readonly string[],
  path: readonly PropertyKey[],
): readonly Finding[] {
  if (value === undefined || known.includes(value)) return []
  return [{ rule: 'R20', grave: false, pointer: jsonPointer(...path), value, known }]
}
