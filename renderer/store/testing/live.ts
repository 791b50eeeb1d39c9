import type { Live } from '../live.ts'

/** Resolves with the first value that fulfils a condition. */
export function until<T>(live: Live<T>, holds: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null
    function look(): void {
      const value = live.get()
      if (value === undefined || !holds(value)) return
      stop?.()
      stop = null
      resolve(value)
    }
    stop = live.subscribe(look)
    look()
  })
}

/** Resolves with the value once it has been loaded. */
export function loaded<T>(live: Live<T>): Promise<T> {
  return until(live, () => true)
}
