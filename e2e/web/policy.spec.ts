import { expect, test } from '@playwright/test'

test('the window runs under its content security policy', async ({ page }) => {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('requestfailed', (request) => problems.push(`${request.url()} failed`))

  const response = await page.goto('/')
  await page.waitForLoadState('networkidle')

  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'")
  await expect(page).toHaveTitle(/Avowal/)
  expect(problems).toEqual([])
})

test('the policy stops a script that found its way into the page', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken over"'
    document.body.append(script)
  })
  await expect(page).toHaveTitle(/Avowal/)
})
