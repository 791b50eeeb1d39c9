import { type CallOptions, call } from './call.ts'

/** A worker that does one thing at a time. */
export interface Lane {
  /** Asks the worker once all earlier calls are over. Rejects with the signal's reason when that is aborted. */
  readonly run: <T>(request: unknown, parse: (answer: unknown) => T, options: CallOptions) => Promise<T>
  readonly close: () => void
}

/**
 * A lane over a worker that is started when it is first needed. Work that cannot pause is cancelled by ending its
 * worker (`ends`); a worker that knows something worth keeping is told instead (`is-told`).
 */
export function openLane(start: () => Worker, whenCancelled: 'ends' | 'is-told'): Lane {
  let worker: Worker | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false

  function stop(): void {
    worker?.terminate()
    worker = null
  }

  async function turn<T>(request: unknown, parse: (answer: unknown) => T, options: CallOptions): Promise<T> {
    options.signal.throwIfAborted()
    if (closed) throw new DOMException('The workers are closed', 'AbortError')
    worker ??= start()
    const broken = brokenWorker(worker)
    try {
      return await Promise.race([call(worker, request, parse, options), broken.failure])
    } catch (failure) {
      if (broken.isBroken() || (options.signal.aborted && whenCancelled === 'ends')) stop()
      throw failure
    } finally {
      broken.forget()
    }
  }

  return {
    run<T>(request: unknown, parse: (answer: unknown) => T, options: CallOptions): Promise<T> {
      const result = queue.then(() => turn(request, parse, options))
      queue = result.catch(() => undefined)
      return untilAborted(result, options.signal)
    },
    close() {
      closed = true
      stop()
    },
  }
}

/** Fails when a worker cannot be loaded or throws outside of any call. */
function brokenWorker(worker: Worker) {
  const done = new AbortController()
  let broken = false
  const failure = new Promise<never>((_, reject) => {
    const fail = (event: Event) => {
      broken = true
      reject(new Error(`A worker failed: ${event instanceof ErrorEvent ? event.message : event.type}`))
    }
    worker.addEventListener('error', fail, { signal: done.signal })
    worker.addEventListener('messageerror', fail, { signal: done.signal })
  })
  failure.catch(() => undefined)
  return { failure, isBroken: () => broken, forget: () => done.abort() }
}

/** The same result, given up at once when the signal is aborted, even while it waits for its turn. */
function untilAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason)
  const over = new AbortController()
  const abandoned = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal })
  })
  return Promise.race([result, abandoned]).finally(() => over.abort())
}
