import type { RecordId } from '../base/ids.ts'
import type { Codebook } from '../codebook/codebook.ts'
import type { CodebookFields, CodeFields } from './record-fields.ts'

/** A codebook from the fields of its record and of its codes' records, in any order; what they leave out is empty. */
export function codebookOfFields(
  id: RecordId,
  { name, groups }: CodebookFields,
  codes: readonly (CodeFields & { readonly id: RecordId })[],
): Codebook {
  return {
    id,
    name,
    groups: groups.map((group) => ({ id: group.id, label: group.label, definition: group.definition ?? '' })),
    codes: [...codes].sort(byOrder).map((code, index) => ({
      code: code.code,
      id: code.id,
      group: code.group,
      key: code.key ?? null,
      label: code.label,
      definition: code.definition,
      rule: code.rule,
      examples: (code.examples ?? []).map(({ text, source }) => (source === undefined ? { text } : { text, source })),
      cues: code.cues ?? [],
      order: code.order ?? index,
      deprecated: code.deprecated ?? false,
    })),
  }
}

/** Orders codes as their codebook lists them. */
export function byOrder(a: CodeFields, b: CodeFields): number {
  return (a.order ?? 0) - (b.order ?? 0) || (a.code < b.code ? -1 : 1)
}
