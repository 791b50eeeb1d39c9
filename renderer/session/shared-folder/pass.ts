import type { Sha256 } from '../../../shared/base/sha256.ts'
import { pathOf, sightFolder } from '../../../shared/folder/folder-memory.ts'
import type { FolderFile } from '../../../shared/host/folders.ts'
import type { CanonicalText } from '../../../shared/text/canonical-text.ts'
import { t } from '../../strings/strings.ts'
import { type Desk, keep, type PassProblem, PassStopped, type Unreadable } from './desk.ts'
import { readNew, takeIn } from './take-in.ts'
import { compact, removeSuperseded, requestOf, writeOut } from './write-out.ts'

/** How a pass has ended. */
export interface PassReport {
  readonly problem: PassProblem | null
  /** Files that are not whole yet. */
  readonly incomplete: number
  /** Files that wait for the user's word. */
  readonly waiting: number
  /** When a file that is not whole is to be tried again, in milliseconds since 1970; `null` where none is. */
  readonly nextTry: number | null
  /** New revisions that came in, and revisions that went out. */
  readonly came: number
  readonly went: number
}

/**
 * One turn between this machine and its shared folder: takes in what is new there and may come in by itself, writes what
 * is here and not there, tidies up. With `force` files are tried again that were not whole a moment ago.
 */
export async function runPass(desk: Desk, force: boolean): Promise<PassReport> {
  const done = { came: 0, went: 0 }
  let problem: PassProblem | null = null
  try {
    await look(desk, force)
    done.came = await takeIn(desk)
    done.went = await writeOut(desk)
    await compact(desk)
  } catch (failure) {
    if (!(failure instanceof PassStopped)) throw failure
    problem = failure.problem
  }
  const tries = Array.from(desk.late.values(), ({ next }) => next)
  return {
    problem,
    incomplete: desk.late.size,
    waiting: desk.candidates.size,
    nextTry: tries.length === 0 ? null : Math.min(...tries),
    ...done,
  }
}

async function look(desk: Desk, force: boolean): Promise<void> {
  const { folders, store, clock } = desk.parts
  const listed = await folders.list(desk.kept.folder)
  if (!listed.ok) throw new PassStopped(listed.error)
  const sighting = sightFolder(desk.kept.memory, listed.value, { device: store.deviceId, now: clock.now() })
  if (sighting.isEmptied) throw new PassStopped({ kind: 'folder-emptied' })
  await keep(desk, { memory: sighting.memory })
  for (const path of sighting.forgotten) await desk.rids.drop(path)
  await removeSuperseded(desk)
  await readNew(desk, sighting.unknown, force)
}

/** What waits for the user's word. */
export interface Waiting {
  /** To be opened like any other file: one of this project, and each other one. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** What cannot be opened. */
  readonly unreadable: readonly (FolderFile & { readonly why: Unreadable })[]
}

/** Gathers what waits for the user's word. */
export async function waitingFiles(desk: Desk): Promise<Waiting> {
  const { folders, workers } = desk.parts
  const files: { name: string; bytes: Uint8Array }[] = []
  const own = [...desk.candidates.values()].filter((candidate) => candidate.kind === 'content')
  if (own.length > 0) {
    const revisions = own.flatMap(({ content }) => content.revisions)
    const texts = new Map<Sha256, CanonicalText>(own.flatMap(({ content }) => [...content.texts]))
    // With what is here of the same records the file stands by itself, and only what is absent everywhere is missed.
    const records = new Set(revisions.map(({ recordId }) => recordId))
    const here = await desk.parts.store.historiesOf(desk.projectId, [...records])
    const all = [...new Map([...[...here.values()].flat(), ...revisions].map((each) => [each.rid, each])).values()]
    const pieces = await workers.write(requestOf(desk, all, texts), 'ndjson', desk.signal)
    files.push({ name: t('folder.file'), bytes: joined(pieces) })
  }
  for (const candidate of desk.candidates.values()) {
    if (candidate.kind !== 'other') continue
    const read = await folders.read(desk.kept.folder, candidate.file)
    if (read.ok) files.push({ name: t('folder.file-other', files.length + 1), bytes: read.value })
    else desk.candidates.delete(pathOf(candidate.file))
  }
  const unreadable = [...desk.candidates.values()].flatMap((candidate) =>
    candidate.kind === 'unreadable' ? [{ ...candidate.file, why: candidate.why }] : [],
  )
  return { files, unreadable }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
