import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOwn, ORIGIN, START, serveFolder } from './protocol.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

/** The built window with a secret beside it, and one whose name begins as the window's folder does. */
function served() {
  const root = temporaryFolder()
  mkdirSync(join(root, 'renderer', 'assets'), { recursive: true })
  mkdirSync(join(root, 'renderer-secret'))
  writeFileSync(join(root, 'secret.txt'), 'secret')
  writeFileSync(join(root, 'renderer-secret', 'a.txt'), 'secret')
  for (const name of ['index.html', 'licences.txt', 'assets/a.js', 'assets/a b.css', 'assets/f.woff2', 'assets/x.bin'])
    writeFileSync(join(root, 'renderer', name), name)
  return serveFolder(join(root, 'renderer'))
}

const get = (url: string, method = 'GET') => served()({ method, url })

describe('The window’s own scheme', () => {
  it.each([
    [START, 'index.html', 'text/html; charset=utf-8'],
    [`${ORIGIN}/`, 'index.html', 'text/html; charset=utf-8'],
    [`${ORIGIN}/?a=1#b`, 'index.html', 'text/html; charset=utf-8'],
    [`${ORIGIN}/assets/a.js`, 'assets/a.js', 'text/javascript; charset=utf-8'],
    [`${ORIGIN}/assets/a%20b.css`, 'assets/a b.css', 'text/css; charset=utf-8'],
    [`${ORIGIN}/assets/f.woff2`, 'assets/f.woff2', 'font/woff2'],
    [`${ORIGIN}/assets/x.bin`, 'assets/x.bin', 'application/octet-stream'],
  ])('serves %s', async (url, content, type) => {
    const response = await get(url)
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([200, content, type])
  })

  it.each([
    `${ORIGIN}/../secret.txt`,
    `${ORIGIN}/%2e%2e/secret.txt`,
    `${ORIGIN}/..%2fsecret.txt`,
    `${ORIGIN}/..%5csecret.txt`,
    `${ORIGIN}/../renderer-secret/a.txt`,
    `${ORIGIN}/assets/../../secret.txt`,
    `${ORIGIN}//etc/passwd`,
    `${ORIGIN}/%00`,
    `${ORIGIN}/%E0`,
    `${ORIGIN}/assets`,
    `${ORIGIN}/missing.js`,
    'app://other/index.html',
    'app://avowal.evil/index.html',
    'file:///etc/passwd',
  ])('has nothing at %s', async (url) => {
    const response = await get(url)
    expect([response.status, await response.text()]).toEqual([404, ''])
  })

  it('takes nothing in', async () => {
    expect([(await get(START, 'POST')).status, (await get(START, 'PUT')).status]).toEqual([405, 405])
  })

  it.each([START, `${ORIGIN}/missing`])('sends the policy with %s', async (url) => {
    const { headers } = await get(url)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('permissions-policy')).toContain('camera=()')
  })

  it('knows its own addresses', () => {
    expect([START, 'app://avowal.evil/', 'app://avowal', 'https://avowal/'].map(isOwn)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
