/**
 * Makes fixtures/sample/sample.avowal.json, the project that a fresh profile shows, from the articles and annotations
 * beside it. Ids, clock and device are fixed, so that the sample is the same set of revisions on every machine.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ParsedArticle, parseArticle } from '../shared/article/parse-article.ts'
import { changeId, derivedId, deviceId, type RecordId, recordId } from '../shared/base/ids.ts'
import type { Json } from '../shared/base/json.ts'
import { ARTICLE_STATUSES } from '../shared/claim/record-fields.ts'
import { codebookRevision } from '../shared/codebook/codebook.ts'
import { defaultCodebook } from '../shared/codebook/default-codebook.ts'
import { makeBundle } from '../shared/format/make-bundle.ts'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import { type Edit, revisionsOfChange } from '../shared/history/change.ts'
import { nextHlc } from '../shared/history/hlc.ts'
import type { Revision } from '../shared/history/revision.ts'
import { addArticle, articleId, nameAnnotator, newProject, setCompletion } from '../shared/project/project-edits.ts'
import { describeSpan } from '../shared/selector/describe.ts'
import { offsetMap, span } from '../shared/text/offset.ts'

/** The sample project's id: fixed, so that two people who try things on it speak of the same records. */
export const SAMPLE_PROJECT = recordId('a70a1000-0000-5000-8000-000000000001')

const ANALYST = recordId('a70a1000-0000-5000-8000-000000000002')
const DEVICE = deviceId('a70a1000-0000-7000-8000-000000000003')
const BUNDLE = recordId('a70a1000-0000-5000-8000-000000000005')
const MADE_AT = Date.UTC(2026, 10, 22, 9)
const FOLDER = join(import.meta.dirname, '../fixtures/sample')

type Passage = string | { readonly exact: string; readonly occurrence: number }

interface Party {
  readonly key: string
  readonly mentions: readonly Passage[]
  readonly cues?: readonly Passage[]
}

interface Annotations {
  readonly articles: readonly {
    readonly file: string
    readonly title: string
    readonly publisher: string
    readonly published: string
    readonly author: string
    readonly status: string
  }[]
  readonly speakers: readonly {
    readonly key: string
    readonly name: string
    readonly kind: string
    readonly role: string
    readonly affiliation: string
    readonly aliases: readonly string[]
  }[]
  readonly claims: readonly {
    readonly file: string
    readonly spans: readonly Passage[]
    readonly cues: readonly Passage[]
    readonly speakers: readonly Party[]
    readonly reportedBy: readonly Party[]
    readonly commitment: string
    readonly mode: string
    readonly strength: string
    readonly conditionality: string
    readonly condition: readonly Passage[]
    readonly deadline: { readonly text: string; readonly span: Passage } | null
    readonly targets: readonly Party[]
    readonly note: string
  }[]
}

/** The sample bundle's text. */
export function sampleBundle(): string {
  const annotations = JSON.parse(readFileSync(join(FOLDER, 'annotations.json'), 'utf8')) as Annotations
  const articles = new Map(annotations.articles.map(({ file, title }) => [file, readArticle(file, title)]))
  const start = [
    ...newProject(SAMPLE_PROJECT, 'Sample: The Quellin Sea'),
    nameAnnotator(SAMPLE_PROJECT, ANALYST, 'Sample analyst'),
    ...annotations.speakers.map(speakerEdit),
  ]
  // One change an article, the first of the list last, since the library shows the latest import first.
  const imports = annotations.articles.map((article) => articleEdits(article, articles)).reverse()
  const claims = annotations.claims.map((claim, index) => claimEdit(claim, index, articles))
  const bundle = makeBundle({
    projectId: SAMPLE_PROJECT,
    revisions: [start, ...imports, claims].flatMap(revisionsOf),
    texts: new Map(Array.from(articles.values(), ({ sha256, text }) => [sha256, text])),
    bundleId: BUNDLE,
    createdAt: new Date(MADE_AT).toISOString(),
    generator: { name: 'Avowal', version: '0.1.0' },
    articles: 'all',
    textIncluded: true,
    historyIncluded: true,
  })
  return serializeBundle(bundle)
}

/** The revisions of the n-th change of the sample, one minute after the one before. */
function revisionsOf(edits: readonly Edit[], n: number): readonly Revision[] {
  const name = changeId(`a70a1000-0000-7000-8000-${String(100 + n).padStart(12, '0')}`)
  const by = { actorId: ANALYST, deviceId: DEVICE, hlc: nextHlc(null, MADE_AT + n * 60_000, DEVICE) }
  return revisionsOfChange({ changeId: name, edits }, by, () => null)
}

/** Writes the file. */
export function main(): void {
  writeFileSync(join(FOLDER, 'sample.avowal.json'), sampleBundle())
}

function readArticle(file: string, title: string): ParsedArticle {
  const parsed = parseArticle({ bytes: readFileSync(join(FOLDER, 'articles', file)), fileName: file, title })
  if (!parsed.ok) throw new Error(`${file}: ${parsed.error.kind}`)
  return parsed.value
}

function articleEdits(
  { file, publisher, published, author, status }: Annotations['articles'][number],
  parsed: ReadonlyMap<string, ParsedArticle>,
): readonly Edit[] {
  const article = found(parsed.get(file), file)
  const added = addArticle(SAMPLE_PROJECT, article, file)
  const said = { publisher, published, ...(author === '' ? {} : { author }) }
  const known = found(
    ARTICLE_STATUSES.find((each) => each === status),
    status,
  )
  const completion = setCompletion(SAMPLE_PROJECT, articleId(SAMPLE_PROJECT, article), ANALYST, known)
  return [{ ...added, set: { ...added.set, ...said } }, completion]
}

function speakerEdit({ key, name, kind, role, affiliation, aliases }: Annotations['speakers'][number]): Edit {
  const set = {
    name,
    kind,
    ...(role === '' ? {} : { role }),
    ...(affiliation === '' ? {} : { affiliation }),
    ...(aliases.length === 0 ? {} : { aliases }),
  }
  return { recordId: speakerId(key), kind: 'speaker', projectId: SAMPLE_PROJECT, set }
}

function claimEdit(
  claim: Annotations['claims'][number],
  index: number,
  articles: ReadonlyMap<string, ParsedArticle>,
): Edit {
  const article = found(articles.get(claim.file), claim.file)
  const map = offsetMap(article.text)
  const describe = (passage: Passage): Json => {
    const { start, end } = locate(article.text, passage)
    return describeSpan(article.text, map, span(start, end)) as unknown as Json
  }
  const party = ({ key, mentions, cues }: Party): Json => ({
    speakerId: speakerId(key),
    mentions: mentions.map(describe),
    ...(cues === undefined ? {} : { cues: cues.map(describe) }),
  })
  const { deadline } = claim
  return {
    recordId: derivedId(SAMPLE_PROJECT, `claim:${index}`),
    kind: 'claim',
    projectId: SAMPLE_PROJECT,
    set: {
      articleId: articleId(SAMPLE_PROJECT, article),
      annotatorId: ANALYST,
      target: claim.spans.map(describe),
      cues: claim.cues.map(describe),
      speakers: claim.speakers.map(party),
      commitment: claim.commitment,
      mode: claim.mode,
      strength: claim.strength,
      conditionality: claim.conditionality,
      codebookRevision: codebookRevision(defaultCodebook(SAMPLE_PROJECT)),
      ...(claim.reportedBy.length === 0 ? {} : { reportedBy: claim.reportedBy.map(party) }),
      ...(claim.condition.length === 0 ? {} : { condition: claim.condition.map(describe) }),
      ...(deadline === null ? {} : { deadline: { text: deadline.text, target: describe(deadline.span) } }),
      ...(claim.targets.length === 0 ? {} : { targets: claim.targets.map(party) }),
      ...(claim.note === '' ? {} : { note: claim.note }),
    },
  }
}

function speakerId(key: string): RecordId {
  return derivedId(SAMPLE_PROJECT, `speaker:${key}`)
}

function locate(text: string, passage: Passage): { readonly start: number; readonly end: number } {
  const { exact, occurrence } = typeof passage === 'string' ? { exact: passage, occurrence: 1 } : passage
  let start = -1
  for (let n = 0; n < occurrence; n += 1) start = text.indexOf(exact, start + 1)
  if (start < 0) throw new Error(`Not in the article: ${exact}`)
  return { start, end: start + exact.length }
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`Not there: ${name}`)
  return value
}
