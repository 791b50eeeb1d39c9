import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { readCorpus } from './corpus.ts'
import { errorsPage } from './errors-page.ts'
import { type Measured, measure, tablesOf } from './measure.ts'

const USAGE = `Usage: npm run eval:suggest -- FILE.jsonl [--frame outermost|innermost] [--threshold N] [--errors PATH]

Compares what the engine suggests with the attributions of a file: one JSON object a line, {text, attributions:
[{content: [{start, end}], cue, source, mode, speaker?, commitment?}]}, UTF-16 offsets.
`

/** How well the engine that ships does on a file, as tables, with the errors as a page to read. */
export function main(): void {
  const { positionals, values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      frame: { type: 'string', default: 'outermost' },
      threshold: { type: 'string' },
      errors: { type: 'string', default: '.reports/suggest/errors.html' },
    },
    allowPositionals: true,
  })
  const [path] = positionals
  if (path === undefined) {
    process.stderr.write(USAGE)
    process.exitCode = 2
    return
  }
  const articles = readCorpus(path)
  const measured = measure(articles, {
    frame: values.frame === 'innermost' ? 'innermost' : 'outermost',
    ...(values.threshold === undefined ? {} : { threshold: Number(values.threshold) }),
  })
  mkdirSync(dirname(values.errors), { recursive: true })
  writeFileSync(values.errors, errorsPage(measured))
  const wanted = articles.reduce((sum, { attributions }) => sum + attributions.length, 0)
  process.stdout.write(`${articles.length} articles, ${wanted} attributions\n\n${tablesOf(measured.figures)}\n`)
  process.stdout.write(furtherFigures(measured))
  process.stdout.write(`\nErrors to read: ${values.errors}\n`)
}

/** Speakers and types, where the file says which are right. */
function furtherFigures({ compared }: Measured): string {
  const pairs = compared.flatMap(({ article, suggestions, pairs }) =>
    pairs.flatMap(([proposed, wanted]) => {
      const [mine, gold] = [suggestions[proposed], article.attributions[wanted]]
      return mine === undefined || gold === undefined ? [] : [{ mine, gold }]
    }),
  )
  const named = pairs.filter(({ gold }) => gold.speaker !== undefined)
  const typed = pairs.filter(({ gold }) => gold.commitment !== undefined)
  const right = named.filter(({ mine, gold }) => mine.speakers.some(({ name }) => isSameName(name, gold.speaker ?? '')))
  const sameType = typed.filter(({ mine, gold }) => mine.commitment === gold.commitment)
  return [
    share('Speaker right, of matched claims whose speaker is given', right.length, named.length),
    share('Commitment right, of matched claims whose type is given', sameType.length, typed.length),
  ].join('')
}

function share(what: string, right: number, all: number): string {
  return all === 0 ? '' : `${what}: ${right} of ${all} (${((right / all) * 100).toFixed(1)} %)\n`
}

function isSameName(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`)
}
