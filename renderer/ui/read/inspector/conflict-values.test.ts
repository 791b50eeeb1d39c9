import { expect, it } from 'vitest'
import type { HistoryEntry } from '../../../session/views.ts'
import { conflictValues } from './conflict-values.ts'

/** Entries as the session gives them, latest first: `rid: before > after`. */
function history(...steps: readonly string[]): readonly HistoryEntry[] {
  return steps.map((text) => {
    const [rid = '', before = '', after = ''] = text.split(/[:>]/).map((part) => part.trim())
    const changes = [{ field: 'strength', before, after }]
    return { rid, at: '2031-02-12T10:00:00Z', by: rid, mine: false, kind: 'edited', changes }
  })
}

const kept = (entries: readonly HistoryEntry[]) => conflictValues(entries, 'strength').map(({ rid }) => rid)

it('are what two people set at the same time, latest first', () => {
  expect(kept(history('c: plain > hedged', 'b: plain > firm', 'a: > plain'))).toEqual(['c', 'b'])
})

it('are one value where each followed from the one before', () => {
  expect(kept(history('c: firm > hedged', 'b: plain > firm', 'a: > plain'))).toEqual(['c'])
})

it('are none of another field', () => {
  expect(conflictValues(history('a: > plain'), 'mode')).toEqual([])
})

it('hold a value once where both set the same', () => {
  expect(kept(history('c: plain > firm', 'b: plain > firm', 'a: > plain'))).toHaveLength(1)
})
