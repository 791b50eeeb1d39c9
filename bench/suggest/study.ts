import { type Model, openModel } from '../../shared/suggest/model.ts'
import { markdownTable } from '../figures.ts'
import { foldOf, readCorpus } from './corpus.ts'
import { type ReadGold, readGold } from './examples.ts'
import { measure, tablesOf } from './measure.ts'
import { packModel } from './pack-model.ts'
import type { Figures } from './scoring.ts'
import { DEFAULTS, judge, learnChains, learnTrust } from './train-model.ts'

const SPLIT = 7

/** Groups of features, by the numbers of their templates in shared/suggest/features.ts and role-features.ts. */
const GROUPS: Readonly<Record<string, readonly number[]>> = {
  'classes of reporting verbs': [46, 48, 49],
  'single words and bigrams': [
    1, 2, 5, 6, 13, 14, 20, 21, 22, 23, 24, 25, 30, 31, 35, 40, 41, 42, 45, 47, 50, 104, 105, 203, 204, 211, 212, 214,
    218, 219, 226, 227, 229, 230, 234, 235, 239, 305, 306, 311, 318,
  ],
  quotations: [26, 27, 33, 34, 35, 45, 207, 208, 209, 214, 224, 238, 307, 308],
  'layout around the cue': [208, 223, 224, 225, 233, 235, 237, 308, 309, 317, 319],
  'pairs of neighbours': [101, 102, 103, 104, 105, ...Array.from({ length: 19 }, (_, index) => 301 + index)],
}

/**
 * The learning curve and the ablation of docs/suggestions.md: `npm run study:suggest -- CORPUS.jsonl [test|curve|ablation]`.
 * Five sevenths of the articles are learnt from, one seventh is for choosing, one for reporting; the text decides which.
 */
export function main(): void {
  const [path = '', what = 'test'] = process.argv.slice(2)
  const gold = readCorpus(path).map(readGold)
  const parts = {
    train: gold.filter(({ article }) => foldOf(article, SPLIT) < SPLIT - 2),
    choose: gold.filter(({ article }) => foldOf(article, SPLIT) === SPLIT - 2),
    test: gold.filter(({ article }) => foldOf(article, SPLIT) === SPLIT - 1),
  }
  if (what === 'curve') curve(parts)
  else if (what === 'ablation') ablation(parts)
  else report(parts)
}

function report(parts: Parts): void {
  const { figures } = measure(articlesOf(parts.test), { frame: 'outermost' }, modelOf(parts.train, parts.choose))
  process.stdout.write(
    `${parts.train.length} articles learnt from, ${parts.test.length} reported on\n\n${tablesOf(figures)}\n`,
  )
}

interface Parts {
  readonly train: readonly ReadGold[]
  readonly choose: readonly ReadGold[]
  readonly test: readonly ReadGold[]
}

function curve({ train, choose, test }: Parts): void {
  const rows = [0.125, 0.25, 0.5, 1].map((share) => {
    const part = train.slice(0, Math.round(train.length * share))
    const { figures } = measure(articlesOf(test), { frame: 'outermost' }, modelOf(part, choose))
    return row(String(part.length), figures)
  })
  process.stdout.write(`${table('articles learnt from', rows)}\n`)
}

function ablation({ train, choose, test }: Parts): void {
  const rows = [['nothing', []] as const, ...Object.entries(GROUPS)].map(([name, templates]) => {
    const model = modelOf(train, choose, new Set(templates))
    const { figures } = measure(articlesOf(test), { frame: 'outermost' }, model)
    return row(name, figures)
  })
  process.stdout.write(`${table('without', rows)}\n`)
}

function modelOf(train: readonly ReadGold[], choose: readonly ReadGold[], muted?: ReadonlySet<number>): Model {
  const learnt = learnChains(train, { ...DEFAULTS, muted })
  const model = { ...openModel(packModel(learnt)), ...(muted === undefined ? {} : { muted }) }
  return { ...model, trust: learnTrust(judge(choose, model)) }
}

function articlesOf(gold: readonly ReadGold[]) {
  return gold.map(({ article }) => article)
}

function row(name: string, { partial, strict, byMode }: Figures): readonly string[] {
  const content = partial.get('content')
  const shares = [
    content?.precision,
    content?.recall,
    content?.f1,
    strict.get('content')?.f1,
    partial.get('cue')?.f1,
    partial.get('source')?.f1,
    byMode.get('direct')?.partial.f1,
  ]
  return [name, ...shares.map((share) => ((share ?? 0) * 100).toFixed(1))]
}

function table(first: string, rows: readonly (readonly string[])[]): string {
  return markdownTable([first, 'partial P', 'R', 'F1', 'strict F1', 'cue F1', 'source F1', 'direct F1'], rows)
}
