import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import * as nodeDisk from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './testing/temporary-folder.ts'
import { type Disk, writeFileAt } from './write-file.ts'

/** What is left by a program that was killed long ago, and what another window may be writing now. */
const OLD = '.avowal-0190f3a2-0000-4000-8000-00000000000a.tmp'
const YOUNG = '.avowal-0190f3a2-0000-4000-8000-00000000000b.tmp'

const onUnix = process.platform !== 'win32'
const text = (content: string) => [new TextEncoder().encode(content)]

/** A disk that fails at one of its calls. */
function failing(call: 'access' | 'rename' | 'sync' | 'write', code: string): Disk {
  const fail = () => Promise.reject(Object.assign(new Error(`${code}: no`), { code }))
  if (call === 'access' || call === 'rename') return { ...nodeDisk, [call]: fail }
  return {
    ...nodeDisk,
    async open(...request: Parameters<Disk['open']>) {
      const file = await nodeDisk.open(...request)
      if (call === 'sync') file.sync = fail
      else file.writeFile = fail
      return file
    },
  }
}

describe('Writing a file', () => {
  it('puts the pieces one after the other', async () => {
    const path = join(temporaryFolder(), 'a.txt')
    const written = await writeFileAt(path, [...text('Grü'), ...text('ße\r\n'), new Uint8Array()])
    expect([written, readFileSync(path, 'utf8')]).toEqual([{ ok: true, value: null }, 'Grüße\r\n'])
  })

  it('replaces what was there, and leaves nothing else behind', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.txt'), 'a longer text that was there before')
    await writeFileAt(join(folder, 'a.txt'), text('short'))
    expect([readdirSync(folder), readFileSync(join(folder, 'a.txt'), 'utf8')]).toEqual([['a.txt'], 'short'])
  })

  it.each([
    ['write', 'ENOSPC', 'disk-full'],
    ['sync', 'EIO', undefined],
    ['rename', 'EROFS', 'read-only-disk'],
    ['access', 'EACCES', 'not-allowed'],
    ['rename', 'EBUSY', 'in-use'],
  ] as const)('loses nothing where the disk refuses to %s (%s)', async (call, code, reason) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.txt'), 'before')
    const refused = await writeFileAt(join(folder, 'a.txt'), text('after'), failing(call, code))
    expect([refused.ok || refused.error, readdirSync(folder), readFileSync(join(folder, 'a.txt'), 'utf8')]).toEqual([
      { kind: 'file-not-saved', name: 'a.txt', message: `${code}: no`, ...(reason === undefined ? {} : { reason }) },
      ['a.txt'],
      'before',
    ])
  })

  it('says that the folder has vanished in between', async () => {
    const refused = await writeFileAt(join(temporaryFolder(), 'gone', 'a.txt'), text('a'))
    expect(!refused.ok && refused.error).toMatchObject({ kind: 'file-not-saved', reason: 'missing' })
  })

  it('writes over no folder', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'a.txt'))
    const refused = await writeFileAt(join(folder, 'a.txt'), text('a'))
    expect(!refused.ok && refused.error).toMatchObject({ reason: 'folder' })
  })

  it.runIf(onUnix)('writes over no device', async () => {
    const refused = await writeFileAt('/dev/null', text('a'))
    expect([!refused.ok && refused.error, statSync('/dev/null').isCharacterDevice()]).toEqual([
      expect.objectContaining({ reason: 'not-a-file' }),
      true,
    ])
  })

  it.each(['/tmp/../a.txt', '/tmp/a\nb', `/${'a'.repeat(3_999)}`, 'a.txt'])('refuses the path %j', async (path) => {
    expect((await writeFileAt(path, text('a'))).ok).toBe(false)
  })

  it.runIf(onUnix)('keeps a link a link, and rights as they were', async () => {
    const folder = temporaryFolder()
    const [file, link] = [join(folder, 'a.txt'), join(folder, 'b.txt')]
    writeFileSync(file, 'before')
    chmodSync(file, 0o640)
    symlinkSync(file, link)
    await writeFileAt(link, text('after'))
    expect([readFileSync(file, 'utf8'), nodeMode(file), (await nodeDisk.lstat(link)).isSymbolicLink()]).toEqual([
      'after',
      0o640,
      true,
    ])
  })

  it('takes away what a killed program left behind, and nothing else', async () => {
    const folder = temporaryFolder()
    const names = [OLD, YOUNG, '.avowal-notes.tmp', 'other.tmp']
    for (const name of names) writeFileSync(join(folder, name), 'half')
    for (const name of names) if (name !== YOUNG) utimesSync(join(folder, name), 0, 0)
    await writeFileAt(join(folder, 'a.txt'), text('after'))
    expect(readdirSync(folder).sort()).toEqual(['.avowal-notes.tmp', YOUNG, 'a.txt', 'other.tmp'].sort())
  })

  it('leaves one of two whole where two windows save to one file', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.txt')
    const [one, other] = ['1'.repeat(300_000), '2'.repeat(200_000)]
    await Promise.all([writeFileAt(path, text(one)), writeFileAt(path, text(other))])
    expect([[one, other].includes(readFileSync(path, 'utf8')), readdirSync(folder)]).toEqual([true, ['a.txt']])
  })
})

function nodeMode(path: string): number {
  return statSync(path).mode & 0o777
}
