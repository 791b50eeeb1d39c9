import { READER_KEYS, type ReaderCommand } from '../../reader/reader-keys.ts'
import type { Settings } from '../../session/views.ts'

/** The keys of the page that the user has changed: settings name its commands `reader.…`. */
export function readerKeys(keys: Settings['keys']): Readonly<Partial<Record<ReaderCommand, readonly string[]>>> {
  const changed: Partial<Record<ReaderCommand, readonly string[]>> = {}
  for (const command of Object.keys(READER_KEYS) as ReaderCommand[]) {
    const own = keys[`reader.${command}`]
    if (own !== undefined) changed[command] = own
  }
  return changed
}
