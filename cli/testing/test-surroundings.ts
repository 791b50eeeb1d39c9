import { err, ok } from '../../shared/base/result.ts'
import { run } from '../run.ts'
import type { Content, Surroundings } from '../surroundings.ts'

/** What came of a command. */
export interface Ran {
  readonly status: number
  readonly out: string
  readonly error: string
  /** Messages as `--json` writes them; empty without it. */
  readonly messages: readonly { readonly [name: string]: unknown }[]
  /** Every file there is in the end. */
  readonly files: { readonly [path: string]: string }
}

/** Runs the command line over files in memory: paths with their text or bytes. Folders are `out` and `/`. */
export async function avowal(
  args: readonly string[],
  given: { readonly [path: string]: string | Uint8Array } = {},
  more: Partial<Surroundings> = {},
): Promise<Ran> {
  const files = new Map(Object.entries(given))
  const out: string[] = []
  const error: string[] = []
  let seed = 0
  const io: Surroundings = {
    now: () => Date.UTC(2031, 3, 1),
    random(length) {
      seed += 1
      return new Uint8Array(length).fill(seed)
    },
    version: '9.9.9',
    async read(name, limit) {
      const content = files.get(name)
      if (content === undefined)
        return err({ kind: 'file-unreadable', name, message: 'there is no such file or folder' })
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      return bytes.length > limit ? err({ kind: 'file-too-large', name, size: bytes.length, limit }) : ok(bytes)
    },
    isFolder: async (path) => path === 'out',
    identityOf: async (path) => (files.has(path) ? path : null),
    async write(written) {
      for (const { path, content } of written) files.set(path, textOf(content))
      return null
    },
    toStandardOutput: (content) => void out.push(textOf(content)),
    toStandardError: (text) => void error.push(text),
    ...more,
  }
  const status = await run(args, io)
  const told = error.join('')
  const messages = args.includes('--json')
    ? told
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as { readonly [name: string]: unknown }]))
    : []
  const text = (content: string | Uint8Array) =>
    typeof content === 'string' ? content : new TextDecoder().decode(content)
  return {
    status,
    out: out.join(''),
    error: told,
    messages,
    files: Object.fromEntries(Array.from(files, ([path, content]) => [path, text(content)])),
  }
}

function textOf(content: Content): string {
  return typeof content === 'string' ? content : Buffer.concat([...content]).toString()
}
