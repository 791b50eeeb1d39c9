/** A value that changes and says so: the shape that React's `useSyncExternalStore` reads. */
export interface Subscribable<T> {
  /** The value of now; the same object until it changes. */
  readonly get: () => T
  /** Calls `listener` after each change; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A subscribable that its owner can set. */
export interface Cell<T> extends Subscribable<T> {
  readonly set: (value: T) => void
  readonly update: (next: (value: T) => T) => void
}

/** A cell holding `initial`. Setting the same value (by `Object.is`) tells nobody. */
export function cell<T>(initial: T): Cell<T> {
  let value = initial
  const listeners = new Set<() => void>()
  function set(next: T): void {
    if (Object.is(value, next)) return
    value = next
    for (const listener of [...listeners]) listener()
  }
  return {
    get: () => value,
    set,
    update: (next) => set(next(value)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A value computed from others, anew only when one of them has changed. */
export function derived<T, const S extends readonly Subscribable<unknown>[]>(
  sources: S,
  compute: (...values: { readonly [K in keyof S]: S[K] extends Subscribable<infer V> ? V : never }) => T,
): Subscribable<T> {
  let inputs: readonly unknown[] | null = null
  let value: T
  function get(): T {
    const now = sources.map((source) => source.get())
    if (inputs === null || now.some((input, index) => !Object.is(input, inputs?.[index]))) {
      inputs = now
      value = compute(...(now as Parameters<typeof compute>))
    }
    return value
  }
  return {
    get,
    subscribe(listener) {
      const stops = sources.map((source) => source.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
