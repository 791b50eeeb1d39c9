import type { Rid } from '../../base/ids.ts'
import { sha256 } from '../../base/sha256.ts'
import type { Revision } from '../../history/revision.ts'
import type { SimulatedDevice } from '../../history/testing/simulated-device.ts'
import { folderFileName } from '../../host/folder-names.ts'
import type { FolderFile } from '../../host/folders.ts'
import { obstaclesOf } from '../choose-files.ts'
import {
  type FolderMemory,
  filesToCompact,
  holdingPaths,
  NOTHING_REMEMBERED,
  pathOf,
  rememberTaken,
  rememberWritten,
  sightFolder,
  supersede,
} from '../folder-memory.ts'

/** How a file stands in one machine's copy of the folder. */
type Presence = 'torn' | 'whole'

/** Something that a sync service has still to carry over. */
interface Errand {
  readonly path: string
  readonly is: 'there' | 'gone'
}

/** A machine: a device, its own copy of the folder, and what it remembers. */
interface Machine {
  readonly device: SimulatedDevice
  readonly copy: Map<string, { readonly file: FolderFile; presence: Presence }>
  readonly errands: Errand[]
  memory: FolderMemory
  /** The revisions of the files that it remembers. */
  readonly rids: Map<string, ReadonlySet<Rid>>
}

/** Several machines whose copies of one folder a sync service brings together, in any order and in pieces. */
export interface SyncedFolders {
  /** One pass of a machine; with `stopAfter` it ends in the middle, after so many steps, as in a crash. */
  readonly pass: (machine: number, stopAfter?: number) => void
  /** The sync service carries over one thing, a file only half at first. */
  readonly carry: (machine: number, which: number) => void
  /** Everything is carried over, and every machine passes until nothing changes any more. */
  readonly settle: () => void
  /** The files that all machines hold in the end. */
  readonly files: () => readonly string[]
}

/** How many small files make one, here. */
const MOST = 3

class Crash extends Error {}

export function syncedFolders(devices: readonly SimulatedDevice[]): SyncedFolders {
  const contents = new Map<string, readonly Revision[]>()
  const machines = devices.map(
    (device): Machine => ({ device, copy: new Map(), errands: [], memory: NOTHING_REMEMBERED, rids: new Map() }),
  )
  let now = 0
  let written = 0

  function change(by: Machine, file: FolderFile, is: 'there' | 'gone'): void {
    const path = pathOf(file)
    if (file.device !== by.device.deviceId) throw new Error('A device writes into its own sub-folder alone')
    if (is === 'there') by.copy.set(path, { file, presence: 'whole' })
    else by.copy.delete(path)
    for (const machine of machines) if (machine !== by) machine.errands.push({ path, is })
  }

  function pass(index: number, stopAfter = Number.POSITIVE_INFINITY): void {
    const machine = machines[index % machines.length]
    if (machine === undefined) return
    try {
      runPass(machine, stepsUntil(stopAfter))
    } catch (failure) {
      if (!(failure instanceof Crash)) throw failure
    }
  }

  function runPass(machine: Machine, step: () => void): void {
    const { device, copy, rids } = machine
    now += 1
    const listed = [...copy.values()].map(({ file }) => file)
    const sighting = sightFolder(machine.memory, listed, { device: device.deviceId, now, grace: 1_000_000 })
    machine.memory = sighting.memory
    for (const path of sighting.forgotten) rids.delete(path)
    step()
    for (const name of sighting.removable) {
      change(machine, { device: device.deviceId, name }, 'gone')
      step()
    }
    takeIn(machine, sighting.unknown, step)
    const holding = holdingPaths(machine.memory, { device: device.deviceId, now, grace: 1_000_000 })
    const held = new Set(holding.flatMap((path) => [...(rids.get(path) ?? [])]))
    write(
      machine,
      device.revisions().filter(({ rid }) => !held.has(rid)),
      step,
    )
    compact(machine, step)
  }

  function takeIn(machine: Machine, unknown: readonly FolderFile[], step: () => void): void {
    const { device, copy, rids } = machine
    let open = unknown.filter((file) => copy.get(pathOf(file))?.presence === 'whole')
    for (;;) {
      const here = new Set(device.revisions().map(({ rid }) => rid))
      const offered = open.flatMap((file) => contents.get(pathOf(file)) ?? [])
      const coming = new Set(offered.map(({ rid }) => rid))
      const parentless = new Set<Rid>()
      for (let before = -1; before !== parentless.size; ) {
        before = parentless.size
        const isLost = (rid: Rid) => !here.has(rid) && (!coming.has(rid) || parentless.has(rid))
        for (const { rid, parents } of offered) if (!here.has(rid) && parents.some(isLost)) parentless.add(rid)
      }
      const none = new Set<never>()
      const obstacles = { parentless, conflicts: none, foreign: none, texts: none, undone: none }
      const clean = open.filter((file) => obstaclesOf(contents.get(pathOf(file)) ?? [], obstacles).length === 0)
      if (clean.length === open.length) break
      open = clean
    }
    device.receive(open.flatMap((file) => contents.get(pathOf(file)) ?? []))
    step()
    for (const file of open) {
      const path = pathOf(file)
      const revisions = contents.get(path) ?? []
      rids.set(path, new Set(revisions.map(({ rid }) => rid)))
      machine.memory =
        file.device === device.deviceId
          ? rememberWritten(machine.memory, file.name, revisions.length)
          : rememberTaken(machine.memory, [path], null)
    }
    step()
  }

  function write(machine: Machine, revisions: readonly Revision[], step: () => void): string | null {
    if (revisions.length === 0) return null
    const { device, rids } = machine
    written += 1
    const name = folderFileName({ sequence: machine.memory.lastSequence + 1, sha256: sha256(String(written)) })
    const file = { device: device.deviceId, name }
    contents.set(pathOf(file), revisions)
    change(machine, file, 'there')
    step()
    rids.set(pathOf(file), new Set(revisions.map(({ rid }) => rid)))
    machine.memory = rememberWritten(machine.memory, name, revisions.length)
    step()
    return name
  }

  function compact(machine: Machine, step: () => void): void {
    const device = machine.device.deviceId
    const names = filesToCompact(machine.memory, MOST)
    const revisions = names.flatMap((name) => contents.get(pathOf({ device, name })) ?? [])
    const whole = [...new Map(revisions.map((revision) => [revision.rid, revision])).values()]
    if (write(machine, whole, step) === null) return
    machine.memory = supersede(machine.memory, names)
    step()
    for (const name of names) {
      change(machine, { device, name }, 'gone')
      step()
    }
  }

  function carry(index: number, which: number): void {
    const machine = machines[index % machines.length]
    if (machine === undefined || machine.errands.length === 0) return
    const at = which % machine.errands.length
    const errand = machine.errands[at]
    if (errand === undefined) return
    if (errand.is === 'there' && !machine.copy.has(errand.path)) {
      const [device, name] = errand.path.split('/') as [FolderFile['device'], string]
      machine.copy.set(errand.path, { file: { device, name }, presence: 'torn' })
      return
    }
    machine.errands.splice(at, 1)
    const present = machine.copy.get(errand.path)
    if (errand.is === 'gone') {
      machine.copy.delete(errand.path)
      // What was not carried over yet never will be.
      const left = machine.errands.filter(({ path }) => path !== errand.path)
      machine.errands.splice(0, machine.errands.length, ...left)
    } else if (present !== undefined) present.presence = 'whole'
  }

  function settle(): void {
    for (let round = 0; round < 50; round += 1) {
      const before = JSON.stringify(machines.map(({ memory }) => memory))
      for (const index of machines.keys()) {
        while ((machines[index]?.errands.length ?? 0) > 0) carry(index, 0)
        pass(index)
      }
      if (machines.every(({ errands }) => errands.length === 0)) {
        if (JSON.stringify(machines.map(({ memory }) => memory)) === before) return
      }
    }
    throw new Error('The machines never come to rest')
  }

  return {
    pass,
    carry,
    settle,
    files: () => [...(machines[0]?.copy.keys() ?? [])],
  }
}

function stepsUntil(stopAfter: number): () => void {
  let steps = 0
  return () => {
    steps += 1
    if (steps > stopAfter) throw new Crash()
  }
}
