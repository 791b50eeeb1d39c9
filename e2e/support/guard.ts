import type { BrowserContext } from '@playwright/test'

/** What must not happen in any window of a test, gathered while it runs. */
export interface Guard {
  /** Errors on the console, errors nobody caught, breaches of the policy, and requests that leave the window's own origin. */
  readonly problems: readonly string[]
  /** Expects problems of this kind: a test that provokes them names them. */
  readonly expectProblem: (pattern: RegExp) => void
}

/** Watches every window of a browser context. */
export function guardContext(context: BrowserContext, origin: string): Guard {
  const seen: string[] = []
  const expected: RegExp[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => seen.push(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    if (isForeign(request.url(), origin)) seen.push(`request to another origin: ${request.url()}`)
  })
  return {
    get problems() {
      return seen.filter((problem) => !expected.some((pattern) => pattern.test(problem)))
    },
    expectProblem: (pattern) => expected.push(pattern),
  }
}

function isForeign(url: string, origin: string): boolean {
  const { protocol, origin: asked } = new URL(url)
  return !['data:', 'blob:', 'about:'].includes(protocol) && asked !== origin
}
