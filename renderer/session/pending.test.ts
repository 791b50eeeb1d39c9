import { expect, it } from 'vitest'
import { sha256 } from '../../shared/base/sha256.ts'
import { type Change, revisionsOfChange } from '../../shared/history/change.ts'
import { nextHlc } from '../../shared/history/hlc.ts'
import { advanceState, type RecordState, recordState } from '../../shared/history/record-state.ts'
import { TEST_PROJECT } from '../../shared/history/testing/simulated-device.ts'
import { testActorId, testChangeId, testDeviceId, testRecordId } from '../../shared/history/testing/test-ids.ts'
import { withPending } from './pending.ts'

const deviceId = testDeviceId(1)
const actorId = testActorId(1)
const first = nextHlc(null, 1, deviceId)
const second = nextHlc(first, 2, deviceId)
const record = { recordId: testRecordId(1), kind: 'claim', projectId: TEST_PROJECT } as const

/** What fields hold, by whom and because of what; not when, and in which revision. */
function said({ fields }: RecordState) {
  return Object.entries(fields).map(([field, settings]) => [
    field,
    settings.map(({ value, actorId, because }) => ({ value, actorId, because })),
  ])
}

it('shows a change as it will stand once it is written: its values, by whom, and what moved them to it', () => {
  const created = { changeId: testChangeId(1), edits: [{ ...record, set: { note: 'Old', strength: 'firm' } }] }
  const [revision] = revisionsOfChange(created, { actorId, deviceId, hlc: first }, () => null)
  if (revision === undefined) throw new Error('Nothing was created')
  const before = recordState([revision])
  if (before === null) throw new Error('Nothing was created')
  const change: Change = {
    changeId: testChangeId(2),
    because: [revision.rid],
    edits: [{ ...record, set: { note: 'New' }, because: [revision.rid, sha256('another')] }],
  }
  const [shown] = withPending([before], [{ change, actorId, hlc: second }], () => true)
  const [next] = revisionsOfChange(change, { actorId, deviceId, hlc: second }, () => before)
  const written = next && advanceState(before, next)
  expect(shown && said(shown)).toEqual(written && said(written))
  expect(shown?.fields['note']?.[0]?.because?.length).toBe(2)
})
