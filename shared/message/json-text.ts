import { assertNever } from '../base/assert-never.ts'
import type { JsonProblem } from '../base/json.ts'
import type { JsonExpectation } from '../base/json-scan.ts'
import { shortened } from './words.ts'

/** What is wrong with a text that should be JSON, as a clause with the place: "it breaks off at line 3, column 1". */
export function jsonText(problem: JsonProblem): string {
  const place = `line ${problem.line}, column ${problem.column}`
  switch (problem.kind) {
    case 'json-empty':
      return 'it is empty'
    case 'json-truncated':
      return `it breaks off at ${place}`
    case 'json-syntax':
      return `at ${place} there should be ${expectationText(problem.expected)}, not ${shownCharacter(problem.found)}`
    case 'json-duplicate-key':
      return `at ${place} the name ${JSON.stringify(shortened(problem.key))} stands twice in one object`
    case 'json-too-deep':
      return `at ${place} more than ${problem.limit} lists and objects stand inside one another`
    case 'json-number-too-large':
      return `at ${place} stands a number that is too large: the largest that can be read is about 1.8e308`
    default:
      return assertNever(problem)
  }
}

function expectationText(expected: JsonExpectation): string {
  switch (expected) {
    case 'value':
      return 'a value'
    case 'member-name':
      return 'a name in quotation marks'
    case 'colon':
      return 'a colon'
    case 'comma-or-end':
      return 'a comma or a closing bracket'
    case 'end-of-text':
      return 'nothing more'
    case 'digit':
      return 'a digit'
    case 'escape':
      return 'a valid escape'
    case 'escaped-control-character':
      return 'no bare control character in a string'
    default:
      return assertNever(expected)
  }
}

/** A character as it can be shown: what is invisible by its code. */
function shownCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code > 0x20 && code !== 0x7f) return `“${character}”`
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
