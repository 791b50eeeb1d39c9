import { test as base, expect } from '@playwright/test'
import { App } from './app.ts'
import { type Guard, guardContext } from './guard.ts'

interface Fixtures {
  readonly guard: Guard
  /** A window on a fresh profile, ready for use. */
  readonly app: App
  /** Opens a window on another fresh profile: another machine, so to say. */
  readonly anotherProfile: () => Promise<App>
}

/**
 * A test of the built window. Each has a profile of its own, and fails on any error on the console, breach of the content
 * security policy, or request that leaves the window's own origin.
 */
export const test = base.extend<Fixtures>({
  guard: [
    async ({ context, baseURL }, use) => {
      const guard = guardContext(context, originOf(baseURL))
      await use(guard)
      expect(guard.problems).toEqual([])
    },
    { auto: true },
  ],
  app: async ({ page }, use) => {
    const app = new App(page)
    await app.open()
    await use(app)
  },
  anotherProfile: async ({ browser, baseURL }, use) => {
    const guards: Guard[] = []
    await use(async () => {
      const context = await browser.newContext({ baseURL: originOf(baseURL) })
      guards.push(guardContext(context, originOf(baseURL)))
      const app = new App(await context.newPage())
      await app.open()
      return app
    })
    expect(guards.flatMap(({ problems }) => problems)).toEqual([])
  },
})

function originOf(baseURL: string | undefined): string {
  return new URL(baseURL ?? '').origin
}
