import { type Rid, timeOrderedId } from '../shared/base/ids.ts'
import { err, ok, type Result } from '../shared/base/result.ts'
import type { Sha256 } from '../shared/base/sha256.ts'
import type { Bundle } from '../shared/format/bundle-schema.ts'
import { makeBundle } from '../shared/format/make-bundle.ts'
import { serializeNdjson } from '../shared/format/ndjson.ts'
import { parseBundleFile } from '../shared/format/parse-bundle-file.ts'
import { type BundleContent, readBundle } from '../shared/format/read-bundle.ts'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import { groupByRecord, mergeRevisions, type RevisionSet, revisionSet, statesOf } from '../shared/history/merge.ts'
import { fieldValue, type RecordState, recordState } from '../shared/history/record-state.ts'
import type { Revision } from '../shared/history/revision.ts'
import { plannedRecord } from '../shared/review/planned-record.ts'
import type { CanonicalText } from '../shared/text/canonical-text.ts'
import { type Input, readInputs } from './inputs.ts'
import { findingMessage, type Message, type Outcome, problemMessages, refused, wrongUsage } from './outcome.ts'
import type { Surroundings } from './surroundings.ts'

/** What is merged so far. */
interface Merged {
  readonly revisions: RevisionSet
  readonly texts: ReadonlyMap<Sha256, CanonicalText>
}

/** A bundle that is ready to be merged. */
interface Part {
  readonly input: Input
  readonly bundle: Bundle
  readonly content: BundleContent
}

/** What one bundle brought, as `--json` tells it. */
interface Brought {
  readonly kind: 'merged'
  readonly new: number
  readonly alreadyHere: number
  readonly conflicts: number
  readonly quarantined: number
  readonly foreign: number
}

/** `avowal merge`: the histories of several bundles of one project as one bundle. */
export async function mergeCommand(
  paths: readonly string[],
  { out }: { readonly out?: string },
  io: Surroundings,
): Promise<Outcome> {
  if (paths.length < 2) return wrongUsage('avowal merge needs at least two bundles.')
  const inputs = await readInputs(paths, io)
  if (!inputs.ok) return refused(inputs.error)
  const parts = readParts(inputs.value)
  if (!parts.ok) return refused(parts.error)
  const brought: Message[] = []
  let merged: Merged = { revisions: new Map(), texts: new Map() }
  for (const part of parts.value) {
    brought.push(tellOf(part, merged.revisions))
    merged = join(merged, part.content)
  }
  const odd = parts.value.flatMap((part) => oddities(part, merged))
  const messages = [...odd, ...brought, ...missingTexts(merged)]
  const bundle = bundleOf(parts.value, merged, io)
  const content = out?.endsWith('.ndjson') === true ? serializeNdjson(bundle) : serializeBundle(bundle)
  return out === undefined
    ? { status: 0, messages, output: content }
    : { status: 0, messages, files: [{ path: out, content }] }
}

/** All of the bundles, if each can be read and all are of one project. */
function readParts(inputs: readonly Input[]): Result<readonly Part[], readonly Message[]> {
  const refusals: (readonly Message[])[] = []
  const parts: Part[] = []
  for (const input of inputs) {
    const bundle = parseBundleFile([input.bytes])
    const content = bundle.ok ? readBundle(bundle.value) : bundle
    if (!content.ok) refusals.push(problemMessages(input.name, content.error))
    else if (bundle.ok) parts.push({ input, bundle: bundle.value, content: content.value })
  }
  const [first] = parts
  for (const { input, content } of parts) {
    if (first === undefined || content.projectId === first.content.projectId) continue
    refusals.push([otherProject(input, content, first)])
  }
  return refusals.length > 0 ? err(refusals.flat()) : ok(parts)
}

/** What is odd about a bundle still, with the others beside it: an earlier revision may be in one of those. */
function oddities({ input, content }: Part, { revisions }: Merged): readonly Message[] {
  return content.findings
    .filter((finding) => finding.rule !== 'R13' || !revisions.has(finding.parent as Rid))
    .map((finding) => findingMessage(input.name, finding))
}

function otherProject({ name }: Input, content: BundleContent, first: Part): Message {
  const called = ({ projectName, projectId }: BundleContent) => `${projectName ?? 'without a name'} (${projectId})`
  return {
    level: 'error',
    file: name,
    text: `is of another project, ${called(content)}; ${first.input.name} is of ${called(first.content)}. Only bundles of one project can be merged.`,
    details: { kind: 'other-project', projectId: content.projectId, expected: first.content.projectId },
  }
}

function join({ revisions, texts }: Merged, content: BundleContent): Merged {
  return {
    revisions: mergeRevisions(revisions, revisionSet(content.revisions)),
    texts: new Map([...texts, ...content.texts]),
  }
}

/** What a bundle adds to those before it. */
function tellOf({ input, content }: Part, before: RevisionSet): Message {
  const brought = broughtBy(content.revisions, before)
  const { new: fresh, alreadyHere, conflicts, quarantined, foreign } = brought
  const text = `${fresh} new, ${alreadyHere} already here, ${conflicts} in conflict, ${quarantined} waiting for an earlier revision, ${foreign} by somebody else than the owner.`
  return { level: 'note', file: input.name, text, details: brought }
}

function broughtBy(offered: readonly Revision[], before: RevisionSet): Brought {
  const histories = groupByRecord(before.values())
  let [fresh, alreadyHere, conflicts, quarantined, foreign] = [0, 0, 0, 0, 0]
  for (const [recordId, own] of groupByRecord(offered)) {
    const here = histories.get(recordId) ?? []
    const added = own.filter(({ rid }) => !before.has(rid))
    const was = stateOf(here)
    const after = added.length === 0 ? was : stateOf([...here, ...added])
    const isHere = here.length > 0
    const planned = plannedRecord({ recordId, offered: own, fresh: added, isHere, before: was, after })
    fresh += planned.fresh
    alreadyHere += planned.here
    conflicts += planned.conflicts.length
    quarantined += planned.quarantined
    foreign += planned.foreign
  }
  return { kind: 'merged', new: fresh, alreadyHere, conflicts, quarantined, foreign }
}

function stateOf(revisions: readonly Revision[]): RecordState | null {
  return revisions.length === 0 ? null : recordState(revisions)
}

/** Articles whose text is in none of the bundles. */
function missingTexts({ revisions, texts }: Merged): readonly Message[] {
  const missing = [...statesOf(revisions.values()).values()].filter((state) => {
    const sha256 = state.fields['sha256']?.[0].value
    return state.kind === 'article' && typeof sha256 === 'string' && !texts.has(sha256 as Sha256)
  })
  return missing.map((state) => ({
    level: 'note',
    file: null,
    text: `the text of “${titleOf(state)}” is in none of the bundles.`,
    details: { kind: 'text-missing', articleId: state.recordId },
  }))
}

function titleOf(state: RecordState): string {
  const title = fieldValue(state, 'title')
  return typeof title === 'string' ? title : state.recordId
}

/** All articles if one of the bundles has all, else those that any of them has. */
function bundleOf(parts: readonly Part[], { revisions, texts }: Merged, io: Surroundings): Bundle {
  const [first] = parts
  if (first === undefined) throw new Error('Something is merged')
  const scopes = parts.map(({ bundle }) => bundle.scope)
  const isWhole = scopes.some(({ kind }) => kind !== 'articles')
  const now = io.now()
  return makeBundle({
    projectId: first.content.projectId,
    revisions: revisions.values(),
    texts,
    bundleId: timeOrderedId({ now, random: io.random(16) }),
    createdAt: new Date(now).toISOString(),
    generator: { name: 'avowal', version: io.version },
    articles: isWhole ? 'all' : scopes.flatMap(({ articleIds = [] }) => articleIds),
    textIncluded: scopes.some(({ textIncluded }) => textIncluded),
    historyIncluded: true,
  })
}
