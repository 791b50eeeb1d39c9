import { beforeEach, describe, expect, it } from 'vitest'
import type { RecordId } from '../../shared/base/ids.ts'
import { codeFields } from '../../shared/codebook/codebook-records.ts'
import { defaultCodebook } from '../../shared/codebook/default-codebook.ts'
import type { Edit } from '../../shared/history/change.ts'
import { canonicalText, textHash } from '../../shared/text/canonical-text.ts'
import { type LibraryReader, openLibrary } from '../store/open-library.ts'
import type { Store } from '../store/store.ts'
import { ANNA, changeOf, PROJECT } from '../store/testing/changes.ts'
import { freshBrowser, must, openTestStore } from '../store/testing/fake-browser.ts'
import { findPassages, type PassageGroup } from './find-passages.ts'
import { type Passages, passagesOf } from './passage-jobs.ts'

const NEVER = { signal: new AbortController().signal, progress: () => undefined }

let store: Store
let library: LibraryReader
let passages: Passages
beforeEach(async () => {
  freshBrowser()
  store = await openTestStore()
  library = openLibrary('library')
  passages = passagesOf(library)
})

const id = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as RecordId
const [TALKS, SUMMIT, QUIST, CLAIM] = [id(1), id(2), id(3), id(4)]

async function putArticle(recordId: RecordId, title: string, body: string): Promise<void> {
  const text = canonicalText(body)
  const sha256 = textHash(text)
  await put(
    [{ recordId, kind: 'article', projectId: PROJECT, set: { title, sha256, length: text.length, blocks: [] } }],
    [{ sha256, text }],
  )
}

async function put(edits: readonly Edit[], texts: Parameters<Store['commit']>[2] = []): Promise<void> {
  must(await store.commit(changeOf(...edits), ANNA, texts))
}

function speaker(recordId: RecordId, name: string): Edit {
  return { recordId, kind: 'speaker', projectId: PROJECT, set: { name, kind: 'person' } }
}

function claim(recordId: RecordId, exact: string, note: string | null = null): Edit {
  const selector = [
    { type: 'TextPositionSelector', start: 0, end: 1 },
    { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
  ]
  const set = {
    articleId: TALKS,
    annotatorId: ANNA,
    target: [{ selector }],
    speakers: [{ speakerId: QUIST, mentions: [] }],
    commitment: 'commissive.pledge',
    note,
  }
  return { recordId, kind: 'claim', projectId: PROJECT, set: set as Edit['set'] }
}

async function library1(): Promise<void> {
  await putArticle(
    TALKS,
    'Talks in Harrow',
    'Minister Zoë Quist said that the border\nwould open in May. Nobody ought to pay.',
  )
  await putArticle(SUMMIT, '東京サミット', '外相は条約に署名すると述べた。')
  await put([
    speaker(QUIST, 'Zoë Quist'),
    { recordId: id(9), kind: 'code', projectId: PROJECT, set: CODE },
    claim(CLAIM, 'the border would open in May', 'Compare the earlier vow'),
  ])
}

const PLEDGE = defaultCodebook(PROJECT).codes.find(({ code }) => code === 'commissive.pledge')
const CODE = PLEDGE === undefined ? {} : codeFields(PLEDGE)

async function groups(query: string): Promise<readonly PassageGroup[]> {
  return (await findPassages(await passages.upToDate(PROJECT, NEVER), query)).groups
}

/** Field and snippet of every hit, the marks in brackets. */
async function found(query: string): Promise<readonly string[]> {
  return (await groups(query)).flatMap(({ passages: all }) =>
    all.map(({ field, snippet, marks }) => {
      const shown = marks.toReversed().reduce((text, { start, end }) => {
        return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`
      }, snippet)
      return `${field}: ${shown}`
    }),
  )
}

describe('A search for passages', () => {
  beforeEach(library1)

  it.each([
    ['harrow', ['title: Talks in [Harrow]']],
    ['ought', ['text: … the border would open in May. Nobody [ought] to pay.']],
    ['pledge', ['claim: [Pledge] · Zoë Quist “the border would open in May”']],
    ['vow', ['note: Compare the earlier [vow]']],
    ['サミット', ['title: 東京[サミット]']],
    ['条約', ['text: 外相は[条約]に署名すると述べた。']],
    ['harrow 条約', []],
    ['nowhere', []],
    ['—', []],
  ])('for %s shows it in its place', async (query, expected) => {
    expect(await found(query)).toEqual(expected)
  })

  it('passes over accents and case, and finds words by their beginnings', async () => {
    expect((await found('ZOE qui')).map((line) => line.split(':')[0])).toEqual(['text', 'claim'])
  })

  it('finds a phrase only where its words stand together, across line ends', async () => {
    const lines = await found('“border would open”')
    expect([lines.length, await found('"would border"')]).toEqual([2, []])
  })

  it('shows the beginning of a long claim and then the hit, where that is far behind', async () => {
    const long = `the border would open ${'and the ferries would sail on '.repeat(12)}to Futenma at last`
    await put([claim(id(5), long)])
    const [line = ''] = await found('futenma')
    expect(line).toMatch(/^claim: Pledge · Zoë Quist “the border would open and .* … .*to \[Futenma\] at last”$/)
    expect(line.length).toBeLessThan(260)
  })

  it('says where a hit stands in the text, and which claim it belongs to', async () => {
    const [first] = await groups('ought')
    const [own] = await groups('vow')
    expect([first?.passages[0]?.span, own?.passages[0]?.claimId]).toEqual([{ start: 66, end: 71 }, CLAIM])
  })
})

describe('An index', () => {
  beforeEach(library1)

  it('takes in what changes, and nothing else', async () => {
    await found('harrow')
    const reads: string[] = []
    const watched = passagesOf({
      ...library,
      pages: (projectId, kind) => {
        reads.push(kind)
        return library.pages(projectId, kind)
      },
    })
    await watched.upToDate(PROJECT, NEVER)
    const before = reads.length
    await put([{ recordId: TALKS, kind: 'article', projectId: PROJECT, set: { title: 'Parley at Marrow' } }])
    const { groups: now } = await findPassages(await watched.upToDate(PROJECT, NEVER), 'marrow')
    expect([now.length, reads.length - before]).toEqual([1, 0])
  })

  it('finds claims by the new name of their speaker, and of the one they were merged into', async () => {
    await found('quist')
    await put([{ recordId: QUIST, kind: 'speaker', projectId: PROJECT, set: { name: 'Zoë Lund' } }])
    const renamed = await found('lund')
    await put([
      speaker(id(7), 'The Chair'),
      { recordId: QUIST, kind: 'speaker', projectId: PROJECT, set: { mergedInto: id(7) } },
    ])
    expect([renamed.length, (await found('chair')).length, (await found('lund')).length]).toEqual([1, 1, 0])
  })

  it('forgets what went to the bin, and the claims on it', async () => {
    await found('harrow')
    await put([{ recordId: TALKS, kind: 'article', projectId: PROJECT, set: { deleted: true } }])
    expect([await found('harrow'), await found('pledge')]).toEqual([[], []])
  })

  it('leaves long libraries to their titles, and says so', async () => {
    const small = passagesOf(library, 60)
    const built = await small.upToDate(PROJECT, NEVER)
    expect([(await findPassages(built, 'サミット')).partial, (await findPassages(built, 'harrow')).articles]).toEqual([
      true,
      1,
    ])
  })

  it('stops being built when nobody waits for it', async () => {
    await expect(passages.upToDate(PROJECT, { ...NEVER, signal: AbortSignal.abort('over') })).rejects.toBe('over')
  })
})
