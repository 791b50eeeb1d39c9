/** Writes the JSON Schema of bundles to docs/schema/, from the definitions that the program validates with. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleJsonSchema } from '../shared/format/bundle-json-schema.ts'

const FOLDER = join(import.meta.dirname, '../docs/schema')

export function main(): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, 'avowal-bundle.schema.json'), `${JSON.stringify(bundleJsonSchema(), null, 2)}\n`)
}
