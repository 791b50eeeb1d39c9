import { isJsonObject, type Json, type JsonObject } from '../../../shared/base/json.ts'
import { declareDatabase, SCHEMA_STEPS } from '../database.ts'

/** All rows of a database by table, as JSON: bytes stand as `{ "$bytes": "<hexadecimal>" }`. */
export interface DatabaseDump extends JsonObject {
  readonly version: number
  readonly tables: { readonly [table: string]: readonly Json[] }
}

/** Writes all rows of a database down. */
export async function dumpDatabase(name: string): Promise<DatabaseDump> {
  const db = declareDatabase(name)
  await db.open()
  const tables: { [table: string]: readonly Json[] } = {}
  for (const table of db.tables) tables[table.name] = (await table.toArray()).map(toJson)
  db.close()
  return { version: db.verno, tables }
}

/** Makes a database as the program of the dump's version left it. */
export async function loadDatabase(name: string, dump: DatabaseDump): Promise<void> {
  const db = declareDatabase(
    name,
    SCHEMA_STEPS.filter(({ version }) => version <= dump.version),
  )
  await db.open()
  for (const [table, rows] of Object.entries(dump.tables)) await db.table(table).bulkAdd(rows.map(fromJson))
  db.close()
}

function toJson(value: unknown): Json {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('hex') }
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value !== 'object' || value === null) return value as Json
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toJson(member)]))
}

function fromJson(value: Json): unknown {
  if (Array.isArray(value)) return value.map(fromJson)
  if (!isJsonObject(value)) return value
  if (typeof value['$bytes'] === 'string') return Uint8Array.from(Buffer.from(value['$bytes'], 'hex'))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fromJson(member)]))
}
