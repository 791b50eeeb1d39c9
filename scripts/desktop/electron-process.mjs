import { sandboxFlags } from '../browser-launch.mjs'

/** An Electron that ends sooner than this with an error has not shown a window, in milliseconds. */
const TOO_SOON_MS = 5000

/**
 * How Electron is started on a checkout.
 * @param {string} root the repository's folder, whose package.json names the main file
 * @param {readonly string[]} files absolute paths to open
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @param {number} [uid]
 * @returns {{ args: string[], env: Record<string, string | undefined> }}
 */
export function electronCommand(root, files, env = process.env, uid = process.getuid?.()) {
  // Terminals inside other Electron programs set this, and Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env
  return { args: [...sandboxFlags(env, uid), root, ...files], env: rest }
}

/**
 * What to say when Electron has ended.
 * @param {{ code: number | null, signal: NodeJS.Signals | null, openMs: number }} end
 * @returns {string | null} a sentence for the user; null where there is nothing to say
 */
export function afterElectron({ code, signal, openMs }) {
  if (code === 0) return null
  if (signal === 'SIGINT' || signal === 'SIGTERM') return null
  const how = signal ?? `exit code ${code}`
  if (openMs >= TOO_SOON_MS) return `Electron ended unexpectedly (${how}). All that was saved is on disk.`
  return `Electron could not open the window (${how}). To open it in an installed browser: npm start -- --browser`
}
