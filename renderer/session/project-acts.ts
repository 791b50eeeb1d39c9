import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import { duplicateProject } from '../../shared/project/duplicate-project.ts'
import { newProject } from '../../shared/project/project-edits.ts'
import { t } from '../strings/strings.ts'
import type { Session } from './session.ts'
import { storeProblemText } from './store-words.ts'
import { commit, freshId, type World } from './world.ts'

type ProjectActs = Pick<
  Session,
  'openProject' | 'createProject' | 'renameProject' | 'archiveProject' | 'duplicateProject' | 'eraseProject'
>

/** Making, naming, opening and erasing projects. */
export function projectActs(world: World): ProjectActs {
  function openProject(id: ProjectId): void {
    if (world.place.get().projectId === id) return
    world.selection.set(null)
    world.recentSpeakers.set([])
    enterProject(world, id)
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
    archiveProject(id, archived) {
      const set = { archived: archived ? true : null }
      const { changeId } = commit(world, [{ recordId: id, kind: 'project', projectId: id, set }])
      // Its Undo is the open project's.
      const undo = world.place.get().projectId === id ? changeId : undefined
      world.toasts.say(t(archived ? 'session.done.archived' : 'session.done.unarchived'), undo)
    },
    async duplicateProject(name, { claims }) {
      const { projectId: of } = world.place.get()
      if (of === null) return null
      const states = await world.writer.behind(() => world.store.states(of))
      const projectId = freshId(world)
      const claimsOf = claims ? world.me.get().id : null
      const edits = duplicateProject(states, { projectId, name, claimsOf })
      if ((await commit(world, edits, { options: { undoable: false } }).written) === null) return null
      openProject(projectId)
      return projectId
    },
    async eraseProject(id) {
      const all = (world.views.projects.get() ?? []).filter((project) => project.id !== id)
      const others = all.toSorted((a, b) => Number(a.archived) - Number(b.archived))
      if (world.place.get().projectId === id) {
        world.place.set({ screen: 'read', projectId: others[0]?.id ?? null, articleId: null, claimId: null })
      }
      const erased = await world.writer.behind(() => world.store.eraseProject(id))
      if (!erased.ok) world.toasts.warn(storeProblemText(erased.error))
    },
  }
}

/** Goes to a project and opens the first article of its list, once that is known and unless the user was quicker. */
export function enterProject(world: World, id: ProjectId): void {
  world.toasts.entered()
  world.place.set({ screen: 'read', projectId: id, articleId: null, claimId: null })
  const { library } = world.views
  const stops = [library.subscribe(look), world.place.subscribe(look)]
  function look(): void {
    const place = world.place.get()
    const first = library.get()[0]
    if (place.projectId === id && place.articleId === null && first === undefined) return
    for (const stop of stops) stop()
    if (place.projectId === id && place.articleId === null && first !== undefined) {
      world.place.set({ ...place, articleId: first.id })
    }
  }
  look()
}
