import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { App } from '../support/app.ts'
import { FERRY } from '../support/ferry.ts'
import { startKillableBrowser } from '../support/killable-browser.ts'

const test = base.extend<{ profile: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture needs out of the pattern
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'avowal-profile-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
})

test('a claim is found again after the browser was killed right after “Saved”', async ({ profile, baseURL }) => {
  const first = await startKillableBrowser(profile)
  const app = new App(await first.context.newPage())
  await app.page.goto(baseURL ?? '')
  await app.ready()
  await app.importText(FERRY)
  await app.tagWords('close the pier', 't')
  await app.waitSaved()
  await first.kill()

  const second = await startKillableBrowser(profile)
  const again = new App(await second.context.newPage())
  await again.page.goto(baseURL ?? '')
  await again.ready()
  await expect(again.claim('Threat / warning')).toHaveCount(1)
  await expect(again.claims).toHaveCount(1)
  await second.kill()
})
