import { useMemo } from 'react'
import type { SharedFolderActs } from '../../session/shared-folder/shared-folder.ts'
import { useWindow, type WindowState } from '../window-state.ts'

/** Opens what waits in the shared folder as if the user had chosen each file: with a preview, and nothing before Apply. */
export async function openWaiting(shared: SharedFolderActs, open: WindowState['open']): Promise<void> {
  const files = await shared.waitingFiles()
  const asFile = (name: string, bytes: Uint8Array) => new File([bytes as BlobPart], name)
  open(...files.map(({ name, bytes }) => ({ kind: 'import-annotations', file: asFile(name, bytes) }) as const))
}

/** How to open what waits, for a button. */
export function useWaitingFiles(shared: SharedFolderActs): () => void {
  const { open } = useWindow()
  return useMemo(() => () => void openWaiting(shared, open), [shared, open])
}
