import { describe, expect, it } from 'vitest'
import { closeNetwork, isInside, refuseNetwork, refusePermissions } from './network.ts'

describe('A request', () => {
  it.each([
    ['app://avowal/index.html', 'mainFrame'],
    ['app://avowal/assets/a.js', 'script'],
    ['blob:app://avowal/3f2a', 'xhr'],
    ['data:image/png;base64,AA==', 'image'],
  ])('stays inside: %s', (url, resourceType) => {
    expect(isInside({ url, resourceType }, false)).toBe(true)
  })

  it.each([
    ['https://example.org/', 'mainFrame'],
    ['http://127.0.0.1:47831/', 'xhr'],
    ['ws://localhost/', 'webSocket'],
    ['wss://example.org/', 'webSocket'],
    ['ftp://example.org/', 'other'],
    ['file:///etc/passwd', 'mainFrame'],
    ['app://other/', 'script'],
    ['app://avowal.example.org/', 'script'],
    ['blob:https://example.org/3f2a', 'xhr'],
    ['data:text/html,<script>1</script>', 'subFrame'],
    ['data:text/javascript,1', 'script'],
    ['chrome://version', 'mainFrame'],
    ['devtools://devtools/bundled/a.js', 'script'],
    ['javascript:1', 'mainFrame'],
    ['', 'other'],
  ])('leads outside: %s', (url, resourceType) => {
    expect(isInside({ url, resourceType }, false)).toBe(false)
  })

  it('for the developer’s tools is let through in a checkout only', () => {
    const request = { url: 'devtools://devtools/bundled/a.js', resourceType: 'script' }
    expect([isInside(request, true), isInside(request, false)]).toEqual([true, false])
  })

  it('is refused by the session', () => {
    const answers: unknown[] = []
    const webRequest = {
      onBeforeRequest(ask: (request: object, answer: (answer: unknown) => void) => void) {
        ask({ url: 'https://example.org/', resourceType: 'xhr' }, (answer) => answers.push(answer))
        ask({ url: 'app://avowal/index.html', resourceType: 'mainFrame' }, (answer) => answers.push(answer))
      },
    }
    refuseNetwork({ webRequest } as never, false)
    expect(answers).toEqual([{ cancel: true }, { cancel: false }])
  })
})

it('No name has an address', () => {
  const switches: string[] = []
  closeNetwork({ commandLine: { appendSwitch: (...one: string[]) => switches.push(one.join('=')) } } as never)
  expect(switches).toContain('host-resolver-rules=MAP * ~NOTFOUND')
})

describe('A permission', () => {
  function asked() {
    let request: (contents: object, permission: string, answer: (granted: boolean) => void) => void = () => undefined
    let check: (contents: null, permission: string, origin: string) => boolean = () => true
    let device: () => boolean = () => true
    refusePermissions({
      setPermissionRequestHandler: (handler: typeof request) => {
        request = handler
      },
      setPermissionCheckHandler: (handler: typeof check) => {
        check = handler
      },
      setDevicePermissionHandler: (handler: typeof device) => {
        device = handler
      },
    } as never)
    function granted(permission: string, url: string): boolean {
      let answer = true
      request({ getURL: () => url }, permission, (given) => {
        answer = given
      })
      return answer
    }
    return { granted, check, device }
  }

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'unknown'])(
    'is refused: %s',
    (permission) => {
      const { granted, check } = asked()
      expect([granted(permission, 'app://avowal/index.html'), check(null, permission, 'app://avowal')]).toEqual([
        false,
        false,
      ])
    },
  )

  it('to keep the library is the window’s alone', () => {
    const { granted, check } = asked()
    expect([
      granted('persistent-storage', 'app://avowal/index.html'),
      check(null, 'persistent-storage', 'app://avowal/'),
      granted('persistent-storage', 'https://example.org/'),
      check(null, 'persistent-storage', 'https://example.org'),
    ]).toEqual([true, true, false, false])
  })

  it('for a device is refused', () => {
    expect(asked().device()).toBe(false)
  })
})
