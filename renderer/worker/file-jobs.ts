import { parseArticle } from '../../shared/article/parse-article.ts'
import { assertNever } from '../../shared/base/assert-never.ts'
import { serializeClaimsCsv } from '../../shared/format/claims-csv.ts'
import { type BundleRequest, makeBundle } from '../../shared/format/make-bundle.ts'
import { parseBundle } from '../../shared/format/parse-bundle.ts'
import { type BundleContent, readBundle } from '../../shared/format/read-bundle.ts'
import { serializeBundle } from '../../shared/format/serialize-bundle.ts'
import { tallyBundle } from '../../shared/format/tally-bundle.ts'
import type { Revision } from '../../shared/history/revision.ts'
import type { Handover, Work } from './serve.ts'

/** An article to read: a file, or text that was pasted. */
export type ArticleSource =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string; readonly title: string | null }

/** What is asked of the worker that reads and writes files. */
export type FileRequest =
  | { readonly kind: 'read-article'; readonly input: ArticleSource }
  | { readonly kind: 'read-bundle'; readonly bytes: Uint8Array }
  /** The revisions come ahead, in pieces. */
  | {
      readonly kind: 'write'
      readonly format: 'bundle' | 'csv'
      readonly bundle: Omit<BundleRequest, 'revisions'>
    }
  /** What would leave, counted; the revisions come ahead, as for writing. */
  | { readonly kind: 'tally'; readonly bundle: Omit<BundleRequest, 'revisions'> }

/** What a bundle brings, but for its revisions, which go ahead in pieces. */
export type BundleRest = Omit<BundleContent, 'revisions'>

/** How many revisions cross between page and worker in one piece. */
export const REVISIONS_IN_A_PIECE = 500

/** Carries out a request. */
export function fileAnswer(request: FileRequest, work: Work): Handover<unknown> {
  switch (request.kind) {
    case 'read-article':
      return { value: readArticle(request.input), transfer: [] }
    case 'read-bundle':
      return { value: readBundleBytes(request.bytes, work), transfer: [] }
    case 'write': {
      const bytes = writeBytes(request.format, whole(request.bundle, work), work)
      return { value: bytes, transfer: [bytes.buffer] }
    }
    case 'tally':
      return { value: tallyBundle(makeBundle(whole(request.bundle, work))), transfer: [] }
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

function readBundleBytes(bytes: Uint8Array, { progress, send }: Work) {
  const parsed = parseBundle(bytes)
  progress(0.4)
  const read = parsed.ok ? readBundle(parsed.value) : parsed
  progress(0.8)
  if (!read.ok) return read
  const { revisions, ...rest } = read.value
  for (const piece of inPieces(revisions)) send(piece)
  return { ok: true, value: rest satisfies BundleRest }
}

function writeBytes(format: 'bundle' | 'csv', request: BundleRequest, { progress }: Work): Uint8Array<ArrayBuffer> {
  progress(0.2)
  const bundle = makeBundle(request)
  progress(0.6)
  const text = format === 'bundle' ? serializeBundle(bundle) : serializeClaimsCsv(bundle).text
  return new TextEncoder().encode(text)
}

/** A long list as several short ones. */
export function* inPieces<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += REVISIONS_IN_A_PIECE) {
    yield list.slice(start, start + REVISIONS_IN_A_PIECE)
  }
}
