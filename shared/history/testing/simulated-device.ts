import type { ChangeId, DeviceId, ProjectId, RecordId, Rid } from '../../base/ids.ts'
import { type Edit, revisionsOfChange } from '../change.ts'
import { type Hlc, nextHlc, observeHlc } from '../hlc.ts'
import { statesOf } from '../merge.ts'
import { type RecordState, recordState } from '../record-state.ts'
import type { FieldValues, RecordKind, Revision } from '../revision.ts'
import { type ChangeEntry, planUndo, type UndoPlan, undoStacks } from '../undo.ts'
import { testActorId, testChangeId, testDeviceId, testRecordId } from './test-ids.ts'

/** The project that everything in a simulated world belongs to. */
export const TEST_PROJECT: ProjectId = testRecordId(0)

/** The time that passes between two things that happen in a simulated world, in milliseconds. */
const TICK = 1000

/** What the devices of one world share: the true time, and a source of change ids. */
export interface SimulatedTime {
  /** The true time in milliseconds since 1970; passes by a second. */
  readonly tick: () => number
  readonly nextChangeId: () => ChangeId
}

/** The time of a new world, from 2031-01-01 on. */
export function simulatedTime(): SimulatedTime {
  let time = Date.UTC(2031, 0, 1)
  let changes = 0
  return {
    tick() {
      time += TICK
      return time
    },
    nextChangeId() {
      changes += 1
      return testChangeId(changes)
    },
  }
}

/** One machine with somebody at it: what it has of the common history, and what can be done there. */
export interface SimulatedDevice {
  readonly deviceId: DeviceId
  readonly actorId: RecordId
  /** Everything that is here, in the order in which it came. */
  readonly revisions: () => readonly Revision[]
  readonly states: () => ReadonlyMap<RecordId, RecordState>
  readonly state: (recordId: RecordId) => RecordState | null
  /** Sets fields of a record, which is made if it is not here; one change. */
  readonly set: (recordId: RecordId, set: FieldValues, kind?: RecordKind) => Revision
  /** Carries out one change over several records. */
  readonly change: (edits: readonly Edit[], undoes?: ChangeId) => readonly Revision[]
  /** Takes back the latest change that is left; `null` where none is. */
  readonly undo: () => UndoPlan | null
  readonly redo: () => UndoPlan | null
  readonly receive: (revisions: Iterable<Revision>) => void
}

/** The n-th device, whose clock is wrong by `clockError` milliseconds and whose user is the annotator `actor`. */
export function simulatedDevice(
  n: number,
  options: { readonly time?: SimulatedTime; readonly actor?: number; readonly clockError?: number } = {},
): SimulatedDevice {
  const { time = simulatedTime(), actor = n, clockError = 0 } = options
  const deviceId = testDeviceId(n)
  const actorId = testActorId(actor)
  const here = new Map<Rid, Revision>()
  const own: ChangeEntry[] = []
  let last: Hlc | null = null

  const now = () => time.tick() + clockError
  const historyOf = (recordId: RecordId) => [...here.values()].filter((revision) => revision.recordId === recordId)
  const state = (recordId: RecordId) => recordState(historyOf(recordId))

  function change(edits: readonly Edit[], undoes?: ChangeId): readonly Revision[] {
    const changeId = time.nextChangeId()
    last = nextHlc(last, now(), deviceId)
    const undoing = undoes === undefined ? {} : { undoes }
    const made = revisionsOfChange({ changeId, edits, ...undoing }, { actorId, deviceId, hlc: last }, state)
    for (const revision of made) here.set(revision.rid, revision)
    own.push({ changeId, ...undoing })
    return made
  }

  /** Passes over changes of which nothing is left to take back. */
  function takeBack(stack: 'undo' | 'redo'): UndoPlan | null {
    for (const changeId of undoStacks(own)[stack].toReversed()) {
      const changed = [...here.values()].filter((revision) => revision.changeId === changeId)
      const plan = planUndo(changed, historyOf)
      if (plan.edits.length === 0) continue
      change(plan.edits, changeId)
      return plan
    }
    return null
  }

  return {
    deviceId,
    actorId,
    revisions: () => [...here.values()],
    states: () => statesOf(here.values()),
    state,
    set(recordId, set, kind = 'speaker') {
      const [made] = change([{ recordId, kind, projectId: TEST_PROJECT, set }])
      if (made === undefined) throw new Error('A change of one record makes one revision')
      return made
    },
    change,
    undo: () => takeBack('undo'),
    redo: () => takeBack('redo'),
    receive(revisions) {
      for (const revision of revisions) {
        here.set(revision.rid, revision)
        last = observeHlc(last, revision.hlc, now(), deviceId)
      }
    },
  }
}
