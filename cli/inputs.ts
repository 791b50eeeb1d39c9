import { basename, extname, join } from 'node:path'
import { type ParsedArticle, parseArticle } from '../shared/article/parse-article.ts'
import { derivedId, type ProjectId, recordId, timeOrderedId } from '../shared/base/ids.ts'
import { err, ok, type Result } from '../shared/base/result.ts'
import type { Bundle } from '../shared/format/bundle-schema.ts'
import { makeBundle } from '../shared/format/make-bundle.ts'
import { MAX_NDJSON_BYTES } from '../shared/format/ndjson.ts'
import { parseBundleFile } from '../shared/format/parse-bundle-file.ts'
import { type BundleContent, readBundle } from '../shared/format/read-bundle.ts'
import { recogniseFormat } from '../shared/format/recognise.ts'
import { revisionsOfChange } from '../shared/history/change.ts'
import { nextHlc } from '../shared/history/hlc.ts'
import { problemText } from '../shared/message/problem-text.ts'
import { addArticle } from '../shared/project/project-edits.ts'
import { findingMessage, type Message, problemMessages } from './outcome.ts'
import type { Surroundings } from './surroundings.ts'

/** Projects of articles that were given none: the id of each is the UUIDv5 of the SHA-256 of its text in here. */
const ARTICLES_ALONE = recordId('0c5b3f0e-6f0a-5d57-9a53-5a8f3f3b7c11')

/** The bytes of an input and the name it goes by. */
export interface Input {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Something read, with what is odd about it; or why it was refused. */
export type Loaded<T> = Result<{ readonly value: T; readonly messages: readonly Message[] }, readonly Message[]>

/** Reads inputs in their order; all refusals are told, not only the first. */
export async function readInputs(
  paths: readonly string[],
  io: Surroundings,
): Promise<Result<readonly Input[], readonly Message[]>> {
  const inputs: Input[] = []
  const refusals: (readonly Message[])[] = []
  for (const path of paths) {
    const name = path === '-' ? 'standard input' : path
    const bytes = await io.read(path, MAX_NDJSON_BYTES)
    if (bytes.ok) inputs.push({ name, bytes: bytes.value })
    else refusals.push(problemMessages(name, bytes.error))
  }
  return refusals.length === 0 ? ok(inputs) : err(refusals.flat())
}

/** A bundle whose plain records say what its history says. */
export function loadBundle({ name, bytes }: Input): Loaded<Bundle> {
  const parsed = parseBundleFile([bytes])
  if (!parsed.ok) return err(problemMessages(name, parsed.error))
  const content = readBundle(parsed.value)
  if (!content.ok) return err(problemMessages(name, content.error))
  const messages = content.value.findings.map((finding) => findingMessage(name, finding))
  return ok({ value: followHistory(parsed.value, content.value), messages })
}

/** Where plain records and history differ the history counts, so the plain records are made anew from it. */
function followHistory(bundle: Bundle, { projectId, revisions, texts, findings }: BundleContent): Bundle {
  if (!findings.some(({ rule }) => rule === 'R14' || rule === 'R15')) return bundle
  const { bundleId, createdAt, generator, scope } = bundle
  return makeBundle({
    projectId,
    revisions,
    texts,
    bundleId,
    createdAt,
    generator,
    articles: scope.kind === 'articles' ? (scope.articleIds ?? []) : 'all',
    textIncluded: scope.textIncluded,
    historyIncluded: true,
  })
}

/** The file name that an article goes by. */
function articleFileName(name: string): string {
  return name === 'standard input' ? 'standard-input.txt' : basename(name)
}

/** An input as an article. A file of Avowal's own is none, unless it is asked for as plain text. */
export function readArticle({ name, bytes }: Input, isText: boolean): Result<ParsedArticle, readonly Message[]> {
  const format = isText ? 'text' : recogniseFormat(bytes)
  if (format !== 'text' && format !== 'json') return err([notAnArticle(name)])
  const fileName = articleFileName(name)
  const parsed = parseArticle({ bytes, fileName: isText ? `${stem(fileName)}.txt` : fileName })
  return parsed.ok ? parsed : err(problemMessages(name, parsed.error))
}

function notAnArticle(name: string): Message {
  return {
    level: 'error',
    file: name,
    text: 'is a bundle or another file of Avowal, not an article. Give the text of the article; avowal convert reads bundles.',
    details: { kind: 'not-an-article' },
  }
}

/** What is odd about an article, in words. */
export function articleWarnings({ name }: Input, { warnings }: ParsedArticle): readonly Message[] {
  return warnings.map((warning) => ({
    level: 'warning',
    file: name,
    text: problemText(warning),
    details: warning,
  }))
}

/** An article as a bundle: its text, blocks and metadata, in the project given or in one that follows from the text. */
export function loadArticle(
  input: Input,
  { isText, project }: { readonly isText: boolean; readonly project: ProjectId | null },
  io: Surroundings,
): Loaded<Bundle> {
  const parsed = readArticle(input, isText)
  if (!parsed.ok) return parsed
  const article = parsed.value
  const projectId = project ?? derivedId(ARTICLES_ALONE, article.sha256)
  const now = io.now()
  const id = () => timeOrderedId({ now, random: io.random(16) })
  const deviceId = id()
  const revisions = revisionsOfChange(
    {
      changeId: id(),
      edits: [
        ...(project === null
          ? [{ recordId: projectId, kind: 'project', projectId, set: { name: article.title } }]
          : []),
        addArticle(projectId, article, articleFileName(input.name)),
      ],
    },
    { actorId: id(), deviceId, hlc: nextHlc(null, now, deviceId) },
    () => null,
  )
  const bundle = makeBundle({
    projectId,
    revisions,
    texts: new Map([[article.sha256, article.text]]),
    bundleId: id(),
    createdAt: new Date(now).toISOString(),
    generator: { name: 'Avowal', version: io.version },
    articles: 'all',
    textIncluded: true,
    historyIncluded: false,
  })
  return ok({ value: bundle, messages: articleWarnings(input, article) })
}

/** Where the result of each input goes in a folder; null where two would get the same name. */
export function pathsInFolder(folder: string, inputs: readonly Input[], extension: string): readonly string[] | null {
  const paths = inputs.map(({ name }) =>
    join(folder, `${stem(name === 'standard input' ? 'standard-input' : basename(name))}${extension}`),
  )
  return new Set(paths.map((path) => path.toLowerCase())).size === paths.length ? paths : null
}

/** A file's name without its extension; `.avowal.json` and `.avowal.ndjson` count as one. */
function stem(name: string): string {
  const whole = name.replace(/\.avowal\.(?:nd)?json$/i, '')
  const extension = whole === name ? extname(name) : ''
  return whole.slice(0, whole.length - extension.length) || name
}
