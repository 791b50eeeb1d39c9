import type { Bundle } from '../shared/format/bundle-schema.ts'
import { type Input, type Loaded, pathsInFolder } from './inputs.ts'
import { type Message, type Outcome, refused, wrongUsage } from './outcome.ts'
import type { Content, OutputFile } from './surroundings.ts'

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

/** Takes every input through the same conversion: all of them, or none. */
export function convertAll(
  inputs: readonly Input[],
  {
    load,
    write,
    extension,
    place,
  }: {
    readonly load: (input: Input) => Loaded<Bundle>
    readonly write: (bundle: Bundle, input: Input) => Written
    readonly extension: string
    readonly place: Place
  },
): Outcome {
  const paths = place.kind === 'folder' ? pathsInFolder(place.path, inputs, extension) : [pathOf(place)]
  if (paths === null) return wrongUsage('Two of the inputs would be written to the same file: convert them one by one.')
  const told: (readonly Message[])[] = []
  const results: Written[] = []
  let isRefused = false
  for (const input of inputs) {
    const loaded = load(input)
    if (!loaded.ok) {
      isRefused = true
      told.push(loaded.error)
      continue
    }
    const written = write(loaded.value.value, input)
    told.push(loaded.value.messages, written.messages)
    results.push(written)
  }
  const messages = told.flat()
  if (isRefused) return refused(messages)
  const [first] = results
  if (place.kind === 'standard-output' && first !== undefined) return { status: 0, messages, output: first.content }
  const files = results.flatMap((result, index) => filesOf(result, paths[index] ?? ''))
  return { status: 0, messages, files, ...(place.kind === 'folder' ? { folder: place.path } : {}) }
}

function pathOf(place: Place): string {
  return place.kind === 'standard-output' ? '' : place.path
}

function filesOf({ content, losses }: Written, path: string): readonly OutputFile[] {
  const file = { path, content }
  return losses === null
    ? [file]
    : [file, { path: `${path}.loss.json`, content: `${JSON.stringify(losses, null, 2)}\n` }]
}
