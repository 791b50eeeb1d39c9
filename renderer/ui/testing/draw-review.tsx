import { page } from 'vitest/browser'
import { quietHost } from '../../../shared/host/testing/quiet-host.ts'
import { App } from '../app.tsx'
import { draw } from './draw.tsx'
import type { ReviewScreenSession } from './review-session.ts'

/** Draws the whole window over a session on the review screen. */
export async function drawReview(
  session: ReviewScreenSession,
  size: { readonly width: number; readonly height: number } = { width: 1440, height: 900 },
): Promise<void> {
  await page.viewport(size.width, size.height)
  await draw(<App session={session} host={quietHost()} />)
}
