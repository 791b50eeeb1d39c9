/** One quantity, measured in the window and on the bare page in turns. */
export interface Samples {
  readonly window: readonly number[]
  readonly baseline: readonly number[]
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** `412 ms (3.1×)`: the median of the window, and how many times that of the bare page. */
export function withRatio({ window, baseline }: Samples, unit: string): string {
  const own = median(window)
  return `${own < 10 ? own.toFixed(1) : Math.round(own)} ${unit} (${(own / median(baseline)).toFixed(1)}×)`
}

/** A table in Markdown, its columns aligned. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0), title.length),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}
