/** How long work may hold the main thread at a stretch, in milliseconds. */
const STRETCH = 12

/** A resting place for long loops: call it often, await what it answers. */
export type Breathe = () => Promise<void> | undefined

/** Lets the page go on each time a stretch of work is over; throws the signal's reason once it is aborted. */
export function pacer(signal?: AbortSignal): Breathe {
  let since = performance.now()
  return () => {
    signal?.throwIfAborted()
    if (performance.now() - since < STRETCH) return undefined
    return nextTurn().then(() => {
      signal?.throwIfAborted()
      since = performance.now()
    })
  }
}

/**
 * The same inside a transaction, which would end if it waited for anything but the database: it rests on a small request,
 * whose answer comes in a turn of its own.
 */
export function transactionPacer(request: () => PromiseLike<unknown>): Breathe {
  let since = performance.now()
  async function rest(): Promise<void> {
    await request()
    since = performance.now()
  }
  return () => (performance.now() - since < STRETCH ? undefined : rest())
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
