/** Whether a file's name says that it is a bundle. */
export function isBundleFile(name: string): boolean {
  return /\.(?:avowal|json|ndjson)$/i.test(name)
}

/** What the file pickers offer first. */
export const ARTICLE_FILES = '.txt,text/plain'
export const BUNDLE_FILES = '.avowal,.json,.ndjson,application/json'
