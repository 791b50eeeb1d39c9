// npm run serve: the built window on its port, without opening it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, VERSION, windowPort } from './package-info.mjs'
import { serveWindow } from './window-server.mjs'

const folder = join(ROOT, 'dist/renderer')

if (!existsSync(join(folder, 'index.html'))) {
  console.error('There is no built window yet. Run: npm run build')
  process.exit(1)
}

const served = await serveWindow({ folder, port: windowPort(), version: VERSION })
if ('refused' in served) {
  console.error(served.refused)
  process.exit(1)
}
console.log(served.server ? `Avowal is at ${served.url}` : `Avowal is already at ${served.url}`)
