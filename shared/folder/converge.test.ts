import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statesOf } from '../history/merge.ts'
import { stateHash } from '../history/state-hash.ts'
import { simulatedDevice, simulatedTime } from '../history/testing/simulated-device.ts'
import { testRecordId } from '../history/testing/test-ids.ts'
import { syncedFolders } from './testing/synced-folders.ts'

const MACHINES = 3

type Step =
  | { readonly kind: 'edit'; readonly at: number; readonly record: number; readonly value: number }
  | { readonly kind: 'pass'; readonly at: number; readonly stopAfter: number | undefined }
  | { readonly kind: 'carry'; readonly at: number; readonly which: number }

const at = fc.nat({ max: MACHINES - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), at, record: fc.nat({ max: 4 }), value: fc.nat({ max: 9 }) }),
  fc.record({
    kind: fc.constant('pass' as const),
    at,
    stopAfter: fc.option(fc.nat({ max: 12 }), { nil: undefined }),
  }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('carry' as const), at, which: fc.nat({ max: 20 }) }) },
)

function play(script: readonly Step[]) {
  const time = simulatedTime()
  const devices = Array.from({ length: MACHINES }, (_, index) => simulatedDevice(index + 1, { time }))
  const folders = syncedFolders(devices)
  for (const each of script) {
    if (each.kind === 'edit') devices[each.at]?.set(testRecordId(each.record + 1), { name: `${each.value}` })
    else if (each.kind === 'pass') folders.pass(each.at, each.stopAfter)
    else folders.carry(each.at, each.which)
  }
  const made = new Set(devices.flatMap((device) => device.revisions().map(({ rid }) => rid)))
  folders.settle()
  return { devices, folders, made }
}

describe('Three machines with one shared folder', () => {
  it('come to the same state and lose nothing, whatever is torn, late, compacted or broken off', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (script) => {
        const { devices, made } = play(script)
        const ends = devices.map((device) => ({
          rids: device
            .revisions()
            .map(({ rid }) => rid)
            .sort(),
          state: stateHash(statesOf(device.revisions()).values()),
        }))
        expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1)
        expect(ends[0]?.rids).toEqual([...made].sort())
      }),
      { numRuns: 1000 },
    )
  })

  it('keep few files', () => {
    const edits = Array.from({ length: 60 }, (_, value): Step[] => [
      { kind: 'edit', at: value % 3, record: value % 5, value },
      { kind: 'pass', at: value % 3, stopAfter: undefined },
    ])
    expect(play(edits.flat()).folders.files().length).toBeLessThanOrEqual(3 * 3)
  })
})
