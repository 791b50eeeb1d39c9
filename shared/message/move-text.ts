import { assertNever } from '../base/assert-never.ts'
import type { MoveProblem } from '../format/move-problem.ts'
import { lineFaultText } from './line-fault-text.ts'
import { problemDetails, problemText } from './problem-text.ts'
import { schemaFaultText } from './schema-fault-text.ts'
import { quoted, size } from './words.ts'

/** Why a file with everything of a machine was not read, and what to do about it. */
export function moveProblemText(problem: MoveProblem): string {
  switch (problem.kind) {
    case 'move-too-large':
      return `The file has ${size(problem.size)}; the limit is ${size(problem.limit)}. Take the projects over one by one, as bundles.`
    case 'not-a-move':
      return notAMoveText(problem.format)
    case 'move-newer':
      return `The file was written by a newer version of Avowal: its format is ${problem.found}, and this version reads up to ${problem.supported}. Install the newest version to read it.`
    case 'move-malformed':
      return `The file is damaged or was not written by Avowal: its header is not as it should be. ${problem.faults.slice(0, 1).map(schemaFaultText).join('')}.`
    case 'move-line-damaged':
      return lineFaultText(problem.line, problem.fault)
    case 'move-bundle-refused':
      return `Project ${quoted(problem.project)}: ${problemText(problem.problem)}`
    default:
      return assertNever(problem)
  }
}

/** Everything that is wrong with it, one line each; empty where `moveProblemText` says it all. */
export function moveProblemDetails(problem: MoveProblem): readonly string[] {
  if (problem.kind === 'move-bundle-refused') return problemDetails(problem.problem)
  return problem.kind === 'move-malformed' ? problem.faults.map(schemaFaultText) : []
}

function notAMoveText(format: string | null): string {
  if (format === null) return 'The file does not hold everything of an Avowal: it has no "format": "avowal-move".'
  const isBundle = format === 'avowal-bundle' || format === 'avowal-bundle-lines'
  return isBundle
    ? 'The file is a bundle of one project. Open it with “Import annotations”.'
    : `The file does not hold everything of an Avowal: its format is ${quoted(format)}.`
}
