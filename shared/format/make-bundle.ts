import { fittingStructure } from '../article/stored-structure.ts'
import type { ProjectId, RecordId } from '../base/ids.ts'
import type { Sha256 } from '../base/sha256.ts'
import { compareHlc } from '../history/hlc.ts'
import { mayLeave } from '../history/may-leave.ts'
import { groupByRecord } from '../history/merge.ts'
import { type RecordState, recordState } from '../history/record-state.ts'
import type { Revision } from '../history/revision.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import { type OffsetMap, offsetMap } from '../text/offset.ts'
import { danglingReferences } from './bundle-references.ts'
import { BUNDLE_FORMAT, BUNDLE_VERSION, type Bundle, type PlainArticle, type PlainClaim } from './bundle-schema.ts'
import { historiesOfArticles } from './bundle-scope.ts'
import { type Passage, passagesOf } from './claim-passages.ts'
import { passageFault } from './passage-fault.ts'
import { type PlainLists, plainLists } from './plain-lists.ts'

/** What a bundle is made of. */
export interface BundleRequest {
  readonly projectId: ProjectId
  /** The revisions of the project, in any order; those of other projects are passed over. */
  readonly revisions: Iterable<Revision>
  readonly texts: ReadonlyMap<Sha256, CanonicalText>
  readonly bundleId: RecordId
  /** ISO 8601, in UTC. */
  readonly createdAt: string
  readonly generator: { readonly name: string; readonly version: string }
  /** The whole project, or some of its articles with all that belongs to them. */
  readonly articles: 'all' | readonly RecordId[]
  readonly textIncluded: boolean
  /** Without it the current state leaves alone: no revisions, and nothing that was deleted. */
  readonly historyIncluded: boolean
  /** Whether records that are nobody else's business come along: only where everything is moved. False unless given. */
  readonly privateIncluded?: boolean
}

/** The bundle of a project: the same for the same request, in whatever order the revisions come. */
export function makeBundle(request: BundleRequest): Bundle {
  const { projectId, articles, textIncluded, historyIncluded } = request
  const histories = historiesInScope(request)
  const states = statesOfHistories(histories)
  const texts: BundleRequest['texts'] = textIncluded ? request.texts : new Map()
  const { others, ...lists } = withTexts(fitting(plainLists(projectId, states), request.texts), texts)
  const revisions = historyIncluded ? inOrder([...histories.values()].flat()) : []
  const scope =
    articles === 'all' ? { kind: 'project' } : { kind: 'articles', articleIds: [...new Set(articles)].sort() }
  const bundle: Bundle = {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    bundleId: request.bundleId,
    createdAt: request.createdAt,
    generator: request.generator,
    offsetUnit: 'code-point',
    scope: { ...scope, textIncluded, historyIncluded },
    ...lists,
    ...furtherTexts(revisions, lists.articles, texts),
    revisions,
    extensions: historyIncluded || others.length === 0 ? {} : { records: others },
  }
  const leftOut = [...new Set(danglingReferences(bundle).map(({ id }) => id))].sort()
  return leftOut.length === 0 ? bundle : { ...bundle, scope: { ...bundle.scope, leftOut } }
}

function historiesInScope({
  projectId,
  revisions,
  articles,
  privateIncluded = false,
}: BundleRequest): ReadonlyMap<RecordId, readonly Revision[]> {
  const own = new Map(
    Array.from(revisions)
      .filter((revision) => revision.projectId === projectId && (privateIncluded || mayLeave(revision)))
      .map((revision) => [revision.rid, revision]),
  )
  const all = groupByRecord(own.values())
  return articles === 'all' ? all : historiesOfArticles(all, articles)
}

function statesOfHistories(histories: ReadonlyMap<RecordId, readonly Revision[]>): ReadonlyMap<RecordId, RecordState> {
  const states = new Map<RecordId, RecordState>()
  for (const [id, history] of histories) {
    const state = recordState(history)
    if (state !== null) states.set(id, state)
  }
  return states
}

/** The same with articles whose structure fits their text. */
function fitting(lists: PlainLists, texts: BundleRequest['texts']): PlainLists {
  return { ...lists, articles: lists.articles.map((each) => fittingStructure(each, texts.get(each.sha256) ?? null)) }
}

/** Adds texts to the articles, and to the claims whether their quotes stand in them. */
function withTexts(lists: PlainLists, texts: BundleRequest['texts']): PlainLists {
  const articles = lists.articles.map((article): PlainArticle => {
    const text = texts.get(article.sha256)
    return text === undefined ? { ...article, textIncluded: false } : { ...article, textIncluded: true, text }
  })
  const maps = new Map<RecordId, { readonly text: CanonicalText; readonly map: OffsetMap }>()
  for (const { id, sha256 } of articles) {
    const text = texts.get(sha256)
    if (text !== undefined) maps.set(id, { text, map: offsetMap(text) })
  }
  const claims = lists.claims.map((claim): PlainClaim => {
    const article = maps.get(claim.articleId)
    if (article === undefined) return claim
    const isOff = ({ target }: Passage) => passageFault(target, article.text, article.map) !== null
    return passagesOf(claim).some(isOff) ? { ...claim, unanchored: true } : claim
  })
  return { ...lists, articles, claims }
}

/** Texts that only the history names, such as those of deleted articles: without them nothing could be restored. */
function furtherTexts(
  revisions: readonly Revision[],
  articles: readonly PlainArticle[],
  texts: BundleRequest['texts'],
): Pick<Bundle, 'furtherTexts'> {
  const given = new Set<unknown>(articles.map(({ sha256 }) => sha256))
  const named = new Set(revisions.filter(({ kind }) => kind === 'article').map(({ set }) => set['sha256']))
  const further = [...texts].filter(([sha256]) => named.has(sha256) && !given.has(sha256))
  if (further.length === 0) return {}
  return { furtherTexts: further.sort(([a], [b]) => (a < b ? -1 : 1)).map(([sha256, text]) => ({ sha256, text })) }
}

function inOrder(revisions: readonly Revision[]): Revision[] {
  return [...revisions].sort((a, b) => compareHlc(a.hlc, b.hlc) || (a.rid < b.rid ? -1 : 1))
}
