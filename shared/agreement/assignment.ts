/**
 * A one-to-one assignment of rows to columns with the greatest total weight: the column of each row, or −1. Weights are
 * not negative; a pair of weight 0 is none. Rows of the matrix are equally long.
 *
 * The Hungarian algorithm with potentials, in O(n² m). Source: Kuhn (1955), Munkres (1957); shortest augmenting paths
 * after Jonker and Volgenant (1987).
 */
export function heaviestAssignment(weights: readonly (readonly number[])[]): readonly number[] {
  const rows = weights.length
  const columns = weights[0]?.length ?? 0
  if (rows > columns) {
    const assigned = Array.from({ length: rows }, () => -1)
    for (const [column, row] of heaviestAssignment(transposed(weights, columns)).entries()) {
      if (row >= 0) assigned[row] = column
    }
    return assigned
  }
  const rowOf = cheapestPerfect(weights, rows, columns)
  const assigned = Array.from({ length: rows }, () => -1)
  for (const [column, row] of rowOf.entries()) {
    if (row >= 0 && (weights[row]?.[column] ?? 0) > 0) assigned[row] = column
  }
  return assigned
}

/** The row of each column, or −1, such that every row has a column and the sum of `−weight` is least. */
function cheapestPerfect(weights: readonly (readonly number[])[], rows: number, columns: number): Int32Array {
  // Rows and columns count from 1; column 0 stands for the row that is being placed.
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(columns + 1)
  const rowAt = new Int32Array(columns + 1)
  const before = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row += 1) {
    rowAt[0] = row
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Uint8Array(columns + 1)
    let column = 0
    do {
      used[column] = 1
      column = nextColumn({ weights, rowPotential, columnPotential, rowAt, before, least, used }, column)
    } while (rowAt[column] !== 0)
    while (column !== 0) {
      const previous = before[column] ?? 0
      rowAt[column] = rowAt[previous] ?? 0
      column = previous
    }
  }
  return rowAt.slice(1).map((row) => row - 1)
}

interface Search {
  readonly weights: readonly (readonly number[])[]
  readonly rowPotential: Float64Array
  readonly columnPotential: Float64Array
  readonly rowAt: Int32Array
  /** The column from which each column was reached. */
  readonly before: Int32Array
  /** The least reduced cost at which each column can be reached. */
  readonly least: Float64Array
  readonly used: Uint8Array
}

/** Goes on from a column to the one that is cheapest to reach, and brings the potentials along. */
function nextColumn(search: Search, from: number): number {
  const { weights, rowPotential, columnPotential, rowAt, before, least, used } = search
  const row = rowAt[from] ?? 0
  const own = weights[row - 1] ?? []
  let delta = Number.POSITIVE_INFINITY
  let next = 0
  for (let column = 1; column < used.length; column += 1) {
    if (used[column] === 1) continue
    const cost = -(own[column - 1] ?? 0) - (rowPotential[row] ?? 0) - (columnPotential[column] ?? 0)
    if (cost < (least[column] ?? 0)) {
      least[column] = cost
      before[column] = from
    }
    if ((least[column] ?? 0) < delta) {
      delta = least[column] ?? 0
      next = column
    }
  }
  for (let column = 0; column < used.length; column += 1) {
    if (used[column] === 1) {
      const placed = rowAt[column] ?? 0
      rowPotential[placed] = (rowPotential[placed] ?? 0) + delta
      columnPotential[column] = (columnPotential[column] ?? 0) - delta
    } else least[column] = (least[column] ?? 0) - delta
  }
  return next
}

function transposed(weights: readonly (readonly number[])[], columns: number): readonly (readonly number[])[] {
  return Array.from({ length: columns }, (_, column) => weights.map((row) => row[column] ?? 0))
}
