import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { ROOT } from '../../../scripts/package-info.mjs'
import { App } from '../../support/app.ts'
import { type Guard, guardContext } from '../../support/guard.ts'
import type { Desktop, ElectronNames } from './desktop.ts'
import type { FakeDisplay } from './electron-names.ts'
import { electronBinary, launchElectron, startAgain, WITHOUT_BINARY } from './real-electron.ts'
import { toChromium } from './schemes.ts'
import { launchTestHost, type TestHost } from './test-host.ts'

/** The project's option: what the built program runs in. */
export interface DesktopOptions {
  readonly shell: 'test host' | 'electron'
}

interface Fixtures {
  readonly onlyWithBinary: undefined
  /** A folder of this test, for files that the user has. */
  readonly folder: string
  /** Starts the program in the profile of this test, with these arguments. */
  readonly start: (...args: readonly string[]) => Promise<Desktop>
  /** Starts the program in the profile of one of several people; again, in the same, once it has ended. */
  readonly startAs: (person: string) => Promise<Desktop>
  /** Starts it once more while it runs; resolves when the second start has ended. */
  readonly startSecond: (...args: readonly string[]) => Promise<void>
  /** The program, running. */
  readonly desktop: Desktop
  /** What only the test host can do: play a machine with other screens, a broken renderer, a system. */
  readonly startHost: (options?: { readonly displays?: readonly FakeDisplay[] }) => Promise<TestHost>
  readonly guard: Guard
}

/** Where the window comes from, as Chromium has it in either shell. */
const ORIGIN = 'app://avowal'

/** A test of the built desktop program, in a profile of its own. Fails on any problem in a page, and on any in the host. */
export const test = base.extend<DesktopOptions & Fixtures>({
  shell: ['test host', { option: true }],
  onlyWithBinary: [
    async ({ shell }, provide) => {
      test.skip(shell === 'electron' && electronBinary === null, WITHOUT_BINARY)
      await provide(undefined)
    },
    { auto: true },
  ],
  folder: async ({ shell }, provide, info) => {
    const folder = info.outputPath(`files in ${shell}`)
    await mkdir(folder, { recursive: true })
    await provide(folder)
  },
  guard: [
    async ({ context }, provide) => {
      const guard = guardContext(context, toChromium(ORIGIN))
      await provide(guard)
      expect(guard.problems).toEqual([])
    },
    { auto: true },
  ],
  startHost: async ({ context }, provide, info) => {
    const started: TestHost[] = []
    await provide(async (options = {}) => {
      const host = await launchTestHost({ ...program(info.outputPath('profile')), ...options, context })
      started.push(host)
      return host
    })
    for (const host of started) host.electron.app.exit()
    expect(started.flatMap(({ problems }) => problems)).toEqual([])
  },
  start: async ({ shell, context }, provide, info) => {
    const userData = info.outputPath('profile')
    const ends: (() => unknown)[] = []
    await provide(async (...args) => {
      if (shell === 'electron') {
        const desktop = await launchElectron({ ...program(userData), args })
        ends.push(desktop.kill)
        return desktop
      }
      const host = await launchTestHost({ ...program(userData), args, context })
      ends.push(() => {
        host.electron.app.exit()
        expect(host.problems).toEqual([])
      })
      return asDesktop(host)
    })
    for (const end of ends) await end()
  },
  startAs: async ({ shell, browser, contextOptions }, provide, info) => {
    const people = new Map<string, { readonly context: BrowserContext; readonly guard: Guard }>()
    const ends: (() => unknown)[] = []
    await provide(async (person) => {
      const userData = info.outputPath(`profile of ${person}`)
      if (shell === 'electron') {
        const desktop = await launchElectron({ ...program(userData), args: [] })
        ends.push(desktop.kill)
        return desktop
      }
      const known = people.get(person)?.context
      const context = known ?? (await browser.newContext(contextOptions))
      if (known === undefined) people.set(person, { context, guard: guardContext(context, toChromium(ORIGIN)) })
      const host = await launchTestHost({ ...program(userData), context })
      ends.push(() => {
        host.electron.app.exit()
        expect(host.problems).toEqual([])
      })
      return asDesktop(host)
    })
    for (const end of ends) await end()
    for (const { context, guard } of people.values()) {
      await context.close()
      expect(guard.problems).toEqual([])
    }
  },
  startSecond: async ({ shell, context }, provide, info) => {
    await provide(async (...args) => {
      const second = { ...program(info.outputPath('profile')), args }
      if (shell === 'electron') await startAgain(second)
      else await (await launchTestHost({ ...second, context })).exited
    })
  },
  desktop: async ({ start }, provide) => {
    await provide(await start())
  },
})

/** The window of a desktop program, ready for use. */
export async function windowOf(desktop: Pick<Desktop, 'page'>): Promise<App> {
  const app = new App(await desktop.page())
  await app.ready()
  return app
}

/** The page of a desktop program as soon as its bridge is there: enough for what only asks the host. */
export async function bridgedPage(desktop: Pick<Desktop, 'page'>): Promise<Page> {
  const page = await desktop.page()
  await page.waitForFunction(() => 'host' in window)
  return page
}

export async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

function program(userData: string) {
  return { main: join(ROOT, 'dist/electron/main.js'), appPath: ROOT, userData }
}

function asDesktop(host: TestHost): Desktop {
  return {
    page: () => host.page(),
    inMain: async (act, given) => act(host.electron as unknown as ElectronNames, given),
    async tellPaths(paths) {
      const places = Object.fromEntries(paths.map((path) => [basename(path), path]))
      await host.inPreloadWorld(`Object.assign(__paths, ${JSON.stringify(places)}) && null`)
    },
    ended: host.exited.then(() => undefined),
  }
}
