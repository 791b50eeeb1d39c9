import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import { codebookRevision } from '../../shared/codebook/codebook.ts'
import type { Edit } from '../../shared/history/change.ts'
import { problemText } from '../../shared/message/problem-text.ts'
import { claimOfSuggestion, dismissalOfSuggestion } from '../../shared/suggest/claim-of-suggestion.ts'
import { type Experience, experienceOf } from '../../shared/suggest/rerank.ts'
import type { SuggestedParty } from '../../shared/suggest/suggestion.ts'
import { dismissalId } from '../../shared/suggest/suggestion-key.ts'
import { t } from '../strings/strings.ts'
import type { OpenWorkers } from '../worker/open-workers.ts'
import { pageOf } from './open-page.ts'
import { chosenSpeaker, noteRecent } from './people.ts'
import { projectStates } from './project-states.ts'
import { resolveSpeaker } from './speakers.ts'
import { type Cell, cell, derived, following, type Subscribable } from './subscribable.ts'
import { countedDecisions, type Decided, decidedKeeper } from './suggest-decisions.ts'
import { suggestSearch } from './suggest-search.ts'
import type { Learning, Suggestions, SuggestionView, SuggestState } from './suggest-session.ts'
import { suggestionViewer } from './suggest-views.ts'
import { waitingCounts, waitingIn } from './suggest-waiting.ts'
import type { ArticleView, OpenArticle } from './views.ts'
import { commit, freshId, type World } from './world.ts'

const NOBODY_KNOWS: Decided = new Map()
const NOTHING: readonly SuggestionView[] = []
const DEFAULT_THRESHOLD = 0.8

/** Suggested claims: finding, walking, accepting and dismissing them. */
export function suggestActs(
  world: World,
  article: Subscribable<OpenArticle>,
  workers: Pick<OpenWorkers, 'suggest'>,
  lastCommitment: Cell<string | null>,
  stop: AbortSignal,
): Suggestions {
  const { place, views } = world
  const search = suggestSearch(world, article, workers, stop)
  const currentId = cell<string | null>(null)
  const threshold = cell(DEFAULT_THRESHOLD)
  const since = countedSince(world)
  const decided = decisionsOf(
    world,
    derived([place, search.traces], ({ projectId }, { size }) => (size === 0 ? null : projectId)),
  )
  const allDecided = decisionsOf(
    world,
    derived([place], ({ projectId }) => projectId),
  )
  const experience = experienceFrom(decided, since)
  const codes = derived([views.codebook], (book) => new Map(book.codes.map((code) => [code.code, code])))
  const view = suggestionViewer()
  const list = derived(
    [search.open, article, decided, views.speakersById, codes, experience],
    (found, opened, said, speakers, byCode, learnt): readonly SuggestionView[] => {
      const page = pageOf(opened)
      if (found === null || page === null || found.articleId !== page.id || said === null) return NOTHING
      const waiting = waitingIn(found.found, said.get(page.id), speakers)
      return view(waiting, { text: page.text, codes: byCode, experience: learnt })
    },
  )
  const current = derived([list, currentId], (all, id) => all.find((each) => each.id === id) ?? null)
  const waiting = waitingCounts(search.traces, decided, views.speakersById)
  // What I decided stays at hand as long as anything was found, whether or not it is in view.
  const letGo = waiting.subscribe(() => undefined)
  stop.addEventListener('abort', letGo, { once: true })

  letGoWhenElsewhere(world, currentId, stop)

  const at = (id: string | null) => list.get().findIndex((each) => each.id === id)

  function select(id: string | null): void {
    if (id !== null) {
      world.selection.set(null)
      if (place.get().claimId !== null) place.update((now) => ({ ...now, claimId: null }))
    }
    currentId.set(id)
  }

  function step(by: 1 | -1): void {
    const all = list.get()
    const from = at(currentId.get())
    const next = from < 0 ? all.at(by === 1 ? 0 : -1) : all[from + by]
    if (next !== undefined) select(next.id)
  }

  /** Which is current when one goes: the one after it, where it was current itself. */
  function goOn(id: string): void {
    if (currentId.get() !== id) return
    currentId.set(list.get()[at(id) + 1]?.id ?? null)
  }

  function accept(wanted: readonly SuggestionView[], page: ArticleView, code?: string) {
    const { projectId } = place.get()
    if (projectId === null) return null
    const maker = speakerMaker(world, projectId)
    const revision = codebookRevision(views.codebook.get())
    const claims: Edit[] = []
    for (const { suggestion } of wanted) {
      const made = claimOfSuggestion(
        suggestion,
        {
          articleId: page.id,
          annotatorId: world.me.get().id,
          commitment: code ?? suggestion.commitment,
          codebookRevision: revision,
          speakerOf: maker.speakerOf,
        },
        page,
      )
      if (made.ok) claims.push({ recordId: freshId(world), kind: 'claim', projectId, set: made.value })
      else world.toasts.warn(problemText(made.error))
    }
    if (claims.length === 0) return null
    const { changeId } = commit(world, [...maker.edits, ...claims])
    return { changeId, ids: claims.map(({ recordId }) => recordId), speakers: maker.speakers() }
  }

  return {
    state: derived([search.busy, search.open, article, decided], (busy, found, opened, said): SuggestState => {
      const id = pageOf(opened)?.id ?? null
      if (id === null) return OFF
      if (busy === id) return WORKING
      // What waits is known once it is known what was decided.
      return found?.articleId === id ? (said === null ? WORKING : READY) : OFF
    }),
    list,
    current,
    run: derived([search.run, waiting], (run, counts) => (run === null ? null : { ...run, found: sumOf(counts) })),
    waiting,
    threshold,
    learning: derived([experienceFrom(allDecided, since)], ({ accepted, dismissed }): Learning => {
      return { accepted, dismissed }
    }),

    suggest: search.lookHere,
    async suggestProject() {
      const articles = await search.lookEverywhere()
      if (articles === null) return
      await until(decided, (all) => all !== null, stop)
      world.toasts.say(t('suggest.done.project', sumOf(waiting.get()), articles.length))
    },
    cancel: search.cancel,
    hide() {
      currentId.set(null)
      search.hide()
    },
    select,
    next: () => step(1),
    previous: () => step(-1),
    accept(id, { code, open = false } = {}) {
      const page = pageOf(article.get())
      const wanted = list.get()[at(id)]
      if (page === null || wanted === undefined) return null
      if (open) currentId.set(null)
      else goOn(id)
      const accepted = accept([wanted], page, code)
      const claimId = accepted?.ids[0] ?? null
      if (accepted === null || claimId === null) return null
      lastCommitment.set(code ?? wanted.suggestion.commitment)
      noteRecent(world, accepted.speakers)
      if (open) place.update((now) => ({ ...now, claimId }))
      return claimId
    },
    dismiss(id) {
      const { projectId } = place.get()
      const page = pageOf(article.get())
      const wanted = list.get()[at(id)]
      if (projectId === null || page === null || wanted === undefined) return
      const by = { articleId: page.id, annotatorId: world.me.get().id }
      const made = dismissalOfSuggestion(wanted.suggestion, by, page)
      if (!made.ok) return world.toasts.warn(problemText(made.error))
      goOn(id)
      const recordId = dismissalId(page.id, by.annotatorId, id)
      const { changeId } = commit(world, [{ recordId, kind: 'dismissal', projectId, set: made.value }])
      world.toasts.say(t('suggest.done.dismissed'), changeId)
    },
    setThreshold: (score) => threshold.set(Math.max(0, Math.min(1, score))),
    acceptAbove() {
      const page = pageOf(article.get())
      const wanted = list.get().filter(({ score }) => score >= threshold.get())
      if (page === null || wanted.length === 0) return 0
      currentId.set(null)
      const accepted = accept(wanted, page)
      if (accepted === null) return 0
      world.toasts.say(t('suggest.done.accepted', accepted.ids.length), accepted.changeId)
      return accepted.ids.length
    },
    forgetDecisions() {
      const { projectId } = place.get()
      if (projectId === null) return
      void world.store.meta.set(markOf(projectId), new Date(world.clock.now()).toISOString())
      world.toasts.say(t('suggest.done.forgotten'))
    },
  }
}

const WORKING: SuggestState = { kind: 'working' }
const READY: SuggestState = { kind: 'ready' }
const OFF: SuggestState = { kind: 'off' }

function sumOf(counts: ReadonlyMap<RecordId, number>): number {
  let sum = 0
  for (const count of counts.values()) sum += count
  return sum
}

/** Resolves when a value is as wanted, or the window closes. */
function until<T>(source: Subscribable<T>, wanted: (value: T) => boolean, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = source.subscribe(look)
    function look(): void {
      if (!stop.aborted && !wanted(source.get())) return
      end()
      resolve()
    }
    stop.addEventListener('abort', look, { once: true })
    look()
  })
}

/** Where this machine keeps the time from which on decisions of a project count. */
function markOf(projectId: ProjectId): string {
  return `suggestions-since ${projectId}`
}

/** What I decided in a project; `null` while it is being read. */
function decisionsOf(
  { store, writer, views }: World,
  projectId: Subscribable<ProjectId | null>,
): Subscribable<Decided | null> {
  const states = projectStates(store, writer.pending, projectId, ['claim', 'dismissal'])
  const decidedIn = decidedKeeper()
  return derived([states, views.sharing], (all, { isMe }) => (all === null ? null : decidedIn(all, isMe)))
}

/** What follows from decisions; the same until one that counts comes or goes. */
function experienceFrom(decided: Subscribable<Decided | null>, since: Subscribable<string>): Subscribable<Experience> {
  const counted = countedDecisions()
  const decisions = derived([decided, since], (all, from) => counted(all ?? NOBODY_KNOWS, from))
  return derived([decisions], experienceOf)
}

/** The time from which on decisions of the open project count, ISO 8601; empty where all of them do. */
function countedSince({ store, place }: World): Subscribable<string> {
  const projectId = derived([place], (at) => at.projectId)
  return following(projectId, (id) => {
    const live = id === null ? null : store.meta.live(markOf(id))
    return {
      get: () => {
        const value = live?.get()
        return typeof value === 'string' ? value : ''
      },
      subscribe: live?.subscribe ?? (() => () => undefined),
    }
  })
}

/** The current suggestion is let go of when text is selected, a claim is opened, or something else is shown. */
function letGoWhenElsewhere({ place, selection }: World, currentId: Cell<string | null>, stop: AbortSignal): void {
  let { articleId } = place.get()
  const stops = [
    selection.subscribe(() => {
      if (selection.get() !== null) currentId.set(null)
    }),
    place.subscribe(() => {
      const at = place.get()
      if (at.claimId !== null || at.articleId !== articleId || at.screen !== 'read') currentId.set(null)
      articleId = at.articleId
    }),
  ]
  stop.addEventListener('abort', () => {
    for (const each of stops) each()
  })
}

/** Finds the speakers of suggestions, and adds those that the project does not have: each name once. */
function speakerMaker(world: World, projectId: ProjectId) {
  const edits: Edit[] = []
  const byName = new Map<string, RecordId>()
  const used = new Set<RecordId>()

  function idOf({ speakerId, name, kind, role }: SuggestedParty): RecordId {
    const here = speakerId === null ? null : resolveSpeaker(speakerId, world.views.speakersById.get())
    if (here !== null) return here.id
    const known = byName.get(name.normalize('NFC').toLowerCase())
    if (known !== undefined) return known
    const chosen = chosenSpeaker(world, projectId, { name, kind, ...(role === null ? {} : { role }) })
    edits.push(...chosen.edits)
    byName.set(name.normalize('NFC').toLowerCase(), chosen.speakerId)
    return chosen.speakerId
  }

  return {
    edits,
    speakers: () => [...used],
    speakerOf: (party: SuggestedParty): RecordId => {
      const id = idOf(party)
      used.add(id)
      return id
    },
  }
}
