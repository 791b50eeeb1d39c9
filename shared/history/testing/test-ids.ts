import { type ChangeId, changeId, type DeviceId, deviceId, type RecordId, recordId } from '../../base/ids.ts'

/** The id of the n-th record of a test. */
export function testRecordId(n: number): RecordId {
  return recordId(uuid('00000001', n))
}

/** The id of the n-th change of a test. */
export function testChangeId(n: number): ChangeId {
  return changeId(uuid('00000002', n))
}

/** The id of the n-th device of a test. */
export function testDeviceId(n: number): DeviceId {
  return deviceId(uuid('00000003', n))
}

/** The id of the n-th annotator of a test. */
export function testActorId(n: number): RecordId {
  return recordId(uuid('00000004', n))
}

function uuid(family: string, n: number): string {
  return `${family}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}
