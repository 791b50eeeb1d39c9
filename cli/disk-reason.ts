/** The code of a system error, as `ENOENT`; empty for any other. */
export function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : ''
}

/** What a system error says, in words where they are known. */
export function reasonOf(failure: unknown): string {
  switch (codeOf(failure)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file or folder'
    case 'EISDIR':
      return 'it is a folder'
    case 'EACCES':
    case 'EPERM':
      return 'permission was denied'
    case 'ENAMETOOLONG':
      return 'its name is too long'
    case 'EROFS':
      return 'the disk can only be read'
    case 'ENOSPC':
      return 'the disk is full'
    default:
      return failure instanceof Error ? failure.message : String(failure)
  }
}
