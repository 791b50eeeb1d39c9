/** What a fallible step gives back: a value, or the reason why there is none. Refusals are values; throws are bugs. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

/** A result that holds a value. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value }
}

/** A result that holds the reason for a refusal. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error }
}
