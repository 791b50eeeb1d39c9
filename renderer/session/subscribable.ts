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
    passMoment()
    for (const listener of [...listeners]) listener()
  }
  const self: Cell<T> = {
    get: () => value,
    set,
    update: (next) => set(next(value)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  keepsTime.add(self)
  return self
}

/** The values of a tuple of subscribables. */
type ValuesOf<S extends readonly Subscribable<unknown>[]> = {
  [K in keyof S]: S[K] extends Subscribable<infer V> ? V : never
}

/**
 * The moment: it passes when a value is set, when somebody tells of a change, and when the code that runs now is done.
 * What was computed in this moment holds without a look at what it was computed from.
 */
let moment = 0
let ends = false

function passMoment(): void {
  moment += 1
}

function endMomentSoon(): void {
  if (ends) return
  ends = true
  queueMicrotask(() => {
    ends = false
    passMoment()
  })
}

/** Cells and what is derived from them pass the moment themselves; others, like what the store tells, do not. */
const keepsTime = new WeakSet<object>()

/**
 * A value computed from others, anew only when one of them has changed. Those who listen are told when the value itself
 * is another one, once for each change, by however many ways the change comes.
 */
export function derived<T, const S extends readonly Subscribable<unknown>[]>(
  sources: S,
  compute: (...values: ValuesOf<S>) => T,
): Subscribable<T> {
  let kept: { readonly inputs: readonly unknown[]; readonly value: T } | null = null
  let looked = -1
  let told: { readonly value: T } | null = null
  let stops: readonly (() => void)[] = []
  const listeners = new Set<{ readonly hear: () => void }>()

  function get(): T {
    if (kept !== null && looked === moment) return kept.value
    const now = moment
    const inputs = sources.map((source) => source.get())
    if (kept === null || inputs.some((input, index) => !Object.is(input, kept?.inputs[index]))) {
      kept = { inputs, value: compute(...(inputs as ValuesOf<S>)) }
    }
    looked = now
    endMomentSoon()
    return kept.value
  }

  function tell(): void {
    const value = get()
    if (told !== null && Object.is(told.value, value)) return
    told = { value }
    for (const { hear } of [...listeners]) hear()
  }

  function tellOfOthers(): void {
    passMoment()
    tell()
  }

  function subscribe(hear: () => void): () => void {
    if (listeners.size === 0) {
      stops = sources.map((source) => source.subscribe(keepsTime.has(source) ? tell : tellOfOthers))
      told = { value: get() }
    }
    const listener = { hear }
    listeners.add(listener)
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return
      for (const stop of stops) stop()
      stops = []
    }
  }

  const self = { get, subscribe }
  keepsTime.add(self)
  return self
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
