import { useSyncExternalStore } from 'react'
import type { Subscribable } from '../session/subscribable.ts'

/** The value of now of something that changes; the component is drawn anew when it does. */
export function useSubscribable<T>(source: Subscribable<T>): T {
  return useSyncExternalStore(source.subscribe, source.get)
}
