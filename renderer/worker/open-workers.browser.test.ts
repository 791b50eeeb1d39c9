import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import sampleUrl from '../../fixtures/sample/sample.avowal.json?url'
import type { Store } from '../store/store.ts'
import { ANNA, articleEdit, changeOf } from '../store/testing/changes.ts'
import { must, openTestStore } from '../store/testing/fake-browser.ts'
import { type OpenWorkers, openWorkers } from './open-workers.ts'

const NEVER = new AbortController().signal
const quiet = () => {}

let name: string
let store: Store
let workers: OpenWorkers
beforeEach(async () => {
  name = `workers ${Math.random()}`
  store = await openTestStore({ name })
  workers = openWorkers({ database: name })
})
afterEach(() => {
  workers.close()
  store.close()
})

async function bytesOf(pieces: readonly Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await new Blob([...pieces] as BlobPart[]).arrayBuffer())
}

async function sample(): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(sampleUrl)).arrayBuffer())
}

describe('The workers of a window', () => {
  it('read an article', async () => {
    const read = must(await workers.readArticle({ kind: 'text', text: 'A title\n\nSome words.', title: null }, NEVER))
    expect(read.title).toBe('A title')
  })

  it.each(['bundle', 'ndjson'] as const)('read a bundle and write it again as %s, with progress', async (format) => {
    const progress: number[] = []
    const bytes = await sample()
    const read = must(await workers.readBundle(bytes, NEVER, (done) => progress.push(done)))
    const { projectId, revisions, texts } = read
    const written = await workers.write(
      {
        projectId,
        revisions,
        texts,
        bundleId: projectId,
        createdAt: '2031-02-11T09:30:00.000Z',
        generator: { name: 'Avowal', version: '1' },
        articles: 'all',
        textIncluded: true,
        historyIncluded: true,
      },
      format,
      NEVER,
    )
    const again = must(await workers.readBundle(await bytesOf(written), NEVER, quiet))
    expect([again.revisions.map(({ rid }) => rid).sort(), bytes.length > 0, progress.length > 0]).toEqual([
      revisions.map(({ rid }) => rid).sort(),
      true,
      true,
    ])
  })

  it('search the texts of the database', async () => {
    const [article, text] = articleEdit('Talks', 'Minister Zoë Ångström would come.')
    must(await store.commit(changeOf(article), ANNA, [text]))
    const articles = [{ id: article.recordId, title: 'Talks', sha256: text.sha256 }]
    expect([
      await workers.search(articles, 'angstrom', NEVER),
      await workers.search(articles, 'nobody', NEVER),
    ]).toEqual([new Set([article.recordId]), new Set()])
  })

  it('do not keep the database from being deleted', async () => {
    const [article, text] = articleEdit('Talks', 'Some words.')
    must(await store.commit(changeOf(article), ANNA, [text]))
    await workers.search([{ id: article.recordId, title: '', sha256: text.sha256 }], 'words', NEVER)
    store.close()
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve()
      request.onblocked = () => reject(new Error('blocked'))
    })
  })

  it('can be cancelled in the middle of work that cannot pause, and work again', async () => {
    const controller = new AbortController()
    const text = 'word '.repeat(900_000)
    const asked = workers.readArticle({ kind: 'text', text, title: null }, controller.signal)
    const waiting = workers.readArticle({ kind: 'text', text: 'Next', title: null }, NEVER)
    setTimeout(() => controller.abort('enough'), 50)
    await expect(asked).rejects.toBe('enough')
    expect(must(await waiting).title).toBe('Next')
  })
})
