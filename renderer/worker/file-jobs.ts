import { parseArticle } from '../../shared/article/parse-article.ts'
import { assertNever } from '../../shared/base/assert-never.ts'
import type { Bundle } from '../../shared/format/bundle-schema.ts'
import { serializeClaimsCsv } from '../../shared/format/claims-csv.ts'
import { type BundleRequest, makeBundle } from '../../shared/format/make-bundle.ts'
import type { MoveAbout } from '../../shared/format/move.ts'
import { serializeNdjson } from '../../shared/format/ndjson.ts'
import { parseBundleFile } from '../../shared/format/parse-bundle-file.ts'
import { type BundleContent, readBundle } from '../../shared/format/read-bundle.ts'
import { serializeBundle } from '../../shared/format/serialize-bundle.ts'
import { tallyBundle } from '../../shared/format/tally-bundle.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { readMove, writeMove } from './move-jobs.ts'
import { bytesInPieces, inPieces } from './pieces.ts'
import type { Handover, Work } from './serve.ts'

/** An article to read: a file, or text that was pasted. */
export type ArticleSource =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string; readonly title: string | null }

/** What is asked of the worker that reads and writes files. */
export type FileRequest =
  | { readonly kind: 'read-article'; readonly input: ArticleSource }
  /** The bytes come ahead, in pieces. */
  | { readonly kind: 'read-bundle' }
  /** The revisions come ahead, in pieces; the file goes ahead of the answer, in pieces. */
  | {
      readonly kind: 'write'
      readonly format: WrittenFormat
      readonly bundle: Omit<BundleRequest, 'revisions'>
    }
  /** What would leave, counted; the revisions come ahead, as for writing. */
  | { readonly kind: 'tally'; readonly bundle: Omit<BundleRequest, 'revisions'> }
  /** Each project comes ahead, announced and then in pieces; the file goes ahead of the answer, in pieces. */
  | { readonly kind: 'write-move'; readonly about: MoveAbout }
  /** The bytes come ahead, in pieces. */
  | { readonly kind: 'read-move' }

/** What a project can be written as. */
export type WrittenFormat = 'bundle' | 'ndjson' | 'csv'

/** What a bundle brings, but for its revisions, which go ahead in pieces. */
export type BundleRest = Omit<BundleContent, 'revisions'>

/** Carries out a request. */
export function fileAnswer(request: FileRequest, work: Work): Handover<unknown> {
  switch (request.kind) {
    case 'read-article':
      return { value: readArticle(request.input), transfer: [] }
    case 'read-bundle':
      return { value: readBundlePieces(work), transfer: [] }
    case 'write':
      writePieces(request.format, whole(request.bundle, work), work)
      return { value: null, transfer: [] }
    case 'tally':
      return { value: tallyBundle(makeBundle(whole(request.bundle, work))), transfer: [] }
    case 'write-move':
      return { value: writeMove(request.about, work), transfer: [] }
    case 'read-move':
      return { value: readMove(work), transfer: [] }
    default:
      return assertNever(request)
  }
}

function whole(request: Omit<BundleRequest, 'revisions'>, { parts }: Work): BundleRequest {
  return { ...request, revisions: parts.flat() as Revision[] }
}

function readArticle(input: ArticleSource) {
  if (input.kind === 'file') return parseArticle({ fileName: input.name, bytes: input.bytes })
  const title = input.title === null ? {} : { title: input.title }
  return parseArticle({ fileName: '', text: input.text, ...title })
}

function readBundlePieces({ parts, progress, send }: Work) {
  const parsed = parseBundleFile(parts as readonly Uint8Array[])
  progress(0.4)
  const read = parsed.ok ? readBundle(parsed.value) : parsed
  progress(0.8)
  if (!read.ok) return read
  const { revisions, ...rest } = read.value
  for (const piece of inPieces(revisions)) send(piece)
  return { ok: true, value: rest satisfies BundleRest }
}

function writePieces(format: WrittenFormat, request: BundleRequest, { progress, send }: Work): void {
  progress(0.2)
  const bundle = makeBundle(request)
  progress(0.6)
  for (const piece of piecesOf(format, bundle)) send(piece)
}

function piecesOf(format: WrittenFormat, bundle: Bundle): Iterable<Uint8Array> {
  switch (format) {
    case 'bundle':
      return bytesInPieces(new TextEncoder().encode(serializeBundle(bundle)))
    case 'ndjson':
      return serializeNdjson(bundle)
    case 'csv':
      return bytesInPieces(new TextEncoder().encode(serializeClaimsCsv(bundle).text))
    default:
      return assertNever(format)
  }
}
