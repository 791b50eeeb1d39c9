import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import type { LibraryReader } from '../store/open-library.ts'
import { PassageIndex } from './passage-index.ts'
import { type TextShelf, textShelf } from './text-shelf.ts'

/** How many projects stay indexed, the latest. */
const PROJECTS = 2
/** How many characters of a project's texts are indexed. */
const ROOM = 60_000_000

/** What may be asked of the building of an index. */
export interface Building {
  readonly signal: AbortSignal
  readonly progress: (done: number) => void
}

/** A project's index with the number of the write that it shows. */
export interface BuiltIndex {
  readonly index: PassageIndex
  readonly shelf: TextShelf
}

/** The indexes of a database, each brought up to date when it is asked for. */
export interface Passages {
  readonly upToDate: (projectId: ProjectId, building: Building) => Promise<BuiltIndex>
}

interface Kept extends BuiltIndex {
  seq: number
}

/** No index yet, over a database. */
export function passagesOf(library: LibraryReader, room: number = ROOM): Passages {
  const kept = new Map<ProjectId, Kept>()
  const shelf = textShelf(library.texts)

  async function build(projectId: ProjectId, building: Building): Promise<Kept> {
    const seq = await library.latest()
    const index = new PassageIndex(room)
    for await (const page of library.pages(projectId, 'speaker'))
      for (const each of page) index.putSpeaker(each.recordId, each)
    for await (const page of library.pages(projectId, 'code'))
      for (const each of page) index.putCode(each.recordId, each)
    const articles: RecordState[] = []
    for await (const page of library.pages(projectId, 'article')) articles.push(...page)
    for (let start = 0; start < articles.length; start += STEP) {
      building.signal.throwIfAborted()
      await putArticles(index, shelf, articles.slice(start, start + STEP))
      building.progress(((start + STEP) / (articles.length + STEP)) * 0.9)
    }
    for await (const page of library.pages(projectId, 'claim')) {
      building.signal.throwIfAborted()
      for (const each of page) index.putClaim(each)
    }
    building.progress(1)
    return { index, shelf, seq }
  }

  return {
    async upToDate(projectId, building) {
      const known = kept.get(projectId)
      kept.delete(projectId)
      const news = known === undefined ? null : await library.changedSince(projectId, known.seq)
      if (known === undefined || news === null || news.changed === null) {
        const built = await build(projectId, building)
        kept.set(projectId, built)
        for (const oldest of [...kept.keys()].slice(0, -PROJECTS)) kept.delete(oldest)
        return built
      }
      await take(known.index, shelf, news.changed)
      known.seq = news.seq
      kept.set(projectId, known)
      return known
    },
  }
}

/** How many articles are indexed before somebody may cancel. */
const STEP = 20

/** Indexes what has changed, and nothing else. */
async function take(
  index: PassageIndex,
  shelf: TextShelf,
  changed: ReadonlyMap<RecordId, RecordState | null>,
): Promise<void> {
  const speakers = new Set<RecordId>()
  const codes = new Set<string>()
  const articles: RecordState[] = []
  for (const [id, state] of changed) {
    if (state === null) {
      index.removeArticle(id)
      index.removeClaim(id)
    } else if (state.kind === 'article') articles.push(state)
    else if (state.kind === 'claim') index.putClaim(state)
    else if (state.kind === 'code') {
      const code = index.putCode(id, state)
      if (code !== null) codes.add(code)
    }
    if (state?.kind === 'speaker') {
      index.putSpeaker(id, state)
      speakers.add(id)
    }
  }
  await putArticles(index, shelf, articles)
  if (speakers.size > 0 || codes.size > 0) index.again(speakers, codes)
}

async function putArticles(index: PassageIndex, shelf: TextShelf, states: readonly RecordState[]): Promise<void> {
  const read = states.flatMap((state) => {
    const fields = readRecord(state, 'article')
    return fields.ok ? [{ id: state.recordId, title: fields.value.title, sha256: fields.value.sha256 as Sha256 }] : []
  })
  const texts = await shelf.get(read.map(({ sha256 }) => sha256))
  for (const { id, title, sha256 } of read) {
    const same = index.articles.get(id)
    if (same?.title === title && same.sha256 === sha256) continue
    index.putArticle(id, { title, sha256 }, texts.get(sha256)?.folded.folded ?? null)
  }
}
