/** What a file seems to be by its first bytes. What is neither a bundle nor other JSON goes on to be decoded as a text. */
export type InputFormat = 'bundle' | 'ndjson' | 'move' | 'json' | 'text'

/** How far a file is searched for what gives it away, in bytes. */
const REACH = 65_536

const FORMATS: ReadonlyMap<string, InputFormat> = new Map([
  ['avowal-bundle', 'bundle'],
  ['avowal-bundle-lines', 'ndjson'],
  ['avowal-move', 'move'],
])

/**
 * Tells what a file is, whatever it is called. A damaged or newer bundle is still a bundle, and a picture counts as a
 * text: whoever reads it says what is wrong with it.
 */
export function recogniseFormat(bytes: Uint8Array): InputFormat {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, REACH))
  if (!/^\s*\{\s*("|\}|$)/.test(head)) return 'text'
  const [, format = ''] = /"format"\s*:\s*"(avowal-[a-z-]+)"/.exec(head) ?? []
  return FORMATS.get(format) ?? 'json'
}
