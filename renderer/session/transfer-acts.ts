import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { BundleProblem } from '../../shared/format/bundle-problem.ts'
import type { BundleRequest } from '../../shared/format/make-bundle.ts'
import type { BundleContent } from '../../shared/format/read-bundle.ts'
import { revisionsOfChange } from '../../shared/history/change.ts'
import { advanceState, recordState } from '../../shared/history/record-state.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { findingText } from '../../shared/message/finding-text.ts'
import { lossText } from '../../shared/message/loss-text.ts'
import { problemDetails, problemText } from '../../shared/message/problem-text.ts'
import type { ImportPlan, StoredText } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import type { OpenWorkers as Workers } from '../worker/open-workers.ts'
import { continueAs } from './continue-as.ts'
import type { ExportFormat, ExportOptions, ExportPreview, ExportScope } from './export.ts'
import type { BundleImport, BundlePreview } from './import-bundle.ts'
import { tellOfImport } from './import-news.ts'
import { enterProject } from './project-acts.ts'
import type { Session } from './session.ts'
import { storeProblemText } from './store-words.ts'
import { freshId, type World } from './world.ts'

type TransferActs = Pick<Session, 'readBundle' | 'previewExport' | 'saveExport' | 'rescue'>

const MIME = { bundle: 'application/json', ndjson: 'application/x-ndjson', csv: 'text/csv' } as const
const EXTENSION = { bundle: '.avowal', ndjson: '.avowal.ndjson', csv: '.csv' } as const
const NEVER = new AbortController().signal

/** Bundles in, bundles and tables out. */
export function transferActs(world: World, workers: Workers): TransferActs {
  const { store } = world

  async function readBundle(
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<BundleImport> {
    const read = await workers.readBundle(file.bytes, signal, (done) => onProgress(done * 0.7))
    if (!read.ok) return refusal(read.error)
    const content = read.value
    const texts = Array.from(content.texts, ([sha256, text]): StoredText => ({ sha256, text }))
    const plan = await store.planImport(content.revisions, texts, {
      signal,
      onProgress: (done) => onProgress(0.7 + done * 0.3),
    })
    return {
      kind: 'ready',
      preview: previewOf(content, plan),
      continueAs: people(content, world.views.sharing.get().isMe),
      apply: (options) => apply(content, plan, file.name, options.continueAs),
    }
  }

  async function apply(
    content: BundleContent,
    plan: ImportPlan,
    label: string,
    goOnAs: string | null,
  ): Promise<{ readonly added: number }> {
    const applied = await world.writer.behind(() => store.applyImport(plan, label))
    if (!applied.ok) {
      world.toasts.warn(storeProblemText(applied.error))
      return { added: 0 }
    }
    const chosen = people(content, () => false).find(({ id }) => id === goOnAs)
    if (chosen !== undefined) await continueAs(world, content.projectId, chosen)
    if (world.place.get().projectId !== content.projectId) enterProject(world, content.projectId)
    await tellOfImport(world, content.projectId, plan, applied.value)
    return { added: applied.value.added }
  }

  async function request(projectId: ProjectId, scope: ExportScope, options: ExportOptions): Promise<BundleRequest> {
    // What was done a moment ago is part of what leaves.
    await world.writer.settled()
    return {
      projectId,
      revisions: await store.projectRevisions(projectId),
      texts: new Map((await store.textsOf(projectId)).map(({ sha256, text }) => [sha256, text])),
      bundleId: freshId(world),
      createdAt: new Date(world.clock.now()).toISOString(),
      generator: { name: 'Avowal', version: AVOWAL_VERSION },
      articles: articlesIn(scope, options),
      textIncluded: options.textIncluded,
      historyIncluded: options.historyIncluded,
    }
  }

  function articlesIn(scope: ExportScope, { articles = [] }: ExportOptions): BundleRequest['articles'] {
    const { articleId } = world.place.get()
    if (scope === 'chosen') return articles
    if (scope === 'hand-over') return completed(world)
    return scope === 'project' || articleId === null ? 'all' : [articleId]
  }

  async function previewExport(
    scope: ExportScope,
    format: ExportFormat,
    options: ExportOptions,
  ): Promise<ExportPreview> {
    const { projectId } = world.place.get()
    if (projectId === null) throw new Error('There is a preview only while a project is open')
    const { csvLosses, ...counts } = await workers.tally(await request(projectId, scope, options), NEVER)
    const losses = format === 'csv' ? csvLosses.map(lossText) : []
    return { ...counts, fileName: fileName(world, scope, format), losses }
  }

  async function saveExport(scope: ExportScope, format: ExportFormat, options: ExportOptions): Promise<string | null> {
    const { projectId } = world.place.get()
    if (projectId === null) return null
    const bytes = await workers.write(await request(projectId, scope, options), format, NEVER)
    return save(fileName(world, scope, format), format, bytes)
  }

  async function save(name: string, format: ExportFormat, bytes: readonly Uint8Array[]): Promise<string | null> {
    const saved = await world.host.saveFile({ suggestedName: name, mime: MIME[format], bytes })
    if (!saved.ok) {
      world.toasts.warn(problemText(saved.error))
      return null
    }
    if (saved.value !== null) world.toasts.say(t('session.done.saved-as', saved.value))
    return saved.value
  }

  /** The project with the changes that are in memory only, as a bundle. */
  async function rescue(): Promise<void> {
    const { projectId } = world.place.get()
    if (projectId === null) return
    const base = await request(projectId, 'project', { textIncluded: true, historyIncluded: true })
    const states = new Map((await store.states(projectId)).map((state) => [state.recordId, state]))
    const unwritten = world.writer.pending.get().flatMap(({ change, actorId, hlc }): readonly Revision[] => {
      const own = { ...change, edits: change.edits.filter((edit) => edit.projectId === projectId) }
      const revisions = revisionsOfChange(own, { actorId, deviceId: store.deviceId, hlc }, (id) => states.get(id))
      for (const revision of revisions) {
        const before = states.get(revision.recordId)
        const after = before === undefined ? recordState([revision]) : advanceState(before, revision)
        if (after !== null) states.set(revision.recordId, after)
      }
      return revisions
    })
    const texts = new Map([...base.texts, ...world.writer.texts().map(({ sha256, text }) => [sha256, text] as const)])
    const whole = { ...base, texts, revisions: [...base.revisions, ...unwritten] }
    await save(fileName(world, 'project', 'bundle'), 'bundle', await workers.write(whole, 'bundle', NEVER))
  }

  return { readBundle, previewExport, saveExport, rescue }
}

function refusal(problem: BundleProblem): BundleImport {
  return { kind: 'refused', message: problemText(problem), details: problemDetails(problem) }
}

function previewOf(content: BundleContent, plan: ImportPlan): BundlePreview {
  const missing = plan.missingTexts.map(() => t('session.bundle.text-mismatch'))
  const otherKind = plan.leftOut.length === 0 ? [] : [t('session.bundle.other-kind', plan.leftOut.length)]
  return {
    projectName: content.projectName ?? '',
    projectIsHere: plan.projects.some(({ projectId, isHere }) => projectId === content.projectId && isHere),
    articles: plan.newRecords.get('article') ?? 0,
    claims: plan.newRecords.get('claim') ?? 0,
    newRevisions: plan.fresh.length,
    alreadyHere: plan.here,
    conflicts: plan.conflicts.length,
    quarantined: plan.quarantined.length,
    foreign: plan.foreign.length,
    summary: plan.summary,
    warnings: [...content.findings.map(findingText), ...new Set(missing), ...otherKind],
  }
}

/** The annotators in a bundle, but for some. */
function people(
  content: BundleContent,
  but: (annotatorId: string) => boolean,
): readonly { readonly id: RecordId; readonly name: string }[] {
  const names = new Map<RecordId, string>()
  for (const { kind, set } of content.revisions) {
    if (kind !== 'annotator' || typeof set['annotatorId'] !== 'string' || but(set['annotatorId'])) continue
    if (typeof set['name'] === 'string') names.set(set['annotatorId'] as RecordId, set['name'])
  }
  return Array.from(names, ([id, name]) => ({ id, name }))
}

/** The articles that I have marked complete. */
export function completed({ views }: Pick<World, 'views'>): readonly RecordId[] {
  return views.library
    .get()
    .filter(({ status }) => status === 'complete')
    .map(({ id }) => id)
}

const UNSAFE_IN_FILE_NAMES = /[\p{Cc}<>:"/\\|?*]+/gu

/** The name of a file that leaves: what is handed over is told from the whole project by who hands it over. */
function fileName(world: World, scope: ExportScope, format: ExportFormat): string {
  const { projectId, articleId } = world.place.get()
  const project = world.views.projects.get()?.find(({ id }) => id === projectId)?.name
  const title = world.views.library.get().find(({ id }) => id === articleId)?.title
  const { name: me } = world.me.get().fields
  const safe = (words = '') => words.replaceAll(UNSAFE_IN_FILE_NAMES, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 80)
  const name = safe(scope === 'article' ? title : project) || 'avowal'
  const isHandedOver = scope === 'chosen' || scope === 'hand-over'
  const isNamed = me !== t('session.me-unnamed')
  const handed = isNamed ? t('session.file.from', name, safe(me)) : t('session.file.for-review', name)
  return `${isHandedOver ? handed : name}${EXTENSION[format]}`
}
