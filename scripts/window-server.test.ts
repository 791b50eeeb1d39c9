import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY, fileOf, serveWindow } from './window-server.mjs'

const top = mkdtempSync(join(tmpdir(), 'avowal-server-'))
const folder = join(top, 'window')
const servers: Server[] = []

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}')
  writeFileSync(join(top, 'secret.txt'), 'secret')
  mkdirSync(join(top, 'window-beside'))
  writeFileSync(join(top, 'window-beside', 'secret.txt'), 'secret')
})

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

afterAll(() => rmSync(top, { recursive: true }))

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}

async function serve(options: { port?: number; version?: string } = {}) {
  const result = await serveWindow({ folder, port: 0, version: '1.2.3', ...options })
  if ('server' in result && result.server) servers.push(result.server)
  return result
}

async function servedPort(): Promise<number> {
  await serve()
  const [server] = servers
  if (!server) throw new Error('not served')
  return portOf(server)
}

/** Sends the target as it stands, where `fetch` would tidy it. */
function ask(port: number, path: string, options: { host?: string; method?: string } = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: { host: options.host ?? `127.0.0.1:${port}` },
      },
      (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      },
    )
    sent.on('error', reject).end()
  })
}

describe('the policy', () => {
  it('allows nothing inline and nothing evaluated', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/)
  })

  it('names a source for everything that default-src does not cover', () => {
    for (const name of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) {
      expect(CONTENT_SECURITY_POLICY).toContain(name)
    }
  })

  it.each(['/', '/assets/main-abc.js', '/missing', '/%E0'])('goes out with %s', async (path) => {
    const { headers } = await ask(await servedPort(), path)
    expect(headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
  })
})

describe('an answer', () => {
  it('is the window, asked for afresh each time', async () => {
    const { status, headers, body } = await ask(await servedPort(), '/')
    expect([status, headers['cache-control'], headers['content-type'], body]).toEqual([
      200,
      'no-cache',
      'text/html; charset=utf-8',
      '<!doctype html>',
    ])
  })

  it('may be kept for ever if its name holds a hash', async () => {
    const { headers } = await ask(await servedPort(), '/assets/main-abc.js?x=1')
    expect(headers['cache-control']).toContain('immutable')
  })

  it('has no body for HEAD', async () => {
    const { status, headers, body } = await ask(await servedPort(), '/', { method: 'HEAD' })
    expect([status, headers['content-length'], body]).toEqual([200, '15', ''])
  })
})

describe('a refusal', () => {
  it.each([
    ['/%E0', 400],
    ['/%', 400],
    ['/a%00b', 400],
    ['http://127.0.0.1/', 400],
    ['/missing', 404],
    ['/assets', 404],
    ['/assets/', 404],
    ['/../secret.txt', 404],
    ['/%2e%2e/secret.txt', 404],
    ['/..%2fsecret.txt', 404],
    ['/assets/..%2f..%2fsecret.txt', 404],
    ['/../window-beside/secret.txt', 404],
    ['//etc/passwd', 404],
  ])('of %s has the status %i', async (path, status) => {
    const port = await servedPort()
    expect((await ask(port, path)).status).toBe(status)
    expect((await ask(port, '/')).status).toBe(200)
  })

  it.each(['evil.example', 'localhost', '127.0.0.1', 'evil.example:80'])(
    'meets the host name %s, which may be anybody’s',
    async (host) => {
      expect((await ask(await servedPort(), '/', { host })).status).toBe(421)
    },
  )

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('meets %s', async (method) => {
    expect((await ask(await servedPort(), '/', { method })).status).toBe(405)
  })

  it('of bytes that are not HTTP leaves the server standing', async () => {
    const port = await servedPort()
    const socket = connect(port, '127.0.0.1')
    socket.end('\u0000\u0001 nonsense\r\n\r\n')
    socket.resume()
    await once(socket, 'close')
    expect((await ask(port, '/')).status).toBe(200)
  })
})

it('listens on this machine only', async () => {
  await serve()
  expect(servers[0]?.address()).toMatchObject({ address: '127.0.0.1' })
})

describe('a port that is taken', () => {
  it('is shared if this version of Avowal has it', async () => {
    const port = await servedPort()
    expect(await serve({ port })).toEqual({ url: `http://127.0.0.1:${port}/`, server: null })
  })

  it('is refused if another version has it', async () => {
    const port = await servedPort()
    expect(await serve({ port, version: '1.2.4' })).toEqual({ refused: expect.stringContaining('1.2.3') })
  })

  it('is refused if another program has it', async () => {
    const stranger = createServer((_request, response) => response.end('hello'))
    servers.push(stranger)
    stranger.listen(0, '127.0.0.1')
    await once(stranger, 'listening')
    expect(await serve({ port: portOf(stranger) })).toEqual({ refused: expect.stringContaining('another program') })
  })
})

it('keeps to its folder even if an address begins with the folder’s name', () => {
  expect(fileOf('/srv/window', '/../window-beside/x')).toBe(404)
})
