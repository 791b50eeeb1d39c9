import { Dexie } from 'dexie'
import { err, ok, type Result } from '../../shared/base/result.ts'
import type { StoreProblem, StoreStatus } from './store.ts'

interface Failure {
  readonly name?: string
  readonly message?: string
  readonly inner?: unknown
}

/** Runs a write; what the database refuses comes back as a problem. Anything else that is thrown is a bug, and stays thrown. */
export async function attempt<T>(
  status: () => StoreStatus,
  write: () => PromiseLike<T>,
): Promise<Result<T, StoreProblem>> {
  if (status() === 'newer-window') return err({ kind: 'newer-window' })
  if (status() !== 'open') return err({ kind: 'closed' })
  try {
    return ok(await write())
  } catch (failure) {
    const problem = problemOf(failure)
    if (problem === null) throw failure
    return err(problem.kind === 'closed' && status() === 'newer-window' ? { kind: 'newer-window' } : problem)
  }
}

/** What a failure of the database means; `null` for one that is not the database's. */
function problemOf(failure: unknown): StoreProblem | null {
  const chain = causesOf(failure)
  if (chain.some(({ name }) => name === 'QuotaExceededError')) return { kind: 'quota' }
  if (chain.some(({ name }) => name === 'DatabaseClosedError')) return { kind: 'closed' }
  if (!chain.some(isDatabaseError)) return null
  return { kind: 'write', message: messageOf(failure) }
}

/** What a failure says of itself. */
export function messageOf(failure: unknown): string {
  const [outermost] = causesOf(failure)
  return outermost?.message || outermost?.name || String(failure)
}

function causesOf(failure: unknown): readonly Failure[] {
  const chain: Failure[] = []
  for (
    let each = failure;
    typeof each === 'object' && each !== null && chain.length < 8;
    each = (each as Failure).inner
  )
    chain.push(each)
  return chain
}

function isDatabaseError(failure: Failure): boolean {
  return failure instanceof Dexie.DexieError || (typeof DOMException !== 'undefined' && failure instanceof DOMException)
}
