/** Tells the time. Passed in, so that everything in `shared/` can be repeated exactly. */
export interface Clock {
  /** The present, in milliseconds since 1970-01-01T00:00Z. */
  now(): number
}

/** A source of random bytes. Passed in, for the same reason as the clock. */
export interface Entropy {
  /** Fresh random bytes, `length` of them. */
  bytes(length: number): Uint8Array
}
