import { err, type Result } from '../../shared/base/result.ts'
import type { DesktopBridge } from '../../shared/host/bridge.ts'
import type { FolderProblem, Folders } from '../../shared/host/folders.ts'
import type { RequestProblem } from '../../shared/host/requests.ts'

/** Shared folders on the bridge that the desktop shell has laid into the window. */
export function desktopFolders(bridge: DesktopBridge): Folders {
  /** How many listen to each folder. */
  const listeners = new Map<string, number>()
  function listen(id: string, by: 1 | -1): void {
    const before = listeners.get(id) ?? 0
    listeners.set(id, before + by)
    if (before === 0 || before + by === 0) void bridge.watchFolder({ id, watching: by === 1 })
  }

  return {
    choose: async (device) => within(await bridge.chooseFolder({ device })),
    // What the user has chosen in the shell's dialog stays allowed.
    allow: async () => true,
    list: async (id) => within(await bridge.listFolder({ id })),
    read: async (id, { device, name }) => within(await bridge.readFolderFile({ id, file: { device, name } })),
    write: async (id, sequence, pieces) => within(await bridge.writeFolderFile({ id, sequence, pieces })),
    remove: async (id, name) => within(await bridge.removeFolderFile({ id, name })),
    watch(id, listener) {
      const stop = bridge.onFolderChanged((changed) => {
        if (changed === id) listener()
      })
      let listens = true
      listen(id, 1)
      return () => {
        if (listens) listen(id, -1)
        listens = false
        stop()
      }
    },
    async forget(id) {
      await bridge.forgetFolder({ id })
    },
  }
}

/** A request that was not let in is an answer about the folder as well. */
function within<T>(answer: Result<Result<T, FolderProblem>, RequestProblem>): Result<T, FolderProblem> {
  return answer.ok ? answer.value : err({ kind: 'folder-unreachable', message: answer.error.message })
}
