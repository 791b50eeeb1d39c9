import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { CustomScheme } from 'electron'
import policy from '../shared/host/window-policy.json'

const SCHEME = 'app'

/** Where the window comes from; its data is filed under this name, so it never changes. */
export const ORIGIN = `${SCHEME}://avowal`
export const START = `${ORIGIN}/index.html`
export const LICENCES = `${ORIGIN}/licences.txt`

export const APP_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

const HEADERS: Readonly<Record<string, string>> = {
  ...policy.headers,
  'content-security-policy': policy.contentSecurityPolicy.join('; '),
  'permissions-policy': policy.deniedFeatures.map((feature) => `${feature}=()`).join(', '),
}
const TYPES: Readonly<Record<string, string>> = policy.types

/** Whether an address is one of our own. */
export function isOwn(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`)
}

/** Answers the window's requests with files of one folder, and with nothing outside it. */
export function serveFolder(folder: string): (request: Pick<Request, 'method' | 'url'>) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405)
    const file = fileOf(folder, url)
    if (file === null) return refusal(404)
    try {
      const bytes = await readFile(file)
      const headers = { ...HEADERS, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }
      return new Response(method === 'HEAD' ? null : new Uint8Array(bytes), { headers })
    } catch {
      return refusal(404)
    }
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: HEADERS })
}

/** A file inside the folder; `null` for any other address. */
function fileOf(folder: string, url: string): string | null {
  if (!isOwn(url)) return null
  const name = decode(url.slice(ORIGIN.length).replace(/[?#].*$/s, ''))
  if (name === null || name.includes('\0')) return null
  const file = join(folder, name === '/' ? 'index.html' : name)
  return file.startsWith(folder + sep) ? file : null
}

function decode(escaped: string): string | null {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return null
  }
}
