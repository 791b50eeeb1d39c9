import type { RecordId } from '../../shared/base/ids.ts'
import { nextHlc } from '../../shared/history/hlc.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import type { Store } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import type { OpenWorkers as Workers } from '../worker/open-workers.ts'
import { amendedArticle, surroundingsOf } from './amended-article.ts'
import { openAmendments } from './amendments.ts'
import { articleActs } from './article-acts.ts'
import { openArticleView } from './article-view.ts'
import { claimActs } from './claim-acts.ts'
import { openDrafts } from './drafts.ts'
import { libraryViews } from './library-views.ts'
import { moveActs } from './move-acts.ts'
import { openBook } from './open-book.ts'
import { projectActs } from './project-acts.ts'
import { binEntries, recordActs } from './record-acts.ts'
import { annotatorSchema, DEFAULT_SETTINGS, recall, recentSchema, remember, settingsSchema } from './remembered.ts'
import { reviewState } from './review-state.ts'
import { startingPlace } from './sample-project.ts'
import { searchActs } from './search-acts.ts'
import { selectionActs } from './selection-acts.ts'
import type { Session } from './session.ts'
import { sessionCommands } from './session-commands.ts'
import { type FolderTiming, sharedFolderActs } from './shared-folder/shared-folder-acts.ts'
import { sharedWork } from './shared-work.ts'
import { cell, derived, following, type Subscribable } from './subscribable.ts'
import { suggestActs } from './suggest-acts.ts'
import { createToasts } from './toasts.ts'
import { transferActs } from './transfer-acts.ts'
import { undoActs } from './undo-acts.ts'
import type { AnnotatorView, Place, SelectionView } from './views.ts'
import { freshId, introduceMyself, type Surroundings, type World } from './world.ts'
import { createWriter } from './writer.ts'

/** What a session needs from the composition root. */
export interface SessionParts extends Surroundings {
  readonly workers: Workers
  /** The bytes of the sample project's bundle, asked for at the first start only. */
  readonly sample: () => Promise<Uint8Array>
  /** How long to wait before a shared folder is looked at; as in use unless given. */
  readonly folderTiming?: FolderTiming
}

const NOWHERE: Place = { screen: 'read', projectId: null, articleId: null, claimId: null }

/** Opens the session of a window: where the last one was left, or on the sample project at the first start. */
export async function openSession(parts: SessionParts): Promise<Session> {
  const { store, workers } = parts
  const closing = new AbortController()
  const { world, lastCommitment } = await recallWorld(parts, AbortSignal.any([closing.signal]))
  remember(store, 'place', world.place, closing.signal)
  world.place.set(await startingPlace(world, workers, parts.sample))
  const { place, views } = world
  const plain = openArticleView(store, views, place, closing.signal)
  const around = surroundingsOf(world, plain)
  const article = amendedArticle(plain, around, world.amendments.all)
  const reviewing = reviewState(world, article, around)
  holdWindow(world, closing.signal)

  const bin = binOf(world)
  function openArticle(id: RecordId): void {
    if (place.get().articleId !== id) world.selection.set(null)
    place.update((at) => ({ ...at, screen: 'read', articleId: id, claimId: at.articleId === id ? at.claimId : null }))
  }
  const ofProjects = projectActs(world)
  const sharedFolder = sharedFolderActs(world, workers, closing.signal, parts.folderTiming)
  const acts: Omit<Session, 'commands'> = {
    place,
    projects: derived([views.projects], (projects) => projects ?? []),
    library: views.library,
    article,
    speakers: derived([views.speakers], (all) => all.filter(({ fields }) => fields.mergedInto === undefined)),
    codebook: views.codebookView,
    me: world.me,
    selection: world.selection,
    saving: world.writer.saving,
    undoable: undoableOf(world),
    settings: world.settings,
    toasts: world.toasts.list,
    bin,
    drafts: world.drafts,
    ...ofProjects,
    sharedFolder,
    async eraseProject(id) {
      await sharedFolder?.forget(id)
      await ofProjects.eraseProject(id)
    },
    ...articleActs(world, workers.readArticle, openArticle),
    ...claimActs(world, article, lastCommitment, () =>
      place.get().screen === 'review' ? (reviewing.desk.get()?.underReview?.id ?? null) : null,
    ),
    ...recordActs(world),
    ...searchActs(world, workers, closing.signal),
    ...selectionActs(world, article),
    ...transferActs(world, workers),
    ...moveActs(world, workers),
    ...undoActs(world),
    ...sharedWork(world, article, around, reviewing),
    suggestions: suggestActs(world, article, workers, lastCommitment, closing.signal),
    openArticle,
    showScreen: (screen) => place.update((at) => ({ ...at, screen })),
    selectClaim: (id) => place.update((at) => (at.claimId === id ? at : { ...at, claimId: id })),
    rename(name) {
      const { id } = world.me.get()
      world.me.set({ id, fields: { annotatorId: id, name: name.trim() || t('session.me-unnamed') } })
      introduceMyself(world)
    },
    changeSettings: (patch) => world.settings.update((settings) => ({ ...settings, ...patch })),
    dismissToast: world.toasts.dismiss,
    retrySaving: world.writer.retry,
    close() {
      closing.abort()
      workers.close()
      store.close()
    },
  }
  return { ...acts, commands: sessionCommands(acts) }
}

async function recallWorld(parts: SessionParts, stop: AbortSignal) {
  const { store, clock } = parts
  const fresh = freshId(parts)
  const nobody = { id: fresh as RecordId, name: t('session.me-unnamed') }
  const [settings, known, recent] = await Promise.all([
    recall(store, 'settings', settingsSchema, DEFAULT_SETTINGS),
    recall(store, 'me', annotatorSchema, nobody),
    recall(store, 'recent', recentSchema, { speakers: [], commitment: null }),
  ])
  const place = cell<Place>(NOWHERE)
  const me = cell<AnnotatorView>({ id: known.id, fields: { annotatorId: known.id, name: known.name } })
  const writer = createWriter(store, () => nextHlc(null, clock.now(), store.deviceId))
  const drafts = openDrafts(store, stop)
  const reviewing = AbortSignal.any([stop])
  const world: World = {
    ...parts,
    writer,
    place,
    me,
    settings: cell(settings),
    selection: cell<SelectionView | null>(null),
    recentSpeakers: cell(recent.speakers),
    toasts: createToasts(),
    views: libraryViews(store, writer.pending, place, me),
    open: openBook(store, writer.pending, place, reviewing),
    drafts,
    amendments: openAmendments(drafts, place, reviewing),
  }
  const lastCommitment = cell(recent.commitment)
  if (known === nobody) await store.meta.set('me', nobody)
  remember(store, 'settings', world.settings, stop)
  rememberMe(store, me, stop)
  rememberRecent(store, world, lastCommitment, stop)
  return { world, lastCommitment }
}

/** The window asks before it closes while something is in memory only. */
function holdWindow({ host, writer }: World, stop: AbortSignal): void {
  const letGo = writer.saving.subscribe(() => host.holdClose(writer.saving.get().kind !== 'saved'))
  stop.addEventListener('abort', letGo, { once: true })
}

function rememberMe(store: Store, me: Subscribable<AnnotatorView>, stop: AbortSignal): void {
  const plain = derived([me], ({ id, fields }) => ({ id, name: fields.name }))
  remember(store, 'me', plain, stop)
}

function rememberRecent(store: Store, world: World, commitment: Subscribable<string | null>, stop: AbortSignal): void {
  const recent = derived([world.recentSpeakers, commitment], (speakers, last) => ({ speakers, commitment: last }))
  remember(store, 'recent', recent, stop)
}

const EMPTY_BIN: readonly RecordState[] = []

function binOf(world: World): Session['bin'] {
  const projectId = derived([world.place], (at) => at.projectId)
  const deleted = following(projectId, (id) => {
    const live = id === null ? null : world.store.live.deleted(id)
    return { get: () => live?.get() ?? EMPTY_BIN, subscribe: live?.subscribe ?? (() => () => undefined) }
  })
  const { annotators, speakersById, codebook } = world.views
  const { sharing } = world.views
  return derived([deleted, annotators, speakersById, codebook, sharing], (states) => binEntries(world, states))
}

function undoableOf(world: World): Session['undoable'] {
  const key = derived([world.place, world.me], (at, { id }) => `${at.projectId ?? ''} ${id}`)
  const none = { undo: false, redo: false }
  const stored = following(key, () => {
    const { projectId } = world.place.get()
    const live = projectId === null ? null : world.store.live.undoable(world.me.get().id, projectId)
    return { get: () => live?.get() ?? none, subscribe: live?.subscribe ?? (() => () => undefined) }
  })
  const { all } = world.amendments
  return derived([stored, world.place, all], (written, { claimId }, amendments) => {
    const amendment = claimId === null ? undefined : amendments.get(claimId)
    if (amendment === undefined) return written
    const { past, future } = amendment
    return { undo: written.undo || past.length > 0, redo: written.redo || future.length > 0 }
  })
}
