import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import {
  ARTICLE_STATUSES,
  type ArticleStatus,
  type KnownKind,
  type RecordFields,
} from '../../shared/claim/record-fields.ts'
import { activeCodes, type Codebook } from '../../shared/codebook/codebook.ts'
import { defaultCodebook } from '../../shared/codebook/default-codebook.ts'
import type { Edit } from '../../shared/history/change.ts'
import { hlcIso } from '../../shared/history/hlc.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import { isDeleted, type RecordState } from '../../shared/history/record-state.ts'
import type { Live } from '../store/live.ts'
import type { Store } from '../store/store.ts'
import { codebookOfRecords } from './codebook-view.ts'
import { type PendingChange, withPending } from './pending.ts'
import { type Sharing, sharingOf } from './sharing.ts'
import { derived, following, type Subscribable } from './subscribable.ts'
import type { ArticleRow, CodebookView, Place, ProjectView, SpeakerView } from './views.ts'

/** What is known of the open project and of all projects, following the store and what is on its way there. */
export interface LibraryViews {
  /** `undefined` until the store has told. */
  readonly projects: Subscribable<readonly ProjectView[] | undefined>
  readonly library: Subscribable<readonly ArticleRow[]>
  readonly articles: Subscribable<readonly RecordState[]>
  readonly speakers: Subscribable<readonly SpeakerView[]>
  readonly speakersById: Subscribable<ReadonlyMap<RecordId, SpeakerView>>
  readonly codebook: Subscribable<Codebook>
  readonly codebookView: Subscribable<CodebookView>
  readonly annotators: Subscribable<ReadonlyMap<RecordId, string>>
  /** The names by which a project knows annotators; empty while the project is not the open one and not loaded. */
  readonly annotatorsOf: (projectId: ProjectId) => ReadonlyMap<RecordId, string>
  /** Records of the open project of one kind, with what is on its way to disk. */
  readonly records: (kind: KnownKind) => Subscribable<readonly RecordState[]>
  /** Records of the open article (claims, completions), but for what is kept from me. */
  readonly ofArticle: Subscribable<readonly RecordState[]>
  /** Who I am in the open project, and what is kept from me there. */
  readonly sharing: Subscribable<Sharing>
}

const NONE: readonly RecordState[] = []
const NO_COUNTS: ReadonlyMap<RecordId, number> = new Map()

/** Live views of what `place` points at. */
export function libraryViews(
  store: Store,
  pending: Subscribable<readonly PendingChange[]>,
  place: Subscribable<Place>,
  me: Subscribable<{ readonly id: RecordId }>,
): LibraryViews {
  const projectId = derived([place], (at) => at.projectId)
  const openProject = <T>(none: T, live: (id: ProjectId) => Live<T>): Subscribable<T> =>
    following(projectId, (id) => (id === null ? constant(none) : loaded(live(id), none)))

  function records(kind: KnownKind): Subscribable<readonly RecordState[]> {
    return overlaid(
      openProject(NONE, (id) => store.live.records(id, kind)),
      (edit) => edit.kind === kind && edit.projectId === place.get().projectId,
    )
  }

  function overlaid(
    source: Subscribable<readonly RecordState[]>,
    belongs: (edit: Edit) => boolean,
  ): Subscribable<readonly RecordState[]> {
    return derived([source, pending], (states, changes) => {
      const shown = withPending(states, changes, belongs)
      // What the store lists is not in the bin.
      return shown !== states && shown.some(isDeleted) ? shown.filter((state) => !isDeleted(state)) : shown
    })
  }

  const articleKey = derived([place], (at) => at.articleId)
  const storedOfArticle = following(articleKey, (articleId) => {
    const id = place.get().projectId
    return id === null || articleId === null ? constant(NONE) : loaded(store.live.ofArticle(id, articleId), NONE)
  })
  const known = new Map<RecordId, RecordId>()
  const ofArticle = overlaid(storedOfArticle, (edit) => {
    const { articleId } = place.get()
    const named = edit.set['articleId']
    if (typeof named === 'string') known.set(edit.recordId, named as RecordId)
    if (edit.kind !== 'claim' && edit.kind !== 'completion') return false
    return (
      known.get(edit.recordId) === articleId || storedOfArticle.get().some((state) => state.recordId === edit.recordId)
    )
  })

  const articles = records('article')
  const counts = openProject(NO_COUNTS, (id) => store.live.counts(id))
  const sharing = sharingOf(store, pending, projectId, me)
  const mine = derived([projectId, sharing], (project, { myIds }) => [project ?? '', ...myIds].join(' '))
  const ownCounts = following(mine, () => {
    const project = projectId.get()
    if (project === null) return constant(NO_COUNTS)
    const lives = sharing.get().myIds.map((id) => loaded(store.live.countsBy(project, id), NO_COUNTS))
    return derived(lives, (...each) => sumOf(each))
  })
  const completions = records('completion')
  const library = derived([articles, counts, ownCounts, completions, sharing], (states, claims, own, done, who) => {
    const said = statuses(done, who.isMe)
    const seen = (id: RecordId) => (who.isBlindTo(id) ? own : claims).get(id) ?? 0
    return articleRows(states, seen, (articleId) => statusOf(said.get(articleId), own.has(articleId)))
  })
  const speakers = derived([records('speaker')], (states) => states.flatMap((state) => speakerView(state) ?? []))
  const codebook = derived([records('codebook'), records('code'), projectId], (books, codes, id) =>
    id === null ? defaultCodebook() : codebookOfRecords(id, books, codes),
  )
  const annotators = derived([records('annotator')], annotatorNames)
  return {
    projects: projectViews(store, pending),
    library,
    articles,
    speakers,
    speakersById: derived([speakers], (all) => new Map(all.map((speaker) => [speaker.id, speaker]))),
    codebook,
    codebookView: derived([codebook], (book) => ({ groups: book.groups, codes: activeCodes(book) })),
    annotators,
    annotatorsOf: (id) =>
      id === projectId.get() ? annotators.get() : annotatorNames(store.live.records(id, 'annotator').get() ?? NONE),
    records,
    ofArticle: derived([ofArticle, articleKey, sharing], visibleTo),
    sharing,
  }
}

/** Counts by article, of several annotators together. */
function sumOf(each: readonly ReadonlyMap<RecordId, number>[]): ReadonlyMap<RecordId, number> {
  const [first = NO_COUNTS, ...others] = each
  if (others.length === 0) return first
  const sum = new Map(first)
  for (const [articleId, count] of others.flatMap((more) => [...more])) {
    sum.set(articleId, (sum.get(articleId) ?? 0) + count)
  }
  return sum
}

/** Records of an article, without what others did where that is kept from me. */
function visibleTo(
  states: readonly RecordState[],
  articleId: RecordId | null,
  { isBlindTo, isMe }: Sharing,
): readonly RecordState[] {
  if (articleId === null || !isBlindTo(articleId)) return states
  return states.filter(({ ownerId }) => ownerId === null || isMe(ownerId))
}

/** The fields of every readable record among states. */
function readAll<K extends KnownKind, T>(
  states: readonly RecordState[],
  kind: K,
  view: (id: RecordId, fields: RecordFields[K]) => T,
): readonly T[] {
  return states.flatMap((state) => {
    const read = readRecord(state, kind)
    return read.ok ? [view(state.recordId, read.value)] : []
  })
}

const speakerViews = new WeakMap<RecordState, SpeakerView | null>()

/** The same object for the same state: with a speaker more, claims with other speakers look as they did. */
function speakerView(state: RecordState): SpeakerView | null {
  const known = speakerViews.get(state)
  if (known !== undefined) return known
  const read = readRecord(state, 'speaker')
  const view = read.ok ? { id: state.recordId, fields: read.value } : null
  speakerViews.set(state, view)
  return view
}

function projectViews(
  store: Store,
  pending: Subscribable<readonly PendingChange[]>,
): Subscribable<readonly ProjectView[] | undefined> {
  const stored = store.live.projects()
  return derived([stored as Subscribable<readonly RecordState[] | undefined>, pending], (states, changes) => {
    if (states === undefined) return undefined
    const shown = withPending(states, changes, (edit) => edit.kind === 'project').filter((state) => !isDeleted(state))
    return readAll(shown, 'project', (id, { name, archived = false }) => ({ id, name, archived })).toSorted((a, b) =>
      a.id < b.id ? -1 : 1,
    )
  })
}

/** The latest import first; what came in together in the order of file names. */
function articleRows(
  states: readonly RecordState[],
  claims: (articleId: RecordId) => number,
  status: (articleId: RecordId) => ArticleStatus,
): readonly ArticleRow[] {
  const rows = states.flatMap((state): (ArticleRow & { readonly file: string })[] => {
    const read = readRecord(state, 'article')
    if (!read.ok) return []
    const count = claims(state.recordId)
    const { title, publisher, published, fileName } = read.value
    return [
      {
        id: state.recordId,
        title,
        publisher: publisher ?? null,
        published: published ?? null,
        claims: count,
        status: status(state.recordId),
        addedAt: hlcIso(state.createdAt),
        file: fileName ?? title,
      },
    ]
  })
  return rows.sort((a, b) => (a.addedAt < b.addedAt ? 1 : a.addedAt > b.addedAt ? -1 : names.compare(a.file, b.file)))
}

const names = new Intl.Collator('en', { numeric: true })

/** What one person says of each article; `complete` under one of their identities counts. */
export function statuses(
  completions: readonly RecordState[],
  isMe: (annotatorId: string) => boolean,
): ReadonlyMap<RecordId, ArticleStatus> {
  const said = new Map<RecordId, ArticleStatus>()
  for (const { articleId, status, annotatorId } of readAll(completions, 'completion', (_, fields) => fields)) {
    const known = ARTICLE_STATUSES.find((each) => each === status)
    if (known !== undefined && isMe(annotatorId) && said.get(articleId) !== 'complete') said.set(articleId, known)
  }
  return said
}

/** How far somebody has come with an article: what they say themselves, else by whether they have claims there. */
export function statusOf(said: ArticleStatus | undefined, hasClaims: boolean): ArticleStatus {
  return said ?? (hasClaims ? 'in-progress' : 'to-do')
}

function annotatorNames(states: readonly RecordState[]): ReadonlyMap<RecordId, string> {
  return new Map(readAll(states, 'annotator', (_, { annotatorId, name }) => [annotatorId, name] as const))
}

function constant<T>(value: T): Subscribable<T> {
  return { get: () => value, subscribe: () => () => undefined }
}

function loaded<T>(live: Live<T>, none: T): Subscribable<T> {
  return { get: () => live.get() ?? none, subscribe: live.subscribe }
}
