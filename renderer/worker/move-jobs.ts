import { err, ok, type Result } from '../../shared/base/result.ts'
import type { BundleProblem } from '../../shared/format/bundle-problem.ts'
import type { Bundle } from '../../shared/format/bundle-schema.ts'
import { type BundleRequest, makeBundle } from '../../shared/format/make-bundle.ts'
import { type MoveAbout, type MoveHeader, parseMove, serializeMove } from '../../shared/format/move.ts'
import type { MoveProblem } from '../../shared/format/move-problem.ts'
import { type BundleContent, readBundle } from '../../shared/format/read-bundle.ts'
import { type BundleTally, tallyBundle } from '../../shared/format/tally-bundle.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { inPieces } from './pieces.ts'
import type { Work } from './serve.ts'

/** Announces the revisions of a project, which follow in pieces of their own. */
export interface MovedProject {
  readonly bundle: Omit<BundleRequest, 'revisions'>
}

/** What one project of a move brings, but for its revisions: these go ahead in pieces, `count` of them. */
export interface MovedRest {
  readonly content: Omit<BundleContent, 'revisions'>
  readonly tally: BundleTally
  readonly count: number
}

/** A move as the worker gives it, the revisions of all projects having gone ahead in order. */
export interface MoveRest {
  readonly header: MoveHeader
  readonly projects: readonly MovedRest[]
}

/** Writes everything of a machine, piece by piece ahead of the answer. */
export function writeMove(about: MoveAbout, { parts, progress, send }: Work): null {
  for (const chunk of serializeMove(about, bundlesOf(parts, about.projects.length, progress))) send(chunk)
  return null
}

function* bundlesOf(parts: readonly unknown[], total: number, progress: Work['progress']): Generator<Bundle> {
  let open: { readonly bundle: MovedProject['bundle']; readonly revisions: Revision[] } | null = null
  let done = 0
  for (const part of parts as readonly (MovedProject | readonly Revision[])[]) {
    if ('bundle' in part) {
      if (open !== null) yield makeBundle({ ...open.bundle, revisions: open.revisions })
      done += 1
      progress(done / (total + 1))
      open = { bundle: part.bundle, revisions: [] }
      continue
    }
    for (const revision of part) open?.revisions.push(revision)
  }
  if (open !== null) yield makeBundle({ ...open.bundle, revisions: open.revisions })
}

/** Reads everything of another machine; its bytes came ahead in pieces. */
export function readMove({ parts, progress, send }: Work): Result<MoveRest, MoveProblem> {
  const read = parseMove(parts as readonly Uint8Array[], verified)
  if (!read.ok) return err(read.error)
  const { header, parts: projects } = read.value
  progress(0.9)
  return ok({
    header,
    projects: projects.map(({ content: { revisions, ...content }, tally }) => {
      for (const piece of inPieces(revisions)) send(piece)
      return { content, tally, count: revisions.length }
    }),
  })
}

function verified(
  bundle: Bundle,
): Result<{ readonly content: BundleContent; readonly tally: BundleTally }, BundleProblem> {
  const read = readBundle(bundle)
  return read.ok ? ok({ content: read.value, tally: tallyBundle(bundle) }) : read
}
