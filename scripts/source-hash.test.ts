import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hashSources } from './source-hash.mjs'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'avowal-hash-'))
  mkdirSync(join(root, 'a/deep'), { recursive: true })
  writeFileSync(join(root, 'a/deep/one.ts'), 'one')
})

afterEach(() => rmSync(root, { recursive: true }))

const hash = () => hashSources(root, ['a', 'package.json'])

it('stays the same when only a time changes', () => {
  const before = hash()
  utimesSync(join(root, 'a/deep/one.ts'), 0, 0)
  expect(hash()).toBe(before)
})

it.each([
  ['a file changes', () => writeFileSync(join(root, 'a/deep/one.ts'), 'two')],
  ['a file comes', () => writeFileSync(join(root, 'a/two.ts'), '')],
  ['a file goes', () => rmSync(join(root, 'a/deep/one.ts'))],
  ['a path that did not exist comes', () => writeFileSync(join(root, 'package.json'), '')],
])('changes when %s', (_what, change) => {
  const before = hash()
  change()
  expect(hash()).not.toBe(before)
})
