import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium } from '@playwright/test'
import { testFlags } from '../../scripts/browser-launch.mjs'
import { findTestBrowser } from '../../scripts/find-browser.mjs'

/** A browser on a profile that outlives it, which a test can kill as a crash or a power cut would. */
export interface KillableBrowser {
  readonly context: BrowserContext
  /** Sends SIGKILL to the browser and all its processes; resolves when they are gone. */
  readonly kill: () => Promise<void>
}

/** @param profile the folder of the profile */
export async function startKillableBrowser(profile: string): Promise<KillableBrowser> {
  const browser = spawn(
    findTestBrowser() ?? chromium.executablePath(),
    [
      ...testFlags(),
      '--headless=new',
      '--window-size=1280,800',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const exited = once(browser, 'exit')
  const kill = async () => {
    if (browser.exitCode !== null || browser.signalCode !== null || browser.pid === undefined) return
    // Its own process group: whatever the browser started dies with it.
    process.kill(-browser.pid, 'SIGKILL')
    await exited
  }
  const connection = await chromium.connectOverCDP(await endpointOf(browser.stderr))
  const [context] = connection.contexts()
  if (context === undefined) throw new Error('the browser has no window')
  return { context, kill }
}

async function endpointOf(messages: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: messages })) {
    const endpoint = /^DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (endpoint !== undefined) {
      messages.resume()
      return endpoint
    }
  }
  throw new Error('the browser did not start')
}
