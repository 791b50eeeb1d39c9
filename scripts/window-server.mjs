import { once } from 'node:events'
import { createReadStream, readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Only this machine can reach the window. */
const HOST = '127.0.0.1'

/** The header by which one Avowal recognises another on the port; its value is the version. */
const MARK = 'x-avowal'

/** What the window may do, and how its files are named: the desktop shell serves them by the same page. */
const POLICY =
  /** @type {{ contentSecurityPolicy: string[], deniedFeatures: string[], headers: Record<string, string>, types: Record<string, string> }} */ (
    JSON.parse(readFileSync(new URL('../shared/host/window-policy.json', import.meta.url), 'utf8'))
  )

/** Everything comes from the window's own origin; nothing inline, nothing evaluated, nothing framed, nothing sent. */
export const CONTENT_SECURITY_POLICY = POLICY.contentSecurityPolicy.join('; ')

const SECURITY_HEADERS = {
  ...POLICY.headers,
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'permissions-policy': POLICY.deniedFeatures.map((feature) => `${feature}=()`).join(', '),
}

/**
 * Finds the file that a request asks for.
 * @param {string} folder
 * @param {string} target the request's target as it came, escapes and all
 * @returns {string | 400 | 404} a path inside the folder, or the status that refuses
 */
export function fileOf(folder, target) {
  if (!target.startsWith('/')) return 400
  const escaped = target.replace(/[?#].*$/s, '')
  /** @type {string} */
  let name
  try {
    name = decodeURIComponent(escaped)
  } catch {
    return 400
  }
  if (name.includes('\0')) return 400
  const file = join(folder, name === '/' ? 'index.html' : name)
  return file.startsWith(folder + sep) ? file : 404
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} message
 */
function refuse(response, status, message) {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${message}\n`)
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, request, response) {
  const port = request.socket.localPort
  // A page of another site can point its own name at 127.0.0.1; its requests then carry that name.
  if (request.headers.host !== `${HOST}:${port}`) return refuse(response, 421, `Ask http://${HOST}:${port}/ instead.`)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    return refuse(response, 405, 'Only GET and HEAD.')
  }
  const file = fileOf(folder, request.url ?? '')
  if (file === 400) return refuse(response, 400, 'Malformed address.')
  const found = file === 404 ? null : await stat(file).catch(() => null)
  if (file === 404 || !found?.isFile()) return refuse(response, 404, 'Nothing here.')

  const hashed = file.startsWith(join(folder, 'assets') + sep)
  response.writeHead(200, {
    'content-type': POLICY.types[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') return void response.end()
  await pipeline(createReadStream(file), response)
}

/**
 * Serves the built window on 127.0.0.1.
 * @param {{ folder: string, port: number, version: string }} options
 * @returns {Promise<import('node:http').Server>} once it listens; rejects with EADDRINUSE if the port is taken
 */
async function listen({ folder, port, version }) {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    response.setHeader(MARK, version)
    answer(folder, request, response).catch(() => {
      // The file went away, or the reader did: nobody is left to tell.
      response.destroy()
    })
  })
  server.listen(port, HOST)
  await once(server, 'listening')
  return server
}

/**
 * @param {string} url
 * @returns {Promise<string | null>} the version of the Avowal that answers there; null if something else does
 */
async function versionAt(url) {
  try {
    const response = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(2000) })
    return response.headers.get(MARK)
  } catch {
    return null
  }
}

/** @param {unknown} error */
function isPortTaken(error) {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/**
 * Serves the window, or finds it served already. There is no other port to fall back to: the browser files all data under
 * the origin, and the port is part of it.
 * @param {{ folder: string, port: number, version: string }} options
 * @returns {Promise<{ url: string, server: import('node:http').Server | null } | { refused: string }>} `server` is null if
 * another process of this version serves the window
 */
export async function serveWindow(options) {
  const url = `http://${HOST}:${options.port}/`
  try {
    return { url, server: await listen(options) }
  } catch (error) {
    if (!isPortTaken(error)) throw error
  }
  const running = await versionAt(url)
  if (running === options.version) return { url, server: null }
  if (running !== null) {
    return { refused: `Avowal ${running} is already running, and this is ${options.version}. Close it and try again.` }
  }
  return {
    refused: `Port ${options.port} is taken by another program. Avowal keeps its data under this port and cannot use another: stop that program and try again.`,
  }
}
