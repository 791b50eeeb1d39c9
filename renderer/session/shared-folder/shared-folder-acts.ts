import { assertNever } from '../../../shared/base/assert-never.ts'
import type { ProjectId } from '../../../shared/base/ids.ts'
import { NOTHING_REMEMBERED, pathOf } from '../../../shared/folder/folder-memory.ts'
import type { FolderProblem, Folders } from '../../../shared/host/folders.ts'
import type { ImportReceipt, Store } from '../../store/store.ts'
import { t } from '../../strings/strings.ts'
import type { FileCalls } from '../../worker/file-calls.ts'
import { storeProblemText } from '../store-words.ts'
import { cell, derived } from '../subscribable.ts'
import { freshId, type World } from '../world.ts'
import { type Desk, openDesk, type PassProblem } from './desk.ts'
import { type KeptFolder, keepFolder, recallFolder } from './kept-folder.ts'
import { type PassReport, runPass, waitingFiles } from './pass.ts'
import type { FolderTrouble, SharedFolderActs, SharedFolderView } from './shared-folder.ts'

/** How long to wait before a pass, in milliseconds. */
export interface FolderTiming {
  /** After something was done here: an edit seldom comes alone. */
  readonly afterCommit: number
  /** After something has changed in the folder. */
  readonly afterChange: number
}

const FOLDER_TIMING: FolderTiming = { afterCommit: 4_000, afterChange: 500 }

/** How many imports are offered to be taken back. */
const SHOWN_RECEIPTS = 5

const NOTHING: PassReport = { problem: null, incomplete: 0, waiting: 0, nextTry: null, came: 0, went: 0 }

interface Standing {
  readonly kept: KeptFolder
  readonly isWorking: boolean
  readonly report: PassReport
}

/** The shared folder of the open project; `null` where the host has no folders. Passes follow one another, never overlap. */
export function sharedFolderActs(
  world: World,
  workers: Pick<FileCalls, 'readBundle' | 'write'>,
  closing: AbortSignal,
  timing: FolderTiming = FOLDER_TIMING,
): SharedFolderActs | null {
  const { folders } = world.host
  return folders === null ? null : actsOver(folders, world, workers, closing, timing)
}

function actsOver(
  folders: Folders,
  world: World,
  workers: Pick<FileCalls, 'readBundle' | 'write'>,
  closing: AbortSignal,
  timing: FolderTiming,
): SharedFolderActs {
  const { store, writer, place, clock } = world
  const standing = cell<Standing | null>(null)
  const imports = store.live.imports()
  const letImports = imports.subscribe(() => {})
  const parts = { store, folders, workers, writer, clock, freshId: () => freshId(world), receipts: () => loaded(store) }
  let desk: Desk | null = null
  let leaving = new AbortController()
  let timer: ReturnType<typeof setTimeout> | null = null
  let due = Number.POSITIVE_INFINITY
  let line: Promise<unknown> = Promise.resolve()
  /** From then on files that are no candidates may become some at any time. */
  let hasLooked = false

  /** Does something after all that was begun before. */
  function inLine<T>(work: () => Promise<T>): Promise<T> {
    const done = line.then(work)
    line = done.catch(() => undefined)
    return done
  }

  function passIn(wait: number): void {
    const at = Date.now() + wait
    if (desk === null || at >= due) return
    if (timer !== null) clearTimeout(timer)
    due = at
    timer = setTimeout(() => void inLine(() => pass(false)), wait)
  }

  function clearTimer(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    due = Number.POSITIVE_INFINITY
  }

  async function pass(force: boolean): Promise<void> {
    clearTimer()
    const at = desk
    if (at === null || closing.aborted) return
    show(at, { isWorking: true })
    const report = await alone(store, at.projectId, async () => {
      // Another window of this machine may have been at it.
      at.kept = (await recallFolder(store, at.projectId)) ?? at.kept
      return runPass(at, force || hasLooked)
    }).catch((failure: unknown): PassReport => {
      const problem: PassProblem = { kind: 'store', message: failure instanceof Error ? failure.message : '' }
      return { ...(standing.get()?.report ?? NOTHING), problem }
    })
    show(at, { isWorking: false, report })
    if (at === desk && report.nextTry !== null) passIn(Math.max(0, report.nextTry - clock.now()))
  }

  function show(at: Desk, change: Partial<Standing>): void {
    if (at !== desk || at.signal.aborted) return
    standing.update((now) => ({ isWorking: false, report: NOTHING, ...now, ...change, kept: at.kept }))
  }

  function close(): void {
    leaving.abort()
    leaving = new AbortController()
    clearTimer()
    desk = null
    hasLooked = false
    standing.set(null)
  }

  /** Goes to the folder of a project. */
  async function enter(projectId: ProjectId | null): Promise<void> {
    if (projectId !== place.get().projectId || closing.aborted) return
    close()
    const kept = projectId === null ? null : await recallFolder(store, projectId)
    if (projectId === null || kept === null) return
    const signal = AbortSignal.any([leaving.signal, closing])
    desk = openDesk(projectId, parts, kept, signal)
    standing.set({ kept, isWorking: false, report: NOTHING })
    const stop = folders.watch(kept.folder, () => passIn(timing.afterChange))
    signal.addEventListener('abort', stop, { once: true })
    await pass(false)
  }

  function follow(): void {
    const { projectId } = place.get()
    if (projectId === entered) return
    entered = projectId
    leaving.abort()
    void inLine(() => enter(projectId))
  }
  let entered: ProjectId | null = null
  const stops = [
    place.subscribe(follow),
    writer.saving.subscribe(() => {
      if (writer.saving.get().kind === 'saved') passIn(timing.afterCommit)
    }),
    letImports,
    clearTimer,
  ]
  closing.addEventListener(
    'abort',
    () => {
      for (const stop of stops) stop()
    },
    { once: true },
  )
  follow()

  /** Changes what is kept of the folder of now, and looks again. */
  async function change(next: (kept: KeptFolder) => KeptFolder): Promise<void> {
    await inLine(async () => {
      if (desk === null) return
      const kept = next((await recallFolder(store, desk.projectId)) ?? desk.kept)
      if (await keepFolder(store, desk.projectId, kept)) desk.kept = kept
      await pass(true)
    })
  }

  async function letGo(projectId: ProjectId): Promise<void> {
    await inLine(async () => {
      const kept = desk?.projectId === projectId ? desk.kept : await recallFolder(store, projectId)
      if (kept === null) return
      if (desk?.projectId === projectId) close()
      await forgetFiles(store, projectId, kept)
      await keepFolder(store, projectId, null)
      await folders.forget(kept.folder)
    })
  }

  async function isUsedElsewhere(folder: string, projectId: ProjectId): Promise<boolean> {
    for (const other of await store.projectIds()) {
      if (other !== projectId && (await recallFolder(store, other))?.folder === folder) return true
    }
    return false
  }

  return {
    folder: derived([standing, imports], (now, receipts) => (now === null ? null : viewOf(now, receipts ?? []))),
    async choose({ texts }) {
      const { projectId } = place.get()
      if (projectId === null) return null
      const chosen = await folders.choose(store.deviceId)
      if (!chosen.ok) return choiceText(chosen.error)
      if (chosen.value === null) return null
      const { id: folder, name } = chosen.value
      if (await isUsedElsewhere(folder, projectId)) return t('folder.used-elsewhere')
      const before = await recallFolder(store, projectId)
      if (before !== null && before.folder !== folder) await letGo(projectId)
      const same = before !== null && before.folder === folder ? before : null
      await keepFolder(store, projectId, {
        folder,
        name,
        texts,
        textsWritten: same?.textsWritten ?? null,
        memory: same?.memory ?? NOTHING_REMEMBERED,
        lastIn: same?.lastIn ?? null,
        lastOut: same?.lastOut ?? null,
      })
      await inLine(() => enter(projectId))
      return null
    },
    async leave() {
      const { projectId } = place.get()
      if (projectId !== null) await letGo(projectId)
    },
    includeTexts: (texts) => change((kept) => ({ ...kept, texts })),
    sync: () => inLine(() => pass(true)),
    async allow() {
      if (desk !== null && (await folders.allow(desk.kept.folder))) await inLine(() => pass(true))
    },
    startAnew: () =>
      change((kept) => ({
        ...kept,
        textsWritten: null,
        memory: { ...NOTHING_REMEMBERED, lastSequence: kept.memory.lastSequence },
      })),
    waitingFiles: () =>
      inLine(async () => {
        hasLooked = true
        if (desk === null) return []
        const { files, unreadable } = await waitingFiles(desk)
        for (const file of unreadable) world.toasts.warn(t(`folder.unreadable.${file.why}`, pathOf(file)))
        return files
      }),
    async takeBack(receiptId) {
      const withdrawn = await writer.behind(() => store.withdrawImport(receiptId))
      if (!withdrawn.ok) return world.toasts.warn(storeProblemText(withdrawn.error))
      const { removed, kept } = withdrawn.value
      world.toasts.say(t('folder.taken-back', removed, kept))
    },
    forget: letGo,
  }
}

/** Drops what is remembered of each file. */
async function forgetFiles(store: Store, projectId: ProjectId, { memory }: KeptFolder): Promise<void> {
  const { rids } = openDesk(projectId, { store } as Desk['parts'], {} as KeptFolder, new AbortController().signal)
  for (const path of Object.keys(memory.taken)) await rids.drop(path)
  for (const { name } of memory.written) await rids.drop(`${store.deviceId}/${name}`)
}

/** One window of a machine at a time; where the browser has no locks there is only one. */
function alone<T>(store: Store, projectId: ProjectId, work: () => Promise<T>): Promise<T> {
  const { locks } = globalThis.navigator ?? {}
  if (locks === undefined) return work()
  return locks.request(`avowal shared folder ${store.deviceId} ${projectId}`, work)
}

function loaded(store: Store): Promise<readonly ImportReceipt[]> {
  const live = store.live.imports()
  return new Promise((resolve) => {
    let stop = () => {}
    function look(): void {
      const now = live.get()
      if (now === undefined) return
      stop()
      resolve(now)
    }
    stop = live.subscribe(look)
    look()
  })
}

function viewOf({ kept, isWorking, report }: Standing, imports: readonly ImportReceipt[]): SharedFolderView {
  const ids = new Set(Object.values(kept.memory.taken).map(({ receipt }) => receipt))
  return {
    name: kept.name,
    texts: kept.texts,
    isWorking,
    trouble: report.problem === null ? null : troubleOf(report.problem),
    detail: report.problem !== null && 'message' in report.problem ? report.problem.message : '',
    lastIn: kept.lastIn,
    lastOut: kept.lastOut,
    incomplete: report.incomplete,
    waiting: report.waiting,
    receipts: imports
      .filter(({ id }) => ids.has(id))
      .slice(0, SHOWN_RECEIPTS)
      .map(({ id, at, added, withdrawn }) => ({ id, at, added, withdrawn })),
  }
}

function troubleOf({ kind }: PassProblem): FolderTrouble {
  switch (kind) {
    case 'folder-locked':
      return 'locked'
    case 'folder-unreachable':
      return 'unreachable'
    case 'folder-unknown':
      return 'unknown'
    case 'folder-emptied':
      return 'emptied'
    case 'store':
      return 'failed'
    case 'folder-file-incomplete':
    case 'folder-file-missing':
    case 'folder-file-refused':
    case 'folder-file-too-large':
    case 'folder-file-unreadable':
    case 'folder-not-written':
    case 'folder-of-a-device':
      return 'not-written'
    default:
      return assertNever(kind)
  }
}

function choiceText(problem: FolderProblem): string {
  if (problem.kind === 'folder-of-a-device') return t('folder.of-a-device')
  return t('folder.not-chosen', 'message' in problem ? problem.message : '')
}
