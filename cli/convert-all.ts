import type { Bundle } from '../shared/format/bundle-schema.ts'
import { type Input, type Loaded, pathsInFolder } from './inputs.ts'
import { type Message, type Outcome, refused, wrongUsage } from './outcome.ts'
import type { Content, OutputFile, Surroundings } from './surroundings.ts'

/** Where results go. */
export type Place =
  | { readonly kind: 'standard-output' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }

/** A result, with what it could not hold; `losses` is what goes to a file beside it, or null for nothing. */
export interface Written {
  readonly content: Content
  readonly messages: readonly Message[]
  readonly losses: object | null
}

interface Conversion {
  readonly load: (input: Input) => Loaded<Bundle>
  readonly write: (bundle: Bundle, input: Input) => Written
  /** Whether the input cannot be had back from its result. */
  readonly isLossy: (input: Input) => boolean
  readonly extension: string
  readonly place: Place
}

/** Takes every input through the same conversion: all of them, or none. */
export async function convertAll(
  inputs: readonly Input[],
  { load, write, isLossy, extension, place }: Conversion,
  io: Surroundings,
): Promise<Outcome> {
  const paths = place.kind === 'folder' ? pathsInFolder(place.path, inputs, extension) : [pathOf(place)]
  if (paths === null) return wrongUsage('Two of the inputs would be written to the same file: convert them one by one.')
  const told: (readonly Message[])[] = []
  const results: { readonly files: readonly [OutputFile, ...OutputFile[]]; readonly isLossy: boolean }[] = []
  let isRefused = false
  for (const [index, input] of inputs.entries()) {
    const loaded = load(input)
    if (!loaded.ok) {
      isRefused = true
      told.push(loaded.error)
      continue
    }
    const written = write(loaded.value.value, input)
    told.push(loaded.value.messages, written.messages)
    results.push({ files: filesOf(written, paths[index] ?? ''), isLossy: isLossy(input) })
  }
  const messages = told.flat()
  if (isRefused) return refused(messages)
  const [first] = results
  if (place.kind === 'standard-output' && first !== undefined) {
    return { status: 0, messages, output: first.files[0].content }
  }
  const lossy = results.flatMap((result) => (result.isLossy ? result.files : []))
  const lost = await inputAmong(lossy, inputs, io)
  if (lost !== null) {
    const why = 'and what is to be written there does not hold all of it'
    return wrongUsage(`“${lost}” is an input, ${why}: choose another --out.`)
  }
  const files = results.flatMap((result) => result.files)
  return { status: 0, messages, files, ...(place.kind === 'folder' ? { folder: place.path } : {}) }
}

/** The path of the first of some files that would take the place of an input. */
async function inputAmong(
  files: readonly OutputFile[],
  inputs: readonly Input[],
  io: Surroundings,
): Promise<string | null> {
  const taken = new Set(await Promise.all(inputs.map(({ name }) => io.identityOf(name))))
  for (const { path } of files) {
    const there = await io.identityOf(path)
    if (there !== null && taken.has(there)) return path
  }
  return null
}

function pathOf(place: Place): string {
  return place.kind === 'standard-output' ? '' : place.path
}

function filesOf({ content, losses }: Written, path: string): readonly [OutputFile, ...OutputFile[]] {
  const file = { path, content }
  return losses === null
    ? [file]
    : [file, { path: `${path}.loss.json`, content: `${JSON.stringify(losses, null, 2)}\n` }]
}
