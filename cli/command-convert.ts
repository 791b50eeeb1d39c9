import type { Bundle } from '../shared/format/bundle-schema.ts'
import { serializeClaimsCsv } from '../shared/format/claims-csv.ts'
import { serializeNdjson } from '../shared/format/ndjson.ts'
import { recogniseFormat } from '../shared/format/recognise.ts'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import { longCellText, lossText } from '../shared/message/loss-text.ts'
import { convertAll, type Place, type Written } from './convert-all.ts'
import { type Input, loadArticle, loadBundle, readInputs } from './inputs.ts'
import { type Message, type Outcome, refused, wrongUsage } from './outcome.ts'
import type { Surroundings } from './surroundings.ts'

export interface ConvertOptions {
  readonly to?: string | undefined
  readonly from?: string | undefined
  readonly out?: string | undefined
  readonly loss?: boolean | undefined
}

/** `avowal convert`: bundles and articles into another format. */
export async function convertCommand(
  paths: readonly string[],
  { to, from, out, loss = false }: ConvertOptions,
  io: Surroundings,
): Promise<Outcome> {
  if (to !== 'bundle' && to !== 'ndjson' && to !== 'csv') {
    return wrongUsage(noFormat('--to', to, 'bundle, ndjson and csv'))
  }
  if (from !== undefined && from !== 'bundle' && from !== 'ndjson' && from !== 'txt') {
    return wrongUsage(noFormat('--from', from, 'bundle, ndjson and txt'))
  }
  if (loss && out === undefined) return wrongUsage('--loss writes a file beside the output: give that with --out.')
  if (out === undefined && paths.length > 1) {
    return wrongUsage('Several results do not fit into one output: give a folder with --out.')
  }
  const place = await placeOf(out, paths.length, io)
  const inputs = await readInputs(paths, io)
  if (!inputs.ok) return refused(inputs.error)
  return convertAll(
    inputs.value,
    {
      load: (input) =>
        isArticle(input, from) ? loadArticle(input, { isText: from === 'txt', project: null }, io) : loadBundle(input),
      write: (bundle, input) => WRITERS[to](bundle, input, loss),
      isLossy: (input) => to === 'csv' || isArticle(input, from),
      extension: EXTENSIONS[to],
      place,
    },
    io,
  )
}

function noFormat(option: string, format: string | undefined, known: string): string {
  return format === undefined
    ? `${option} is missing: ${known} can be had.`
    : `${option} ${format} is not known; ${known} are.`
}

async function placeOf(out: string | undefined, inputs: number, io: Surroundings): Promise<Place> {
  if (out === undefined) return { kind: 'standard-output' }
  return inputs > 1 || (await io.isFolder(out)) ? { kind: 'folder', path: out } : { kind: 'file', path: out }
}

function isArticle({ bytes }: Input, from: 'bundle' | 'ndjson' | 'txt' | undefined): boolean {
  return from === undefined ? recogniseFormat(bytes) === 'text' : from === 'txt'
}

function writeBundle(bundle: Bundle, { name }: Input, withLosses: boolean): Written {
  return { content: serializeBundle(bundle), messages: [], losses: withLosses ? lossFile('bundle', name, []) : null }
}

function writeNdjson(bundle: Bundle, { name }: Input, withLosses: boolean): Written {
  return { content: serializeNdjson(bundle), messages: [], losses: withLosses ? lossFile('ndjson', name, []) : null }
}

function writeCsv(bundle: Bundle, { name }: Input, withLosses: boolean): Written {
  const { text, losses, longCells } = serializeClaimsCsv(bundle)
  const messages: Message[] = [
    ...losses.map(
      (loss): Message => ({
        level: 'note',
        file: name,
        text: `not in the table: ${lossText(loss)}`,
        details: { kind: 'loss', ...loss },
      }),
    ),
    ...longCells.map(
      (cell): Message => ({
        level: 'warning',
        file: name,
        text: longCellText(cell),
        details: { kind: 'long-cell', ...cell },
      }),
    ),
  ]
  return { content: text, messages, losses: withLosses ? { ...lossFile('csv', name, losses), longCells } : null }
}

const WRITERS = { bundle: writeBundle, ndjson: writeNdjson, csv: writeCsv } as const
const EXTENSIONS = { bundle: '.avowal.json', ndjson: '.avowal.ndjson', csv: '.csv' } as const

function lossFile(format: string, input: string, losses: readonly object[]): object {
  return { format, input, losses }
}
