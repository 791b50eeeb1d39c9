import { isRecordId, type ProjectId } from '../shared/base/ids.ts'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import { convertAll } from './convert-all.ts'
import { loadArticle, readInputs } from './inputs.ts'
import { type Outcome, refused, wrongUsage } from './outcome.ts'
import type { Surroundings } from './surroundings.ts'

export interface ArticleOptions {
  readonly format?: string | undefined
  readonly out?: string | undefined
  readonly project?: string | undefined
}

/** `avowal article`: each article becomes a bundle. */
export async function articleCommand(
  paths: readonly string[],
  { format, out, project }: ArticleOptions,
  io: Surroundings,
): Promise<Outcome> {
  if (format !== undefined && format !== 'txt') return wrongUsage(`Articles cannot be read as “${format}”; txt can.`)
  if (project !== undefined && !isRecordId(project)) {
    return wrongUsage(`“${project}” is not the id of a project: a UUID in lower case.`)
  }
  if (out === undefined && paths.length > 1) {
    return wrongUsage('Several bundles do not fit into one output: give a folder with --out.')
  }
  const inputs = await readInputs(paths, io)
  if (!inputs.ok) return refused(inputs.error)
  const options = { isText: format === 'txt', project: (project as ProjectId | undefined) ?? null }
  return convertAll(
    inputs.value,
    {
      load: (input) => loadArticle(input, options, io),
      write: (bundle) => ({ content: serializeBundle(bundle), messages: [], losses: null }),
      isLossy: () => true,
      extension: '.avowal.json',
      place: out === undefined ? { kind: 'standard-output' } : { kind: 'folder', path: out },
    },
    io,
  )
}
