import { writeFileSync } from 'node:fs'
import { foldOf, readCorpus } from './corpus.ts'
import { readGold } from './examples.ts'
import { packModel } from './pack-model.ts'
import { DEFAULTS, judge, learnChains, learnTrust } from './train-model.ts'

const FOLDS = 4

/**
 * Trains the model that ships: `npm run train:suggest -- CORPUS.jsonl`. The trust is learnt from what models find in
 * articles that they have not seen; the rest from all articles.
 */
export function main(): void {
  const [path = '', out = 'shared/suggest/model.json'] = process.argv.slice(2)
  const gold = readCorpus(path).map(readGold)
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const others = gold.filter(({ article }) => foldOf(article, FOLDS) !== fold)
    const own = gold.filter(({ article }) => foldOf(article, FOLDS) === fold)
    process.stderr.write(`fold ${fold + 1} of ${FOLDS}: ${others.length} articles\n`)
    return judge(own, learnChains(others, DEFAULTS))
  }).flat()
  process.stderr.write(`all ${gold.length} articles\n`)
  const model = { ...learnChains(gold, DEFAULTS), trust: learnTrust(judged) }
  writeFileSync(out, `${JSON.stringify(packModel(model), null, 1)}\n`)
}
