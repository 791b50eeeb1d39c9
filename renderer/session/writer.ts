import type { RecordId } from '../../shared/base/ids.ts'
import type { Change } from '../../shared/history/change.ts'
import type { Hlc } from '../../shared/history/hlc.ts'
import type { CommitOptions, Committed, Store, StoredText, StoreProblem } from '../store/store.ts'
import type { PendingChange } from './pending.ts'
import { type Cell, cell, type Subscribable } from './subscribable.ts'
import type { SaveState } from './views.ts'

/** A change on its way to disk, with the texts that go with it. */
interface Job {
  readonly change: Change
  readonly actorId: RecordId
  readonly texts: readonly StoredText[]
  readonly options: CommitOptions
}

/** Writes changes one after another, and holds on to what could not be written. */
export interface Writer {
  /** What is in view and not yet on disk, oldest first. */
  readonly pending: Cell<readonly PendingChange[]>
  readonly saving: Subscribable<SaveState>
  /** Puts a change in view at once and writes it; resolves when it is on disk, or `null` when it could not be written. */
  readonly write: (
    change: Change,
    actorId: RecordId,
    texts?: readonly StoredText[],
    options?: CommitOptions,
  ) => Promise<Committed | null>
  /** Runs other work of the store in the same line, behind what is being written. */
  readonly behind: <T>(work: () => Promise<T>) => Promise<T>
  /** Resolves when all that is under way has been written, or could not be. */
  readonly settled: () => Promise<void>
  /** Tries again to write what failed. */
  readonly retry: () => void
  /** The texts of changes that could not be written. */
  readonly texts: () => readonly StoredText[]
}

/** A writer to a store. `stamp` gives a reading of the clock for what is in view meanwhile. */
export function createWriter(store: Store, stamp: () => Hlc): Writer {
  const pending = cell<readonly PendingChange[]>([])
  const saving = cell<SaveState>({ kind: 'saved' })
  const failed: Job[] = []
  let line: Promise<unknown> = Promise.resolve()
  let busy = 0

  function show(problem: StoreProblem | null): void {
    if (problem !== null) saving.set({ kind: 'failed', reason: reasonOf(problem), unsaved: failed.length })
    else if (failed.length === 0) saving.set(busy > 0 ? { kind: 'saving' } : { kind: 'saved' })
  }

  function behind<T>(work: () => Promise<T>): Promise<T> {
    busy += 1
    show(null)
    const done = line.then(work).finally(() => {
      busy -= 1
      show(null)
    })
    line = done.catch(() => undefined)
    return done
  }

  async function put(job: Job): Promise<Committed | null> {
    // What failed stands in front: a later edit may be of a record that an earlier one creates.
    if (failed.length > 0) return defer(job, { kind: 'write', message: '' })
    const result = await store.commit(job.change, job.actorId, job.texts, job.options)
    if (!result.ok) return defer(job, result.error)
    settle(job.change)
    return result.value
  }

  function defer(job: Job, problem: StoreProblem): Promise<null> {
    failed.push(job)
    const before = saving.get()
    if (before.kind === 'failed') saving.set({ ...before, unsaved: failed.length })
    else show(problem)
    return Promise.resolve(null)
  }

  function settle({ changeId }: Change): void {
    pending.update((all) => all.filter((each) => each.change.changeId !== changeId))
  }

  function retry(): void {
    for (const job of failed.splice(0)) void behind(() => put(job))
  }

  return {
    pending,
    saving,
    write(change, actorId, texts = [], options = {}) {
      pending.update((all) => [...all, { change, actorId, hlc: stamp() }])
      if (failed.length > 0) retry()
      return behind(() => put({ change, actorId, texts, options }))
    },
    behind,
    settled: async () => {
      await line
    },
    retry,
    texts: () => failed.flatMap(({ texts }) => texts),
  }
}

function reasonOf(problem: StoreProblem): 'quota' | 'write' | 'newer-window' {
  return problem.kind === 'quota' || problem.kind === 'newer-window' ? problem.kind : 'write'
}
