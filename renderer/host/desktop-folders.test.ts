import { describe, expect, it } from 'vitest'
import { deviceId } from '../../shared/base/ids.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { DesktopBridge } from '../../shared/host/bridge.ts'
import { desktopFolders } from './desktop-folders.ts'

const DEVICE = deviceId('018f0000-0000-7000-8000-000000000001')

/** The far side of the bridge: what it was asked, and a way to tell that a folder has changed. */
function shell(answer: unknown) {
  const asked: unknown[] = []
  const listeners = new Set<(id: string) => void>()
  const hear = (name: string) => async (request: object) => {
    asked.push([name, request])
    return answer
  }
  const requests = ['choose', 'list', 'watch', 'forget'].map((name) => [`${name}Folder`, hear(name)] as const)
  const files = ['read', 'write', 'remove'].map((name) => [`${name}FolderFile`, hear(name)] as const)
  const bridge = {
    ...Object.fromEntries([...requests, ...files]),
    onFolderChanged(listener: (id: string) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  } as unknown as DesktopBridge
  function tell(id: string): void {
    for (const listener of listeners) listener(id)
  }
  return { asked, folders: desktopFolders(bridge), tell }
}

describe('The shared folders behind the bridge', () => {
  it('are asked for by their ids, and by nothing else', async () => {
    const { asked, folders } = shell(ok(ok(null)))
    const file = { device: DEVICE, name: 'a', path: '/secret' }
    await folders.choose(DEVICE)
    await folders.list('x')
    await folders.read('x', file)
    await folders.write('x', 2, [Uint8Array.of(1)])
    await folders.remove('x', 'a')
    await folders.forget('x')
    expect(asked).toEqual([
      ['choose', { device: DEVICE }],
      ['list', { id: 'x' }],
      ['read', { id: 'x', file: { device: DEVICE, name: 'a' } }],
      ['write', { id: 'x', sequence: 2, pieces: [Uint8Array.of(1)] }],
      ['remove', { id: 'x', name: 'a' }],
      ['forget', { id: 'x' }],
    ])
  })

  it('are watched while anybody listens', async () => {
    const { asked, folders, tell } = shell(ok(null))
    const heard: string[] = []
    const stops = ['a', 'b'].map((name) => folders.watch('x', () => heard.push(name)))
    tell('x')
    tell('y')
    stops[0]?.()
    stops[0]?.()
    tell('x')
    stops[1]?.()
    tell('x')
    expect([heard, asked]).toEqual([
      ['a', 'b', 'b'],
      [
        ['watch', { id: 'x', watching: true }],
        ['watch', { id: 'x', watching: false }],
      ],
    ])
  })

  it('count as out of reach where a request is refused', async () => {
    const { folders } = shell(err({ kind: 'request-refused', because: 'form', message: 'This is no request.' }))
    expect(await folders.list('x')).toEqual(err({ kind: 'folder-unreachable', message: 'This is no request.' }))
  })
})
