import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { electronVersion, findElectron } from './find-electron.mjs'

const PACKAGE = '/project/node_modules/electron'

function disk(files: Readonly<Record<string, string>>) {
  const paths = new Map(Object.entries(files).map(([name, text]) => [join(PACKAGE, name), text]))
  return {
    exists: (path: string) => paths.has(path) || path === '/elsewhere/electron',
    read: (path: string) => {
      const text = paths.get(path)
      if (text === undefined) throw new Error(`${path} was read and is not there`)
      return text
    },
  }
}

const COMPLETE = {
  'package.json': '{ "version": "45.4.1" }',
  'path.txt': 'electron',
  'dist/version': '45.4.1',
  'dist/electron': '',
}

const without = (name: keyof typeof COMPLETE) => {
  const { [name]: _, ...rest } = COMPLETE
  return disk(rest)
}

describe('Electron’s executable', () => {
  it('is where the package’s path.txt says', () => {
    expect(findElectron(PACKAGE, disk(COMPLETE), {})).toBe(join(PACKAGE, 'dist/electron'))
  })

  it.each(['path.txt', 'dist/version', 'dist/electron'] as const)('is not there without %s', (name) => {
    expect(findElectron(PACKAGE, without(name), {})).toBeNull()
  })

  it('is not there where what was fetched is of another version', () => {
    expect(findElectron(PACKAGE, disk({ ...COMPLETE, 'dist/version': 'v44.0.0' }), {})).toBeNull()
  })

  it('stands elsewhere where the environment says so', () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: '/elsewhere' }
    expect(findElectron(PACKAGE, without('dist/version'), env)).toBe(join('/elsewhere', 'electron'))
  })

  it('is not there where the package is not', () => {
    expect(findElectron(null, disk({}), {})).toBeNull()
  })

  it('has the version that its package names', () => {
    expect(electronVersion(PACKAGE, disk(COMPLETE))).toBe('45.4.1')
  })
})
