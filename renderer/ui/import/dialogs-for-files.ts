import type { WindowDialog } from '../window-state.ts'
import { isBundleFile } from './file-kind.ts'

/** The dialogs that files open, however they came: articles go in together, bundles one after another. */
export function dialogsForFiles(files: readonly File[]): readonly WindowDialog[] {
  const articles = files.filter((file) => !isBundleFile(file.name))
  const bundles = files.filter((file) => isBundleFile(file.name))
  return [
    ...(articles.length === 0 ? [] : [{ kind: 'import-articles', files: articles } as const]),
    ...bundles.map((file) => ({ kind: 'import-annotations', file }) as const),
  ]
}
