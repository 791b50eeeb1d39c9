import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const program = resolve('dist/cli/avowal.js')
const isBuilt = existsSync(program)
const article = 'Grain talks end\n\nMaren Ostrova said: “Oru will pay.”\n'

let folder = ''

function avowal(args: readonly string[], input = ''): { status: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
  })
  return { status, out: stdout, error: stderr }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'avowal-'))
  writeFileSync(join(folder, 'a.txt'), article)
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe.skipIf(!isBuilt)('the built command line (skipped where dist/ is not built)', () => {
  it('goes from an article to a table, in files', () => {
    expect(avowal(['article', 'a.txt', '--out', 'new'])).toEqual({ status: 0, out: '', error: '' })
    expect(avowal(['validate', 'new/a.avowal.json']).error).toBe('avowal: new/a.avowal.json: valid\n')
    expect(avowal(['convert', 'new/a.avowal.json', '--to', 'csv', '--out', 'a.csv', '--loss']).status).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.csv.loss.json', 'a.txt', 'new'])
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toMatch(/^\ufeffcsv_profile,[^\r\n]*\r\n$/)
  })

  it('goes from standard input to standard output', () => {
    const { status, out, error } = avowal(['article', '-'], article)
    expect([status, error]).toEqual([0, ''])
    expect(avowal(['stats', '-', '--json'], out)).toMatchObject({
      status: 0,
      out: expect.stringContaining('"claims": 0'),
    })
  })

  it('tells its version', () => {
    expect(avowal(['--version']).out).toBe(`${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`)
  })

  it('leaves nothing behind, not even a temporary file, when one of several files cannot be written', () => {
    writeFileSync(join(folder, 'b.txt'), article)
    mkdirSync(join(folder, 'out', 'b.avowal.json'), { recursive: true })
    const ran = avowal(['article', 'a.txt', 'b.txt', '--out', 'out'])
    expect([ran.status, ran.out]).toEqual([2, ''])
    expect(ran.error).toBe('avowal: out/b.avowal.json: could not be written: it is a folder. Nothing was written.\n')
    expect(readdirSync(join(folder, 'out'))).toEqual(['b.avowal.json'])
  })

  it.each([
    ['valid', article, 0],
    ['empty', '', 1],
  ])('keeps its status where nobody reads its messages: of a file that is %s', async (_, content, expected) => {
    const bundle = content === '' ? '' : avowal(['article', '-'], content).out
    const child = spawn(process.execPath, [program, 'validate', '-'], { stdio: ['pipe', 'ignore', 'pipe'] })
    child.stderr.destroy()
    child.stdin.end(bundle)
    const [status] = await once(child, 'exit')
    expect(status).toBe(expected)
  })

  it('says what it cannot read: a file that is not there, a folder', () => {
    expect(avowal(['stats', 'nothing.avowal'])).toMatchObject({
      status: 1,
      error: expect.stringContaining('there is no such file or folder'),
    })
    expect(avowal(['stats', '.'])).toMatchObject({ status: 1, error: expect.stringContaining('it is a folder') })
  })

  it('replaces a file in one step', () => {
    writeFileSync(join(folder, 'a.avowal.json'), 'old')
    expect(avowal(['convert', 'a.txt', '--to', 'bundle', '--out', 'a.avowal.json']).status).toBe(0)
    expect(readFileSync(join(folder, 'a.avowal.json'), 'utf8')).toMatch(/^\{\n {2}"format": "avowal-bundle",/)
    expect(readdirSync(folder)).toEqual(['a.avowal.json', 'a.txt'])
  })

  it('does not replace a bundle by its table, whatever path leads to it', () => {
    avowal(['convert', 'a.txt', '--to', 'bundle', '--out', 'b.avowal'])
    const before = readFileSync(join(folder, 'b.avowal'), 'utf8')
    const ran = avowal(['convert', 'b.avowal', '--to', 'csv', '--out', `../${basename(folder)}/b.avowal`])
    expect([ran.status, readFileSync(join(folder, 'b.avowal'), 'utf8')]).toEqual([2, before])
  })
})
