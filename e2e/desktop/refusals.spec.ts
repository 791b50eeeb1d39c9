import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import fc from 'fast-check'
import { REQUESTS } from '../../shared/host/channels.ts'
import { test, windowOf } from './support/test.ts'

declare const window: Window & {
  readonly host: {
    readonly saveFile: (request: unknown) => Promise<{ readonly ok: boolean; readonly error?: unknown }>
  }
}

test('the page reaches neither Node nor the channels behind its bridge', async ({ desktop }) => {
  const { page } = await windowOf(desktop)
  const found = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer']
    return [names.filter((name) => name in globalThis), typeof window.host.saveFile, Object.isFrozen(window.host)]
  })
  expect(found).toEqual([[], 'function', true])
})

test('a request of a form that is none is refused', async ({ desktop }) => {
  const { page } = await windowOf(desktop)
  const ask = (request: unknown) => page.evaluate((given) => window.host.saveFile(given), request)
  for (const request of [null, {}, { suggestedName: 'a.txt', pieces: ['text'] }, { suggestedName: 7, pieces: [] }])
    expect(await ask(request)).toMatchObject({ ok: false, error: { kind: 'request-refused', because: 'form' } })
})

test('an address that climbs out of the program is refused', async ({ desktop, guard }) => {
  guard.expectProblem(/status of (403|404)|refused|ERR_/i)
  const { page } = await windowOf(desktop)
  const paths = ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/..%5c..%5cpackage.json', '/%E0', '/%00']
  const got = await page.evaluate(
    (list) =>
      Promise.all(
        list.map((path) =>
          fetch(path).then(
            (response) => response.status,
            () => 'failed',
          ),
        ),
      ),
    paths,
  )
  expect(got).toEqual(paths.map(() => 404))
})

test('an external address is not gone to', async ({ desktop, guard }) => {
  guard.expectProblem(/another origin|ERR_|Not allowed/)
  const app = await windowOf(desktop)
  const before = app.page.url()
  await app.page.evaluate(() => location.assign('https://elsewhere.example/'))
  await app.ready()
  expect(app.page.url()).toBe(before)
})

test('window.open opens nothing, and says that no link is followed', async ({ desktop }) => {
  const { page } = await windowOf(desktop)
  expect(await page.evaluate(() => window.open('https://elsewhere.example/'))).toBeNull()
  await expect(page.getByText(/follows no links/)).toBeVisible()
  expect(await desktop.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)).toBe(1)
})

test('a permission is refused', async ({ desktop, guard }) => {
  guard.expectProblem(/Permissions policy/)
  const { page } = await windowOf(desktop)
  const states = await page.evaluate(async () => [
    await Notification.requestPermission(),
    await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('denied'),
      ),
    ),
  ])
  expect(states).toEqual(['denied', 'denied'])
})

test('a request to the network is refused', async ({ desktop, guard }) => {
  guard.expectProblem(/Content Security Policy|another origin|Refused|violates|ERR_/i)
  const { page } = await windowOf(desktop)
  const outcome = await page.evaluate(() =>
    fetch('https://elsewhere.example/').then(
      () => 'answered',
      () => 'refused',
    ),
  )
  expect(outcome).toBe('refused')
})

test('a frame inside the page has no bridge', async ({ desktop, guard }) => {
  guard.expectProblem(/frame|Content Security Policy/i)
  const { page } = await windowOf(desktop)
  const inside = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return typeof Reflect.get(frame.contentWindow ?? {}, 'host')
  })
  expect(inside).toBe('undefined')
})

test.describe('In the test host', () => {
  test.skip(({ shell }) => shell === 'electron', 'Only the test host can play a broken renderer.')

  const request = { suggestedName: 'a.txt', pieces: [] }
  for (const [who, sender] of [
    ['another page', { url: 'https://elsewhere.example/', inside: false }],
    ['a page whose name begins alike', { url: 'app://avowal.example/index.html', inside: false }],
    ['a frame inside the page', { url: 'app://avowal/index.html', inside: true }],
  ] as const)
    test(`every request of ${who} is refused`, async ({ startHost }) => {
      const host = await startHost()
      await windowOf(host)
      for (const channel of Object.values(REQUESTS))
        expect(await host.invokeFrom(sender, channel, request), channel).toMatchObject({
          ok: false,
          error: { kind: 'request-refused', because: 'sender' },
        })
    })

  test('whatever a broken renderer sends is answered by a refusal, and the window works on', async ({ startHost }) => {
    const host = await startHost()
    const app = await windowOf(host)
    const message = fc.tuple(fc.constantFrom(...Object.values(REQUESTS)), fc.array(fc.jsonValue(), { maxLength: 3 }))
    const send = fc.asyncProperty(message, async ([channel, args]) => {
      fc.pre(args.length !== 1 || !isForm(args[0]))
      const call = `__ipcRenderer.invoke(${JSON.stringify(channel)}, ...${JSON.stringify(args)})`
      const answer = await host.inPreloadWorld(call)
      expect(answer).toMatchObject({ ok: false, error: { kind: 'request-refused', because: 'form' } })
    })
    await fc.assert(send, { numRuns: 200 })
    await app.importText('Still here\n\nIt works on.\n')
    await expect(app.entry('Still here')).toBeVisible()
  })

  test('a channel that is none is not answered', async ({ startHost }) => {
    const host = await startHost()
    await windowOf(host)
    await expect(host.inPreloadWorld("__ipcRenderer.invoke('avowal:run', 'ls')")).rejects.toThrow(
      'No handler registered',
    )
  })

  test('a request to the network that the policy lets pass is refused by the session', async ({ startHost, guard }) => {
    guard.expectProblem(/another origin|ERR_/)
    const host = await startHost()
    const { page } = await windowOf(host)
    // A navigation is no matter of the policy: `webRequest` and `will-navigate` are all that stands before the network.
    await page.evaluate(() => location.assign('https://elsewhere.example/'))
    await expect.poll(() => host.refused.map(({ url }) => url)).toEqual(['https://elsewhere.example/'])
  })

  test('a window remembered on a screen that is gone opens on one that is there', async ({ startHost }, info) => {
    const screen = { x: 0, y: 0, width: 1600, height: 900 }
    const place = { bounds: { x: 2500, y: 200, width: 900, height: 640 }, maximized: false }
    const profile = info.outputPath('profile')
    await mkdir(profile, { recursive: true })
    await writeFile(join(profile, 'shell.json'), JSON.stringify({ place, theme: 'system', recent: [] }))
    const host = await startHost({ displays: [{ id: 1, bounds: screen, workArea: screen, scaleFactor: 1 }] })
    const [window] = host.electron.BrowserWindow.getAllWindows()
    expect(window?.getBounds()).toEqual({ x: 350, y: 130, width: 900, height: 640 })
  })
})

/** Whether a value happens to be a request: the empty object is one of two channels. */
function isForm(value: unknown): boolean {
  return JSON.stringify(value) === '{}'
}
