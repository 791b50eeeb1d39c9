import { describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/base/result.ts'
import type { DesktopBridge } from '../../shared/host/bridge.ts'
import type { Host } from '../../shared/host/host.ts'
import { type HostFile, readFiles } from '../../shared/host/read-files.ts'
import type { Asked, HostNotice } from '../../shared/host/requests.ts'
import { type HostUnderTest, hostContract } from '../../shared/host/testing/host-contract.ts'
import { desktopHost } from './desktop-host.ts'

async function refuse() {
  return err({ kind: 'request-refused', because: 'form', message: 'This is no request.' } as const)
}

/** The far side of the bridge, in memory. */
function shell() {
  const heard: { readonly request: string; readonly asked: unknown }[] = []
  const listeners = new Map<string, Set<(...payload: never[]) => void>>()
  const on =
    (event: string) =>
    (listener: (...payload: never[]) => void): (() => void) => {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all.add(listener))
      return () => void all.delete(listener)
    }
  const hear = (request: string) => async (asked: unknown) => {
    heard.push({ request, asked })
    return ok(null)
  }
  const far = {
    choice: [] as readonly HostFile[],
    saved: null as HostFile | null,
    files: [] as readonly HostFile[],
    notices: [] as readonly HostNotice[],
    heard,
    tell(event: string, ...payload: never[]) {
      for (const listener of listeners.get(event) ?? []) listener(...payload)
    },
  }
  const bridge: DesktopBridge = {
    platform: 'desktop',
    isMac: true,
    appVersion: '1.2.3',
    pickFiles: async ({ limit }) => ok(await readFiles(far.choice.map(readable), limit)),
    async saveFile({ suggestedName, pieces }: Asked<'saveFile'>) {
      far.saved = { name: suggestedName, bytes: Uint8Array.from(pieces.flatMap((piece) => [...piece])) }
      return ok(ok(suggestedName))
    },
    noteFiles: hear('noteFiles'),
    async takeFiles() {
      const { files } = far
      far.files = []
      return ok(files.map((file) => ok(file)))
    },
    async takeNotices() {
      const { notices } = far
      far.notices = []
      return ok(notices)
    },
    showCommands: hear('showCommands'),
    setTheme: hear('setTheme'),
    holdClose: hear('holdClose'),
    onFilesWaiting: on('files'),
    onNoticesWaiting: on('notices'),
    onCommand: on('command'),
    // Shared folders have tests of their own.
    chooseFolder: refuse,
    listFolder: refuse,
    readFolderFile: refuse,
    writeFolderFile: refuse,
    removeFolderFile: refuse,
    watchFolder: refuse,
    forgetFolder: refuse,
    onFolderChanged: on('folder'),
  }
  return { far, bridge, host: desktopHost(bridge) }
}

function readable({ name, bytes }: HostFile) {
  return { name, size: bytes.length, arrayBuffer: async () => Uint8Array.from(bytes).buffer }
}

async function underTest(): Promise<HostUnderTest> {
  const { far, host } = shell()
  return {
    host,
    choose(files) {
      far.choice = files ?? []
    },
    saved: async () => far.saved,
    close: () => undefined,
  }
}

hostContract('The desktop host', underTest, { describe, it, expect })

describe('The desktop host', () => {
  const file = { name: 'a.avowal', bytes: Uint8Array.of(1) }
  const settled = () => new Promise((resolve) => setTimeout(resolve))

  it('hands over files that waited before anybody listened, and those that come later', async () => {
    const { far, host } = shell()
    const got: unknown[] = []
    far.files = [file]
    const stop = host.onOpenFiles((files) => got.push(files))
    await settled()
    far.files = [file, file]
    far.tell('files')
    await settled()
    stop()
    far.tell('files')
    await settled()
    expect(got).toEqual([[ok(file)], [ok(file), ok(file)]])
  })

  it('says nothing where nothing waits', async () => {
    const { host } = shell()
    const got: unknown[] = []
    host.onOpenFiles((files) => got.push(files))
    host.onNotice((notice) => got.push(notice))
    await settled()
    expect(got).toEqual([])
  })

  it('passes on what happened around the window, one after the other', async () => {
    const { far, host } = shell()
    const got: HostNotice[] = []
    far.notices = ['window-restored', 'link-refused']
    host.onNotice((notice) => got.push(notice))
    await settled()
    expect(got).toEqual(['window-restored', 'link-refused'])
  })

  it('passes on the commands that are chosen in the menu until it is stopped', () => {
    const { far, host } = shell()
    const got: string[] = []
    const stop = host.onCommand((id) => got.push(id))
    far.tell('command', ...(['edit.undo'] as never[]))
    stop()
    far.tell('command', ...(['edit.redo'] as never[]))
    expect(got).toEqual(['edit.undo'])
  })

  it('asks the shell for what concerns it', () => {
    const { far, host } = shell()
    const command = { id: 'edit.undo', title: 'Undo', section: 'Edit', keys: ['Mod+z'], enabled: true }
    host.noteFiles([readable(file)])
    host.holdClose(true)
    host.setTheme('dark')
    host.showCommands([command])
    expect(far.heard).toEqual([
      { request: 'noteFiles', asked: [expect.objectContaining({ name: 'a.avowal' })] },
      { request: 'holdClose', asked: { held: true } },
      { request: 'setTheme', asked: { theme: 'dark' } },
      { request: 'showCommands', asked: { commands: [command] } },
    ])
  })

  it('turns a request that was refused into a problem with the file', async () => {
    const { bridge } = shell()
    const no = err({ kind: 'request-refused', because: 'form', message: 'This is no request.' } as const)
    const host: Host = desktopHost({ ...bridge, pickFiles: async () => no, saveFile: async () => no })
    expect([
      await host.pickFiles({ accept: [], multiple: false }),
      await host.saveFile({ suggestedName: 'a.csv', mime: 'text/csv', bytes: new Uint8Array() }),
    ]).toEqual([
      [err({ kind: 'file-unreadable', name: '', message: 'This is no request.' })],
      err({ kind: 'file-not-saved', name: 'a.csv', message: 'This is no request.' }),
    ])
  })
})
