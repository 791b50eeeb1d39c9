import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REQUESTS, type RequestName } from '../shared/host/channels.ts'
import { type RequestHandlers, takeRequests } from './ipc.ts'

type Handler = (event: never, ...payload: unknown[]) => Promise<unknown>

const DEVICE = '018f0000-0000-7000-8000-000000000001'
const FOLDER = '018f0000-0000-4000-8000-000000000001'
const FOLDER_FILE = `00000001-${'ab'.repeat(32)}.ndjson`

const WINDOW = { origin: 'app://avowal', parent: null }

/** The shell's side of the channels, with handlers that write down what reached them. */
function shell(different: Partial<RequestHandlers> = {}) {
  const handlers = new Map<string, Handler>()
  const reached: RequestName[] = []
  function reach<T>(name: RequestName, value: T): () => T {
    return () => {
      reached.push(name)
      return value
    }
  }
  takeRequests(
    { handle: (channel, handler) => void handlers.set(channel, handler as unknown as Handler) },
    {
      pickFiles: reach('pickFiles', []),
      saveFile: reach('saveFile', { ok: true, value: null } as const),
      noteFiles: reach('noteFiles', null),
      takeFiles: reach('takeFiles', []),
      takeNotices: reach('takeNotices', []),
      showCommands: reach('showCommands', null),
      setTheme: reach('setTheme', null),
      holdClose: reach('holdClose', null),
      chooseFolder: reach('chooseFolder', { ok: true, value: null } as const),
      listFolder: reach('listFolder', { ok: true, value: [] } as const),
      readFolderFile: reach('readFolderFile', { ok: true, value: Uint8Array.of(1) } as const),
      writeFolderFile: reach('writeFolderFile', { ok: true, value: FOLDER_FILE } as const),
      removeFolderFile: reach('removeFolderFile', { ok: true, value: null } as const),
      watchFolder: reach('watchFolder', null),
      forgetFolder: reach('forgetFolder', null),
      ...different,
    },
  )
  async function ask(name: RequestName, payload: readonly unknown[], frame: unknown = WINDOW): Promise<unknown> {
    return handlers.get(REQUESTS[name])?.({ senderFrame: frame } as never, ...payload)
  }
  return { ask, reached }
}

/** A request of each kind that has its form. */
const RIGHT: Readonly<Record<RequestName, object>> = {
  pickFiles: { accept: ['.txt'], multiple: true, limit: 1 },
  saveFile: { suggestedName: 'a.txt', pieces: [Uint8Array.of(1)] },
  noteFiles: { paths: ['/home/ilir/a.txt'] },
  takeFiles: {},
  takeNotices: {},
  showCommands: { commands: [{ id: 'a', title: 'A', section: 'S', keys: ['Mod+a'], enabled: true }] },
  setTheme: { theme: 'dark' },
  holdClose: { held: true },
  chooseFolder: { device: DEVICE },
  listFolder: { id: FOLDER },
  readFolderFile: { id: FOLDER, file: { device: DEVICE, name: FOLDER_FILE } },
  writeFolderFile: { id: FOLDER, sequence: 1, pieces: [Uint8Array.of(1)] },
  removeFolderFile: { id: FOLDER, name: FOLDER_FILE },
  watchFolder: { id: FOLDER, watching: true },
  forgetFolder: { id: FOLDER },
}

const FORM = { ok: false, error: { kind: 'request-refused', because: 'form', message: expect.any(String) } }
const SENDER = { ok: false, error: { kind: 'request-refused', because: 'sender', message: expect.any(String) } }

const names = fc.constantFrom(...(Object.keys(REQUESTS) as RequestName[]))

describe('A request of the window', () => {
  it.each(Object.keys(RIGHT) as RequestName[])('is let in where it has its form: %s', async (name) => {
    const { ask, reached } = shell()
    expect([await ask(name, [RIGHT[name]]), reached]).toEqual([expect.objectContaining({ ok: true }), [name]])
  })

  it.each([
    ['another page', { origin: 'https://avowal', parent: null }],
    ['another program’s scheme', { origin: 'app://other', parent: null }],
    ['a file', { origin: 'file://', parent: null }],
    ['a frame within the page', { origin: 'app://avowal', parent: WINDOW }],
    ['a frame that is gone', null],
    ['a page without origin', { origin: 'null', parent: null }],
  ])('is refused from %s', async (_who, frame) => {
    const { ask, reached } = shell()
    expect([await ask('takeFiles', [{}], frame), reached]).toEqual([SENDER, []])
  })

  it.each([
    ['nothing', []],
    ['two things', [{ held: true }, { held: true }]],
    ['a field too many', [{ held: true, more: 1 }]],
    ['a field too few', [{}]],
    ['a field of another kind', [{ held: 'yes' }]],
    ['a list', [[true]]],
  ])('is refused with %s', async (_what, payload) => {
    const { ask, reached } = shell()
    expect([await ask('holdClose', payload), reached]).toEqual([FORM, []])
  })

  it.each([
    ['a path in place of an id', 'listFolder', { id: '/home/anna/shared' }],
    ['a path in place of a file’s name', 'readFolderFile', { id: FOLDER, file: { device: DEVICE, name: '../a' } }],
    ['a path in place of a device', 'readFolderFile', { id: FOLDER, file: { device: '..', name: FOLDER_FILE } }],
    ['a file of another kind to be removed', 'removeFolderFile', { id: FOLDER, name: 'notes.txt' }],
    ['a name for a new file', 'writeFolderFile', { id: FOLDER, sequence: 1, pieces: [], name: FOLDER_FILE }],
    ['a number that is none', 'writeFolderFile', { id: FOLDER, sequence: 0, pieces: [] }],
  ] as const)('about a shared folder is refused with %s', async (_what, name, payload) => {
    const { ask, reached } = shell()
    expect([await ask(name, [payload]), reached]).toEqual([FORM, []])
  })

  it('is refused with bytes that are none, or a title that is endless', async () => {
    const { ask, reached } = shell()
    const command = { id: 'a', title: 'a'.repeat(501), section: 'S', keys: [], enabled: true }
    expect([
      await ask('saveFile', [{ suggestedName: 'a', pieces: [[1, 2]] }]),
      await ask('saveFile', [{ suggestedName: 'a', pieces: [{ length: 1, 0: 1 }] }]),
      await ask('showCommands', [{ commands: [command] }]),
      reached,
    ]).toEqual([FORM, FORM, FORM, []])
  })

  it('of any wrong shape is answered by a value, and reaches nobody', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(fc.anything({ withNullPrototype: true, withBigInt: true }), { maxLength: 3 }),
        async (name, payload) => {
          // The one value that `fc.anything` could make right.
          fc.pre(!(name.startsWith('take') && payload.length === 1))
          const { ask, reached } = shell()
          expect([await ask(name, payload), reached]).toEqual([FORM, []])
        },
      ),
      { numRuns: 400 },
    )
  })

  it('with one field of a right one replaced is refused', async () => {
    const withFields = (Object.keys(RIGHT) as RequestName[]).filter((name) => Object.keys(RIGHT[name]).length > 0)
    const name = fc.constantFrom(...withFields)
    const wrong = fc.oneof(
      fc.object(),
      fc.bigInt(),
      fc.double({ max: -1 }),
      fc.date(),
      fc.constant(null),
      fc.constant(undefined),
    )
    await fc.assert(
      fc.asyncProperty(name, fc.nat(), wrong, async (asked, which, value) => {
        const fields = Object.keys(RIGHT[asked])
        const field = fields[which % fields.length] ?? ''
        const { ask, reached } = shell()
        expect([await ask(asked, [{ ...RIGHT[asked], [field]: value }]), reached]).toEqual([FORM, []])
      }),
      { numRuns: 300 },
    )
  })

  it('whose handler breaks is answered by a value', async () => {
    const { ask } = shell({
      takeFiles: () => Promise.reject(new Error('the disk is on fire')),
      takeNotices() {
        throw 'a string'
      },
    })
    expect([await ask('takeFiles', [{}]), await ask('takeNotices', [{}])]).toEqual([
      { ok: false, error: { kind: 'request-refused', because: 'fault', message: 'the disk is on fire' } },
      { ok: false, error: { kind: 'request-refused', because: 'fault', message: 'It came to nothing.' } },
    ])
  })

  it('with a trap in it springs no trap here', async () => {
    const { ask } = shell()
    const trap = {
      get held(): boolean {
        throw new Error('sprung')
      },
    }
    expect(await ask('holdClose', [trap])).toMatchObject({ ok: false })
  })
})
