/**
 * A value that changes and says so; `undefined` until it has been loaded.
 *
 * The same shape as a subscribable of the session, so that one can be used as the other.
 */
export interface Live<T> {
  /** The value of now; the same object until it changes. */
  readonly get: () => T | undefined
  /** Calls `listener` after each change, the first loading included; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void
}
