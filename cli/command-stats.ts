import { type ClaimCount, type ClaimCounts, countClaims } from '../shared/format/claim-counts.ts'
import { loadBundle, readInputs } from './inputs.ts'
import { type Message, type Outcome, refused } from './outcome.ts'
import type { Surroundings } from './surroundings.ts'

interface FileCounts extends ClaimCounts {
  readonly file: string
  readonly project: string
}

/** `avowal stats`: the claims of each bundle, counted. */
export async function statsCommand(paths: readonly string[], asJson: boolean, io: Surroundings): Promise<Outcome> {
  const inputs = await readInputs(paths, io)
  if (!inputs.ok) return refused(inputs.error)
  const told: (readonly Message[])[] = []
  const files: FileCounts[] = []
  for (const input of inputs.value) {
    const loaded = loadBundle(input)
    told.push(loaded.ok ? loaded.value.messages : loaded.error)
    if (!loaded.ok) continue
    const bundle = loaded.value.value
    files.push({ file: input.name, project: bundle.project.name ?? '', ...countClaims(bundle) })
  }
  const messages = told.flat()
  if (files.length < inputs.value.length) return refused(messages)
  const output = asJson ? `${JSON.stringify({ files }, null, 2)}\n` : files.map(tableOf).join('\n')
  return { status: 0, messages, output }
}

function tableOf({ file, project, claims, articles, speakers, commitments }: FileCounts): string {
  const parts = [
    `${file}: ${project}`,
    `${line(claims, 'claims')}`,
    ...section('By article', articles),
    ...section('By speaker', speakers),
    ...section('By commitment', commitments),
  ]
  return `${parts.join('\n')}\n`
}

/** What has no claims is counted, not listed. */
function section(title: string, counts: readonly ClaimCount[]): readonly string[] {
  const listed = counts.filter(({ claims }) => claims > 0)
  const rest = counts.length - listed.length
  return [
    '',
    title,
    ...listed.map(({ claims, name }) => line(claims, name)),
    ...(rest > 0 ? [line(0, `(${rest} more)`)] : []),
  ]
}

function line(claims: number, name: string): string {
  return `${String(claims).padStart(7)}  ${name}`
}
