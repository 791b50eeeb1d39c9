import { describe, expect, it } from 'vitest'
import { afterElectron, electronCommand } from './electron-process.mjs'

describe('Electron’s command', () => {
  it('opens the checkout with the files that were named', () => {
    expect(electronCommand('/avowal', ['/a b.avowal'], { HOME: '/home/lena' }, 1000)).toEqual({
      args: ['/avowal', '/a b.avowal'],
      env: { HOME: '/home/lena' },
    })
  })

  it('is not Node’s, even inside a terminal that asks for that', () => {
    expect(electronCommand('/avowal', [], { ELECTRON_RUN_AS_NODE: '1', CI: '' }, 1000).env).toEqual({ CI: '' })
  })

  it('goes without Chromium’s sandbox only where that cannot start', () => {
    expect(electronCommand('/avowal', [], {}, 0).args).toEqual(['--no-sandbox', '/avowal'])
  })
})

describe('after Electron', () => {
  it('there is nothing to say where it ended well or was stopped', () => {
    expect(afterElectron({ code: 0, signal: null, openMs: 10 })).toBeNull()
    expect(afterElectron({ code: null, signal: 'SIGTERM', openMs: 10 })).toBeNull()
  })

  it('the browser is offered where no window has opened', () => {
    expect(afterElectron({ code: null, signal: 'SIGTRAP', openMs: 300 })).toBe(
      'Electron could not open the window (SIGTRAP). To open it in an installed browser: npm start -- --browser',
    )
  })

  it('its end is named where a window was open', () => {
    expect(afterElectron({ code: 3, signal: null, openMs: 60_000 })).toBe(
      'Electron ended unexpectedly (exit code 3). All that was saved is on disk.',
    )
  })
})
