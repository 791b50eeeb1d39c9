const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** When something went in or out, from milliseconds since 1970. */
export function folderTime(at: number): string {
  return format.format(at)
}
