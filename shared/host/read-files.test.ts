import { describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES } from '../base/file-limit.ts'
import { type ReadableFile, readFiles } from './read-files.ts'

function file(name: string, bytes: readonly number[], more: Partial<ReadableFile> = {}): ReadableFile {
  return { name, size: bytes.length, arrayBuffer: async () => Uint8Array.from(bytes).buffer, ...more }
}

describe('Reading files', () => {
  it('gives their names and bytes in order', async () => {
    expect(await readFiles([file('a.txt', [1, 2]), file('b.txt', [])])).toEqual([
      { ok: true, value: { name: 'a.txt', bytes: Uint8Array.of(1, 2) } },
      { ok: true, value: { name: 'b.txt', bytes: new Uint8Array() } },
    ])
  })

  it('refuses one that is too large without reading it, and reads the others', async () => {
    const huge = file('huge.txt', [], {
      size: MAX_FILE_BYTES + 1,
      arrayBuffer: () => Promise.reject(new Error('was read')),
    })
    const [refused, read] = await readFiles([huge, file('a.txt', [1])])
    expect([refused, read?.ok]).toEqual([
      {
        ok: false,
        error: { kind: 'file-too-large', name: 'huge.txt', size: MAX_FILE_BYTES + 1, limit: MAX_FILE_BYTES },
      },
      true,
    ])
  })

  it('leaves out what would be too much together, and reads what is small enough behind it', async () => {
    const half = file('half.txt', [1, 2], { arrayBuffer: async () => new ArrayBuffer(MAX_FILE_BYTES * 0.6) })
    const other = file('other.txt', [], { size: MAX_FILE_BYTES * 0.5 })
    const outcomes = await readFiles([half, other, file('a.txt', [1])])
    expect(outcomes.map((one) => (one.ok ? one.value.name : one.error))).toEqual([
      'half.txt',
      { kind: 'files-too-large', name: 'other.txt', size: MAX_FILE_BYTES * 1.1, limit: MAX_FILE_BYTES },
      'a.txt',
    ])
  })

  it('says which one could not be read', async () => {
    const gone = file('gone.txt', [1], {
      arrayBuffer: () => Promise.reject(new Error('A requested file was not found')),
    })
    expect(await readFiles([gone])).toEqual([
      { ok: false, error: { kind: 'file-unreadable', name: 'gone.txt', message: 'A requested file was not found' } },
    ])
  })
})
