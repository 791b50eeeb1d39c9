import { createContext, use } from 'react'
import type { Session } from '../session/session.ts'

export const SessionContext = createContext<Session | null>(null)

/** The session of this window. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (session === null) throw new Error('No SessionContext above this component.')
  return session
}
