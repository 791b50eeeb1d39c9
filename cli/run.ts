import { parseArgs } from 'node:util'
import { assertNever } from '../shared/base/assert-never.ts'
import { articleCommand } from './command-article.ts'
import { convertCommand } from './command-convert.ts'
import { diffCommand } from './command-diff.ts'
import { mergeCommand } from './command-merge.ts'
import { statsCommand } from './command-stats.ts'
import { suggestCommand } from './command-suggest.ts'
import { validateCommand } from './command-validate.ts'
import { messageLine, type Outcome, wrongUsage } from './outcome.ts'
import type { Surroundings } from './surroundings.ts'
import { COMMAND_USAGE, type CommandName, USAGE } from './usage.ts'

const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** The options of each command besides the common ones. */
const OPTIONS = {
  article: { format: { type: 'string' }, out: { type: 'string' }, project: { type: 'string' } },
  convert: {
    to: { type: 'string' },
    from: { type: 'string' },
    out: { type: 'string' },
    loss: { type: 'boolean' },
  },
  validate: {},
  stats: {},
  merge: { out: { type: 'string' } },
  diff: { by: { type: 'string' }, threshold: { type: 'string' } },
  suggest: { frame: { type: 'string' } },
} as const

/**
 * Runs the command line; answers the exit status: 0 done, 1 an input was refused, 2 wrong usage, 3 an internal fault.
 * Nothing is written unless it is 0.
 */
export async function run(args: readonly string[], io: Surroundings): Promise<0 | 1 | 2 | 3> {
  const asJson = args.includes('--json')
  try {
    return await conclude(await dispatch(args, asJson, io), asJson, io)
  } catch (fault) {
    const text = `A fault in Avowal itself, not in your files: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`
    io.toStandardError(messageLine({ level: 'error', file: null, text }, asJson))
    return 3
  }
}

async function conclude(outcome: Outcome, asJson: boolean, io: Surroundings): Promise<0 | 1 | 2 | 3> {
  if (outcome.status === 0 && outcome.files !== undefined) {
    const problem = await io.write(outcome.files, outcome.folder ?? null)
    if (problem !== null) {
      const text = `could not be written: ${problem.message}. Nothing was written.`
      io.toStandardError(messageLine({ level: 'error', file: problem.path, text }, asJson))
      return problem.isPathAtFault ? 2 : 3
    }
  }
  for (const message of outcome.messages) io.toStandardError(messageLine(message, asJson))
  if (outcome.status === 0 && outcome.output !== undefined) io.toStandardOutput(outcome.output)
  return outcome.status
}

async function dispatch(args: readonly string[], asJson: boolean, io: Surroundings): Promise<Outcome> {
  const [name, ...rest] = args
  if (name === '--version') return { status: 0, messages: [], output: `${io.version}\n` }
  if (name === '--help' || name === '-h' || name === 'help') return { status: 0, messages: [], output: USAGE }
  if (name === undefined) return wrongUsage('There is no command.')
  if (!isCommand(name)) {
    return wrongUsage(`“${name}” is not a command; ${Object.keys(COMMAND_USAGE).join(', ')} are.`)
  }
  if (rest.includes('--help') || rest.includes('-h')) return { status: 0, messages: [], output: COMMAND_USAGE[name] }
  if (rest.includes('--version')) return { status: 0, messages: [], output: `${io.version}\n` }
  return runCommand(name, rest, asJson, io)
}

async function runCommand(
  name: CommandName,
  args: readonly string[],
  asJson: boolean,
  io: Surroundings,
): Promise<Outcome> {
  const parsed = readArguments(name, args)
  if (typeof parsed === 'string') return wrongUsage(parsed)
  const { paths, values } = parsed
  if (paths.length === 0) return wrongUsage(`avowal ${name} needs a file, or - for standard input.`)
  if (paths.filter((path) => path === '-').length > 1) return wrongUsage('Standard input can be read once only.')
  switch (name) {
    case 'article':
      return articleCommand(paths, values, io)
    case 'convert':
      return convertCommand(paths, values, io)
    case 'validate':
      return validateCommand(paths, io)
    case 'stats':
      return statsCommand(paths, asJson, io)
    case 'merge':
      return mergeCommand(paths, values, io)
    case 'diff':
      return diffCommand(paths, { ...values, asJson }, io)
    case 'suggest':
      return suggestCommand(paths, values, asJson, io)
    default:
      return assertNever(name)
  }
}

interface Arguments {
  readonly paths: readonly string[]
  readonly values: {
    readonly format?: string
    readonly to?: string
    readonly from?: string
    readonly out?: string
    readonly project?: string
    readonly loss?: boolean
    readonly by?: string
    readonly threshold?: string
    readonly frame?: string
  }
}

/** What stands on the command line after the command; a sentence where it cannot be understood. */
function readArguments(name: CommandName, args: readonly string[]): Arguments | string {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { ...COMMON, ...OPTIONS[name] },
      allowPositionals: true,
    })
    return { paths: positionals, values: values as Arguments['values'] }
  } catch (problem) {
    const [sentence = ''] = (problem instanceof Error ? problem.message : String(problem)).split(/(?<=\.) |\n/)
    return sentence.endsWith('.') ? sentence : `${sentence}.`
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMAND_USAGE, name)
}
