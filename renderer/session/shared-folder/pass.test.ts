import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { err } from '../../../shared/base/result.ts'
import { sha256 } from '../../../shared/base/sha256.ts'
import { stateHash } from '../../../shared/history/state-hash.ts'
import { folderFileName } from '../../../shared/host/folder-names.ts'
import { type MemoryDisk, memoryDisk, memoryFolders } from '../../../shared/host/testing/memory-folders.ts'
import type { ImportReceipt, Store } from '../../store/store.ts'
import { ANNA, articleEdit, BEN, changeOf, edit, idOf, PROJECT } from '../../store/testing/changes.ts'
import { freshBrowser, must, openTestStore, seededEntropy, tickingClock } from '../../store/testing/fake-browser.ts'
import { loaded } from '../../store/testing/live.ts'
import { directWorkers } from '../testing/direct-workers.ts'
import { type Desk, openDesk } from './desk.ts'
import { type PassReport, runPass, waitingFiles } from './pass.ts'

const DEVICE = '018f3c1e-0000-7000-8000-00000000aaaa'
const CLEO = idOf('cleo')
const PEOPLE = [ANNA, BEN, CLEO] as const

/** A desk of each person over a database of their own, all on one folder. */
async function openDesks(disk: MemoryDisk): Promise<readonly Desk[]> {
  freshBrowser()
  return Promise.all(
    PEOPLE.map(async (_, index) => {
      const clock = tickingClock(Date.UTC(2031, index, 1))
      const entropy = seededEntropy(index + 1)
      const store = await openTestStore({ name: `machine ${index}`, clock, entropy })
      const folders = memoryFolders(disk, { folder: 'shared' })
      const chosen = await folders.choose(store.deviceId)
      const folder = chosen.ok ? (chosen.value?.id ?? '') : ''
      const memory = { written: [], superseded: [], taken: {}, lastSequence: 0 }
      const kept = { folder, name: 'shared', texts: true, textsWritten: null, memory, lastIn: null, lastOut: null }
      let ids = 0
      const parts = {
        store,
        folders,
        workers: directWorkers(),
        writer: { behind: <T>(work: () => Promise<T>) => work(), settled: async () => {} },
        clock,
        freshId() {
          ids += 1
          return idOf(`bundle ${index} ${ids}`)
        },
        receipts: (): Promise<readonly ImportReceipt[]> => loaded(store.live.imports()),
      }
      return openDesk(PROJECT, parts, kept, new AbortController().signal)
    }),
  )
}

type Step =
  | { readonly kind: 'claim' | 'speaker' | 'article'; readonly at: number; readonly value: number }
  | { readonly kind: 'pass'; readonly at: number }
  /** Everything arrives that is in the folder and not whole yet. */
  | { readonly kind: 'arrive' }
  /** The last file is cut. */
  | { readonly kind: 'tear' }

const at = fc.nat({ max: PEOPLE.length - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('claim' as const), at, value: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('speaker' as const), at, value: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('article' as const), at, value: fc.nat({ max: 3 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('pass' as const), at }) },
  { weight: 1, arbitrary: fc.constantFrom<Step[]>({ kind: 'arrive' }, { kind: 'tear' }) },
)

async function play(script: readonly Step[]) {
  const disk = memoryDisk()
  const desks = await openDesks(disk)
  const torn = new Map<string, Uint8Array>()
  const made: string[] = []
  function arrive(): void {
    for (const [path, bytes] of torn) if (disk.files.has(path)) disk.files.set(path, bytes)
    torn.clear()
  }
  for (const each of script) {
    if (each.kind === 'arrive') arrive()
    else if (each.kind === 'tear') {
      const path = [...disk.files.keys()].at(-1) ?? ''
      const bytes = disk.files.get(path)
      if (bytes === undefined || torn.has(path)) continue
      torn.set(path, bytes)
      disk.files.set(path, bytes.slice(0, bytes.length / 3))
    } else {
      const desk = desks[each.at]
      if (desk === undefined) continue
      if (each.kind === 'pass') await runPass(desk, true)
      else made.push(...(await change(desk.parts.store, each)))
    }
  }
  arrive()
  await settle(desks)
  return { disk, desks, made }
}

/** What one person does; answers the revisions. */
async function change(store: Store, { kind, at: who, value }: Extract<Step, { at: number; value: number }>) {
  const actor = PEOPLE[who] ?? ANNA
  if (kind === 'article') {
    const [article, text] = articleEdit(`article ${value}`, `Article ${value} says that she will come.\n`)
    return must(await store.commit(changeOf(article), actor, [text])).revisions.map(({ rid }) => rid)
  }
  const made =
    kind === 'claim'
      ? edit(`claim ${who} ${value % 3}`, { annotatorId: actor, note: `note ${value}` }, 'claim')
      : edit(`speaker ${value % 2}`, { name: `Name ${value}` }, 'speaker')
  return must(await store.commit(changeOf(made), actor)).revisions.map(({ rid }) => rid)
}

/** Everybody looks and takes in what waits, until nothing comes or goes any more. */
async function settle(desks: readonly Desk[]): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    const reports: PassReport[] = []
    for (const desk of desks) {
      reports.push(await runPass(desk, true))
      for (const { bytes } of (await waitingFiles(desk)).files) {
        const read = must(await desk.parts.workers.readBundle(bytes, desk.signal, () => {}))
        const texts = Array.from(read.texts, ([sha256, text]) => ({ sha256, text }))
        const plan = await desk.parts.store.planImport(read.revisions, texts)
        must(await desk.parts.store.applyImport(plan, 'looked at'))
      }
    }
    expect(reports.map(({ problem }) => problem)).toEqual(desks.map(() => null))
    const isQuiet = ({ came, went, waiting, incomplete }: PassReport) => came + went + waiting + incomplete === 0
    if (reports.every(isQuiet)) return
  }
  throw new Error('The machines never come to rest')
}

describe('Three databases on one folder', () => {
  it('come to the same state and lose nothing, whatever is torn, late, or left to the user', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (script) => {
        const { desks, made, disk } = await play(script)
        const ends = await Promise.all(
          desks.map(async ({ parts: { store } }) => ({
            state: stateHash(await store.states(PROJECT)),
            rids: (await store.projectRevisions(PROJECT)).map(({ rid }) => rid).sort(),
            texts: (await store.textsOf(PROJECT)).map(({ sha256 }) => sha256).sort(),
          })),
        )
        expect(ends).toEqual(ends.map(() => ends[0]))
        expect(ends[0]?.rids).toEqual([...new Set(made)].sort())
        const owners = new Set([...disk.files.keys()].map((path) => path.split('/')[1]))
        for (const owner of owners) expect(desks.map(({ parts }) => parts.store.deviceId)).toContain(owner)
      }),
      { numRuns: 25 },
    )
  })

  it('exchange everything else past a file whose reading fails, which is named and tried again', async () => {
    const disk = memoryDisk()
    const [anna, ben] = await openDesks(disk)
    if (anna === undefined || ben === undefined) throw new Error('There are desks')
    const poison = new TextEncoder().encode('poison')
    const name = folderFileName({ sequence: 1, sha256: sha256(poison) })
    disk.files.set(`shared/${DEVICE}/${name}`, poison)
    const { readBundle } = ben.parts.workers
    const read: typeof readBundle = async (bytes, ...rest) => {
      if (bytes.length === poison.length) throw new RangeError('Too deep')
      return readBundle(bytes, ...rest)
    }
    Object.assign(ben.parts, { workers: { ...ben.parts.workers, readBundle: read } })
    must(await anna.parts.store.commit(changeOf(edit('a', { name: 'Ada' })), ANNA))
    must(await ben.parts.store.commit(changeOf(edit('b', { name: 'Bea' })), BEN))
    await runPass(anna, false)
    expect(await runPass(ben, false)).toMatchObject({ problem: null, came: 1, went: 1, waiting: 1 })
    expect(await waitingFiles(ben)).toEqual({ files: [], unreadable: [{ device: DEVICE, name, why: 'failed' }] })
    Object.assign(ben.parts, { workers: { ...ben.parts.workers, readBundle } })
    await runPass(ben, true)
    const waiting = await waitingFiles(ben)
    expect([waiting.files.map(({ bytes }) => bytes), waiting.unreadable]).toEqual([[poison], []])
  })

  it.each([
    [{ kind: 'folder-file-too-large', limit: 5 }, 'too-large'],
    [{ kind: 'folder-file-refused' }, 'refused'],
  ] as const)('name a file that cannot be opened (%o) as often as somebody looks', async (problem, why) => {
    const disk = memoryDisk()
    const [anna] = await openDesks(disk)
    if (anna === undefined) throw new Error('There are desks')
    const name = folderFileName({ sequence: 1, sha256: sha256('large') })
    disk.files.set(`shared/${DEVICE}/${name}`, new TextEncoder().encode('large'))
    Object.assign(anna.parts.folders, { read: async () => err(problem) })
    for (const force of [false, true]) {
      expect(await runPass(anna, force)).toMatchObject({ problem: null, waiting: 1 })
      expect(await waitingFiles(anna)).toEqual({ files: [], unreadable: [{ device: DEVICE, name, why }] })
    }
  })

  it('leave private records where they are', async () => {
    const disk = memoryDisk()
    const [anna] = await openDesks(disk)
    if (anna === undefined) throw new Error('There are desks')
    const { store } = anna.parts
    must(await store.commit(changeOf(edit('a', { name: 'Talks' }, 'project')), ANNA))
    must(await store.commit(changeOf(edit('b', { claim: 'x' }, 'dismissal')), ANNA))
    await runPass(anna, true)
    const written = [...disk.files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('')
    expect([written.includes(idOf('a')), written.includes(idOf('b'))]).toEqual([true, false])
  })

  it('take in many revisions at once, and read no file twice', async () => {
    const disk = memoryDisk()
    const [anna, ben] = await openDesks(disk)
    if (anna === undefined || ben === undefined) throw new Error('There are desks')
    const edits = Array.from({ length: 1200 }, (_, index) => edit(`note ${index}`, { text: `${index}` }))
    must(await anna.parts.store.commit(changeOf(...edits), ANNA))
    const first = [await runPass(anna, false), await runPass(ben, false)]
    let reads = 0
    const { read } = ben.parts.folders
    Object.assign(ben.parts.folders, {
      read: async (...given: Parameters<typeof read>) => {
        reads += 1
        return read(...given)
      },
    })
    await runPass(ben, true)
    expect([first.map(({ came, went }) => [came, went]), reads]).toEqual([
      [
        [0, 1200],
        [1200, 0],
      ],
      0,
    ])
  })
})
