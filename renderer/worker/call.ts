import { assertNever } from '../../shared/base/assert-never.ts'
import { type Port, parseReport, type Report } from './messages.ts'

/** What goes along with a request to a worker. */
export interface CallOptions {
  readonly signal: AbortSignal
  readonly onProgress?: (done: number) => void
  /** Called with each piece of the answer that comes ahead of it. */
  readonly onPart?: (part: unknown) => void
  /** Sent ahead of the request, one message each, with a pause for the page in between. */
  readonly parts?: Iterable<unknown> | AsyncIterable<unknown>
  /** Buffers that are handed over instead of copied: gone here afterwards. */
  readonly transfer?: readonly Transferable[]
}

let calls = 0

/**
 * Asks a worker and waits for its answer. Rejects with the signal's reason when that is aborted, and with an error when
 * the worker failed; `parse` makes the answer a typed value.
 */
export async function call<T>(
  port: Port & { removeEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void },
  request: unknown,
  parse: (answer: unknown) => T,
  options: CallOptions,
): Promise<T> {
  const { signal, parts = [], transfer = [] } = options
  signal.throwIfAborted()
  calls += 1
  const number = calls
  const over = new AbortController()
  const answer = new Promise<T>((resolve, reject) => {
    function listen({ data }: { readonly data: unknown }): void {
      const report = parseReport(data)
      if (report?.call !== number) return
      const outcome = take(report, options)
      if (outcome === null) return
      over.abort()
      if ('value' in outcome) resolve(parse(outcome.value))
      else reject(outcome.failure)
    }
    function cancel(): void {
      port.postMessage({ type: 'cancel', call: number }, [])
      over.abort()
      reject(signal.reason)
    }
    port.addEventListener('message', listen)
    over.signal.addEventListener('abort', () => port.removeEventListener('message', listen))
    signal.addEventListener('abort', cancel, { signal: over.signal })
  })
  answer.catch(() => undefined) // It may fail while parts are still being sent.
  try {
    for await (const value of parts) {
      if (over.signal.aborted) return answer
      port.postMessage({ type: 'part', call: number, value }, [])
      await new Promise((resolve) => setTimeout(resolve))
    }
  } catch (failure) {
    over.abort()
    port.postMessage({ type: 'cancel', call: number }, []) // So that the worker forgets the parts that it has.
    throw failure
  }
  if (!over.signal.aborted) port.postMessage({ type: 'call', call: number, request }, [...transfer])
  return answer
}

type Outcome = { readonly value: unknown } | { readonly failure: unknown }

/** What a report ends a call with; `null` while it goes on. */
function take(report: Report, { onProgress, onPart }: CallOptions): Outcome | null {
  switch (report.type) {
    case 'progress':
      onProgress?.(report.done)
      return null
    case 'part':
      onPart?.(report.value)
      return null
    case 'result':
      return { value: report.value }
    case 'cancelled':
      return { failure: new DOMException('The work was cancelled', 'AbortError') }
    case 'fault':
      return { failure: new Error(`A worker failed: ${report.message}`) }
    default:
      return assertNever(report)
  }
}
