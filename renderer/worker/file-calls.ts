import type { ArticleProblem, ParsedArticle } from '../../shared/article/parse-article.ts'
import { ok, type Result } from '../../shared/base/result.ts'
import type { BundleProblem } from '../../shared/format/bundle-problem.ts'
import type { BundleRequest } from '../../shared/format/make-bundle.ts'
import type { MoveAbout, MoveHeader } from '../../shared/format/move.ts'
import type { MoveProblem } from '../../shared/format/move-problem.ts'
import type { BundleContent } from '../../shared/format/read-bundle.ts'
import type { BundleTally } from '../../shared/format/tally-bundle.ts'
import type { Revision } from '../../shared/history/revision.ts'
import type { CallOptions } from './call.ts'
import type { ArticleSource, BundleRest, FileRequest, WrittenFormat } from './file-jobs.ts'
import type { MovedProject, MoveRest } from './move-jobs.ts'
import { bytesInPieces, inPieces } from './pieces.ts'

/** One project of a move, with what its bundle holds in counts. */
export interface MovedContent {
  readonly content: BundleContent
  readonly tally: BundleTally
}

/** Everything of another machine, verified. */
export interface MoveContent {
  readonly header: MoveHeader
  readonly projects: readonly MovedContent[]
}

/** What the worker for files does. Each call rejects with the signal's reason when it is aborted. */
export interface FileCalls {
  readonly readArticle: (input: ArticleSource, signal: AbortSignal) => Promise<Result<ParsedArticle, ArticleProblem>>
  readonly readBundle: (
    bytes: Uint8Array,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ) => Promise<Result<BundleContent, BundleProblem>>
  /** The bytes of a bundle or a table, in pieces that follow one another. */
  readonly write: (
    request: BundleRequest,
    format: WrittenFormat,
    signal: AbortSignal,
    onProgress?: (fraction: number) => void,
  ) => Promise<readonly Uint8Array[]>
  /** The bytes of a file with everything of this machine, in pieces; `projects` are asked for one after another. */
  readonly writeMove: (
    about: MoveAbout,
    projects: AsyncIterable<BundleRequest>,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ) => Promise<readonly Uint8Array[]>
  /** What a file with everything of another machine brings. */
  readonly readMove: (
    bytes: Uint8Array,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ) => Promise<Result<MoveContent, MoveProblem>>
  /** What would leave with a request, counted. */
  readonly tally: (request: BundleRequest, signal: AbortSignal) => Promise<BundleTally>
}

/** Asks the worker for files; whoever asks knows the type of the answer. */
export type AskFiles = <T>(request: FileRequest, options: CallOptions) => Promise<T>

/** The calls over a way to ask: large things go and come in pieces, and are put together here. */
export function fileCalls(ask: AskFiles): FileCalls {
  return {
    readArticle: (input, signal) => ask({ kind: 'read-article', input }, { signal }),
    async readBundle(bytes, signal, onProgress) {
      const { parts: revisions, onPart } = gathered<readonly Revision[]>()
      const options = { signal, onProgress, onPart, parts: bytesInPieces(bytes) }
      const read = await ask<Result<BundleRest, BundleProblem>>({ kind: 'read-bundle' }, options)
      return read.ok ? ok({ ...read.value, revisions: revisions.flat() }) : read
    },
    async write({ revisions, ...bundle }, format, signal, onProgress = () => {}) {
      const { parts, onPart } = gathered<Uint8Array>()
      await ask({ kind: 'write', format, bundle }, { signal, onProgress, onPart, parts: inPieces([...revisions]) })
      return parts
    },
    async writeMove(about, projects, signal, onProgress) {
      const { parts, onPart } = gathered<Uint8Array>()
      await ask({ kind: 'write-move', about }, { signal, onProgress, onPart, parts: announced(projects) })
      return parts
    },
    async readMove(bytes, signal, onProgress) {
      const { parts, onPart } = gathered<readonly Revision[]>()
      const options = { signal, onProgress, onPart, parts: bytesInPieces(bytes) }
      const read = await ask<Result<MoveRest, MoveProblem>>({ kind: 'read-move' }, options)
      return read.ok ? ok(moveContent(read.value, parts.flat())) : read
    },
    tally({ revisions, ...bundle }, signal) {
      return ask({ kind: 'tally', bundle }, { signal, parts: inPieces([...revisions]) })
    },
  }
}

/** A list of the parts that come ahead of an answer. */
function gathered<T>(): { readonly parts: T[]; readonly onPart: (part: unknown) => void } {
  const parts: T[] = []
  return { parts, onPart: (part) => parts.push(part as T) } // Our own worker made them, of this very type.
}

/** Each project announced, and its revisions in pieces behind it. */
async function* announced(projects: AsyncIterable<BundleRequest>): AsyncGenerator<MovedProject | readonly Revision[]> {
  for await (const { revisions, ...bundle } of projects) {
    yield { bundle }
    yield* inPieces([...revisions])
  }
}

/** A move with its revisions, which are those of its projects one after another. */
function moveContent({ header, projects }: MoveRest, revisions: readonly Revision[]): MoveContent {
  let start = 0
  return {
    header,
    projects: projects.map(({ content, tally, count }) => {
      const own = revisions.slice(start, start + count)
      start += count
      return { content: { ...content, revisions: own }, tally }
    }),
  }
}
