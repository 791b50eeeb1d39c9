import { type DeviceId, isDeviceId } from '../base/ids.ts'
import type { Sha256 } from '../base/sha256.ts'

/** The largest file that is read from a shared folder, in bytes. */
export const MAX_FOLDER_FILE_BYTES = 200_000_000

/** The highest number that a file can have. */
export const MAX_SEQUENCE = 999_999_999_999

/** What the name of a file in a shared folder says. */
export interface FolderFileName {
  /** Counts the files of one device, from 1. */
  readonly sequence: number
  /** The digest of its bytes. */
  readonly sha256: Sha256
}

const NAME = /^(\d{8,12})-([0-9a-f]{64})\.ndjson$/

/** What a name says; `null` for any other, so that nothing but what a device wrote is ever looked at. */
export function parseFolderFileName(name: string): FolderFileName | null {
  const [, digits = '', sha256 = ''] = NAME.exec(name) ?? []
  const sequence = Number(digits)
  if (sequence < 1 || folderFileName({ sequence, sha256: sha256 as Sha256 }) !== name) return null
  return { sequence, sha256: sha256 as Sha256 }
}

/** The name of a file. The inverse of `parseFolderFileName`. */
export function folderFileName({ sequence, sha256 }: FolderFileName): string {
  return `${String(sequence).padStart(8, '0')}-${sha256}.ndjson`
}

/** Whether a name can be the sub-folder of a device. */
export function isDeviceFolder(name: string): name is DeviceId {
  return isDeviceId(name)
}
