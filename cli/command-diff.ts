import { comparedClaim } from '../shared/agreement/compared-claim.ts'
import { type Cluster, DEFAULT_THRESHOLD, pairClaims } from '../shared/agreement/pair-claims.ts'
import { err, ok, type Result } from '../shared/base/result.ts'
import type { Bundle, PlainArticle, PlainClaim } from '../shared/format/bundle-schema.ts'
import { loadBundle, readInputs } from './inputs.ts'
import { type Message, type Outcome, refused, wrongUsage } from './outcome.ts'
import type { Surroundings } from './surroundings.ts'

/** One side of a comparison: the claims of a file, or those of one annotator in it. */
interface Side {
  readonly name: string
  readonly bundle: Bundle
  readonly claims: readonly PlainClaim[]
}

/** The clusters of an article that both sides have, matched by the hash of its text. */
interface ComparedArticle {
  readonly title: string
  readonly sha256: string
  readonly clusters: readonly Cluster[]
}

/** `avowal diff`: where two annotators, or two versions, differ. */
export async function diffCommand(
  paths: readonly string[],
  { by, threshold = `${DEFAULT_THRESHOLD}`, asJson }: { by?: string; threshold?: string; asJson: boolean },
  io: Surroundings,
): Promise<Outcome> {
  const least = Number(threshold)
  if (!(least > 0 && least <= 1)) return wrongUsage('--threshold is a number above 0 and at most 1.')
  const annotators = by?.split(',').map((each) => each.trim()) ?? []
  const isOne = paths.length === 1 && annotators.length === 2
  if (paths.length !== 2 && !isOne) {
    return wrongUsage('avowal diff needs two bundles, or one with two annotators to compare: --by ONE,OTHER.')
  }
  if (annotators.length > 2) return wrongUsage('--by takes one annotator, or two with a comma between.')
  const inputs = await readInputs(paths, io)
  if (!inputs.ok) return refused(inputs.error)
  const told: (readonly Message[])[] = []
  const sides: Side[] = []
  for (const [index, input] of (isOne ? [...inputs.value, ...inputs.value] : inputs.value).entries()) {
    const loaded = loadBundle(input)
    if (index < inputs.value.length) told.push(loaded.ok ? loaded.value.messages : loaded.error)
    if (!loaded.ok) continue
    const side = sideOf(input.name, loaded.value.value, annotators[index] ?? annotators[0] ?? null)
    if (side.ok) sides.push(side.value)
    else told.push([side.error])
  }
  const [a, b] = sides
  if (a === undefined || b === undefined) return refused(told.flat())
  const articles = compare(a, b, least)
  const messages = [...told.flat(), ...unpaired(a, b), ...unpaired(b, a)]
  const output = asJson ? `${JSON.stringify(asData(articles, least), null, 2)}\n` : textOf(articles, a, b)
  return { status: 0, messages, output }
}

/** The claims of one annotator, by id or by a name that only one has; all claims where none is asked for. */
function sideOf(file: string, bundle: Bundle, by: string | null): Result<Side, Message> {
  const { annotators = [], claims = [] } = bundle
  if (by === null) return ok({ name: file, bundle, claims })
  const meant = new Set(
    annotators.filter(({ annotatorId, name }) => annotatorId === by || name === by).map((each) => each.annotatorId),
  )
  for (const { annotatorId } of claims) if (annotatorId === by) meant.add(annotatorId)
  const [id] = meant
  if (id === undefined || meant.size > 1) {
    const known = annotators.map(({ name, annotatorId }) => `${name} (${annotatorId})`).join(', ')
    const why =
      meant.size > 1 ? `${meant.size} annotators are called “${by}”: give the id of one` : `no annotator “${by}”`
    return err({
      level: 'error',
      file,
      text: `${why}. In the file: ${known || 'nobody'}.`,
      details: { kind: 'annotator', by },
    })
  }
  return ok({ name: by, bundle, claims: claims.filter(({ annotatorId }) => annotatorId === id) })
}

function compare(a: Side, b: Side, threshold: number): readonly ComparedArticle[] {
  const across = new Map((b.bundle.articles ?? []).map((article) => [article.sha256, article]))
  const speakers = [speakersOf(a.bundle), speakersOf(b.bundle)] as const
  const perArticle = [claimsByArticle(a), claimsByArticle(b)] as const
  return (a.bundle.articles ?? []).flatMap((article) => {
    const other = across.get(article.sha256)
    if (other === undefined) return []
    const [left = [], right = []] = [perArticle[0].get(article.id), perArticle[1].get(other.id)]
    const clusters = pairClaims(
      left.map((claim) => comparedClaim(claim.id, claim, speakers[0])),
      right.map((claim) => comparedClaim(claim.id, claim, speakers[1])),
      threshold,
    )
    return [{ title: article.title, sha256: article.sha256, clusters }]
  })
}

function claimsByArticle({ claims }: Side): ReadonlyMap<string, readonly PlainClaim[]> {
  const groups = new Map<string, PlainClaim[]>()
  for (const claim of claims) {
    const group = groups.get(claim.articleId)
    if (group === undefined) groups.set(claim.articleId, [claim])
    else group.push(claim)
  }
  return groups
}

/** Speakers by the id that they were merged into. Within one project that is the same on both sides. */
function speakersOf({ speakers = [] }: Bundle): (speakerId: string) => string {
  const mergedInto = new Map(speakers.map(({ id, mergedInto: into }) => [id as string, into]))
  return (speakerId) => {
    const passed = new Set([speakerId])
    let at = speakerId
    for (let next = mergedInto.get(at); next !== undefined && !passed.has(next); next = mergedInto.get(at)) {
      passed.add(next)
      at = next
    }
    return at
  }
}

/** Articles that only one side has, and of which nothing can be compared. */
function unpaired(one: Side, other: Side): readonly Message[] {
  const there = new Set((other.bundle.articles ?? []).map(({ sha256 }) => sha256))
  const alone = (one.bundle.articles ?? []).filter((article: PlainArticle) => !there.has(article.sha256))
  return alone.map(({ title, id }) => ({
    level: 'note',
    file: one.name,
    text: `“${title}” is not in the other bundle, or with another text; it is not compared.`,
    details: { kind: 'article-alone', articleId: id },
  }))
}

const KINDS = ['same', 'boundary', 'type', 'speaker', 'several', 'split-merge', 'only-a', 'only-b'] as const

function countsOf(articles: readonly ComparedArticle[]): { readonly [kind: string]: number } {
  const clusters = articles.flatMap((article) => article.clusters)
  return Object.fromEntries(KINDS.map((kind) => [kind, clusters.filter((each) => each.kind === kind).length]))
}

function asData(articles: readonly ComparedArticle[], threshold: number): object {
  const ids = (claims: Cluster['a']) => claims.map(({ id }) => id)
  return {
    threshold,
    counts: countsOf(articles),
    articles: articles.map(({ title, sha256, clusters }) => ({
      title,
      sha256,
      clusters: clusters.map(({ kind, a, b, iou, differences }) => ({ kind, a: ids(a), b: ids(b), iou, differences })),
    })),
  }
}

/** What differs, article by article: claims of the first with `-`, of the second with `+`. What is the same is counted. */
function textOf(articles: readonly ComparedArticle[], a: Side, b: Side): string {
  const words = [wordsOf(a), wordsOf(b)] as const
  const lines = articles.flatMap(({ title, clusters }) => {
    const differing = clusters.filter(({ kind }) => kind !== 'same')
    return [
      `${title}: ${differing.length} of ${clusters.length} differ`,
      ...differing.flatMap((cluster) => [
        `  ${headingOf(cluster)}`,
        ...cluster.a.map(({ id }) => `    - ${words[0].get(id) ?? id}`),
        ...cluster.b.map(({ id }) => `    + ${words[1].get(id) ?? id}`),
      ]),
    ]
  })
  const counts = Object.entries(countsOf(articles)).map(([kind, count]) => `${kind} ${count}`)
  return `${[...lines, counts.join(' · ')].join('\n')}\n`
}

function headingOf({ kind, differences, iou }: Cluster): string {
  const what = kind === 'several' ? `several: ${differences.join(', ')}` : kind
  return iou === null || iou === 1 ? what : `${what} (overlap ${iou.toFixed(2)})`
}

function wordsOf({ bundle, claims }: Side): ReadonlyMap<string, string> {
  const names = new Map((bundle.speakers ?? []).map(({ id, name }) => [id, name]))
  return new Map(
    claims.map(({ id, commitment, speakers = [], target }) => {
      const who = speakers.map(({ speakerId }) => names.get(speakerId) ?? '?').join(', ') || '?'
      return [id, `${who} | ${commitment} | ${target.map(({ selector }) => selector[1].exact).join(' … ')}`]
    }),
  )
}
