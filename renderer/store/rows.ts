import type { ChangeId, ProjectId, RecordId, Rid } from '../../shared/base/ids.ts'
import type { Json } from '../../shared/base/json.ts'
import { isSha256, type Sha256 } from '../../shared/base/sha256.ts'
import type { Hlc } from '../../shared/history/hlc.ts'
import { fieldValue, isDeleted, type RecordState } from '../../shared/history/record-state.ts'
import type { RecordKind, Revision } from '../../shared/history/revision.ts'

/** Names a record: the same record id in two projects is two records. */
export type RecordKey = [projectId: ProjectId, recordId: RecordId]

/** Names a revision: under its record, so that a project's rows stand together. */
export type RevisionKey = [projectId: ProjectId, recordId: RecordId, rid: Rid]

/** Where a record stands: in view, in the bin, or nowhere yet because every revision waits for a parent. */
export type Shelf = 'live' | 'bin' | 'waiting'

/** A materialised record with the columns that are searched by. */
export interface RecordRow {
  readonly projectId: ProjectId
  readonly recordId: RecordId
  readonly kind: RecordKind
  readonly shelf: Shelf
  readonly articleId?: RecordId
  /** Set on the record of a project only, so that all projects are found without reading anything else. */
  readonly isProject?: 1
  readonly modifiedAt: Hlc | ''
  /** Every text that a revision of the record ever named. */
  readonly texts: readonly Sha256[]
  /** `null` while every revision waits for a parent. */
  readonly state: RecordState | null
}

/** How many claims an article has, bin not counted: all of them, and those of each annotator who has any. */
export interface TallyRow {
  readonly projectId: ProjectId
  readonly articleId: RecordId
  readonly claims: number
  readonly by: { readonly [annotatorId: string]: number }
}

/** A change of this machine that can be undone or redone. */
export interface StackRow {
  readonly hlc: Hlc
  readonly projectId: ProjectId
  readonly actorId: RecordId
  readonly side: 'undo' | 'redo'
  readonly changeId: ChangeId
  /** The records that the change revised. */
  readonly records: readonly RecordKey[]
  /** Those of them that are written under another annotator than `actorId`, with that annotator. */
  readonly authors?: readonly (readonly [recordId: RecordId, annotatorId: RecordId])[]
}

/** What one transaction touched; `null` stands for everything. */
export interface JournalRow {
  readonly seq?: number
  readonly touched: readonly RecordKey[] | null
}

/** A receipt as it is listed. */
export interface ImportRow {
  readonly id: string
  readonly at: number
  readonly label: string
  readonly projectIds: readonly ProjectId[]
  readonly added: number
  readonly withdrawn: boolean
}

/** The revisions of an import, 32 bytes each: all that it held, and those that were new. */
export interface ImportRidsRow {
  readonly id: string
  readonly held: Uint8Array
  readonly added: Uint8Array
}

export interface MetaRow {
  readonly key: string
  readonly value: Json
}

/** A record's key as one string, for maps. */
export function keyText(projectId: ProjectId, recordId: RecordId): string {
  return `${projectId} ${recordId}`
}

/** The texts that revisions name. */
export function textsNamedBy(revisions: Iterable<Revision>): readonly Sha256[] {
  const texts = new Set<Sha256>()
  for (const { set } of revisions) {
    const value = Object.hasOwn(set, 'sha256') ? set['sha256'] : undefined
    if (typeof value === 'string' && isSha256(value)) texts.add(value)
  }
  return [...texts]
}

/** The row of a record, from its state and from the revisions that came since `before`. */
export function rowOf(state: RecordState | null, fresh: readonly Revision[], before: RecordRow | undefined): RecordRow {
  const [first] = fresh
  const of = state ?? first ?? before
  if (of === undefined) throw new Error('A row is made of a state or of revisions')
  const articleId = state === null ? undefined : fieldValue(state, 'articleId')
  return {
    projectId: of.projectId,
    recordId: of.recordId,
    kind: of.kind,
    shelf: shelfOf(state),
    ...(typeof articleId === 'string' ? { articleId: articleId as RecordId } : {}),
    ...(of.kind === 'project' ? { isProject: 1 } : {}),
    modifiedAt: state?.modifiedAt ?? '',
    texts: [...new Set([...(before?.texts ?? []), ...textsNamedBy(fresh)])],
    state,
  }
}

function shelfOf(state: RecordState | null): Shelf {
  if (state === null) return 'waiting'
  return isDeleted(state) ? 'bin' : 'live'
}

/** The article that a row counts as a claim of, if any. */
export function talliedUnder(row: RecordRow | undefined): RecordId | null {
  return row?.kind === 'claim' && row.shelf === 'live' ? (row.articleId ?? null) : null
}

/** Revision names as bytes, 32 each. */
export function packRids(rids: readonly Rid[]): Uint8Array {
  const bytes = new Uint8Array(rids.length * 32)
  for (const [index, rid] of rids.entries()) {
    for (let at = 0; at < 32; at += 1) {
      bytes[index * 32 + at] = digit(rid.charCodeAt(at * 2)) * 16 + digit(rid.charCodeAt(at * 2 + 1))
    }
  }
  return bytes
}

/** What a lower-case hexadecimal digit stands for. */
function digit(code: number): number {
  return code < 0x3a ? code - 0x30 : code - 0x57
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Those of some revision names that are in packed bytes; costs little where few are asked for and many packed. */
export function ridsAmong(bytes: Uint8Array, wanted: ReadonlySet<Rid>): readonly Rid[] {
  const starts = new Set(Array.from(wanted, (rid) => Number.parseInt(rid.slice(0, 8), 16)))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Rid[] = []
  for (let start = 0; start < bytes.length; start += 32) {
    if (!starts.has(view.getUint32(start))) continue
    found.push(...unpackRids(bytes.subarray(start, start + 32)).filter((rid) => wanted.has(rid)))
  }
  return found
}

/** The revision names in packed bytes. */
export function unpackRids(bytes: Uint8Array): readonly Rid[] {
  const rids: Rid[] = []
  for (let start = 0; start < bytes.length; start += 32) {
    let hex = ''
    for (let at = start; at < start + 32; at += 1) hex += HEX[bytes[at] ?? 0]
    rids.push(hex as Rid)
  }
  return rids
}
