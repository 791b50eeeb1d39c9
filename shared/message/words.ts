/** A number with its thousands apart: 5,000,000. */
export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A number with its noun: "1 claim", "2 claims". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`
}

/** Words in quotation marks, but for the side on which they bring one of their own. */
export function inQuotes(text: string): string {
  return `${/^["“„«「『]/.test(text) ? '' : '“'}${text}${/["”“»」』]$/.test(text) ? '' : '”'}`
}

/** A quotation from a file, cut to what fits a message. */
export function quoted(text: string, limit = 80): string {
  return inQuotes(shortened(text, limit))
}

/** A text from a file, cut to `limit` characters; however long it is, only its beginning is looked at. */
export function shortened(text: string, limit = 80): string {
  const characters = Array.from(text.slice(0, 2 * limit + 2))
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : text
}

/** A size in bytes for people: 512 MB. */
export function size(bytes: number): string {
  if (bytes < 1_000_000) return `${number(Math.ceil(bytes / 1000))} KB`
  if (bytes < 1_000_000_000) return `${number(Math.ceil(bytes / 1_000_000))} MB`
  return `${Math.ceil(bytes / 100_000_000) / 10} GB`
}
