import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { licencesText, shippedPackages } from './licences.mjs'
import { ROOT } from './package-info.mjs'

const top = mkdtempSync(join(tmpdir(), 'avowal-licences-'))

afterAll(() => rmSync(top, { recursive: true }))

interface Given {
  readonly needs?: readonly string[]
  readonly license?: string
  readonly version?: string
  readonly files?: { readonly [name: string]: string }
}

function addPackage(path: string, name: string, given: Given = {}): string {
  const { needs = [], license = 'MIT', version = '1.0.0', files = { LICENSE: `The licence of ${name}.` } } = given
  const folder = join(top, path)
  mkdirSync(folder, { recursive: true })
  const dependencies = Object.fromEntries(needs.map((need) => [need, '*']))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, license, dependencies }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

describe('the licences', () => {
  it('are those of everything that ships, each once, the program’s own first', () => {
    const root = addPackage('a', 'program', { needs: ['zebra', '@scope/ant'] })
    addPackage('a/node_modules/zebra', 'zebra', { needs: ['@scope/ant'] })
    addPackage('a/node_modules/@scope/ant', '@scope/ant', {
      license: 'Apache-2.0',
      files: { LICENSE: 'L', NOTICE: 'N' },
    })
    addPackage('a/node_modules/tool', 'tool')
    const text = licencesText(root)
    expect(text.match(/^[@\w/]+ 1\.0\.0 \(.*\)$/gmu)).toEqual([
      'program 1.0.0 (MIT)',
      '@scope/ant 1.0.0 (Apache-2.0)',
      'zebra 1.0.0 (MIT)',
    ])
    expect(text).toContain('\nL\nN\n')
  })

  it('are those of the version that a package really gets', () => {
    const root = addPackage('b', 'program', { needs: ['ant', 'bee'] })
    addPackage('b/node_modules/ant', 'ant', { version: '2.0.0' })
    addPackage('b/node_modules/bee', 'bee', { needs: ['ant'] })
    addPackage('b/node_modules/bee/node_modules/ant', 'ant', { version: '1.0.0' })
    expect(shippedPackages(root).map(({ name, version }) => `${name} ${version}`)).toEqual([
      'program 1.0.0',
      'ant 2.0.0',
      'bee 1.0.0',
      'ant 1.0.0',
    ])
  })

  it('cannot be collected if a package brings no text of its own', () => {
    const root = addPackage('c', 'program', { needs: ['silent'] })
    addPackage('c/node_modules/silent', 'silent', { files: {} })
    expect(() => licencesText(root)).toThrow('silent brings no text of its licence')
  })

  it('of this program all allow that it is handed on', () => {
    const allowed = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1']
    const others = shippedPackages(ROOT).filter(({ licence }) => !allowed.includes(licence))
    expect(others).toEqual([])
  })
})
