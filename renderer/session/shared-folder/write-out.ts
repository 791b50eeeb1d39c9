import type { Rid } from '../../../shared/base/ids.ts'
import type { Sha256 } from '../../../shared/base/sha256.ts'
import { FULL, filesToCompact, inPortions, rememberWritten, supersede } from '../../../shared/folder/folder-memory.ts'
import type { BundleRequest } from '../../../shared/format/make-bundle.ts'
import { compareHlc } from '../../../shared/history/hlc.ts'
import { mayLeave } from '../../../shared/history/may-leave.ts'
import type { Revision } from '../../../shared/history/revision.ts'
import { MAX_FOLDER_FILE_BYTES } from '../../../shared/host/folder-names.ts'
import type { CanonicalText } from '../../../shared/text/canonical-text.ts'
import { type Desk, heldRids, keep, ownPath, PassStopped } from './desk.ts'

type Texts = ReadonlyMap<Sha256, CanonicalText>

/** How much text goes into one file at most, in UTF-16 code units; an article that alone is longer has one to itself. */
const TEXT_IN_A_FILE = 20_000_000

const NO_TEXTS: Texts = new Map()

/** Writes what is here and in no file of the folder. Answers how many revisions that were. */
export async function writeOut(desk: Desk): Promise<number> {
  const { store, writer, clock } = desk.parts
  // What was done a moment ago is part of what leaves.
  await writer.settled()
  const missing = (await store.revisionsExcept(desk.projectId, await heldRids(desk))).filter(mayLeave)
  if (missing.length === 0) return 0
  await writeFiles(desk, missing, NO_TEXTS)
  await keep(desk, {
    lastOut: { at: clock.now(), revisions: missing.length },
    textsWritten: desk.kept.textsWritten ?? desk.kept.texts,
  })
  return missing.length
}

/** Makes one file of many small ones; of all where texts shall go along from now on, or no more. */
export async function compact(desk: Desk): Promise<void> {
  const { textsWritten, texts, memory } = desk.kept
  const changed = textsWritten !== null && textsWritten !== texts
  const names = changed ? memory.written.map(({ name }) => name) : filesToCompact(memory)
  if (names.length > 0) {
    const read = await readOwn(desk, names)
    await writeFiles(desk, [...read.revisions.values()], read.texts)
    await keep(desk, { memory: supersede(desk.kept.memory, read.names) })
    await removeSuperseded(desk)
  }
  if (changed) await keep(desk, { textsWritten: texts })
}

/** Removes files of this device whose contents stand in another one. */
export async function removeSuperseded(desk: Desk): Promise<void> {
  const { folders } = desk.parts
  for (const name of desk.kept.memory.superseded) {
    const removed = await folders.remove(desk.kept.folder, name)
    if (!removed.ok) throw new PassStopped(removed.error)
    await desk.rids.drop(ownPath(desk, name))
  }
  await keep(desk, { memory: { ...desk.kept.memory, superseded: [] } })
}

/** What stands in files of this device; one that cannot be read now is left as it is. */
async function readOwn(desk: Desk, names: readonly string[]) {
  const { folders, workers, store } = desk.parts
  const revisions = new Map<Rid, Revision>()
  const texts = new Map<Sha256, CanonicalText>()
  const whole: string[] = []
  for (const name of names) {
    const bytes = await folders.read(desk.kept.folder, { device: store.deviceId, name })
    const content = bytes.ok ? await workers.readBundle(bytes.value, desk.signal, () => {}) : null
    if (content === null || !content.ok) continue
    for (const revision of content.value.revisions) revisions.set(revision.rid, revision)
    for (const [sha256, text] of content.value.texts) texts.set(sha256, text)
    whole.push(name)
  }
  return { revisions, texts, names: whole }
}

/** Writes revisions into as many new files as they need, each of which is read back before it counts. */
async function writeFiles(desk: Desk, revisions: readonly Revision[], more: Texts): Promise<void> {
  const lengths = new Map<Rid, number>()
  const texts = desk.kept.texts ? await textsNamed(desk, revisions, more) : NO_TEXTS
  for (const { rid, set } of revisions) lengths.set(rid, texts.get(set['sha256'] as Sha256)?.length ?? 0)
  const ordered = [...revisions].sort((a, b) => compareHlc(a.hlc, b.hlc) || (a.rid < b.rid ? -1 : 1))
  const limits = { count: FULL, weight: TEXT_IN_A_FILE }
  for (const portion of inPortions(ordered, ({ rid }) => lengths.get(rid) ?? 0, limits)) {
    await writeFile(desk, portion, texts)
  }
}

async function textsNamed(desk: Desk, revisions: readonly Revision[], more: Texts): Promise<Texts> {
  const texts = new Map<Sha256, CanonicalText>()
  for (const { kind, set } of revisions) {
    const name = set['sha256'] as Sha256 | undefined
    if (kind !== 'article' || typeof name !== 'string' || texts.has(name)) continue
    const text = (await desk.parts.store.text(name)) ?? more.get(name)
    if (text !== undefined) texts.set(name, text)
  }
  return texts
}

async function writeFile(desk: Desk, portion: readonly Revision[], all: Texts): Promise<void> {
  const { folders, workers, store } = desk.parts
  const named = new Set(portion.map(({ set }) => set['sha256']))
  const texts: Texts = new Map([...all].filter(([name]) => named.has(name)))
  const pieces = await workers.write(requestOf(desk, portion, texts), 'ndjson', desk.signal)
  const size = pieces.reduce((sum, { length }) => sum + length, 0)
  if (size > MAX_FOLDER_FILE_BYTES && portion.length > 1) {
    const half = Math.ceil(portion.length / 2)
    await writeFile(desk, portion.slice(0, half), texts)
    await writeFile(desk, portion.slice(half), texts)
    return
  }
  const written = await folders.write(desk.kept.folder, desk.kept.memory.lastSequence + 1, pieces)
  if (!written.ok) throw new PassStopped(written.error)
  const back = await folders.read(desk.kept.folder, { device: store.deviceId, name: written.value })
  if (!back.ok) throw new PassStopped({ kind: 'folder-not-written', message: back.error.kind })
  await desk.rids.save(ownPath(desk, written.value), new Set(portion.map(({ rid }) => rid)))
  await keep(desk, { memory: rememberWritten(desk.kept.memory, written.value, portion.length) })
}

/** A bundle of these revisions: the form that every file of the folder has. */
export function requestOf(desk: Desk, revisions: readonly Revision[], texts: Texts): BundleRequest {
  const { clock, freshId } = desk.parts
  return {
    projectId: desk.projectId,
    revisions,
    texts,
    bundleId: freshId(),
    createdAt: new Date(clock.now()).toISOString(),
    generator: { name: 'Avowal', version: AVOWAL_VERSION },
    articles: 'all',
    textIncluded: texts.size > 0 || desk.kept.texts,
    historyIncluded: true,
  }
}
