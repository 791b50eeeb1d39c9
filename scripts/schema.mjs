// Writes the JSON Schema of bundles to docs/schema/, from the definitions in shared/format.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { ROOT } from './package-info.mjs'

const server = await createServer({
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
})
const { bundleJsonSchema } = await server.ssrLoadModule('/shared/format/bundle-json-schema.ts')
mkdirSync(join(ROOT, 'docs/schema'), { recursive: true })
writeFileSync(join(ROOT, 'docs/schema/avowal-bundle.schema.json'), `${JSON.stringify(bundleJsonSchema(), null, 2)}\n`)
await server.close()
