import { describe, expect, it } from 'vitest'
import { findTestBrowser, findWindowBrowser } from './find-browser.mjs'

const OWN = '/cache/playwright/chrome'

function machine(files: string[], env: Record<string, string> = {}, platform: NodeJS.Platform = 'linux') {
  return { env, platform, exists: (path: string) => files.includes(path), playwright: () => OWN }
}

describe('the browser for tests', () => {
  it('is the one that AVOWAL_BROWSER names', () => {
    const files = ['/opt/mine', OWN, '/usr/bin/chromium']
    expect(findTestBrowser(machine(files, { AVOWAL_BROWSER: '/opt/mine' }))).toBe('/opt/mine')
  })

  it('is none if AVOWAL_BROWSER names what does not exist', () => {
    expect(findTestBrowser(machine([OWN], { AVOWAL_BROWSER: '/opt/mine' }))).toBeNull()
  })

  it("is Playwright's own before the system's", () => {
    expect(findTestBrowser(machine(['/usr/bin/chromium', OWN]))).toBe(OWN)
  })

  it("is the system's if Playwright has none", () => {
    expect(findTestBrowser(machine(['/usr/bin/chromium']))).toBe('/usr/bin/chromium')
  })

  it('is none on a machine without any', () => {
    expect(findTestBrowser(machine([]))).toBeNull()
  })
})

describe('the browser for the window', () => {
  it("is the system's before Playwright's", () => {
    expect(findWindowBrowser(machine(['/usr/bin/chromium', OWN]))).toBe('/usr/bin/chromium')
  })

  it('is found on the PATH', () => {
    const path = '/nix/bin/google-chrome-stable'
    expect(findWindowBrowser(machine([path], { PATH: '/usr/bin:/nix/bin' }))).toBe(path)
  })

  it('never comes from a relative entry of the PATH', () => {
    expect(findWindowBrowser(machine(['chromium', './chromium'], { PATH: '.:' }))).toBeNull()
  })

  it('is found on macOS, in the home folder too', () => {
    const path = '/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findWindowBrowser(machine([path], { HOME: '/Users/ada' }, 'darwin'))).toBe(path)
  })

  it('is found on Windows, where Edge is always there', () => {
    const path = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    expect(findWindowBrowser(machine([path], { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, 'win32'))).toBe(path)
  })
})
