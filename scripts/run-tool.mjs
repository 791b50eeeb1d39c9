import { spawnSync } from 'node:child_process'
import { ROOT } from './package-info.mjs'

/**
 * Runs one of the project's own tools to its end, its output on ours.
 * @param {string} tool a program that the packages in node_modules bring
 * @param {readonly string[]} args
 * @returns {boolean} whether it succeeded
 */
export function runTool(tool, args) {
  // `npm exec` finds the program on every system; on Windows, programs of packages are scripts that need a shell.
  const { status } = spawnSync('npm', ['exec', '--no', '--', tool, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status === 0
}
