import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Model, openModel } from '../../shared/suggest/model.ts'
import { foldOf, readCorpus } from './corpus.ts'
import { readGold } from './examples.ts'
import { measure, tablesOf } from './measure.ts'
import { packModel } from './pack-model.ts'
import { Figures } from './scoring.ts'
import { DEFAULTS, type Judged, judge, learnChains, learnTrust } from './train-model.ts'

const FOLDS = 5

/** What a fold comes to: a model that has not seen its articles, and what that finds in them. */
interface Fold {
  readonly model: Model
  readonly judged: readonly Judged[]
}

/**
 * Trains the model that ships: `npm run train:suggest -- CORPUS.jsonl [--out FILE]`. Prints how models do on the fifths of the
 * corpus that they were not trained on; from what they find there it is learnt how far to trust what is found.
 */
export function main(): void {
  const { positionals, values } = parseArgs({
    args: process.argv.slice(2),
    options: { out: { type: 'string', default: 'shared/suggest/model.json' } },
    allowPositionals: true,
  })
  const [path] = positionals
  if (path === undefined) throw new Error('Name the corpus: npm run train:suggest -- CORPUS.jsonl [--out FILE]')
  const gold = readCorpus(path).map(readGold)
  const ownOf = (fold: number) => gold.filter(({ article }) => foldOf(article, FOLDS) === fold)
  const folds = Array.from({ length: FOLDS }, (_, fold): Fold => {
    const own = new Set(ownOf(fold))
    say(`fold ${fold + 1} of ${FOLDS}: ${gold.length - own.size} articles to learn from, ${own.size} to judge`)
    const learnt = learnChains(
      gold.filter((each) => !own.has(each)),
      DEFAULTS,
    )
    const model = openModel(packModel({ ...learnt, trust: [] }))
    return { model, judged: judge([...own], model) }
  })
  const figures = new Figures()
  folds.forEach(({ model }, fold) => {
    const trust = learnTrust(folds.flatMap(({ judged }, other) => (other === fold ? [] : judged)))
    const articles = ownOf(fold).map(({ article }) => article)
    measure(articles, { frame: 'outermost' }, { ...model, trust }, figures)
  })
  process.stdout.write(`${FOLDS}-fold cross-validation, ${gold.length} articles\n\n${tablesOf(figures)}\n`)
  say(`all ${gold.length} articles`)
  const trust = learnTrust(folds.flatMap(({ judged }) => judged))
  writeFileSync(values.out, `${JSON.stringify(packModel({ ...learnChains(gold, DEFAULTS), trust }), null, 1)}\n`)
}

function say(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)
}
