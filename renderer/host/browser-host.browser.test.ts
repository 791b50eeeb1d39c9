import { afterEach, describe, expect, it } from 'vitest'
import type { HostFile } from '../../shared/host/read-files.ts'
import { type HostUnderTest, hostContract } from '../../shared/host/testing/host-contract.ts'
import { browserHost } from './browser-host.ts'
import { pickHost } from './pick-host.ts'

/** A browser host whose user answers each file dialog, and whose downloads are caught. */
async function underTest(): Promise<HostUnderTest> {
  const released = new AbortController()
  const { signal } = released
  let choice: readonly HostFile[] | null = null
  let download: Promise<HostFile> | null = null
  function answer(event: Event): void {
    const { target } = event
    if (target instanceof HTMLInputElement && target.type === 'file') {
      event.preventDefault()
      queueMicrotask(() => chooseIn(target, choice))
    }
    if (target instanceof HTMLAnchorElement && target.download !== '') {
      event.preventDefault()
      download = bytesOf(target.href).then((bytes) => ({ name: target.download, bytes }))
    }
  }
  document.addEventListener('click', answer, { signal, capture: true })
  return {
    host: browserHost({ appVersion: '1.2.3' }),
    choose(files) {
      choice = files
    },
    saved: async () => download,
    close: () => released.abort(),
  }
}

function chooseIn(input: HTMLInputElement, files: readonly HostFile[] | null): void {
  if (files === null) {
    input.dispatchEvent(new Event('cancel'))
    return
  }
  const transfer = new DataTransfer()
  for (const { name, bytes } of files) transfer.items.add(new File([bytes as BlobPart], name))
  input.files = transfer.files
  input.dispatchEvent(new Event('change'))
}

async function bytesOf(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer())
}

hostContract('The browser host', underTest, { describe, it, expect })

describe('The browser host in its page', () => {
  afterEach(() => {
    Reflect.deleteProperty(window, 'host')
  })

  it('leaves nothing behind in the page', async () => {
    const before = document.body.children.length
    const { host, choose, close } = await underTest()
    choose([])
    await host.pickFiles({ accept: [], multiple: true })
    await host.saveFile({ suggestedName: 'a.txt', mime: 'text/plain', bytes: new Uint8Array() })
    close()
    expect(document.body.children.length).toBe(before)
  })

  it('asks before closing only while something is held', () => {
    const host = browserHost({ appVersion: '1' })
    const asks = () => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    const seen = [asks()]
    host.holdClose(true)
    host.holdClose(true)
    seen.push(asks())
    host.holdClose(false)
    seen.push(asks())
    expect(seen).toEqual([false, true, false])
  })

  it('gives way to a desktop shell that has laid its bridge', () => {
    const before = pickHost({ appVersion: '1' }).platform
    Object.assign(window, { host: { platform: 'desktop', isMac: false, appVersion: '1' } })
    expect([before, pickHost({ appVersion: '1' }).platform]).toEqual(['browser', 'desktop'])
  })
})
