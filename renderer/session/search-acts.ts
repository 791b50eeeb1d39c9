import type { OpenWorkers } from '../worker/open-workers.ts'
import type { Session } from './session.ts'
import type { SearchResults } from './views.ts'
import type { World } from './world.ts'

type SearchActs = Pick<Session, 'filterArticles' | 'search'>

/** How long a project has been open before it is indexed in the background, in milliseconds. */
const REST = 2500

/** Looking for words in what the open project holds. */
export function searchActs(
  world: World,
  workers: Pick<OpenWorkers, 'search' | 'passages'>,
  stop: AbortSignal,
): SearchActs {
  indexInBackground(world, workers, stop)
  return {
    async filterArticles(query, signal) {
      if (query.trim() === '') return null
      const { views } = world
      const hashes = new Map(views.articles.get().map((state) => [state.recordId, state.fields['sha256']?.[0].value]))
      const searchable = views.library.get().map(({ id, title }) => ({ id, title, sha256: textOf(hashes.get(id)) }))
      return workers.search(searchable, query, signal)
    },
    async search(query, signal, onProgress) {
      const { projectId } = world.place.get()
      if (projectId === null) return { groups: [], articles: 0, partial: false }
      return withoutHidden(world, await workers.passages(projectId, query, signal, onProgress))
    },
  }
}

/** Leaves out colleagues' claims in articles where their work is kept from me for now. */
function withoutHidden({ views, open }: World, found: SearchResults): SearchResults {
  const { isBlind, isHidden } = views.sharing.get()
  if (!isBlind) return found
  const { claims } = open.book.get()
  const isShown = ({ claimId }: SearchResults['groups'][number]['passages'][number]) => {
    if (claimId === null) return true
    const claim = claims.get(claimId)
    return claim !== undefined && !isHidden(claim.fields)
  }
  const groups = found.groups.flatMap((group) => {
    const passages = group.passages.filter(isShown)
    if (passages.length === group.passages.length) return group
    return passages.length === 0 ? [] : { ...group, passages, more: 0 }
  })
  return { ...found, groups, articles: found.articles - (found.groups.length - groups.length) }
}

/** Has the index of a project made once it is open and quiet, so that the first search need not wait for it. */
function indexInBackground({ place }: World, { passages }: Pick<OpenWorkers, 'passages'>, stop: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: string | null = null
  function look(): void {
    const { projectId } = place.get()
    if (projectId === last) return
    last = projectId
    clearTimeout(timer)
    if (projectId === null) return
    timer = setTimeout(() => passages(projectId, '', stop).catch(() => undefined), REST)
  }
  const stopLooking = place.subscribe(look)
  stop.addEventListener('abort', () => {
    stopLooking()
    clearTimeout(timer)
  })
  look()
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
