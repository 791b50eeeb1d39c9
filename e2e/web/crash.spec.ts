import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { App } from '../support/app.ts'
import { FERRY } from '../support/ferry.ts'
import { type KillableBrowser, startKillableBrowser } from '../support/killable-browser.ts'

/** Starts a browser on the same profile as often as asked; none outlives its test. */
const test = base.extend<{ startOnProfile: () => Promise<KillableBrowser> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture needs out of the pattern
  startOnProfile: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'avowal-profile-'))
    const started: KillableBrowser[] = []
    await use(async () => {
      const browser = await startKillableBrowser(profile)
      started.push(browser)
      return browser
    })
    for (const { kill } of started) await kill()
    await rm(profile, { recursive: true, force: true })
  },
})

test('a claim is found again after the browser was killed right after “Saved”', async ({ startOnProfile, baseURL }) => {
  const first = await startOnProfile()
  const app = await openIn(first)
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  await first.kill()

  const again = await openIn(await startOnProfile())
  await expect(again.claim('Threat / warning')).toHaveCount(1)
  await expect(again.claims).toHaveCount(1)

  async function openIn({ context }: KillableBrowser): Promise<App> {
    const opened = new App(await context.newPage())
    await opened.page.goto(baseURL ?? '')
    await opened.ready()
    return opened
  }
})
