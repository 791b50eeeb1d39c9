import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import { listSharedFolder } from './shared-folder.ts'

/** How often a folder is looked at even though the system tells of nothing, in milliseconds. */
const LOOK_EVERY = 15_000

/**
 * Calls `onChanged` when files of any device come or go, or the folder itself does; answers how to stop. Network drives
 * tell of nothing, so the folder is looked at now and then as well.
 */
export function watchSharedFolder(path: string, onChanged: () => void, every = LOOK_EVERY): () => void {
  const watchers = new Map<string, FSWatcher>()
  let stopped = false
  let seen: string | null = null

  /** Answers whether this is a folder that was not listened to. */
  function listen(folder: string): boolean {
    if (watchers.has(folder)) return false
    try {
      const watcher = watch(folder, { persistent: false }, told)
      watcher.on('error', () => deafen(folder))
      watchers.set(folder, watcher)
      return true
    } catch {
      return false // What cannot be watched is still looked at.
    }
  }

  function deafen(...folders: readonly string[]): void {
    for (const folder of folders) {
      watchers.get(folder)?.close()
      watchers.delete(folder)
    }
  }

  function told(): void {
    if (stopped) return
    onChanged()
    void look()
  }

  /** Brings the watchers in step with the sub-folders; says so where anything differs from the last look. */
  async function look(): Promise<void> {
    listen(path)
    const listed = await listSharedFolder(path)
    if (stopped) return
    const now = listed.ok ? listed.value.map(({ device, name }) => `${device}/${name}`).join('\n') : listed.error.kind
    if (seen !== null && seen !== now) onChanged()
    seen = now
    if (!listed.ok) return deafen(...watchers.keys())
    const devices = new Set(listed.value.map(({ device }) => device))
    // What came before somebody listened is found by looking once more.
    if (Array.from(devices, (device) => listen(join(path, device))).includes(true)) await look()
  }

  void look()
  const timer = setInterval(() => void look(), every)
  timer.unref()
  return () => {
    stopped = true
    clearInterval(timer)
    deafen(...watchers.keys())
  }
}
