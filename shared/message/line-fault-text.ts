import { assertNever } from '../base/assert-never.ts'
import type { LineFault } from '../format/ndjson-fault.ts'
import { jsonText } from './json-text.ts'
import { count, number, quoted, size } from './words.ts'

/** What is wrong with a line of a file that holds a record on each, in a sentence or two with what to do. */
export function lineFaultText(line: number, fault: LineFault): string {
  const at = `Line ${number(line)}`
  switch (fault.kind) {
    case 'no-end-line':
      return `The file is incomplete: it breaks off at line ${number(line)}, after ${count(fault.records, 'whole record')}, without the end line that says that all is there. Copy or export the file again.`
    case 'line-not-utf8':
      return `${at} is not in UTF-8, so another program changed the file. ${AGAIN}`
    case 'line-not-json':
      return `${at} cannot be read as JSON: ${jsonText({ ...fault.problem, line })}. ${AGAIN}`
    case 'line-blank':
      return `${at} is blank. Another program changed the file. ${AGAIN}`
    case 'line-too-long':
      return `${at} is longer than ${size(fault.limit)}, so it holds no record. ${AGAIN}`
    case 'header-incomplete':
      return `${at} should be the header of the file, and its ${quoted(fault.member)} is missing or not as it should be. ${AGAIN}`
    case 'line-no-record':
      return `${at} should hold one record under the name of its list, and does not. ${AGAIN}`
    case 'list-not-announced':
      return `${at} belongs to the list ${quoted(fault.list)}, which the header does not name. ${AGAIN}`
    case 'second-header':
      return `At line ${number(line)} another file begins: two were joined. Divide them there, and import one after the other.`
    case 'end-line-malformed':
      return `${at} should be the end of the file with its counts and its hash, and is not as it should be. ${AGAIN}`
    case 'count-differs':
      return countText(line, fault)
    case 'hash-differs':
      return `The file was changed or damaged after it was written: by line ${number(line)} its contents should have the SHA-256 ${fault.stated.slice(0, 12)}…, and have ${fault.actual.slice(0, 12)}…. ${AGAIN}`
    case 'line-after-end':
      return `${at} stands after the end of the file. Another program added to it. ${AGAIN}`
    case 'project-not-announced':
      return `Up to line ${number(line)} stands a project (${fault.projectId}) that the header does not name in this place. ${AGAIN}`
    default:
      return assertNever(fault)
  }
}

const AGAIN = 'Copy or export the file again.'

function countText(line: number, { list, stated, actual }: Extract<LineFault, { kind: 'count-differs' }>): string {
  const there = stated === null ? 'says nothing of them' : `counts ${number(stated)}`
  return `Entries of ${quoted(list)} were lost or added: the file holds ${number(actual)}, and its end at line ${number(line)} ${there}. ${AGAIN}`
}
