import type { BundleProblem, SchemaFault } from './bundle-problem.ts'
import type { LineFault } from './ndjson-fault.ts'

/** Why a file with everything of a machine was not read. Nothing of it is taken over. */
export type MoveProblem =
  /** Sizes in bytes. */
  | { readonly kind: 'move-too-large'; readonly size: number; readonly limit: number }
  /** `format` is what the file says it is, or null where it says nothing. */
  | { readonly kind: 'not-a-move'; readonly format: string | null }
  | { readonly kind: 'move-newer'; readonly found: string; readonly supported: string }
  /** The header does not have its form. */
  | { readonly kind: 'move-malformed'; readonly faults: readonly SchemaFault[] }
  /** It is damaged at a line, counted from 1, that belongs to no project. */
  | { readonly kind: 'move-line-damaged'; readonly line: number; readonly fault: LineFault }
  /** The bundle of one of its projects is refused; `project` is its name. */
  | { readonly kind: 'move-bundle-refused'; readonly project: string; readonly problem: BundleProblem }
