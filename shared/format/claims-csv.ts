import type { RecordId } from '../base/ids.ts'
import type { SpeakerFields } from '../claim/record-fields.ts'
import type { Target } from '../selector/selector.ts'
import type { Bundle, PlainArticle, PlainClaim } from './bundle-schema.ts'
import { CSV_BOM, guardCell, SPREADSHEET_CELL, serializeCsv } from './csv.ts'
import { type CsvLoss, csvLosses } from './csv-loss.ts'

/** A cell that is longer than a spreadsheet holds; rows count from 1, the head of the table being row 1. */
export interface LongCell {
  readonly row: number
  readonly column: string
  /** In UTF-16 code units, as spreadsheets count. */
  readonly length: number
}

/** A table of claims, and what it could not hold. */
export interface ClaimsCsv {
  readonly text: string
  readonly losses: readonly CsvLoss[]
  readonly longCells: readonly LongCell[]
}

/** What a cell is made from. */
interface Row {
  readonly claim: PlainClaim
  readonly article: PlainArticle | undefined
  readonly names: NameBook
}

/** What the ids and codes of a bundle stand for. */
interface NameBook {
  readonly project: string
  readonly speaker: (id: RecordId) => string
  readonly annotator: (id: RecordId) => string
  readonly code: (code: string) => { readonly label: string; readonly group: string }
}

type Parties = readonly { readonly speakerId: RecordId }[] | undefined

/** The columns of `claims.csv`, in order, each with how its cells are made. */
const COLUMNS: readonly (readonly [name: string, cell: (row: Row) => string | undefined])[] = [
  ['csv_profile', () => '1'],
  ['claim_id', ({ claim }) => claim.id],
  ['project', ({ names }) => names.project],
  ['article_id', ({ claim }) => claim.articleId],
  ['article_title', ({ article }) => article?.title],
  ['publisher', ({ article }) => article?.publisher],
  ['author', ({ article }) => article?.author],
  ['published', ({ article }) => article?.published],
  ['url', ({ article }) => article?.url],
  ['quote', ({ claim }) => claim.target.map(exactOf).join(' … ')],
  ['segments', ({ claim }) => claim.target.map(positionOf).join(';')],
  ['speakers', ({ claim, names }) => partyNames(claim.speakers, names)],
  ['speaker_ids', ({ claim }) => partyIds(claim.speakers)],
  ['reported_by', ({ claim, names }) => partyNames(claim.reportedBy, names)],
  ['commitment', ({ claim }) => claim.commitment],
  ['commitment_label', ({ claim, names }) => names.code(claim.commitment).label],
  ['commitment_group', ({ claim, names }) => names.code(claim.commitment).group],
  ['mode', ({ claim }) => claim.attributes?.mode],
  ['strength', ({ claim }) => claim.attributes?.strength],
  ['conditionality', ({ claim }) => claim.attributes?.conditionality],
  ['condition', ({ claim }) => claim.attributes?.condition?.map(exactOf).join(' | ')],
  ['deadline', ({ claim }) => claim.attributes?.deadline?.text],
  ['deadline_date', ({ claim }) => claim.attributes?.deadline?.date],
  ['targets', ({ claim, names }) => partyNames(claim.attributes?.targets, names)],
  ['cues', ({ claim }) => claim.cues?.map(exactOf).join(' | ')],
  ['note', ({ claim }) => claim.note],
  ['annotator', ({ claim, names }) => names.annotator(claim.annotatorId)],
  ['annotator_id', ({ claim }) => claim.annotatorId],
  ['created', ({ claim }) => claim.createdAt],
  ['modified', ({ claim }) => claim.modifiedAt],
  ['codebook_revision', ({ claim }) => claim.codebookRevision],
  ['article_sha256', ({ article }) => article?.sha256],
  ['unanchored', ({ claim }) => (claim.unanchored === true ? '1' : '')],
]

/** The names of the columns of `claims.csv`, in order. */
export const CLAIMS_CSV_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name)

/**
 * The claims of a bundle as a table for spreadsheets: one row a claim, offsets in code points. The column `csv_profile`
 * says that cells which look like formulas carry an apostrophe in front, to be taken off by whoever reads it back.
 */
export function serializeClaimsCsv(bundle: Bundle): ClaimsCsv {
  const articles = new Map((bundle.articles ?? []).map((article) => [article.id, article]))
  const names = nameBook(bundle)
  const rows = (bundle.claims ?? []).map((claim) => {
    const row: Row = { claim, article: articles.get(claim.articleId), names }
    return COLUMNS.map(([, cell]) => guardCell(cell(row) ?? ''))
  })
  const longCells = rows.flatMap((cells, index) =>
    cells.flatMap((cell, column): LongCell[] =>
      cell.length > SPREADSHEET_CELL
        ? [{ row: index + 2, column: CLAIMS_CSV_COLUMNS[column] ?? '', length: cell.length }]
        : [],
    ),
  )
  return { text: CSV_BOM + serializeCsv([CLAIMS_CSV_COLUMNS, ...rows]), losses: csvLosses(bundle), longCells }
}

function exactOf({ selector }: Target): string {
  return selector[1].exact
}

/** No hyphen: a spreadsheet would make a date of 5-12. */
function positionOf({ selector }: Target): string {
  return `${selector[0].start}..${selector[0].end}`
}

function partyNames(parties: Parties, names: NameBook): string {
  return (parties ?? []).map(({ speakerId }) => names.speaker(speakerId)).join('; ')
}

function partyIds(parties: Parties): string {
  return (parties ?? []).map(({ speakerId }) => speakerId).join(';')
}

function nameBook(bundle: Bundle): NameBook {
  const annotators = new Map((bundle.annotators ?? []).map(({ annotatorId, name }) => [annotatorId, name]))
  const codes = new Map((bundle.codebook?.codes ?? []).map((code) => [code.code, code]))
  const groups = new Map((bundle.codebook?.groups ?? []).map(({ id, label }) => [id, label]))
  const speakers = new Map((bundle.speakers ?? []).map((speaker) => [speaker.id, speaker]))
  return {
    project: bundle.project.name ?? '',
    speaker: (id) => mergedSpeaker(id, speakers)?.name ?? id,
    annotator: (id) => annotators.get(id) ?? '',
    code(name) {
      const code = codes.get(name)
      return { label: code?.label ?? '', group: code === undefined ? '' : (groups.get(code.group) ?? code.group) }
    },
  }
}

/** A speaker, or the one it was merged into; a merge that runs in a circle stops where it started. */
export function mergedSpeaker<S extends Pick<SpeakerFields, 'mergedInto'>>(
  id: RecordId,
  speakers: ReadonlyMap<RecordId, S>,
): S | undefined {
  const first = speakers.get(id)
  const passed = new Set<RecordId>([id])
  let here = first
  while (here?.mergedInto !== undefined && !passed.has(here.mergedInto)) {
    passed.add(here.mergedInto)
    here = speakers.get(here.mergedInto) ?? here
    if (here === undefined) return first
  }
  return here
}
