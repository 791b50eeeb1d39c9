import { parseBundleFile } from '../shared/format/parse-bundle-file.ts'
import { readBundle } from '../shared/format/read-bundle.ts'
import { type Input, readInputs } from './inputs.ts'
import { findingMessage, type Message, type Outcome, problemMessages, refused } from './outcome.ts'
import type { Surroundings } from './surroundings.ts'

/** `avowal validate`: what the schema and the numbered rules say of bundles, one message for each finding. */
export async function validateCommand(paths: readonly string[], io: Surroundings): Promise<Outcome> {
  const inputs = await readInputs(paths, io)
  if (!inputs.ok) return refused(inputs.error)
  const messages = inputs.value.flatMap(judge)
  return messages.some(({ level }) => level === 'error') ? refused(messages) : { status: 0, messages }
}

function judge({ name, bytes }: Input): readonly Message[] {
  const parsed = parseBundleFile([bytes])
  if (!parsed.ok) return problemMessages(name, parsed.error)
  const read = readBundle(parsed.value)
  if (!read.ok) return problemMessages(name, read.error)
  const verdict: Message = { level: 'note', file: name, text: 'valid', details: { kind: 'valid' } }
  return [...read.value.findings.map((finding) => findingMessage(name, finding)), verdict]
}
