import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../base/sha256.ts'
import { folderFileName, isDeviceFolder, MAX_SEQUENCE, parseFolderFileName } from './folder-names.ts'

const HASH = sha256('')

describe('The name of a file in a shared folder', () => {
  it('says its number and its digest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_SEQUENCE }), fc.string(), (sequence, text) => {
        const parts = { sequence, sha256: sha256(text) }
        expect(parseFolderFileName(folderFileName(parts))).toEqual(parts)
      }),
    )
  })

  it('sorts as its number does', () => {
    const names = [2, 10, 99_999_999].map((sequence) => folderFileName({ sequence, sha256: HASH }))
    expect(names.toSorted()).toEqual(names)
  })

  it.each([
    ['a temporary file', `00000001-${HASH}.ndjson.tmp`],
    ['the temporary file of a browser', `00000001-${HASH}.ndjson.crswap`],
    ['the copy that a sync service makes of a conflict', `00000001-${HASH} (conflicted copy 2031-03-17).ndjson`],
    ['a copy by hand', `00000001-${HASH} (1).ndjson`],
    ['one on its way down', `.00000001-${HASH}.ndjson.icloud`],
    ['upper case', `00000001-${HASH.toUpperCase()}.ndjson`],
    ['another ending', `00000001-${HASH}.NDJSON`],
    ['a short digest', `00000001-${HASH.slice(1)}.ndjson`],
    ['no padding', `1-${HASH}.ndjson`],
    ['too much padding', `000000001-${HASH}.ndjson`],
    ['no number', `00000000-${HASH}.ndjson`],
    ['a way to another folder', `../00000001-${HASH}.ndjson`],
    ['a folder', `a/00000001-${HASH}.ndjson`],
    ['a line break', `00000001-${HASH}.ndjson\n`],
    ['digits of another script', `٠٠٠٠٠٠٠١-${HASH}.ndjson`],
    ['nothing', ''],
  ])('is not %s', (_what, name) => {
    expect(parseFolderFileName(name)).toBe(null)
  })
})

describe('The sub-folder of a device', () => {
  it.each([
    ['018f0000-0000-7000-8000-000000000001', true],
    ['018F0000-0000-7000-8000-000000000001', false],
    ['018f0000-0000-7000-8000-000000000001 (1)', false],
    ['018f0000-0000-4000-8000-000000000001', false],
    ['..', false],
    ['Articles', false],
  ])('%s: %s', (name, expected) => {
    expect(isDeviceFolder(name)).toBe(expected)
  })
})
