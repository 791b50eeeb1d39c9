import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { _electron, type ElectronApplication } from '@playwright/test'
import { electronFolder, findElectron } from '../../../scripts/desktop/find-electron.mjs'
import type { Desktop } from './desktop.ts'

/** Electron's executable; null where it was not downloaded. */
export const electronBinary = findElectron(electronFolder())

/** Why the journeys do not run in real Electron here. */
export const WITHOUT_BINARY =
  'The binary of Electron is not here: run `npm start` where github.com can be reached, then test again.'

interface Start {
  readonly userData: string
  readonly appPath: string
  readonly args: readonly string[]
}

/** Starts the program in real Electron. */
export async function launchElectron({
  userData,
  appPath,
  args,
}: Start): Promise<Desktop & { kill: () => Promise<void> }> {
  const app = await _electron.launch({
    executablePath: electronBinary ?? '',
    args: [...switches(userData), appPath, ...args],
  })
  return {
    page: () => loadedPage(app),
    inMain: (act, given) => app.evaluate(act as never, given),
    tellPaths: async () => {},
    ended: new Promise((resolve) => app.once('close', () => resolve())),
    kill: () => app.close(),
  }
}

/** Starts the program once more beside a run of it; resolves when the second has handed its files over and ended. */
export async function startAgain({ userData, appPath, args }: Start): Promise<void> {
  const second = spawn(electronBinary ?? '', [...switches(userData), appPath, ...args], { stdio: 'ignore' })
  await once(second, 'exit')
}

/** As root and in containers Chromium's sandbox refuses to start. */
function switches(userData: string): readonly string[] {
  const unboxed =
    process.platform === 'linux' && (process.getuid?.() === 0 || process.env['CI']) ? ['--no-sandbox'] : []
  return [`--user-data-dir=${userData}`, ...unboxed]
}

async function loadedPage(app: ElectronApplication) {
  const page = app.windows().at(-1) ?? (await app.firstWindow())
  await page.waitForLoadState()
  return page
}
