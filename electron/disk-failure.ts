import type { FileProblem, FileReason } from '../shared/host/read-files.ts'

const REASONS: Readonly<Record<string, FileReason>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EISDIR: 'folder',
  ENXIO: 'not-a-file',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only-disk',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  ENAMETOOLONG: 'path-too-long',
}

/** What the system threw at a file, as a problem to tell. */
export function diskProblem(
  kind: Extract<FileProblem, { readonly message: string }>['kind'],
  name: string,
  failure: unknown,
): FileProblem {
  const message = failure instanceof Error ? failure.message : String(failure)
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  const reason = REASONS[code]
  return reason === undefined ? { kind, name, message } : { kind, name, message, reason }
}
