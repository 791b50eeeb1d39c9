import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { statesOf } from '../../shared/history/merge.ts'
import { fieldValue } from '../../shared/history/record-state.ts'
import { latestVersion, SCHEMA_STEPS, type SchemaStep } from './database.ts'
import { openStore } from './open-store.ts'
import { ANNA, ARTICLE, changeOf, claimEdit, edit, PROJECT } from './testing/changes.ts'
import { type DatabaseDump, dumpDatabase, loadDatabase } from './testing/database-dump.ts'
import { freshBrowser, must, openTestStore, seededEntropy, tickingClock } from './testing/fake-browser.ts'
import { writeFixtureDatabase } from './testing/fixture-database.ts'
import { loaded, until } from './testing/live.ts'

const FIXTURES = new URL('../../fixtures/databases/', import.meta.url)
const LATEST = latestVersion(SCHEMA_STEPS)

/** The schema as a later program might have it. */
const LATER_STEPS: readonly SchemaStep[] = [
  ...SCHEMA_STEPS,
  { version: LATEST + 1, tables: { extra: 'id' } },
  {
    version: LATEST + 2,
    tables: {},
    upgrade: async (transaction) => void (await transaction.table('extra').add({ id: 1 })),
  },
]

let factory: IDBFactory
beforeEach(() => {
  factory = freshBrowser()
})

function open(steps: readonly SchemaStep[] = SCHEMA_STEPS) {
  return openStore({ name: 'library', clock: tickingClock(), entropy: seededEntropy(), steps })
}

function fixture(version: number): DatabaseDump {
  return JSON.parse(readFileSync(new URL(`v${version}.json`, FIXTURES), 'utf8'))
}

/** Opens the database as a program does that lets nobody in. */
function openNatively(version?: number, prepare: (db: IDBDatabase) => void = () => {}): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open('library', version)
    request.onupgradeneeded = () => prepare(request.result)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

describe('A database of a newer program', () => {
  it('is refused, with both versions named, and left as it is', async () => {
    const newer = await openNatively((LATEST + 1) * 10, (db) => db.createObjectStore('future').put('kept', 1))
    newer.close()
    const result = await open()
    const after = await openNatively()
    expect([result, after.version, [...after.objectStoreNames]]).toEqual([
      { ok: false, error: { kind: 'newer-database', found: LATEST + 1, known: LATEST } },
      (LATEST + 1) * 10,
      ['future'],
    ])
  })

  it('is refused where the browser cannot list databases', async () => {
    ;(await openNatively((LATEST + 1) * 10)).close()
    Object.defineProperty(factory, 'databases', { value: undefined })
    expect(await open()).toMatchObject({ ok: false, error: { kind: 'newer-database' } })
  })

  it('is not needed to open a first one where the browser cannot list databases', async () => {
    Object.defineProperty(factory, 'databases', { value: undefined })
    must(await open())
  })
})

describe('A window of a newer program', () => {
  it('takes the database over, and the old window says so', async () => {
    const old = must(await open())
    const claims = old.live.records(PROJECT, 'claim')
    await loaded(claims)
    const newer = must(await open(LATER_STEPS))
    must(await newer.commit(changeOf(claimEdit('c')), ANNA))
    const late = await old.commit(changeOf(claimEdit('d')), ANNA)
    expect([old.status.get(), late]).toEqual(['newer-window', { ok: false, error: { kind: 'newer-window' } }])
  })

  it('gives up when an old window does not let go', async () => {
    must(await open()).close()
    const stubborn = await openNatively()
    const result = await open(LATER_STEPS)
    stubborn.close()
    expect(result).toEqual({ ok: false, error: { kind: 'blocked' } })
    must(await open(LATER_STEPS))
  })
})

describe('Storage that is not to be had', () => {
  it('is a problem, not a crash', async () => {
    Object.assign(globalThis, { indexedDB: undefined })
    expect(await open()).toEqual({ ok: false, error: { kind: 'unavailable', message: 'IndexedDB is missing' } })
  })

  it('is told when it goes away', async () => {
    const store = must(await open())
    factory.deleteDatabase('library')
    await until(store.status, (status) => status === 'lost')
    expect(await store.commit(changeOf(edit('a', {})), ANNA)).toEqual({ ok: false, error: { kind: 'closed' } })
  })
})

describe('Migration', () => {
  it('has steps from 1 on without gaps', () => {
    expect(SCHEMA_STEPS.map(({ version }) => version)).toEqual(SCHEMA_STEPS.map((_, index) => index + 1))
  })

  it('has a database written by every version', () => {
    expect(readdirSync(FIXTURES).sort()).toEqual(SCHEMA_STEPS.map(({ version }) => `v${version}.json`).sort())
  })

  it.each(SCHEMA_STEPS.map(({ version }) => version))('reads the database of version %i', async (version) => {
    const dump = fixture(version)
    await loadDatabase('library', dump)
    const store = must(await open())
    const revisions = await store.projectRevisions(PROJECT)
    const states = [...statesOf(revisions).values()].sort((a, b) => (a.recordId < b.recordId ? -1 : 1))
    expect([revisions.length, await store.states(PROJECT)]).toEqual([dump.tables['revisions']?.length, states])
    expect((await loaded(store.live.counts(PROJECT))).get(ARTICLE)).toBe(1)
    expect((await store.textsOf(PROJECT)).map(({ text }) => text)).toEqual(['Maren Ostrova said she would come.\n'])
    expect(await store.meta.get('place')).toEqual({ screen: 'read' })
    expect(must(await store.undo(ANNA, PROJECT)).records.length).toBe(1)
  })

  it('keeps the device', async () => {
    const dump = fixture(1)
    await loadDatabase('library', dump)
    const device = dump.tables['machine']?.find((row) => (row as { key: string }).key === 'device')
    expect(must(await open()).deviceId).toBe((device as { value: string }).value)
  })

  it('makes the rows anew where they were made by older rules', async () => {
    const dump = fixture(1)
    const stale = { ...dump.tables, records: [], tallies: [], machine: [] }
    await loadDatabase('library', { ...dump, tables: stale })
    const store = must(await open())
    const claims = await loaded(store.live.ofArticle(PROJECT, ARTICLE))
    expect(claims.map((claim) => fieldValue(claim, 'note'))).toEqual(['Second thoughts'])
  })

  it('has not changed what it writes without a new version', async () => {
    await writeFixtureDatabase()
    const dump = `${JSON.stringify(await dumpDatabase('library'), null, 2)}\n`
    await expect(dump).toMatchFileSnapshot(`../../fixtures/databases/v${LATEST}.json`)
  })

  it('runs every step, once and in order', async () => {
    const ran: number[] = []
    const watched = LATER_STEPS.map((step): SchemaStep => {
      return {
        ...step,
        async upgrade(transaction) {
          ran.push(step.version)
          await step.upgrade?.(transaction)
        },
      }
    })
    await loadDatabase('library', fixture(1))
    must(await open(watched)).close()
    must(await open(watched)).close()
    expect(ran).toEqual(LATER_STEPS.slice(1).map(({ version }) => version))
  })

  it('leaves a database alone when a step fails', async () => {
    await loadDatabase('library', fixture(LATEST))
    const failing: SchemaStep = {
      version: LATEST + 1,
      tables: { extra: 'id' },
      async upgrade(transaction) {
        await transaction.table('revisions').clear()
        throw new Error('No')
      },
    }
    expect(await open([...SCHEMA_STEPS, failing])).toMatchObject({ ok: false, error: { kind: 'unavailable' } })
    expect(await dumpDatabase('library')).toEqual(fixture(LATEST))
  })
})

describe('A first start', () => {
  it('has a device and nothing else', async () => {
    const store = await openTestStore()
    expect([store.deviceId.length, await loaded(store.live.projects())]).toEqual([36, []])
  })
})
