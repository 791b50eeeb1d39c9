/** Things that wait until the window asks for them: before it is there, while it loads, after it crashed. */
export interface Waiting<T> {
  readonly add: (...things: readonly T[]) => void
  /** Hands over what waits, in order; it then waits no longer. */
  readonly take: () => readonly T[]
}

/** Nothing waits yet. `announce` is called whenever something begins to. */
export function createWaiting<T>(announce: () => void): Waiting<T> {
  let things: readonly T[] = []
  return {
    add(...more) {
      if (more.length === 0) return
      things = [...things, ...more]
      announce()
    },
    take() {
      const taken = things
      things = []
      return taken
    },
  }
}
