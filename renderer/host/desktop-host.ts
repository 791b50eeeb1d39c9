import { MAX_FILE_BYTES } from '../../shared/base/file-limit.ts'
import { err } from '../../shared/base/result.ts'
import type { DesktopBridge } from '../../shared/host/bridge.ts'
import type { Host } from '../../shared/host/host.ts'
import { desktopFolders } from './desktop-folders.ts'

/** The host interface on the bridge that the desktop shell has laid into the window. */
export function desktopHost(bridge: DesktopBridge): Host {
  return {
    platform: 'desktop',
    isMac: bridge.isMac,
    appVersion: bridge.appVersion,
    async pickFiles({ accept, multiple, limit = MAX_FILE_BYTES }) {
      const answer = await bridge.pickFiles({ accept, multiple, limit })
      return answer.ok ? answer.value : [err({ kind: 'file-unreadable', name: '', message: answer.error.message })]
    },
    async saveFile({ suggestedName, bytes }) {
      const pieces = bytes instanceof Uint8Array ? [bytes] : bytes
      const answer = await bridge.saveFile({ suggestedName, pieces })
      if (answer.ok) return answer.value
      return err({ kind: 'file-not-saved', name: suggestedName, message: answer.error.message })
    },
    onOpenFiles: (listener) =>
      taking(bridge.onFilesWaiting, async () => {
        const files = await bridge.takeFiles({})
        if (files.ok && files.value.length > 0) listener(files.value)
      }),
    noteFiles: (files) => void bridge.noteFiles(files),
    onNotice: (listener) =>
      taking(bridge.onNoticesWaiting, async () => {
        const notices = await bridge.takeNotices({})
        if (notices.ok) for (const notice of notices.value) listener(notice)
      }),
    holdClose: (held) => void bridge.holdClose({ held }),
    showCommands: (commands) => void bridge.showCommands({ commands }),
    onCommand: bridge.onCommand,
    setTheme: (theme) => void bridge.setTheme({ theme }),
    folders: desktopFolders(bridge),
  }
}

/** Takes what waits: what came before anybody listened, and then whatever is announced. Answers how to stop. */
function taking(announced: (listener: () => void) => () => void, take: () => Promise<void>): () => void {
  const stop = announced(() => void take())
  void take()
  return stop
}
