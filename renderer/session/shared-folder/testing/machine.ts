import { readFileSync } from 'node:fs'
import { err } from '../../../../shared/base/result.ts'
import { MAX_FOLDER_FILE_BYTES } from '../../../../shared/host/folder-names.ts'
import type { FolderFile, Folders } from '../../../../shared/host/folders.ts'
import { type MemoryDisk, memoryFolders } from '../../../../shared/host/testing/memory-folders.ts'
import { quietHost } from '../../../../shared/host/testing/quiet-host.ts'
import { span } from '../../../../shared/text/offset.ts'
import type { Store } from '../../../store/store.ts'
import { closeWithBrowser, openTestStore, seededEntropy, tickingClock } from '../../../store/testing/fake-browser.ts'
import { openSession } from '../../open-session.ts'
import type { Session } from '../../session.ts'
import { directWorkers } from '../../testing/direct-workers.ts'
import { until } from '../../testing/test-session.ts'
import type { ArticleView, ClaimView, OpenArticle } from '../../views.ts'
import type { SharedFolderActs } from '../shared-folder.ts'
import type { FolderTiming } from '../shared-folder-acts.ts'

/** A machine with one window on the sample project, and what its user chooses as a folder next. */
export interface Machine {
  readonly session: Session
  readonly store: Store
  readonly shared: SharedFolderActs
  readonly choice: { folder: string | null }
}

interface MachineOptions {
  readonly seed?: number
  readonly timing?: FolderTiming
  /** Which files the host refuses for their size. */
  readonly tooLarge?: (file: FolderFile) => boolean
}

/** So long that no test waits for it. */
const NEVER_BY_ITSELF: FolderTiming = { afterCommit: 3_600_000, afterChange: 3_600_000 }

/** Opens a window on a machine of this name: the same name is the same machine. */
export async function openMachine(
  name: string,
  disk: MemoryDisk,
  { seed = 1, timing = NEVER_BY_ITSELF, tooLarge = () => false }: MachineOptions = {},
): Promise<Machine> {
  const clock = tickingClock(Date.UTC(2031, 3, seed))
  const entropy = seededEntropy(seed)
  const store = await openTestStore({ name, clock, entropy })
  const choice: Machine['choice'] = { folder: 'shared' }
  const memory = memoryFolders(disk, choice)
  const folders: Folders = {
    ...memory,
    async read(id, file) {
      return tooLarge(file)
        ? err({ kind: 'folder-file-too-large', limit: MAX_FOLDER_FILE_BYTES })
        : memory.read(id, file)
    },
  }
  const session = await openSession({
    store,
    clock,
    entropy,
    host: quietHost({ folders }),
    workers: directWorkers(),
    sample: async () => readFileSync(new URL('../../../../fixtures/sample/sample.avowal.json', import.meta.url)),
    folderTiming: timing,
  })
  closeWithBrowser(session.close)
  session.rename(name)
  if (session.sharedFolder === null) throw new Error('There are folders here')
  return { session, store, shared: session.sharedFolder, choice }
}

/** Opens a machine and shares its project through the folder. */
export async function sharingMachine(name: string, disk: MemoryDisk, seed: number, texts = true): Promise<Machine> {
  const machine = await openMachine(name, disk, { seed })
  await machine.shared.choose({ texts })
  return machine
}

function isOpen(open: OpenArticle): open is { kind: 'open'; article: ArticleView } {
  return open?.kind === 'open'
}

/** The open article. */
export async function articleOf({ session }: Machine): Promise<ArticleView> {
  return (await until(session.article, isOpen)).article
}

/** Makes a claim of the open article by its place, from the end of the text; answers it once it is saved. */
export async function tagAt(machine: Machine, place: number): Promise<ClaimView['id']> {
  const { session } = machine
  const { text } = await articleOf(machine)
  const start = text.length - 12 - place * 10
  session.setSelection(span(start, start + 8))
  const id = session.tag('commissive.pledge')
  if (id === null) throw new Error('Nothing was selected')
  await saved(machine)
  return id
}

export async function saved({ session }: Machine): Promise<void> {
  await until(session.saving, ({ kind }) => kind === 'saved')
}

/** The names of all that a project's records say here. */
export async function projectOf({ session }: Machine) {
  const { projectId } = session.place.get()
  if (projectId === null) throw new Error('No project is open')
  return projectId
}
