import type { Sha256 } from '../../shared/base/sha256.ts'
import type { StoredText } from '../store/store.ts'
import type { OpenWorkers as Workers } from '../worker/open-workers.ts'
import { placeSchema, recall } from './remembered.ts'
import type { Place, ProjectView } from './views.ts'
import type { World } from './world.ts'

const NEVER = new AbortController().signal

/**
 * Where a window opens: where the last one was left; at the first start the sample project, on its annotated article.
 */
export async function startingPlace(world: World, workers: Workers, sample: () => Promise<Uint8Array>): Promise<Place> {
  const kept = await recall(world.store, 'place', placeSchema.nullable(), null)
  const projects = await firstValue(world)
  if (kept?.projectId && projects.some(({ id }) => id === kept.projectId)) return kept
  const first = projects.find(({ archived }) => !archived) ?? projects[0]
  if (first !== undefined) return { screen: 'read', projectId: first.id, articleId: null, claimId: null }
  return openSample(world, workers, await sample())
}

async function openSample(world: World, workers: Workers, bytes: Uint8Array): Promise<Place> {
  const read = await workers.readBundle(bytes, NEVER, () => undefined)
  if (!read.ok) throw new Error(`The sample project cannot be read: ${read.error.kind}`)
  const { projectId, revisions, texts } = read.value
  const stored = Array.from(texts, ([sha256, text]): StoredText => ({ sha256: sha256 as Sha256, text }))
  const plan = await world.store.planImport(revisions, stored)
  await world.store.applyImport(plan, 'sample')
  const annotated = revisions.find(
    (revision) => revision.kind === 'completion' && revision.set['status'] === 'complete',
  )
  const articleId = annotated?.set['articleId']
  return {
    screen: 'read',
    projectId,
    articleId: typeof articleId === 'string' ? (articleId as Place['articleId']) : null,
    claimId: null,
  }
}

function firstValue(world: World): Promise<readonly ProjectView[]> {
  const { projects } = world.views
  return new Promise((resolve) => {
    const stop = projects.subscribe(look)
    function look(): void {
      const now = projects.get()
      if (now === undefined) return
      stop()
      resolve(now)
    }
    look()
  })
}
