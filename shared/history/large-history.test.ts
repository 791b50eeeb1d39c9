import { describe, expect, it } from 'vitest'
import { nextHlc } from './hlc.ts'
import { recordHistory } from './record-history.ts'
import { advanceState, conflictsOf, type RecordState, recordState } from './record-state.ts'
import { type FieldValues, REVISION_SCHEMA, type Revision } from './revision.ts'
import { TEST_PROJECT } from './testing/simulated-device.ts'
import { testActorId, testChangeId, testDeviceId, testRecordId } from './testing/test-ids.ts'
import { planUndo } from './undo.ts'

const SIZE = 20_000
const START = Date.UTC(2031, 0, 1)

/** The n-th revision of a made-up history. Its name is a number and no hash, because only names that differ matter here. */
function revision(n: number, parents: readonly number[], set: FieldValues, actor = 1): Revision {
  return {
    rid: ridOf(n),
    changeId: testChangeId(n),
    recordId: testRecordId(1),
    kind: 'claim',
    projectId: TEST_PROJECT,
    parents: parents.map(ridOf),
    set,
    actorId: testActorId(actor),
    deviceId: testDeviceId(actor),
    hlc: nextHlc(null, START + n, testDeviceId(actor)),
    schema: REVISION_SCHEMA,
  }
}

const rids: Revision['rid'][] = []

/** One string for each number, so that a million parents are no million strings. */
function ridOf(n: number): Revision['rid'] {
  rids[n] ??= n.toString(16).padStart(64, '0') as Revision['rid']
  return rids[n]
}

const owner = { annotatorId: testActorId(1) }

describe('a history of 20,000 revisions', () => {
  it('is read when it is one line, the same at once as step by step', () => {
    const line = Array.from({ length: SIZE }, (_, n) =>
      revision(n, n === 0 ? [] : [n - 1], n === 0 ? owner : { note: `note ${n}`, [`field ${n % 7}`]: n }),
    )
    const [first, ...rest] = line
    if (first === undefined) throw new Error('The line has a start')
    const stepped = rest.reduce<RecordState | null>(
      (state, next) => state && advanceState(state, next),
      recordState([first]),
    )
    expect(recordState(line)).toEqual(stepped)
    expect(recordHistory(line)).toHaveLength(SIZE)
    expect(planUndo(line.slice(-1), () => line).edits[0]?.set).toMatchObject({ note: `note ${SIZE - 2}` })
  })

  it('is read when somebody else wrote most of it', () => {
    const line = Array.from({ length: SIZE }, (_, n) =>
      revision(n, n === 0 ? [] : [n - 1], n === 0 ? owner : { note: n }, n === 0 ? 1 : 2),
    )
    expect(recordState(line)?.foreign).toHaveLength(SIZE - 1)
  })

  it('is read when it is all branches of one root', () => {
    const wide = Array.from({ length: SIZE }, (_, n) =>
      revision(n, n === 0 ? [] : [0], n === 0 ? owner : { note: n, deleted: n % 2 === 0 }),
    )
    const state = recordState(wide)
    expect([state?.heads.length, state?.fields['note']?.length, state?.contested]).toEqual([SIZE - 1, SIZE - 1, true])
  })

  it('is read when every revision sets fields of its own', () => {
    const line = Array.from({ length: SIZE }, (_, n) =>
      revision(n, n === 0 ? [] : [n - 1], n === 0 ? owner : { [`field ${n}`]: n, [`pair ${n >> 1}`]: n }),
    )
    expect(Object.keys(recordState(line)?.fields ?? {})).toHaveLength(SIZE - 1 + SIZE / 2 + 1)
  })

  it('is read when it is wide and deep: layers of a thousand, fifty of each above the whole layer below', () => {
    const layer = 1000
    const parentsOf = (n: number) => {
      if (n < layer) return []
      if (n % layer >= 50) return [n - layer]
      const start = (Math.floor(n / layer) - 1) * layer
      return Array.from({ length: layer }, (_, k) => start + k)
    }
    const woven = Array.from({ length: SIZE }, (_, n) =>
      revision(n, parentsOf(n), { ...(n < layer ? owner : {}), note: n % 3, [`field ${n % 40}`]: n % 5 }),
    )
    const state = recordState(woven.toReversed())
    expect(state?.heads).toHaveLength(layer)
    expect(state === null ? [] : conflictsOf(state).map(({ field }) => field)).toContain('note')
  })

  it('is read when two lines cross again and again', () => {
    const crossing = Array.from({ length: SIZE }, (_, n) => {
      const parents = n < 2 ? (n === 0 ? [] : [0]) : n % 10 < 2 ? [n - 1, n - 2] : [n - 2]
      return revision(n, parents, { ...(n === 0 ? owner : {}), [`field ${n % 100}`]: n })
    })
    expect(recordState(crossing)?.heads.length).toBeGreaterThan(0)
    expect(recordHistory(crossing)).toHaveLength(SIZE)
  })

  it('waits when its root is missing, and when one revision names 200,000 parents', () => {
    const line = Array.from({ length: SIZE }, (_, n) => revision(n + 1, [n], { note: n }))
    expect(recordState(line)).toBeNull()
    const many = revision(
      SIZE + 1,
      Array.from({ length: 200_000 }, (_, n) => n),
      { note: 'many' },
    )
    const root = revision(0, [], owner)
    expect(recordState([root, many])?.quarantined).toEqual([many.rid])
    expect(recordHistory([root, many])).toHaveLength(2)
  })
})
