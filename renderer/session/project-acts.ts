import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import { newProject } from '../../shared/project/project-edits.ts'
import type { Session } from './session.ts'
import { storeProblemText } from './store-words.ts'
import { commit, freshId, type World } from './world.ts'

type ProjectActs = Pick<Session, 'openProject' | 'createProject' | 'renameProject' | 'eraseProject'>

/** Making, naming, opening and erasing projects. */
export function projectActs(world: World): ProjectActs {
  function openProject(id: ProjectId): void {
    if (world.place.get().projectId === id) return
    world.selection.set(null)
    world.recentSpeakers.set([])
    world.place.set({ screen: 'read', projectId: id, articleId: null, claimId: null })
  }

  async function createProject(name: string): Promise<RecordId> {
    const id = freshId(world)
    await commit(world, newProject(id, name), { options: { undoable: false } }).written
    openProject(id)
    return id
  }

  return {
    openProject,
    createProject,
    renameProject(id, name) {
      const kept = name.trim()
      if (kept !== '') commit(world, [{ recordId: id, kind: 'project', projectId: id, set: { name: kept } }])
    },
    async eraseProject(id) {
      const others = (world.views.projects.get() ?? []).filter((project) => project.id !== id)
      if (world.place.get().projectId === id) {
        world.place.set({ screen: 'read', projectId: others[0]?.id ?? null, articleId: null, claimId: null })
      }
      const erased = await world.writer.behind(() => world.store.eraseProject(id))
      if (!erased.ok) world.toasts.warn(storeProblemText(erased.error))
    },
  }
}
