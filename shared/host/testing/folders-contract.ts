import { type DeviceId, deviceId } from '../../base/ids.ts'
import { ok, type Result } from '../../base/result.ts'
import { sha256 } from '../../base/sha256.ts'
import { folderFileName } from '../folder-names.ts'
import type { ChosenFolder, FolderFile, FolderProblem, Folders } from '../folders.ts'
import type { TestRunner } from './host-contract.ts'

/** A host with folders that somebody chooses, and a look at the disk from the other side. */
export interface FoldersUnderTest {
  readonly folders: Folders
  /** The folder that the user chooses in the next dialog, by its path within the test's own; `null` cancels. */
  readonly choose: (path: readonly string[] | null) => Promise<void>
  /** Puts a file there, as a sync service does. */
  readonly put: (path: readonly string[], bytes: Uint8Array) => Promise<void>
  readonly makeFolder: (path: readonly string[]) => Promise<void>
  /** All that is in a folder, as paths with `/`, in order. */
  readonly tree: (path: readonly string[]) => Promise<readonly string[]>
  /** Takes a folder away, or puts it back with all that is in it. */
  readonly plug: (path: readonly string[], isThere: boolean) => Promise<void>
  readonly close: () => Promise<void>
}

const MINE = deviceId('018f0000-0000-7000-8000-000000000001')
const THEIRS = deviceId('018f0000-0000-7000-8000-000000000002')
const SHARED = ['shared'] as const
const UNKNOWN = '018f0000-0000-7000-8000-00000000000f'

const bytes = (text: string) => new TextEncoder().encode(text)
const named = (sequence: number, content: Uint8Array) => folderFileName({ sequence, sha256: sha256(content) })
const first: Uint8Array = bytes('{"first":"é 日本"}\n')
const second: Uint8Array = bytes('{"second":1}\n')

/** The tests that the shared folders of every host pass. */
export function foldersContract(
  name: string,
  makeFolders: () => Promise<FoldersUnderTest>,
  { describe, it, expect }: TestRunner,
): void {
  async function using<T>(run: (under: FoldersUnderTest, id: string) => Promise<T>): Promise<T> {
    const under = await makeFolders()
    try {
      await under.makeFolder(SHARED)
      return await run(under, await chosen(under, MINE))
    } finally {
      await under.close()
    }
  }

  describe(name, () => {
    it('writes a file under its number and digest, in the sub-folder of its device', async () => {
      const seen = await using(async ({ folders, tree }, id) => {
        const written = await folders.write(id, 7, [first, second])
        return { written, listed: await folders.list(id), tree: await tree(SHARED) }
      })
      const file = named(7, Uint8Array.of(...first, ...second))
      expect(seen).toEqual({
        written: ok(file),
        listed: ok([{ device: MINE, name: file }]),
        tree: [`${MINE}/${file}`],
      })
    })

    it('reads what it and others wrote, byte for byte', async () => {
      const read = await using(async ({ folders, put }, id) => {
        const mine = must(await folders.write(id, 1, [first]))
        await put([...SHARED, THEIRS, named(3, second)], second)
        return [
          plain(await folders.read(id, { device: MINE, name: mine })),
          plain(await folders.read(id, { device: THEIRS, name: named(3, second) })),
        ]
      })
      expect(read).toEqual([
        [true, [...first]],
        [true, [...second]],
      ])
    })

    it('lists no name of another form', async () => {
      const listed = await using(async ({ folders, put, makeFolder }, id) => {
        const file = named(1, first)
        const device = [...SHARED, THEIRS]
        for (const name of [file, `${file}.tmp`, `${file.slice(0, -7)} (conflicted copy).ndjson`, 'notes.txt'])
          await put([...device, name], first)
        await put([...SHARED, file], first)
        await put([...SHARED, 'Holiday', file], first)
        await put([...SHARED, THEIRS.replace('018f', '018F'), named(2, second)], second)
        await put([...device, 'inner', file], first)
        await makeFolder([...device, named(9, second)])
        return folders.list(id)
      })
      expect(listed).toEqual(ok([{ device: THEIRS, name: named(1, first) }]))
    })

    it('reads a file only once all of it is there', async () => {
      const outcomes = await using(async ({ folders, put }, id) => {
        const file: FolderFile = { device: THEIRS, name: named(1, first) }
        const path = [...SHARED, file.device, file.name]
        await put(path, first.slice(0, 5))
        const half = await folders.read(id, file)
        await put(path, new Uint8Array(first.length))
        const blank = await folders.read(id, file)
        await put(path, first)
        return [half, blank, plain(await folders.read(id, file))]
      })
      const incomplete = { ok: false, error: { kind: 'folder-file-incomplete' } }
      expect(outcomes).toEqual([incomplete, incomplete, [true, [...first]]])
    })

    it('refuses what is no file of that form, and says what is not there', async () => {
      const outcomes = await using(async ({ folders, put, makeFolder }, id) => {
        await put([...SHARED, THEIRS, 'notes.txt'], first)
        await makeFolder([...SHARED, THEIRS, named(9, second)])
        const read = (file: FolderFile) => folders.read(id, file).then(kindOf)
        return [
          await read({ device: THEIRS, name: 'notes.txt' }),
          await read({ device: '..' as DeviceId, name: named(1, first) }),
          await read({ device: THEIRS, name: named(9, second) }),
          await read({ device: THEIRS, name: named(1, first) }),
        ].map((kind) => (kind === 'folder-unreachable' ? 'folder-file-refused' : kind)) // A bridge refuses the request.
      })
      expect(outcomes).toEqual([
        'folder-file-refused',
        'folder-file-refused',
        'folder-file-refused',
        'folder-file-missing',
      ])
    })

    it('removes files of its own device only, and none twice', async () => {
      const seen = await using(async ({ folders, put, tree }, id) => {
        const file = must(await folders.write(id, 1, [first]))
        await put([...SHARED, THEIRS, file], first)
        return [await folders.remove(id, file), await folders.remove(id, file), await tree(SHARED)]
      })
      expect(seen).toEqual([ok(null), ok(null), [`${THEIRS}/${named(1, first)}`]])
    })

    it('removes nothing of another name', async () => {
      const seen = await using(async ({ folders, put, tree }, id) => {
        await put([...SHARED, MINE, 'notes.txt'], first)
        await folders.remove(id, 'notes.txt')
        await folders.remove(id, `../${THEIRS}/${named(1, first)}`)
        return tree(SHARED)
      })
      expect(seen).toEqual([`${MINE}/notes.txt`])
    })

    it('knows a folder that is chosen again, and nothing where the user cancels', async () => {
      const seen = await using(async (under, id) => {
        await under.choose(null)
        const cancelled = await under.folders.choose(MINE)
        await under.makeFolder(['other'])
        await under.choose(['other'])
        const other = must(await under.folders.choose(MINE))
        return [cancelled, (await chosen(under, MINE)) === id, other?.name, other?.id === id]
      })
      expect(seen).toEqual([ok(null), true, 'other', false])
    })

    it('takes no sub-folder of a device for a shared folder', async () => {
      const outcome = await using(async ({ folders, choose, makeFolder }) => {
        await makeFolder([...SHARED, THEIRS])
        await choose([...SHARED, THEIRS])
        return folders.choose(MINE)
      })
      expect(outcome).toEqual({ ok: false, error: { kind: 'folder-of-a-device' } })
    })

    it('knows no folder that was never chosen, or was let go', async () => {
      const kinds = await using(async ({ folders, tree }, id) => {
        const mine = must(await folders.write(id, 1, [first]))
        await folders.forget(id)
        return [
          await folders.list(id).then(kindOf),
          await folders.list(UNKNOWN).then(kindOf),
          await folders.read(UNKNOWN, { device: MINE, name: mine }).then(kindOf),
          await folders.write(UNKNOWN, 1, [first]).then(kindOf),
          await folders.remove(UNKNOWN, mine).then(kindOf),
          (await tree(SHARED)).length,
        ]
      })
      expect(kinds).toEqual([...Array.from({ length: 5 }, () => 'folder-unknown'), 1])
    })

    it('says that a folder is not there, and goes on once it is back', async () => {
      const seen = await using(async ({ folders, plug }, id) => {
        const mine = must(await folders.write(id, 1, [first]))
        await plug(SHARED, false)
        const without = [
          await folders.list(id).then(kindOf),
          await folders.read(id, { device: MINE, name: mine }).then(kindOf),
          await folders.write(id, 2, [second]).then(kindOf),
          await folders.remove(id, mine).then(kindOf),
        ]
        await plug(SHARED, true)
        return [...without, await folders.list(id)]
      })
      const away = 'folder-unreachable'
      expect(seen).toEqual([away, away, away, away, ok([{ device: MINE, name: named(1, first) }])])
    })

    it('tells of a file that comes, until it is told to stop', async () => {
      const told = await using(async ({ folders, put }, id) => {
        const calls: string[] = []
        let heard = () => {}
        const coming = new Promise<void>((resolve) => {
          heard = resolve
        })
        const stop = folders.watch(id, () => {
          calls.push('told')
          heard()
        })
        const stopOther = folders.watch(id, () => calls.push('other'))
        stopOther()
        // Watching may take a moment to begin.
        for (let sequence = 1; calls.length === 0 && sequence < 200; sequence += 1) {
          const content = bytes(String(sequence))
          await put([...SHARED, THEIRS, named(sequence, content)], content)
          await folders.list(id)
        }
        await coming
        stop()
        stop()
        return calls.includes('told') && !calls.includes('other')
      })
      expect(told).toEqual(true)
    })
  })
}

async function chosen({ folders, choose }: FoldersUnderTest, device: DeviceId): Promise<string> {
  await choose(SHARED)
  const answer: ChosenFolder | null = must(await folders.choose(device))
  if (answer === null) throw new Error('The user has cancelled')
  return answer.id
}

function must<T>(result: Result<T, FolderProblem>): T {
  if (result.ok) return result.value
  throw new Error(`Refused: ${result.error.kind}`)
}

function kindOf(result: Result<unknown, FolderProblem>): string {
  return result.ok ? 'ok' : result.error.kind
}

/** Bytes as numbers, so that realms do not matter. */
function plain(result: Result<Uint8Array, FolderProblem>): readonly unknown[] {
  return result.ok ? [true, Array.from(result.value)] : [false, result.error.kind]
}
