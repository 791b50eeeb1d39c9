import { spawn } from 'node:child_process'
import { ROOT } from '../package-info.mjs'
import { afterElectron, electronCommand } from './electron-process.mjs'

/**
 * Opens the built shell in Electron, and ends as it ends.
 * @param {string} executable
 * @param {readonly string[]} files absolute paths
 */
export function openElectron(executable, files) {
  const { args, env } = electronCommand(ROOT, files)
  const openedAt = performance.now()
  const electron = spawn(executable, args, { env, stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => electron.kill(signal))
  electron.once('error', (error) => {
    console.error(`${error.message}. To open the window in an installed browser: npm start -- --browser`)
    process.exitCode = 1
  })
  electron.once('exit', (code, signal) => {
    const message = afterElectron({ code, signal, openMs: performance.now() - openedAt })
    if (message === null) return
    console.error(message)
    process.exitCode = 1
  })
}
