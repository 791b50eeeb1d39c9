import type { ProjectId } from '../../shared/base/ids.ts'
import type { JsonObject } from '../../shared/base/json.ts'
import type { BundleRequest } from '../../shared/format/make-bundle.ts'
import type { MoveProblem } from '../../shared/format/move-problem.ts'
import { findingText } from '../../shared/message/finding-text.ts'
import { moveProblemDetails, moveProblemText } from '../../shared/message/move-text.ts'
import { problemText } from '../../shared/message/problem-text.ts'
import type { ImportPlan, StoredText } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import type { FileCalls, MoveContent } from '../worker/file-calls.ts'
import type { MoveActs, MovedProjectPreview, MoveImport, MoveOptions, MovePreview } from './move.ts'
import { enterProject } from './project-acts.ts'
import { settingsSchema } from './remembered.ts'
import { storeProblemText } from './store-words.ts'
import { freshId, type World } from './world.ts'

/** Everything of this machine out, everything of another one in. */
export function moveActs(world: World, workers: FileCalls): MoveActs {
  const { store } = world

  async function saveMove(signal: AbortSignal, onProgress: (fraction: number) => void): Promise<string | null> {
    const projects = await world.writer.behind(() => projectsInOrder(world))
    if (world.writer.saving.get().kind === 'failed') {
      world.toasts.warn(t('move.unsaved'))
      return null
    }
    const about = {
      createdAt: new Date(world.clock.now()).toISOString(),
      generator: { name: 'Avowal', version: AVOWAL_VERSION },
      me: { annotatorId: world.me.get().id, name: world.me.get().fields.name },
      settings: world.settings.get() as unknown as JsonObject,
      projects,
    }
    const bytes = await workers.writeMove(about, requests(world, projects), signal, onProgress)
    signal.throwIfAborted()
    const suggestedName = `Avowal ${about.createdAt.slice(0, 10)}.avowal-move.ndjson`
    const saved = await world.host.saveFile({ suggestedName, mime: 'application/x-ndjson', bytes })
    if (!saved.ok) world.toasts.warn(problemText(saved.error))
    else if (saved.value !== null) world.toasts.say(t('session.done.saved-as', saved.value))
    return saved.ok ? saved.value : null
  }

  async function readMove(
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<MoveImport> {
    const read = await workers.readMove(file.bytes, signal, (done) => onProgress(done * 0.7))
    if (!read.ok) return refusal(read.error)
    const { projects } = read.value
    const revisions = projects.flatMap(({ content }) => content.revisions)
    const texts = projects.flatMap(({ content }) =>
      Array.from(content.texts, ([sha256, text]): StoredText => ({ sha256, text })),
    )
    const plan = await store.planImport(revisions, texts, {
      signal,
      onProgress: (done) => onProgress(0.7 + done * 0.3),
    })
    return {
      kind: 'ready',
      preview: previewOf(world, read.value, plan),
      apply: (options) => apply(read.value, plan, file.name, options),
    }
  }

  async function apply(
    { header, projects }: MoveContent,
    plan: ImportPlan,
    label: string,
    { continueAs, settings }: MoveOptions,
  ): Promise<string | null> {
    const applied = await world.writer.behind(() => store.applyImport(plan, label))
    if (!applied.ok) return storeProblemText(applied.error)
    const { annotatorId, name } = header.me
    if (continueAs) world.me.set({ id: annotatorId, fields: { annotatorId, name } })
    if (settings) world.settings.set(settingsSchema.parse(header.settings))
    const first = projects[0]?.content.projectId
    if (first !== undefined && world.place.get().projectId !== first) {
      world.selection.set(null)
      world.recentSpeakers.set([])
      enterProject(world, first)
    }
    world.toasts.say(t('move.done', projects.length, applied.value.added))
    return null
  }

  return { saveMove, readMove }
}

/** Every project of this machine, those without a record of their own too; the open one first, so that it opens there. */
async function projectsInOrder(world: World): Promise<readonly { readonly id: ProjectId; readonly name: string }[]> {
  const open = world.place.get().projectId
  const names = new Map((world.views.projects.get() ?? []).map(({ id, name }) => [id, name]))
  const ids = await world.store.projectIds()
  return [...ids.filter((id) => id === open), ...ids.filter((id) => id !== open)].map((id) => ({
    id,
    name: names.get(id) ?? '',
  }))
}

/** What the bundle of each project is made of, read when it is asked for. */
async function* requests(world: World, projects: readonly { readonly id: ProjectId }[]): AsyncGenerator<BundleRequest> {
  const { store } = world
  for (const { id: projectId } of projects) {
    yield {
      projectId,
      revisions: await store.projectRevisions(projectId),
      texts: new Map((await store.textsOf(projectId)).map(({ sha256, text }) => [sha256, text])),
      bundleId: freshId(world),
      createdAt: new Date(world.clock.now()).toISOString(),
      generator: { name: 'Avowal', version: AVOWAL_VERSION },
      articles: 'all',
      textIncluded: true,
      historyIncluded: true,
      privateIncluded: true,
    }
  }
}

function refusal(problem: MoveProblem): MoveImport {
  return { kind: 'refused', message: moveProblemText(problem), details: moveProblemDetails(problem) }
}

function previewOf(world: World, { header, projects }: MoveContent, plan: ImportPlan): MovePreview {
  const fresh = new Map<ProjectId, number>()
  for (const { projectId } of plan.fresh) fresh.set(projectId, (fresh.get(projectId) ?? 0) + 1)
  const here = new Set(plan.projects.flatMap(({ projectId, isHere }) => (isHere ? [projectId] : [])))
  const missing = plan.missingTexts.map(() => t('session.bundle.text-mismatch'))
  return {
    name: header.me.name,
    isMe: header.me.annotatorId === world.me.get().id,
    createdAt: header.createdAt,
    projects: projects.map(({ content, tally }): MovedProjectPreview => {
      const { projectId: id, projectName, revisions } = content
      const newRevisions = fresh.get(id) ?? 0
      return {
        id,
        name: projectName ?? '',
        isHere: here.has(id),
        articles: tally.articles,
        claims: tally.claims,
        newRevisions,
        alreadyHere: revisions.length - newRevisions,
      }
    }),
    newRevisions: plan.fresh.length,
    conflicts: plan.conflicts.length,
    quarantined: plan.quarantined.length,
    warnings: [...new Set([...projects.flatMap(({ content }) => content.findings.map(findingText)), ...missing])],
  }
}
