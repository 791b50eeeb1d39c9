import { describe, expect, it } from 'vitest'
import { profileFolder, testFlags, windowFlags } from './browser-launch.mjs'

describe('the sandbox', () => {
  it('stays on for an ordinary user', () => {
    expect(testFlags({}, 1000)).not.toContain('--no-sandbox')
    expect(windowFlags('http://127.0.0.1:1/', '/p', {}, 1000)).not.toContain('--no-sandbox')
  })

  it.each([
    ['root', {}, 0],
    ['CI', { CI: 'true' }, 1000],
  ])('is left out for %s, where Chromium cannot start with it', (_who, env, uid) => {
    expect(testFlags(env, uid)).toContain('--no-sandbox')
  })
})

it('opens the window as an app with a profile of its own', () => {
  expect(windowFlags('http://127.0.0.1:1/', '/p', {}, 1000).slice(0, 2)).toEqual([
    '--app=http://127.0.0.1:1/',
    '--user-data-dir=/p',
  ])
})

describe('the profile', () => {
  it.each([
    ['linux', '/usr/bin/chromium', '/home/ada', {}, '/home/ada/.local/share/avowal/browser-profile'],
    ['linux', '/usr/bin/chromium', '/home/ada', { XDG_DATA_HOME: '/d' }, '/d/avowal/browser-profile'],
    ['linux', '/snap/bin/chromium', '/home/ada', {}, '/home/ada/snap/chromium/common/avowal'],
    ['darwin', '/Applications/x', '/Users/ada', {}, '/Users/ada/Library/Application Support/Avowal/browser-profile'],
    ['win32', 'C:\\x.exe', 'C:\\Users\\ada', {}, 'C:\\Users\\ada\\AppData\\Local\\Avowal\\browser-profile'],
    ['win32', 'C:\\x.exe', 'C:\\Users\\ada', { LOCALAPPDATA: 'D:\\L' }, 'D:\\L\\Avowal\\browser-profile'],
    ['linux', '/usr/bin/chromium', '/home/ada', { AVOWAL_PROFILE: '/mine' }, '/mine'],
  ] as const)('on %s, with %s, home %s and %o, is %s', (platform, browser, home, env, folder) => {
    expect(profileFolder(browser, home, env, platform)).toBe(folder)
  })
})
