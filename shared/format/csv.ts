/** The byte order mark by which spreadsheets know that a CSV file is UTF-8. */
export const CSV_BOM = '\ufeff'

/** How many characters (UTF-16 code units) a cell of a spreadsheet holds; it cuts what is longer. */
export const SPREADSHEET_CELL = 32_767

/** What a spreadsheet would take for the start of a formula, and the apostrophe itself; with their full-width forms. */
const STARTS_FORMULA = /^['=+\-@\t\r\n＇＝＋－＠]/

/** A cell that no spreadsheet takes for a formula: where it might, an apostrophe goes before it. */
export function guardCell(cell: string): string {
  return STARTS_FORMULA.test(cell) ? `'${cell}` : cell
}

/** The cell that `guardCell` was given. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell
}

/** Rows of cells as CSV (RFC 4180): lines end in CRLF, the last one too. */
export function serializeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoteCell).join(',')}\r\n`).join('')
}

function quoteCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * The rows of a CSV text. Lenient where the RFC is strict: lines may end in LF or CR, a quoted cell may be left open at
 * the end, and a quotation mark inside an unquoted cell is a character like any other.
 */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const source = text.startsWith(CSV_BOM) ? text.slice(1) : text
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < source.length) {
    const { cell, end } = source[at] === '"' ? quotedCell(source, at) : bareCell(source, at)
    row.push(cell)
    at = end
    if (source[at] === ',') {
      at += 1
      if (at === source.length) row.push('')
      else continue
    }
    rows.push(row)
    row = []
    at += source.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

function bareCell(source: string, start: number): { readonly cell: string; readonly end: number } {
  let end = start
  while (end < source.length && !',\r\n'.includes(source[end] ?? '')) end += 1
  return { cell: source.slice(start, end), end }
}

function quotedCell(source: string, start: number): { readonly cell: string; readonly end: number } {
  let cell = ''
  let at = start + 1
  for (;;) {
    const close = source.indexOf('"', at)
    if (close < 0) return { cell: cell + source.slice(at), end: source.length }
    cell += source.slice(at, close)
    if (source[close + 1] !== '"') {
      const rest = bareCell(source, close + 1)
      return { cell: cell + rest.cell, end: rest.end }
    }
    cell += '"'
    at = close + 2
  }
}
