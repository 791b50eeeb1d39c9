// npm run check: every static check, also after one has failed, so that one run shows everything there is to mend.
import { spawnSync } from 'node:child_process'
import { ROOT } from './package-info.mjs'

const STEPS = ['check:biome', 'check:oxlint', 'check:imports', 'check:types', 'check:unused']

const failed = STEPS.filter((step) => {
  console.log(`\n${step}`)
  const { status } = spawnSync('npm', ['run', '--silent', step], { cwd: ROOT, stdio: 'inherit', shell: true })
  return status !== 0
})

console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
