import { fileURLToPath } from 'node:url'
import { test as base, expect, type Page } from '@playwright/test'
import { launchTestHost, type TestHost } from './support/test-host.ts'

const inFolder = (name: string) => fileURLToPath(new URL(`support/testing/${name}`, import.meta.url))

/** What the tiny program puts into its window. */
interface Tiny {
  readonly ask: (channel: string, value?: unknown) => Promise<unknown>
  readonly add: (a: number, b: number) => number
  readonly refuse: () => void
}

declare const window: Window & { readonly tiny: Tiny; readonly told: readonly string[]; readonly stop: () => void }

interface Fixtures {
  /** Starts the tiny program in the profile of this test. */
  readonly start: (...args: readonly string[]) => Promise<TestHost>
}

const test = base.extend<Fixtures>({
  start: async ({ context }, provide, info) => {
    const started: TestHost[] = []
    await provide(async (...args) => {
      const host = await launchTestHost({
        main: inFolder('tiny-main.mjs'),
        context,
        userData: info.outputPath('profile'),
        appPath: info.outputPath(),
        args,
      })
      started.push(host)
      return host
    })
    for (const { electron } of started) electron.app.exit()
    expect(started.flatMap(({ problems }) => problems)).toEqual([])
  },
})

const seen = () => (globalThis as unknown as { readonly __tinySeen: readonly string[] }).__tinySeen

test.describe('The test host', () => {
  test('copies values between page, preload and main as structured cloning does', async ({ start }) => {
    const page = await (await start()).page()
    const echoed = await page.evaluate(async () => {
      const value = { bytes: Uint8Array.of(0, 255), date: new Date(7), none: undefined, list: [NaN, -0, 5n, 'é\u0000'] }
      const back = (await window.tiny.ask('echo', value)) as typeof value
      return [back !== value, [...back.bytes], back.date.getTime(), 'none' in back, back.list.map(String)]
    })
    expect(echoed).toEqual([true, [0, 255], 7, true, ['NaN', '0', '5', 'é\u0000']])
    expect(await page.evaluate(() => window.tiny.ask('describe', new Uint8Array(70_000)))).toBe(
      '[object Uint8Array] 70000',
    )
  })

  test('keeps the preload in a world of its own', async ({ start }) => {
    const page = await (await start()).page()
    const found = await page.evaluate(() => {
      const names = ['require', 'process', 'module', '__toMain', '__fromMain', '__ipcRenderer']
      return [names.filter((name) => name in window), Object.isFrozen(window.tiny), window.tiny.add(1, 2)]
    })
    expect(found).toEqual([[], true, 3])
  })

  test('carries failures across as words', async ({ start }) => {
    const page = await (await start()).page()
    const failures = await page.evaluate(async () => {
      const words = (act: () => unknown) =>
        Promise.resolve()
          .then(act)
          .catch((problem: Error) => problem.message)
      return [
        await words(() => window.tiny.ask('fail')),
        await words(() => window.tiny.ask('nobody')),
        await words(() => window.tiny.refuse()),
        await words(() => window.tiny.ask('echo', () => {})),
      ]
    })
    expect(failures).toEqual([
      "Error invoking remote method 'fail': RangeError: no",
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      'refused in the preload',
      expect.stringContaining('could not be cloned'),
    ])
  })

  test('tells main who sent a message', async ({ start }) => {
    const host = await start()
    const page = await host.page()
    expect(await page.evaluate(() => window.tiny.ask('sender'))).toBe('app://tiny/ true')
    expect(await host.invokeFrom({ url: 'app://tiny/x', inside: true }, 'sender', null)).toBe('app://tiny/x false')
  })

  test('delivers what a menu item sends, until the page stops listening', async ({ start }) => {
    const host = await start()
    const page = await host.page()
    const click = () => host.electron.Menu.getApplicationMenu()?.getMenuItemById('tell')?.click()
    click()
    await expect.poll(() => page.evaluate(() => window.told)).toEqual(['hello'])
    await page.evaluate(() => window.stop())
    click()
    expect(
      await page.evaluate(() => window.tiny.ask('echo', 'after')).then(() => page.evaluate(() => window.told)),
    ).toEqual(['hello'])
  })

  test('asks main about requests, other addresses and windows', async ({ start }) => {
    const host = await start()
    const page = await host.page()
    const asked = await page.evaluate(() => [
      window.open('/other'),
      document.location.assign('https://elsewhere.example/'),
    ])
    expect(asked[0]).toBeNull()
    await expect
      .poll(() => seen())
      .toEqual(['window.open app://tiny/other', 'will-navigate https://elsewhere.example/'])
    expect(page.url()).toBe('https://tiny.app.test/')
    expect(host.refused).toEqual([{ url: 'https://elsewhere.example/', by: 'will-navigate' }])
  })

  test('refuses a request that webRequest cancels, and lets the policy of a response hold', async ({ start }) => {
    const host = await start()
    const page = await host.page()
    const blocked = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective))
          const script = document.createElement('script')
          script.textContent = 'window.taken = true'
          document.body.append(script)
        }),
    )
    expect(await blocked).toBe('script-src-elem')
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.src = '/refused'
      document.body.append(script)
    })
    await expect.poll(() => host.refused).toEqual([{ url: 'app://tiny/refused', by: 'webRequest' }])
  })

  test("gives Chromium main's answers about permissions", async ({ start }) => {
    const page = await (await start()).page()
    const state = (name: PermissionName) =>
      page.evaluate(async (asked) => (await navigator.permissions.query({ name: asked })).state, name)
    expect([await state('geolocation'), await state('notifications')]).toEqual(['granted', 'denied'])
  })

  test('reloads after a crash, in the same profile', async ({ start }) => {
    const host = await start()
    const page = await host.page()
    await page.evaluate(() => localStorage.setItem('kept', 'yes'))
    host.electron.BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    await expect.poll(() => host.page().then((now) => now !== page)).toBe(true)
    expect(await keptIn(await host.page())).toBe('yes')
  })

  test('keeps the profile over a quit and a start', async ({ start }) => {
    const first = await start()
    await (await first.page()).evaluate(() => localStorage.setItem('kept', 'yes'))
    first.electron.Menu.getApplicationMenu()?.getMenuItemById('quit')?.click()
    expect(await first.exited).toBe(0)
    expect(await keptIn(await (await start()).page())).toBe('yes')
  })

  test('hands the arguments of a second start to the first', async ({ start }) => {
    await (await start()).page()
    const toldToFirst = seen()
    expect(await (await start('talks.avowal')).exited).toBe(0)
    await expect.poll(() => toldToFirst).toEqual(['second talks.avowal tiny'])
  })

  test('does not quit while a window stays', async ({ start }) => {
    const host = await start('--stay')
    await host.page()
    host.electron.app.quit()
    expect(host.electron.BrowserWindow.getAllWindows()).toHaveLength(1)
    host.electron.app.quit()
    expect(await host.exited).toBe(0)
  })
})

test.describe('What the test host does not emulate', () => {
  test('throws by its name when it is used', async ({ start }) => {
    const { electron } = await start()
    const use = (act: () => unknown) => expect(act)
    use(() => Reflect.get(electron.app, 'dock')).toThrow('app.dock is not emulated')
    use(() => electron.app.on('login', () => {})).toThrow("app.on('login') is not emulated")
    use(() => electron.Menu.buildFromTemplate([{ label: 'A', accelerator: 'Ctrl+Nothing' }])).toThrow(
      'no such accelerator',
    )
    use(() => Reflect.construct(electron.BrowserWindow, [{ frame: false }])).toThrow(
      'window option frame is not emulated',
    )
    use(() => Reflect.construct(electron.BrowserWindow, [{ webPreferences: { sandbox: false } }])).toThrow(
      'sandbox: false',
    )
    const [window] = electron.BrowserWindow.getAllWindows()
    use(() => Reflect.get(window ?? {}, 'setOpacity')).toThrow('BrowserWindow.setOpacity is not emulated')
  })

  test('throws by its name when a dialog has no answer', async ({ start }) => {
    const page = await (await start()).page()
    const answer = page.evaluate(() => window.tiny.ask('ask').catch((problem: Error) => problem.message))
    expect(await answer).toContain('dialog.showSaveDialog, to which the test gives no answer')
  })

  for (const [file, problem] of [
    ['unknown-name.mjs', 'Tray'],
    ['top-level-await.mjs', 'top-level await'],
  ] as const)
    test(`fails to start: ${problem}`, async ({ context }, info) => {
      const started = launchTestHost({
        main: inFolder(file),
        context,
        userData: info.outputPath('profile'),
        appPath: info.outputPath(),
        evaluationLimit: 500,
      })
      await expect(started).rejects.toThrow(problem)
    })
})

function keptIn(page: Page): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem('kept'))
}
