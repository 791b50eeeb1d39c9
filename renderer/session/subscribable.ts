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

/** The values of a tuple of subscribables. */
type ValuesOf<S extends readonly Subscribable<unknown>[]> = {
  [K in keyof S]: S[K] extends Subscribable<infer V> ? V : never
}

/** A value computed from others, anew only when one of them has changed. */
export function derived<T, const S extends readonly Subscribable<unknown>[]>(
  sources: S,
  compute: (...values: ValuesOf<S>) => T,
): Subscribable<T> {
  let kept: { readonly inputs: readonly unknown[]; readonly value: T } | null = null
  function get(): T {
    const inputs = sources.map((source) => source.get())
    if (kept === null || inputs.some((input, index) => !Object.is(input, kept?.inputs[index]))) {
      kept = { inputs, value: compute(...(inputs as ValuesOf<S>)) }
    }
    return kept.value
  }
  function subscribe(listener: () => void): () => void {
    const stops = sources.map((source) => source.subscribe(listener))
    return () => {
      for (const stop of stops) stop()
    }
  }
  return { get, subscribe }
}

/**
 * The value of whichever subscribable belongs to the key of now: the articles of the open project, say. While nobody
 * listens nothing is held.
 */
export function following<K, T>(key: Subscribable<K>, follow: (key: K) => Subscribable<T>): Subscribable<T> {
  let present: { readonly key: K; readonly source: Subscribable<T> } | null = null
  function source(): Subscribable<T> {
    const now = key.get()
    if (present === null || !Object.is(present.key, now)) present = { key: now, source: follow(now) }
    return present.source
  }
  function subscribe(listener: () => void): () => void {
    let stop = source().subscribe(listener)
    const stopKey = key.subscribe(() => {
      stop()
      stop = source().subscribe(listener)
      listener()
    })
    return () => {
      stop()
      stopKey()
    }
  }
  return { get: () => source().get(), subscribe }
}
