import { cell, type Subscribable } from './subscribable.ts'

/**
 * The value of another, which tells of each change once, however many ways lead to it from what has changed: what is
 * derived from it is worked out once as well.
 */
export function held<T>(source: Subscribable<T>, stop: AbortSignal): Subscribable<T> {
  const kept = cell(source.get())
  const end = source.subscribe(() => kept.set(source.get()))
  stop.addEventListener('abort', end, { once: true })
  return kept
}
