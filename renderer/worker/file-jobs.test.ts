import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ParsedArticle } from '../../shared/article/parse-article.ts'
import type { RecordId } from '../../shared/base/ids.ts'
import type { Result } from '../../shared/base/result.ts'
import type { BundleProblem } from '../../shared/format/bundle-problem.ts'
import type { MoveProblem } from '../../shared/format/move-problem.ts'
import { parseBundle } from '../../shared/format/parse-bundle.ts'
import { readBundle } from '../../shared/format/read-bundle.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { type BundleRest, fileAnswer } from './file-jobs.ts'
import type { MoveRest } from './move-jobs.ts'
import { bytesInPieces, inPieces, REVISIONS_IN_A_PIECE } from './pieces.ts'
import type { Work } from './serve.ts'

const SAMPLE = new Uint8Array(readFileSync(new URL('../../fixtures/sample/sample.avowal.json', import.meta.url)))

/** Work that remembers what was sent ahead of its answer. */
function work(parts: readonly unknown[] = []): Work & { readonly sent: unknown[]; readonly done: number[] } {
  const sent: unknown[] = []
  const done: number[] = []
  return {
    signal: new AbortController().signal,
    parts,
    progress: (each) => done.push(each),
    send: (part) => sent.push(part),
    sent,
    done,
  }
}

const BUNDLE_ID = '01890a5d-ac96-774b-bcce-b302099a8057' as RecordId

function requestOf({ projectId, texts }: BundleRest) {
  return {
    projectId,
    texts,
    bundleId: BUNDLE_ID,
    createdAt: '2031-02-11T09:30:00.000Z',
    generator: { name: 'Avowal', version: '1' },
    articles: 'all' as const,
    textIncluded: true,
    historyIncluded: true,
  }
}

function ridsOf(parts: readonly unknown[]): readonly string[] {
  return (parts.flat() as Revision[]).map(({ rid }) => rid).sort()
}

describe('The file worker', () => {
  it('reads a bundle, its revisions in pieces ahead of the rest', () => {
    const at = work([...bytesInPieces(SAMPLE)])
    const answer = fileAnswer({ kind: 'read-bundle' }, at).value as Result<BundleRest, BundleProblem>
    const parsed = parseBundle(SAMPLE)
    expect(answer.ok && { ...answer.value, revisions: at.sent.flat() }).toEqual(
      parsed.ok && readBundle(parsed.value).ok && (readBundle(parsed.value) as { value: unknown }).value,
    )
  })

  it('says why it refuses a bundle', () => {
    const answer = fileAnswer({ kind: 'read-bundle' }, work([SAMPLE.slice(0, 1000)])).value
    expect(answer).toMatchObject({ ok: false, error: { kind: 'bundle-not-json' } })
  })

  it.each(['bundle', 'ndjson'] as const)('writes what it read, as %s', (format) => {
    const at = work([SAMPLE])
    const answer = fileAnswer({ kind: 'read-bundle' }, at).value as Result<BundleRest, BundleProblem>
    if (!answer.ok) throw new Error(answer.error.kind)
    const written = work([...inPieces(at.sent.flat())])
    fileAnswer({ kind: 'write', format, bundle: requestOf(answer.value) }, written)
    const again = work(written.sent)
    fileAnswer({ kind: 'read-bundle' }, again)
    expect([written.sent.length > 0, ridsOf(again.sent)]).toEqual([true, ridsOf(at.sent)])
  })

  it('writes everything of a machine and reads it again, project by project', () => {
    const at = work([SAMPLE])
    const answer = fileAnswer({ kind: 'read-bundle' }, at).value as Result<BundleRest, BundleProblem>
    if (!answer.ok) throw new Error(answer.error.kind)
    const bundle = requestOf(answer.value)
    const empty = { ...bundle, projectId: BUNDLE_ID, texts: new Map() }
    const projects = [
      { id: bundle.projectId, name: 'Sample' },
      { id: BUNDLE_ID, name: 'Empty' },
    ]
    const { createdAt, generator } = bundle
    const about = { createdAt, generator, me: { annotatorId: BUNDLE_ID, name: 'Anna' }, settings: {}, projects }
    const written = work([{ bundle }, ...inPieces(at.sent.flat()), { bundle: empty }])
    fileAnswer({ kind: 'write-move', about }, written)
    const again = work(written.sent)
    const read = fileAnswer({ kind: 'read-move' }, again).value as Result<MoveRest, MoveProblem>
    expect(ridsOf(again.sent)).toEqual(ridsOf(at.sent))
    expect(
      read.ok && read.value.projects.map(({ content, tally, count }) => [content.projectId, tally.articles, count]),
    ).toEqual([
      [bundle.projectId, answer.value.texts.size, again.sent.flat().length],
      [BUNDLE_ID, 0, 0],
    ])
  })

  it('reads a pasted article with the title given', () => {
    const input = { kind: 'text' as const, text: 'One line.\r\nAnother.', title: 'Mine' }
    const answer = fileAnswer({ kind: 'read-article', input }, work()).value as Result<ParsedArticle, unknown>
    expect(answer.ok && [answer.value.title, answer.value.text]).toEqual(['Mine', 'One line.\nAnother.'])
  })

  it('reads a file under its name', () => {
    const input = {
      kind: 'file' as const,
      name: 'report.txt',
      bytes: new TextEncoder().encode(`${'long '.repeat(60)}`),
    }
    const answer = fileAnswer({ kind: 'read-article', input }, work()).value as Result<ParsedArticle, unknown>
    expect(answer.ok && answer.value.title).toBe('report')
  })

  it('cuts a long list into pieces without loss', () => {
    const list = Array.from({ length: REVISIONS_IN_A_PIECE * 2 + 1 }, (_, n) => n)
    expect([[...inPieces(list)].map((piece) => piece.length), [...inPieces(list)].flat()]).toEqual([
      [REVISIONS_IN_A_PIECE, REVISIONS_IN_A_PIECE, 1],
      list,
    ])
  })
})
