import type { ProjectView } from '../../session/views.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'

/** The project that is open; `null` where none is. */
export function useOpenProject(): ProjectView | null {
  const session = useSession()
  const { projectId } = useSubscribable(session.place)
  return useSubscribable(session.projects).find(({ id }) => id === projectId) ?? null
}
