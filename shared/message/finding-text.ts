import { assertNever } from '../base/assert-never.ts'
import type { Finding } from '../format/bundle-rules.ts'
import { count, number, quoted } from './words.ts'

/** What a check of a bundle found, in one sentence that begins with the place. */
export function findingText(finding: Finding): string {
  const where = finding.pointer === '' ? 'The file' : finding.pointer
  return `${where}: ${whatText(finding)} (rule ${finding.rule})`
}

function whatText(finding: Finding): string {
  switch (finding.rule) {
    case 'R1':
      return `the id ${finding.id} is already used at ${finding.first}; give one of the two records another id`
    case 'R2':
      return `${referentText(finding.to)} ${finding.id} is not in the file; add it, or name it in scope.leftOut`
    case 'R3':
      return `the text was changed: its SHA-256 is ${finding.actual}, and the file says ${finding.stated}`
    case 'R4':
      return `the text has ${count(finding.actual, 'character')} (code points), and the file says ${number(finding.stated)}`
    case 'R5':
      return finding.offset === null
        ? 'the text is longer than 5,000,000 characters; divide the article'
        : `the text is not in canonical form from UTF-16 offset ${number(finding.offset)} on: lines end in LF, and characters that XML 1.0 forbids become U+FFFD`
    case 'R6':
      return finding.textIncluded
        ? 'textIncluded is true, and the article has no text'
        : 'textIncluded is false, and the article has a text'
    case 'R7':
      return `the range ${range(finding)} is out of order or outside the text, which has ${count(finding.length, 'character')}`
    case 'R8':
      return `the position ${range(finding)} is empty or outside the text, which has ${count(finding.length, 'character')}`
    case 'R9':
      return `at ${range(finding)} the text says ${quoted(finding.text)}, and the quote is ${quoted(finding.quote)}; offsets count code points`
    case 'R10':
    case 'R11':
    case 'R12':
    case 'R13':
    case 'R14':
    case 'R15':
    case 'R16':
      return historyText(finding)
    case 'R17':
    case 'R18':
    case 'R19':
    case 'R20':
    case 'R21':
    case 'R22':
    case 'R23':
      return oddityText(finding)
    case 'R24':
    case 'R25':
    case 'R26':
      return reviewFindingText(finding)
    default:
      return assertNever(finding)
  }
}

function historyText(
  finding: Extract<Finding, { readonly rule: 'R10' | 'R11' | 'R12' | 'R13' | 'R14' | 'R15' | 'R16' }>,
): string {
  switch (finding.rule) {
    case 'R10':
      return `this revision was changed after it was written: it does not have the hash ${finding.rid.slice(0, 12)}…`
    case 'R11':
      return `this revision belongs to another project, ${finding.projectId}`
    case 'R12':
      return `the record ${finding.recordId} is a ${finding.kinds[0]} elsewhere in the file, and a ${finding.kinds[1]} here`
    case 'R13':
      return `an earlier revision, ${finding.parent.slice(0, 12)}…, is missing; this one is kept, and counts once that one arrives`
    case 'R14':
      return finding.fields.length === 0
        ? `the record ${finding.recordId} is in the history and not in its list; the history counts`
        : `differs from its history in ${finding.fields.join(', ')}; the history counts`
    case 'R15':
      return 'has no history in this file; it is taken as a new record'
    case 'R16':
      return `the id does not follow from the text (it would be ${finding.expected}), so the same article may come in twice`
    default:
      return assertNever(finding)
  }
}

function oddityText(
  finding: Extract<Finding, { readonly rule: 'R17' | 'R18' | 'R19' | 'R20' | 'R21' | 'R22' | 'R23' }>,
): string {
  switch (finding.rule) {
    case 'R17':
      return 'the passages overlap or are not in the order of the text'
    case 'R18':
      return 'the passage cuts a character in two, or has white space at an edge; it is kept as it is'
    case 'R19':
      return `the ${finding.side} does not stand next to the quote in the text`
    case 'R20':
      return `${quoted(finding.value)} is not a value that this version knows (${finding.known.join(', ')}); it is kept as it is`
    case 'R21':
      return 'this version does not know this part of the file; it is not imported'
    case 'R22':
      return 'this revision stands twice in the file; it counts once'
    case 'R23':
      return `a field has more than ${finding.limit} levels of nesting`
    default:
      return assertNever(finding)
  }
}

function reviewFindingText(finding: Extract<Finding, { readonly rule: 'R24' | 'R25' | 'R26' }>): string {
  switch (finding.rule) {
    case 'R24':
      return `is about the ${finding.to} ${finding.id}, which is not in the file; it waits where that is not here already`
    case 'R25':
      return `the text does not have ${quoted(finding.quote)} at this position; it is looked for by its quote`
    case 'R26':
      return `has no ${finding.missing}; it is kept, and shown as it is`
    default:
      return assertNever(finding)
  }
}

function referentText(to: Extract<Finding, { readonly rule: 'R2' }>['to']): string {
  switch (to) {
    case 'article':
    case 'annotator':
    case 'speaker':
    case 'code':
      return `the ${to}`
    default:
      return assertNever(to)
  }
}

function range({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${number(start)}–${number(end)}`
}
