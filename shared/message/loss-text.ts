import { assertNever } from '../base/assert-never.ts'
import type { LongCell } from '../format/claims-csv.ts'
import type { CsvLoss } from '../format/csv-loss.ts'
import { count, number } from './words.ts'

/** What a lossy export drops, in words: "3 comments". */
export function lossText({ field, count: amount }: CsvLoss): string {
  switch (field) {
    case 'history':
      return count(amount, 'revision of the history', 'revisions of the history')
    case 'texts':
      return count(amount, 'article text')
    case 'blocks':
      return count(amount, 'block or mark of the articles', 'blocks and marks of the articles')
    case 'articles-without-claims':
      return count(amount, 'article without claims', 'articles without claims')
    case 'speaker-details':
      return `role, affiliation and aliases of ${count(amount, 'speaker')}`
    case 'speakers-without-claims':
      return count(amount, 'speaker without claims', 'speakers without claims')
    case 'code-definitions':
      return count(amount, 'code definition')
    case 'contexts':
      return `the words around ${count(amount, 'passage')}`
    case 'positions-besides-content':
      return `the positions of ${count(amount, 'cue, mention, condition or deadline', 'cues, mentions, conditions and deadlines')}`
    case 'relay-cues':
      return count(amount, 'cue of the relay chain', 'cues of the relay chain')
    case 'origins':
      return count(amount, 'origin of a suggested claim', 'origins of suggested claims')
    case 'conflicts':
      return `the other values of ${count(amount, 'claim')} with conflicts`
    case 'completions':
      return count(amount, 'status of an article', 'statuses of articles')
    case 'reviews':
      return count(amount, 'review')
    case 'comments':
      return count(amount, 'comment')
    case 'adjudicated':
      return count(amount, 'adjudicated claim')
    case 'other-records':
      return count(amount, 'record of a newer version', 'records of a newer version')
    default:
      return assertNever(field)
  }
}

/** A cell that spreadsheets would cut. */
export function longCellText({ row, column, length }: LongCell): string {
  return `Row ${number(row)}, column ${column}: ${number(length)} characters. The file holds all of them; spreadsheets show the first 32,767.`
}
