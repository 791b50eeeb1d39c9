import { ok } from '../../base/result.ts'
import type { Host } from '../host.ts'

/** A host that nobody sits in front of: no file is chosen, what is saved is thrown away, nothing happens around it. */
export function quietHost(different: Partial<Host> = {}): Host {
  return {
    platform: 'browser',
    isMac: false,
    appVersion: '0.0.0',
    pickFiles: async () => [],
    saveFile: async ({ suggestedName }) => ok(suggestedName),
    onOpenFiles: () => () => undefined,
    noteFiles: () => undefined,
    holdClose: () => undefined,
    onNotice: () => () => undefined,
    showCommands: () => undefined,
    onCommand: () => () => undefined,
    setTheme: () => undefined,
    folders: null,
    ...different,
  }
}
