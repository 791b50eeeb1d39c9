import { Dexie } from 'dexie'
import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import type { RecordKind } from '../../shared/history/revision.ts'
import { type JournalRow, keyText, type RecordKey, type RecordRow } from './rows.ts'
import type { StoredText } from './store.ts'

/** The records and texts of a database, to read from beside the window that writes it. */
export interface LibraryReader {
  /** The number of the latest write. */
  readonly latest: () => Promise<number>
  /**
   * The records of a project that were written after a number, in view (`null`: in the bin, waiting or gone). `null` in
   * place of all of them where it is not known any more which they are.
   */
  readonly changedSince: (
    projectId: ProjectId,
    seq: number,
  ) => Promise<{ readonly seq: number; readonly changed: ReadonlyMap<RecordId, RecordState | null> | null }>
  /** The records of one kind that are in view, a page at a time. */
  readonly pages: (projectId: ProjectId, kind: RecordKind) => AsyncIterable<readonly RecordState[]>
  readonly texts: (names: readonly Sha256[]) => Promise<readonly StoredText[]>
  readonly close: () => void
}

const PAGE = 200

/** A reader of a database that a window has open, whatever its version; it lets go when a newer program wants it. */
export function openLibrary(name: string): LibraryReader {
  const db = new Dexie(name, { cache: 'disabled' })
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: false })
    return false
  })
  const table = async <T, K>(of: string) => {
    await db.open() // Only then does it know its tables.
    return db.table<T, K>(of)
  }

  async function latest(): Promise<number> {
    const journal = await table<JournalRow, number>('journal')
    return ((await journal.toCollection().lastKey()) as number | undefined) ?? 0
  }

  async function changedSince(projectId: ProjectId, seq: number) {
    const now = await latest()
    if (now === seq) return { seq, changed: new Map<RecordId, RecordState | null>() }
    const journal = await table<JournalRow, number>('journal')
    const entries = await journal.where('seq').between(seq, now, false, true).toArray()
    if (entries.length < now - seq || entries.some(({ touched }) => touched === null))
      return { seq: now, changed: null }
    const keys = new Map(
      entries.flatMap(({ touched }) => (touched ?? []).map((key) => [keyText(...key), key] as const)),
    )
    const own = [...keys.values()].filter(([project]) => project === projectId)
    const records = await table<RecordRow, RecordKey>('records')
    const rows = await records.bulkGet(own)
    const changed = new Map(own.map(([, recordId], index) => [recordId, inView(rows[index])]))
    return { seq: now, changed }
  }

  async function* pages(projectId: ProjectId, kind: RecordKind) {
    const records = await table<RecordRow, RecordKey>('records')
    const keys = await records.where('[projectId+shelf+kind]').equals([projectId, 'live', kind]).primaryKeys()
    for (let start = 0; start < keys.length; start += PAGE) {
      const rows = await records.bulkGet(keys.slice(start, start + PAGE))
      yield rows.flatMap((row) => inView(row) ?? [])
    }
  }

  return {
    latest,
    changedSince,
    pages,
    async texts(names) {
      const texts = await table<StoredText, Sha256>('texts')
      return (await texts.bulkGet([...names])).flatMap((text) => text ?? [])
    },
    close: () => db.close(),
  }
}

function inView(row: RecordRow | undefined): RecordState | null {
  return row?.shelf === 'live' ? row.state : null
}
