import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../base/sha256.ts'
import { mayLeave } from '../history/may-leave.ts'
import { testDeviceId, testRecordId } from '../history/testing/test-ids.ts'
import { folderFileName } from '../host/folder-names.ts'
import { obstaclesOf } from './choose-files.ts'
import {
  type FolderMemory,
  filesToCompact,
  folderMemorySchema,
  GRACE,
  holdingPaths,
  inPortions,
  MOST_SMALL_FILES,
  NOTHING_REMEMBERED,
  pathOf,
  rememberTaken,
  rememberWritten,
  sightFolder,
  supersede,
} from './folder-memory.ts'

const MINE = testDeviceId(1)
const THEIRS = testDeviceId(2)
const name = (sequence: number) => folderFileName({ sequence, sha256: sha256(`${sequence}`) })
const mine = (sequence: number) => ({ device: MINE, name: name(sequence) })
const theirs = (sequence: number) => ({ device: THEIRS, name: name(sequence) })
const at = (now: number) => ({ device: MINE, now })

function remembered(own: readonly number[], others: readonly number[], receipt: string | null = null): FolderMemory {
  const memory = own.reduce((each, sequence) => rememberWritten(each, name(sequence), 10), NOTHING_REMEMBERED)
  const paths = others.map((sequence) => pathOf(theirs(sequence)))
  return rememberTaken(memory, paths, receipt)
}

describe('A look into the folder', () => {
  it('finds what is neither written nor taken in here, files of this very device among them', () => {
    const { unknown } = sightFolder(remembered([1], [1]), [mine(1), mine(2), theirs(1), theirs(2)], at(0))
    expect(unknown).toEqual([mine(2), theirs(2)])
  })

  it('counts on after every number that this device was ever seen to have used', () => {
    const { memory } = sightFolder(remembered([3], [99]), [mine(7), theirs(99)], at(0))
    expect(memory.lastSequence).toBe(7)
  })

  it('forgets a file of this device that is gone, so that its revisions are written again', () => {
    const { memory, forgotten } = sightFolder(remembered([1, 2], []), [mine(2)], at(0))
    expect([memory.written.map((file) => file.name), holdingPaths(memory, at(0)), forgotten]).toEqual([
      [name(2)],
      [pathOf(mine(2))],
      [pathOf(mine(1))],
    ])
  })

  it('lets a file of another device count for a day after it is gone, and then no more', () => {
    const listed = [mine(1)]
    const times = [1000, 1000 + GRACE - 1, 1000 + GRACE]
    const path = pathOf(theirs(1))
    let later = sightFolder(remembered([1], [1]), listed, at(1000))
    const counts = times.map((now) => {
      later = sightFolder(later.memory, listed, at(now))
      return holdingPaths(later.memory, at(now)).includes(path)
    })
    expect(counts).toEqual([true, true, false])
    expect([later.forgotten, later.memory.taken]).toEqual([[path], {}])
  })

  it('goes on remembering what has a receipt: it may have been taken back', () => {
    const gone = sightFolder(remembered([1], [1], 'receipt'), [mine(1)], at(0))
    const later = sightFolder(gone.memory, [mine(1)], at(GRACE))
    expect([later.forgotten, Object.keys(later.memory.taken)]).toEqual([[], [pathOf(theirs(1))]])
  })

  it('does not read a file again that was away for a while', () => {
    const gone = sightFolder(remembered([1], [1]), [mine(1)], at(0))
    const back = sightFolder(gone.memory, [mine(1), theirs(1)], at(5))
    expect([back.unknown, back.memory.taken]).toEqual([[], remembered([1], [1]).taken])
  })

  it('takes a folder in which nothing is left for another one, not for a reason to write all anew', () => {
    const seen = [NOTHING_REMEMBERED, remembered([1], []), remembered([], [1])].map(
      (memory) => sightFolder(memory, [], at(0)).isEmptied,
    )
    expect(seen).toEqual([false, true, true])
  })

  it('removes what stands in another file by now, also after a crash', () => {
    const memory = rememberWritten(supersede(remembered([1, 2], []), [name(1), name(2)]), name(3), 20)
    const seen = sightFolder(memory, [mine(1), mine(3)], at(0))
    expect([seen.removable, holdingPaths(seen.memory, at(0)), seen.unknown]).toEqual([[name(1)], [pathOf(mine(3))], []])
  })
})

describe('What is remembered', () => {
  it('survives being kept as JSON', () => {
    const memory = supersede(remembered([1, 2], [1], 'receipt'), [name(1)])
    expect(folderMemorySchema.parse(JSON.parse(JSON.stringify(memory)))).toEqual(memory)
  })
})

describe('Files that become one', () => {
  const many = (count: number, revisions: number): FolderMemory => ({
    ...NOTHING_REMEMBERED,
    written: Array.from({ length: count }, (_, index) => ({ name: name(index + 1), revisions })),
  })

  it('are all small ones, once there are many', () => {
    expect([MOST_SMALL_FILES - 1, MOST_SMALL_FILES].map((count) => filesToCompact(many(count, 5)).length)).toEqual([
      0,
      MOST_SMALL_FILES,
    ])
  })

  it('are never large ones', () => {
    expect(filesToCompact(many(100, 9_000))).toEqual([])
  })
})

describe('Portions', () => {
  it('hold everything in order, within their limits unless one item alone is over them', () => {
    const limits = { count: 4, weight: 10 }
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 14 })), (items) => {
        const portions = inPortions(items, (item) => item, limits)
        expect(portions.flat()).toEqual(items)
        for (const portion of portions) {
          const weight = portion.reduce((sum, item) => sum + item, 0)
          expect(portion.length > 0 && portion.length <= 4 && (weight <= 10 || portion.length === 1)).toBe(true)
        }
      }),
    )
  })
})

describe('A file is not taken in by itself', () => {
  const record = testRecordId(1)
  const rid = sha256('revision')
  const text = sha256('text')
  const none = { conflicts: new Set<never>(), parentless: new Set<never>(), foreign: new Set<never>() }
  const nothing = { ...none, texts: new Set<never>(), undone: new Set<never>() }
  const fresh = [{ rid, recordId: record, set: { sha256: text } }] as never

  it.each([
    ['conflicts', { ...nothing, conflicts: new Set([record]) }],
    ['parentless', { ...nothing, parentless: new Set([rid]) }],
    ['foreign', { ...nothing, foreign: new Set([rid]) }],
    ['texts', { ...nothing, texts: new Set([text]) }],
    ['undone', { ...nothing, undone: new Set([rid]) }],
  ] as const)('for %s', (kind, obstacles) => {
    expect([obstaclesOf(fresh, obstacles), obstaclesOf(fresh, nothing)]).toEqual([[kind], []])
  })
})

describe('What leaves', () => {
  it('is nothing that is private', () => {
    expect(['claim', 'annotator', 'dismissal', 'of-a-newer-version'].map((kind) => mayLeave({ kind }))).toEqual([
      true,
      true,
      false,
      true,
    ])
  })
})
