import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './package-info.mjs'

const TOOLS = {
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

/**
 * Runs one of the test tools to its end, its output on ours. Straight in Node: no shell, so that a filter with a space or
 * a `*` in it stays as it is on every system.
 * @param {keyof typeof TOOLS} tool
 * @param {readonly string[]} args
 * @returns {boolean} whether it succeeded
 */
export function runTool(tool, args) {
  const { status } = spawnSync(process.execPath, [join(ROOT, TOOLS[tool]), ...args], { cwd: ROOT, stdio: 'inherit' })
  return status === 0
}
