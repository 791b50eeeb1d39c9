import { assertNever } from '../../../shared/base/assert-never.ts'
import type { Rid } from '../../../shared/base/ids.ts'
import { type Obstacles, obstaclesOf } from '../../../shared/folder/choose-files.ts'
import { pathOf, rememberTaken, rememberWritten } from '../../../shared/folder/folder-memory.ts'
import type { BundleContent } from '../../../shared/format/read-bundle.ts'
import type { FolderFile } from '../../../shared/host/folders.ts'
import type { ImportPlan, StoredText } from '../../store/store.ts'
import { t } from '../../strings/strings.ts'
import { type Candidate, type Desk, keep, PassStopped } from './desk.ts'

type Content = Extract<Candidate, { kind: 'content' }>

/** How long after the first time a file that is not whole is tried again, in milliseconds; then twice as long each time. */
const FIRST_TRY = 2_000
const LAST_TRY = 10 * 60 * 1000

/**
 * Reads files that are new in the folder; one that is not whole yet is left for a later pass, one that cannot be read for
 * the user.
 */
export async function readNew(desk: Desk, unknown: readonly FolderFile[], force: boolean): Promise<void> {
  const there = new Set(unknown.map(pathOf))
  for (const map of [desk.candidates, desk.late]) {
    for (const path of [...map.keys()]) if (!there.has(path)) map.delete(path)
  }
  for (const file of unknown) {
    const path = pathOf(file)
    // The user may have taken it in by now, or have the program that can read it.
    const before = desk.candidates.get(path)
    if (force && before !== undefined && before.kind !== 'content') desk.candidates.delete(path)
    const late = desk.late.get(path)
    if (desk.candidates.has(path) || (late !== undefined && !force && desk.parts.clock.now() < late.next)) continue
    await readOrName(desk, file)
  }
}

/** Whatever becomes of one file, the others come in. */
async function readOrName(desk: Desk, file: FolderFile): Promise<void> {
  try {
    await readOne(desk, file)
  } catch (failure) {
    if (failure instanceof PassStopped || desk.signal.aborted) throw failure
    desk.late.delete(pathOf(file))
    desk.candidates.set(pathOf(file), { kind: 'unreadable', file, why: 'failed' })
  }
}

async function readOne(desk: Desk, file: FolderFile): Promise<void> {
  const { folders, workers, clock } = desk.parts
  const path = pathOf(file)
  const read = await folders.read(desk.kept.folder, file)
  desk.signal.throwIfAborted()
  if (!read.ok) {
    switch (read.error.kind) {
      case 'folder-file-incomplete':
      case 'folder-file-missing':
      case 'folder-file-unreadable': {
        const attempts = (desk.late.get(path)?.attempts ?? 0) + 1
        const wait = Math.min(LAST_TRY, FIRST_TRY * 2 ** (attempts - 1))
        desk.late.set(path, { file, attempts, next: clock.now() + wait })
        return
      }
      case 'folder-file-too-large':
        desk.candidates.set(path, { kind: 'unreadable', file, why: 'too-large' })
        return
      case 'folder-file-refused':
        desk.candidates.set(path, { kind: 'unreadable', file, why: 'refused' })
        return
      case 'folder-locked':
      case 'folder-not-written':
      case 'folder-of-a-device':
      case 'folder-unknown':
      case 'folder-unreachable':
        throw new PassStopped(read.error)
      default:
        return assertNever(read.error)
    }
  }
  desk.late.delete(path)
  const content = await workers.readBundle(read.value, desk.signal, () => {})
  if (!content.ok) desk.candidates.set(path, { kind: 'other', file })
  else if (content.value.projectId === desk.projectId) {
    desk.candidates.set(path, { kind: 'content', file, content: content.value })
  } else if (await isAllHere(desk, content.value))
    await keep(desk, { memory: rememberTaken(desk.kept.memory, [path], null) })
  else desk.candidates.set(path, { kind: 'other', file })
}

/** Whether the user has taken in a file of another project already. */
async function isAllHere({ parts: { store }, signal }: Desk, { revisions }: BundleContent): Promise<boolean> {
  return (await store.planImport(revisions, [], { signal })).fresh.length === 0
}

/** Takes in all files at once that bring nothing the user should see first. Answers how many revisions were new. */
export async function takeIn(desk: Desk): Promise<number> {
  const { store, writer } = desk.parts
  const { open, plan } = await cleanFiles(desk)
  if (plan === null) return 0
  let receipt: string | null = null
  if (plan.fresh.length > 0 || plan.texts.length > 0) {
    const applied = await writer.behind(() => store.applyImport(plan, t('folder.receipt', desk.kept.name)))
    if (!applied.ok) throw new PassStopped({ kind: 'store', message: applied.error.kind })
    receipt = applied.value.added > 0 ? applied.value.id : null
  }
  await rememberAll(desk, open, receipt)
  if (plan.fresh.length > 0) await keep(desk, { lastIn: { at: desk.parts.clock.now(), revisions: plan.fresh.length } })
  return plan.fresh.length
}

/** The most files that can be taken in together without the user's word, and what that does. */
async function cleanFiles(
  desk: Desk,
): Promise<{ readonly open: readonly Content[]; readonly plan: ImportPlan | null }> {
  let open = [...desk.candidates.values()].filter((candidate) => candidate.kind === 'content')
  while (open.length > 0) {
    const plan = await planOf(desk, open)
    const obstacles = await obstaclesIn(desk, plan)
    const fresh = new Set(plan.fresh.map(({ rid }) => rid))
    const clean = open.filter(
      ({ content }) =>
        obstaclesOf(
          content.revisions.filter(({ rid }) => fresh.has(rid)),
          obstacles,
        ).length === 0,
    )
    if (clean.length === open.length) return { open, plan }
    // Without some, others may lack a parent, or clash no more with what is here.
    open = clean
  }
  return { open: [], plan: null }
}

function planOf(desk: Desk, open: readonly Content[]): Promise<ImportPlan> {
  const revisions = open.flatMap(({ content }) => content.revisions)
  const texts = new Map(open.flatMap(({ content }) => [...content.texts]))
  const stored = Array.from(texts, ([sha256, text]): StoredText => ({ sha256, text }))
  return desk.parts.store.planImport(revisions, stored, { signal: desk.signal })
}

async function obstaclesIn(desk: Desk, plan: ImportPlan): Promise<Obstacles> {
  return {
    conflicts: new Set(plan.conflicts.map(({ recordId }) => recordId)),
    parentless: new Set(plan.quarantined),
    foreign: new Set(plan.foreign),
    texts: new Set(plan.missingTexts),
    undone: await undoneRids(desk),
  }
}

/** The revisions that came from the folder and that the user has taken off this machine again. */
async function undoneRids(desk: Desk): Promise<ReadonlySet<Rid>> {
  const undone = new Set<Rid>()
  const withdrawn = new Set((await desk.parts.receipts()).filter((each) => each.withdrawn).map(({ id }) => id))
  for (const [path, { receipt }] of Object.entries(desk.kept.memory.taken)) {
    if (receipt === null || !withdrawn.has(receipt)) continue
    for (const rid of await desk.rids.load(path)) undone.add(rid)
  }
  return undone
}

async function rememberAll(desk: Desk, open: readonly Content[], receipt: string | null): Promise<void> {
  let { memory } = desk.kept
  for (const { file, content } of open) {
    const path = pathOf(file)
    const rids = new Set(content.revisions.map(({ rid }) => rid))
    await desk.rids.save(path, rids)
    memory =
      file.device === desk.parts.store.deviceId
        ? rememberWritten(memory, file.name, rids.size)
        : rememberTaken(memory, [path], receipt)
    desk.candidates.delete(path)
  }
  await keep(desk, { memory })
}
