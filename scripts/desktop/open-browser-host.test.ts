import { describe, expect, it } from 'vitest'
import { describeHost } from './open-browser-host.mjs'

const url = 'http://127.0.0.1:47831/'

describe('what npm start says', () => {
  it('is why Electron is not used, and where the window is', () => {
    expect(describeHost({ why: 'Electron could not be fetched', browser: '/usr/bin/chromium', url })).toBe(
      'Electron could not be fetched, so the same window opens in /usr/bin/chromium, at http://127.0.0.1:47831/',
    )
  })

  it('makes no excuse where the browser was asked for', () => {
    expect(describeHost({ why: null, browser: '/usr/bin/chromium', url })).toBe(
      'The window opens in /usr/bin/chromium, at http://127.0.0.1:47831/',
    )
  })

  it('is what to do where there is no browser either', () => {
    expect(describeHost({ why: 'Electron is not installed', browser: null, url })).toBe(
      'Electron is not installed, and no Chromium, Chrome or Edge was found. Install one (or name it in AVOWAL_BROWSER), or open http://127.0.0.1:47831/ in one yourself.',
    )
  })
})
