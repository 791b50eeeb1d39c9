// npm run -s avowal -- …: the command line from a checkout, in the folder where npm was called.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ROOT } from './package-info.mjs'

await ensureBuilt('cli')
const { status } = spawnSync(process.execPath, [join(ROOT, 'dist/cli/avowal.js'), ...process.argv.slice(2)], {
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  stdio: 'inherit',
})
process.exitCode = status ?? 3
