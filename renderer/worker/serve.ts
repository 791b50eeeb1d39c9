import { type Order, type Port, parseOrder, type Report } from './messages.ts'

/** What a worker's function may do while it is at work. */
export interface Work {
  /** Aborted when the page has lost interest; noticed only where the function pauses. */
  readonly signal: AbortSignal
  /** What the page sent ahead of the request, in order. */
  readonly parts: readonly unknown[]
  /** Tells how much is done, from 0 to 1. */
  readonly progress: (done: number) => void
  /** Sends a piece of the answer ahead of it. */
  readonly send: (part: unknown) => void
}

/** An answer that is not copied but handed over: these buffers are gone here afterwards. */
export interface Handover<T> {
  readonly value: T
  readonly transfer: readonly Transferable[]
}

/** Answers the calls that come in at a port, in the order in which they come. */
export function serve(port: Port, answer: (request: unknown, work: Work) => Promise<Handover<unknown>>): void {
  const parts = new Map<number, unknown[]>()
  const underway = new Map<number, AbortController>()
  let queue: Promise<void> = Promise.resolve()
  const report = (message: Report, transfer: readonly Transferable[] = []) => port.postMessage(message, [...transfer])

  async function run(call: number, request: unknown, controller: AbortController): Promise<void> {
    const work: Work = {
      signal: controller.signal,
      parts: parts.get(call) ?? [],
      progress: (done) => report({ type: 'progress', call, done }),
      send: (value) => report({ type: 'part', call, value }),
    }
    try {
      controller.signal.throwIfAborted()
      const { value, transfer } = await answer(request, work)
      report({ type: 'result', call, value }, transfer)
    } catch (failure) {
      if (controller.signal.aborted) report({ type: 'cancelled', call })
      else
        report({
          type: 'fault',
          call,
          message: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure),
        })
    } finally {
      parts.delete(call)
      underway.delete(call)
    }
  }

  function take(order: Order): void {
    if (order.type === 'cancel') {
      parts.delete(order.call)
      underway.get(order.call)?.abort()
      return
    }
    if (order.type === 'part') {
      const known = parts.get(order.call)
      if (known === undefined) parts.set(order.call, [order.value])
      else known.push(order.value)
      return
    }
    const controller = new AbortController()
    underway.set(order.call, controller)
    queue = queue.then(() => run(order.call, order.request, controller))
  }

  port.addEventListener('message', ({ data }) => {
    const order = parseOrder(data)
    if (order !== null) take(order)
  })
}
