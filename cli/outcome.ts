import type { Finding } from '../shared/format/bundle-rules.ts'
import { findingText } from '../shared/message/finding-text.ts'
import { type Problem, problemDetails, problemText } from '../shared/message/problem-text.ts'
import type { Content, OutputFile } from './surroundings.ts'

/** Something to be told on standard error. */
export interface Message {
  readonly level: 'error' | 'warning' | 'note'
  /** The input that it is about; null where it is about none. */
  readonly file: string | null
  readonly text: string
  /** What `--json` adds: the problem as it is in the program, a JSON pointer … */
  readonly details?: object
}

/**
 * What a command came to. Only status 0 carries something to be written, so that nothing is when the status is another:
 * 1, an input was refused; 2, the command was used wrongly.
 */
export type Outcome =
  | {
      readonly status: 0
      readonly messages: readonly Message[]
      /** For standard output. */
      readonly output?: Content
      readonly files?: readonly OutputFile[]
      /** A folder to be made if it is not there. */
      readonly folder?: string
    }
  | { readonly status: 1 | 2; readonly messages: readonly Message[] }

/** The outcome of a command that was used wrongly. */
export function wrongUsage(text: string): Outcome {
  return { status: 2, messages: [{ level: 'error', file: null, text: `${text} See avowal --help.` }] }
}

/** The outcome of a command that refuses an input. */
export function refused(messages: readonly Message[]): Outcome {
  return { status: 1, messages }
}

/** A refusal in words: one line, or one for each fault of a bundle. */
export function problemMessages(file: string, problem: Problem): readonly Message[] {
  if (problem.kind === 'bundle-refused') return problem.findings.map((finding) => findingMessage(file, finding))
  if (problem.kind === 'bundle-malformed') {
    return problemDetails(problem).map((text, index): Message => {
      const fault = problem.faults[index]
      return { level: 'error', file, text, details: { kind: problem.kind, ...(fault ?? { more: problem.more }) } }
    })
  }
  // Problems of files name the file themselves.
  const about = 'name' in problem ? null : file
  return [{ level: 'error', file: about, text: problemText(problem), details: problem }]
}

export function findingMessage(file: string, finding: Finding): Message {
  return { level: finding.grave ? 'error' : 'warning', file, text: findingText(finding), details: finding }
}

/** A message as one line: for people, or as a JSON object. */
export function messageLine({ level, file, text, details }: Message, asJson: boolean): string {
  if (asJson) return `${JSON.stringify({ level, ...(file === null ? {} : { file }), message: text, ...details })}\n`
  const prefix = level === 'warning' ? 'warning: ' : ''
  return `avowal: ${file === null ? '' : `${file}: `}${prefix}${text}\n`
}
