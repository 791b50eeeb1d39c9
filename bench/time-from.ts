import type { Page } from '@playwright/test'
import { type Measured, measured, measureUntilPainted, type View } from './in-page.ts'

/** Does something, and measures in the window from its event until the view is painted. */
export async function timeFrom(
  page: Page,
  from: 'navigation' | 'click' | 'keydown',
  view: View,
  act?: () => Promise<void>,
): Promise<Measured> {
  await page.evaluate(measureUntilPainted, { from, view })
  await act?.()
  return page.evaluate(measured)
}
