import fc from 'fast-check'
import type { RecordId } from '../../base/ids.ts'
import type { Json } from '../../base/json.ts'
import type { Revision } from '../revision.ts'
import { type SimulatedDevice, simulatedDevice, simulatedTime } from './simulated-device.ts'
import { testRecordId } from './test-ids.ts'

/** Ten years in milliseconds. */
export const TEN_YEARS = 10 * 365.25 * 24 * 60 * 60 * 1000

/** Who sits at which device: the first annotator has two. */
const ACTORS = [0, 1, 2, 0] as const

/** A record of a simulated world: a claim of one annotator, or something that the project shares. */
interface CommonRecord {
  readonly recordId: RecordId
  readonly kind: 'claim' | 'speaker'
  readonly owner: number | null
}

const RECORDS: readonly CommonRecord[] = [
  { recordId: testRecordId(1), kind: 'claim', owner: 0 },
  { recordId: testRecordId(2), kind: 'claim', owner: 1 },
  { recordId: testRecordId(3), kind: 'speaker', owner: null },
  { recordId: testRecordId(4), kind: 'speaker', owner: null },
]

interface SetStep {
  readonly kind: 'set'
  readonly at: number
  readonly record: number
  readonly field: string
  readonly value: Json
}

/** Something that happens: an edit at a device, or a file that goes from one device to another. */
export type Step =
  | SetStep
  | { readonly kind: 'undo' | 'redo'; readonly at: number }
  /** `leaveOut` picks what the file lacks, by its place in the sender's set; so the receiver may lack parents. */
  | { readonly kind: 'send'; readonly from: number; readonly to: number; readonly leaveOut: readonly number[] }

const device = fc.nat({ max: ACTORS.length - 1 })
const record = fc.nat({ max: RECORDS.length - 1 })

const setStep = fc.record({
  kind: fc.constant('set' as const),
  at: device,
  record,
  field: fc.constantFrom('note', 'commitment', 'mode', '__proto__'),
  value: fc.constantFrom<Json[]>('a', 'b', null, { deep: ['a', 1] }),
})
const deleteStep = fc.record({
  kind: fc.constant('set' as const),
  at: device,
  record,
  field: fc.constant('deleted'),
  value: fc.constantFrom<Json[]>(true, true, null),
})
const undoStep = fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), at: device })
const sendStep = fc.record({
  kind: fc.constant('send' as const),
  from: device,
  to: device,
  leaveOut: fc.oneof(
    { weight: 2, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.nat({ max: 20 }), { maxLength: 3 }) },
  ),
})

/** Something that happens, with or without undo and redo. */
function stepArbitrary(options: { readonly undo: boolean } = { undo: true }): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 6, arbitrary: setStep },
    { weight: 2, arbitrary: deleteStep },
    { weight: options.undo ? 2 : 0, arbitrary: undoStep },
    { weight: 4, arbitrary: sendStep },
  )
}

/** What happens between several people with several devices. */
export function scriptArbitrary(options: { readonly undo: boolean } = { undo: true }): fc.Arbitrary<readonly Step[]> {
  return fc.array(stepArbitrary(options), { maxLength: 40 })
}

/** Plays a script; answers the devices as they are in the end. `clockErrors` in milliseconds, by device. */
export function playScript(script: readonly Step[], clockErrors: readonly number[] = []): readonly SimulatedDevice[] {
  const time = simulatedTime()
  const devices = ACTORS.map((actor, n) => simulatedDevice(n + 1, { time, actor, clockError: clockErrors[n] ?? 0 }))
  for (const step of script) playStep(step, devices)
  return devices
}

function playStep(step: Step, devices: readonly SimulatedDevice[]): void {
  if (step.kind === 'send') {
    const sent = devices[step.from]?.revisions().filter((_, index) => !step.leaveOut.includes(index)) ?? []
    devices[step.to]?.receive(sent)
    return
  }
  const here = devices[step.at]
  if (here === undefined) return
  if (step.kind === 'set') edit(here, step.at, step)
  else if (step.kind === 'undo') here.undo()
  else here.redo()
}

/** Sets a field of a record that is here, or makes the record; only its owner makes a claim. */
function edit(here: SimulatedDevice, at: number, step: SetStep): void {
  const common = RECORDS[step.record]
  if (common === undefined) return
  const { recordId, kind, owner } = common
  const set = Object.fromEntries([[step.field, step.value]])
  if (here.state(recordId) !== null) here.set(recordId, set, kind)
  else if (owner === null) here.set(recordId, { name: 'Maren Ostrova', ...set }, kind)
  else if (owner === ACTORS[at]) here.set(recordId, { annotatorId: here.actorId, ...set }, kind)
}

/** Every revision that any device has, each once. */
export function allRevisions(devices: readonly SimulatedDevice[]): readonly Revision[] {
  const all = devices.flatMap((each) => each.revisions())
  return [...new Map(all.map((revision) => [revision.rid, revision])).values()]
}

/** A world as the set of its revisions. */
export function historyArbitrary(options: { readonly undo: boolean } = { undo: true }): fc.Arbitrary<Revision[]> {
  return scriptArbitrary(options).map((script) => [...allRevisions(playScript(script))])
}
