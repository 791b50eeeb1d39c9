import type { JsonObject } from '../base/json.ts'
import type { Code, Codebook } from './codebook.ts'

/** The fields of the record of a codebook: all but its codes. */
export function codebookFields({ name, groups }: Codebook): JsonObject {
  return { name, groups: groups.map(({ id, label, definition }) => ({ id, label, definition })) }
}

/** The fields of the record of a code. */
export function codeFields(of: Code): JsonObject {
  const { code, group, key, label, definition, rule, examples, cues, order, deprecated } = of
  return {
    ...{ code, group, label, definition, rule, cues, order },
    examples: examples.map(({ text, source }) => (source === undefined ? { text } : { text, source })),
    ...(key === null ? {} : { key }),
    ...(deprecated ? { deprecated } : {}),
  }
}
