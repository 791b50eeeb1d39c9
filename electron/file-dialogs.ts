import { basename, join } from 'node:path'
import type { BrowserWindow, Dialog, FileFilter } from 'electron'
import { err, ok, type Result } from '../shared/base/result.ts'
import { allowance, type FileProblem, type HostFile } from '../shared/host/read-files.ts'
import type { Answered, Asked } from '../shared/host/requests.ts'
import type { CloseGuard } from './close-guard.ts'
import { nameFault, shownName } from './file-paths.ts'
import { readFileAt } from './read-file.ts'
import { strings } from './strings.ts'
import { writeFileAt } from './write-file.ts'

interface DialogParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  readonly window: BrowserWindow
  /** The folder that dialogs begin in. */
  readonly folder: string
  /** Called with the paths that were read or written. */
  readonly onUsed: (paths: readonly string[]) => void
}

/** Lets the user choose files, and reads them. */
export async function pickFiles(
  request: Asked<'pickFiles'>,
  { dialog, window, folder, onUsed }: DialogParts,
): Promise<Answered<'pickFiles'>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: folder,
    properties: request.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: filtersFor(request.accept),
  })
  return canceled ? [] : readAll(filePaths, request.limit, onUsed)
}

/** Reads files one after the other, in their order; each has its own outcome. */
export async function readAll(
  paths: readonly string[],
  limit: number,
  onRead: (paths: readonly string[]) => void,
): Promise<readonly Result<HostFile, FileProblem>[]> {
  const allowed = allowance(limit)
  const outcomes: Result<HostFile, FileProblem>[] = []
  const read: string[] = []
  for (const path of paths) {
    const outcome = await readFileAt(path, allowed)
    outcomes.push(outcome)
    if (outcome.ok) read.push(path)
  }
  if (read.length > 0) onRead(read)
  return outcomes
}

/**
 * Asks where a file shall be, and writes it there; answers its name, `null` where the user cancelled.
 * @param whileWriting keeps the window open until the file is on the disk
 */
export async function saveFile(
  { suggestedName, pieces }: Asked<'saveFile'>,
  { dialog, window, folder, onUsed }: DialogParts,
  whileWriting: CloseGuard['during'],
): Promise<Answered<'saveFile'>> {
  const fault = nameFault(suggestedName)
  if (fault !== null) {
    return err({ kind: 'file-not-saved', name: shownName(suggestedName), message: fault, reason: fault })
  }
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: join(folder, suggestedName) })
  if (canceled || filePath === '') return ok(null)
  const written = await whileWriting(() => writeFileAt(filePath, pieces))
  if (!written.ok) return written
  onUsed([filePath])
  return ok(basename(filePath))
}

/** What a dialog offers: endings only, as it knows no media types, and always every file as well. */
function filtersFor(accept: readonly string[]): FileFilter[] {
  const endings = accept.filter((one) => one.startsWith('.')).map((one) => one.slice(one.lastIndexOf('.') + 1))
  const all = { name: strings.allFiles, extensions: ['*'] }
  return endings.length === 0 ? [all] : [{ name: strings.theseFiles, extensions: [...new Set(endings)] }, all]
}
