import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeFiles } from './write-files.ts'

const MAKE_PIPE = 'mkfifo'
const isPosix = process.platform !== 'win32'
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'avowal-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const at = (name: string) => join(folder, name)
const put = (...names: readonly string[]) =>
  writeFiles(
    names.map((name) => ({ path: at(name), content: 'new' })),
    null,
  )
const problem = (name: string, message: string) => ({ path: at(name), message, isPathAtFault: true })

describe('The files that a command writes', () => {
  it('take the place of what was there, and keep its permissions', async () => {
    writeFileSync(at('a'), 'old', 'utf8')
    chmodSync(at('a'), 0o660)
    expect([await put('a', 'b'), readFileSync(at('a'), 'utf8'), readdirSync(folder)]).toEqual([null, 'new', ['a', 'b']])
    if (isPosix) expect(statSync(at('a')).mode & 0o777).toBe(0o660)
  })

  it.skipIf(!isPosix)('may have the longest name that there is', async () => {
    const name = 'n'.repeat(255)
    expect([await put(name), readdirSync(folder)]).toEqual([null, [name]])
    const longer = `${name}n`
    expect(await put(longer)).toEqual(problem(longer, 'its name is too long'))
  })

  it.skipIf(!isPosix)('go where a link points to', async () => {
    mkdirSync(at('far'))
    writeFileSync(at('far/file'), 'old')
    symlinkSync('far/file', at('link'))
    expect([await put('link'), readFileSync(at('far/file'), 'utf8')]).toEqual([null, 'new'])
    expect([lstatSync(at('link')).isSymbolicLink(), readdirSync(at('far'))]).toEqual([true, ['file']])
  })

  it.skipIf(!isPosix)('do not take the place of a link that leads nowhere', async () => {
    symlinkSync('nowhere', at('link'))
    expect(await put('link')).toEqual(problem('link', 'it is a link that leads nowhere'))
    expect(readdirSync(folder)).toEqual(['link'])
  })

  it.skipIf(!isPosix)('do not take the place of a pipe', async () => {
    spawnSync(MAKE_PIPE, [at('pipe')])
    expect(await put('a', 'pipe')).toEqual(
      problem('pipe', 'it is not a file but a device or a pipe; without --out the result goes to standard output'),
    )
    expect([lstatSync(at('pipe')).isFIFO(), readdirSync(folder)]).toEqual([true, ['pipe']])
  })

  it('do not take the place of a file that is protected against writing', async () => {
    writeFileSync(at('a'), 'old')
    chmodSync(at('a'), 0o444)
    expect(await put('a')).toEqual(problem('a', 'it is protected against writing'))
    expect([readFileSync(at('a'), 'utf8'), readdirSync(folder)]).toEqual(['old', ['a']])
  })

  it('do not take the place of a folder', async () => {
    mkdirSync(at('a'))
    expect([await put('b', 'a'), readdirSync(folder)]).toEqual([problem('a', 'it is a folder'), ['a']])
  })
})
