// node scripts/run-ts.mjs FILE.ts …: runs a TypeScript script of the project, which may import from shared/.
import { resolve } from 'node:path'
import { createServer } from 'vite'
import { ROOT } from './package-info.mjs'

const [file = '', ...rest] = process.argv.slice(2)
process.argv.splice(1, process.argv.length, file, ...rest)
const server = await createServer({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  server: { middlewareMode: true, watch: null },
  appType: 'custom',
})
try {
  /** @type {{ main?: () => unknown }} */
  const { main } = await server.ssrLoadModule(resolve(ROOT, file))
  if (main === undefined) throw new Error(`${file} exports no function main`)
  await main()
} finally {
  await server.close()
}
