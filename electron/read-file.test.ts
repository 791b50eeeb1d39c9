import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allowance } from '../shared/host/read-files.ts'
import { readFileAt } from './read-file.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const LIMIT = 1_000_000_000
const MAKE_PIPE = 'mkfifo'
const onUnix = process.platform !== 'win32'

/** What became of reading: the bytes' number, or the reason against it. */
async function outcome(path: string, limit = LIMIT): Promise<unknown> {
  const read = await readFileAt(path, allowance(limit))
  if (read.ok) return read.value.bytes.length
  return read.error.kind === 'file-unreadable' ? read.error.reason : read.error
}

describe('Reading a file', () => {
  it('gives its name and its bytes', async () => {
    const path = join(temporaryFolder(), 'naïve 日本.txt')
    writeFileSync(path, Uint8Array.of(0, 255, 10))
    expect(await readFileAt(path, allowance())).toEqual({
      ok: true,
      value: { name: 'naïve 日本.txt', bytes: Uint8Array.of(0, 255, 10) },
    })
  })

  it('gives bytes that lie alone in their memory, so that nothing else crosses to the window', async () => {
    const path = join(temporaryFolder(), 'a.txt')
    writeFileSync(path, 'abc')
    const read = await readFileAt(path, allowance())
    expect(read.ok && read.value.bytes.buffer.byteLength).toBe(3)
  })

  it('refuses one of 2 GB before it is read', async () => {
    const path = join(temporaryFolder(), 'huge.txt')
    writeFileSync(path, '')
    truncateSync(path, 2_147_483_648)
    expect(await outcome(path)).toEqual({
      kind: 'file-too-large',
      name: 'huge.txt',
      size: 2_147_483_648,
      limit: LIMIT,
    })
  })

  it('says that it is gone, and that it is a folder', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'talks.avowal'))
    expect([await outcome(join(folder, 'gone.txt')), await outcome(join(folder, 'talks.avowal'))]).toEqual([
      'missing',
      'folder',
    ])
  })

  it.runIf(onUnix)('reads no device, and waits for no pipe', async () => {
    const pipe = join(temporaryFolder(), 'pipe.txt')
    execFileSync(MAKE_PIPE, [pipe])
    expect([await outcome('/dev/zero'), await outcome(pipe)]).toEqual(['not-a-file', 'not-a-file'])
  })

  it.runIf(onUnix)('follows a link', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.txt'), 'abc')
    symlinkSync(join(folder, 'a.txt'), join(folder, 'b.txt'))
    expect(await outcome(join(folder, 'b.txt'))).toBe(3)
  })

  it.each([
    ['goes up', '/tmp/../etc/passwd', 'bad-path'],
    ['goes up the other way', 'C:\\a\\..\\b', 'bad-path'],
    ['has a line break', '/tmp/a\nb.txt', 'bad-path'],
    ['has a NUL', '/tmp/a\0b.txt', 'bad-path'],
    ['starts nowhere', 'a.txt', 'bad-path'],
    ['is empty', '', 'bad-path'],
    ['has 4,000 characters', `/${'a'.repeat(3_999)}`, 'path-too-long'],
    ['has a name of 300 characters', `/tmp/${'a'.repeat(300)}`, onUnix ? 'path-too-long' : 'missing'],
  ])('refuses a path that %s', async (_what, path, reason) => {
    expect(await outcome(path)).toBe(reason)
  })

  it('shows a name of one line and bearable length in its refusal', async () => {
    const refused = await readFileAt(`/tmp/${'a\n'.repeat(500)}`, allowance())
    expect(!refused.ok && refused.error.name).toMatch(/^[a ]{200}$/)
  })
})
