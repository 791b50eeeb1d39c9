import { type ParsedArticle, parseArticle } from '../shared/article/parse-article.ts'
import type { ChangeId, DeviceId, RecordId } from '../shared/base/ids.ts'
import { timeOrderedId } from '../shared/base/ids.ts'
import type { JsonObject } from '../shared/base/json.ts'
import { codebookRevision } from '../shared/codebook/codebook.ts'
import { defaultCodebook } from '../shared/codebook/default-codebook.ts'
import { makeBundle } from '../shared/format/make-bundle.ts'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import { type Edit, revisionsOfChange } from '../shared/history/change.ts'
import { type Hlc, nextHlc } from '../shared/history/hlc.ts'
import { advanceState, type RecordState, recordState } from '../shared/history/record-state.ts'
import type { Revision } from '../shared/history/revision.ts'
import { addArticle, articleId, nameAnnotator, newProject } from '../shared/project/project-edits.ts'
import { describeSpan } from '../shared/selector/describe.ts'
import { type OffsetMap, offsetMap, utf16 } from '../shared/text/offset.ts'

/** How large a generated project is. */
export interface ProjectSize {
  /** Words of each article. */
  readonly words: number
  readonly claims: number
  /** How often each claim was edited after it was made; never unless given. */
  readonly edits?: number
  /** How many articles the claims are spread over; one unless given. */
  readonly articles?: number
}

/** A generated project, its first article, and the file it comes in. */
export interface GeneratedProject {
  readonly title: string
  readonly text: string
  readonly bundle: string
  readonly revisions: number
}

/** Average length of a claim in words: spans of random places and lengths, many of which overlap. */
const CLAIM_WORDS = 25
const SPEAKERS = 20
const MODES = ['direct', 'indirect']

/** A second article of every generated project, to come from when the large one is opened. */
export const SHORT_TITLE = 'Short'

/** Makes a project of made-up words; the same for the same size. */
export function makeProject({ words, claims, edits = 0, articles = 1 }: ProjectSize): GeneratedProject {
  const random = seeded(words * 31 + claims)
  const title = `Generated: ${words} words, ${claims} claims`
  const text = `${title}\n\n${makeText(words, random)}\n`
  const pages = [text, ...Array.from({ length: articles - 1 }, (_, nth) => furtherText(nth + 2, words, random))].map(
    pageOf,
  )
  const short = parse(`${SHORT_TITLE}\n\nNothing happened.\n`)

  const projectId: RecordId = makeId(random)
  const annotatorId: RecordId = makeId(random)
  const speakers = Array.from({ length: SPEAKERS }, (_, index) => ({
    id: makeId(random),
    name: `${capital(makeWord(random))} ${capital(makeWord(random))} ${index}`,
  }))
  const codebook = defaultCodebook(projectId)
  const revision = codebookRevision(codebook)

  const claim = ({ article, map, starts }: Page): Edit => {
    const first = Math.floor(random() * starts.length)
    const last = Math.min(starts.length - 1, first + Math.floor(random() * CLAIM_WORDS * 2))
    const span = { start: utf16(starts[first]?.index ?? 0), end: utf16(starts[last]?.end ?? 1) }
    const code = codebook.codes[Math.floor(random() * codebook.codes.length)]
    const speaker = speakers[Math.floor(random() * speakers.length)]
    const set = {
      articleId: articleId(projectId, article),
      annotatorId,
      target: [describeSpan(article.text, map, span)],
      speakers: [{ speakerId: speaker?.id ?? '', mentions: [] }],
      commitment: code?.code ?? '',
      mode: 'indirect',
      codebookRevision: revision,
    }
    return { recordId: makeId(random), kind: 'claim', projectId, set: set as unknown as JsonObject }
  }

  const history = makeHistory(annotatorId, random)
  history.write(newProject(projectId, title))
  history.write([nameAnnotator(projectId, annotatorId, 'Generated')])
  for (const { article } of pages) history.write([addArticle(projectId, article, 'generated.txt')])
  history.write([addArticle(projectId, short, 'short.txt')])
  for (const { id, name } of speakers) {
    history.write([{ recordId: id, kind: 'speaker', projectId, set: { name, kind: 'person' } }])
  }
  for (let made = 0; made < claims; made += 1) {
    const page = pages[made % pages.length]
    if (page === undefined) break
    const first = claim(page)
    history.write([first])
    for (let edit = 0; edit < edits; edit += 1)
      history.write([{ ...first, set: { mode: MODES[edit % MODES.length] ?? '' } }])
  }

  const bundle = makeBundle({
    projectId,
    revisions: history.revisions,
    texts: new Map([...pages.map(({ article }) => article), short].map((each) => [each.sha256, each.text])),
    bundleId: makeId(random),
    createdAt: '2031-01-01T00:00:00Z',
    generator: { name: 'bench', version: '1' },
    articles: 'all',
    textIncluded: true,
    historyIncluded: true,
  })
  return {
    title,
    text: pages[0]?.article.text ?? '',
    bundle: serializeBundle(bundle),
    revisions: history.revisions.length,
  }
}

/** An article with what claims on it are described by. */
interface Page {
  readonly article: ParsedArticle
  readonly map: OffsetMap
  readonly starts: readonly { readonly index: number; readonly end: number }[]
}

function pageOf(text: string): Page {
  const article = parse(text)
  const starts = [...article.text.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({ index, end: index + word.length }))
  return { article, map: offsetMap(article.text), starts }
}

function furtherText(nth: number, words: number, random: () => number): string {
  return `Generated, ${nth}\n\n${makeText(words, random)}\n`
}

function parse(text: string): ParsedArticle {
  const parsed = parseArticle({ fileName: 'generated.txt', text })
  if (!parsed.ok) throw new Error(`the generated text was refused: ${parsed.error.kind}`)
  return parsed.value
}

/** Writes changes one after another, as one person on one device would. */
function makeHistory(actorId: RecordId, random: () => number) {
  const deviceId: DeviceId = makeId(random)
  const revisions: Revision[] = []
  const states = new Map<RecordId, RecordState>()
  let hlc: Hlc | null = null
  return {
    revisions,
    write(edits: readonly Edit[]): void {
      hlc = nextHlc(hlc, Date.UTC(2031, 0, 1), deviceId)
      const change = { changeId: makeId(random) satisfies ChangeId, edits }
      for (const revision of revisionsOfChange(change, { actorId, deviceId, hlc }, (id) => states.get(id) ?? null)) {
        const before = states.get(revision.recordId)
        const after = before === undefined ? recordState([revision]) : advanceState(before, revision)
        if (after !== null) states.set(revision.recordId, after)
        revisions.push(revision)
      }
    },
  }
}

const VOWELS = 'aeiou'
const CONSONANTS = 'bdfgklmnprstv'

function makeText(words: number, random: () => number): string {
  const paragraphs: string[] = []
  for (let left = words; left > 0; ) {
    const count = Math.min(left, 40 + Math.floor(random() * 40))
    paragraphs.push(makeParagraph(count, random))
    left -= count
  }
  return paragraphs.join('\n\n')
}

function makeParagraph(count: number, random: () => number): string {
  const words = Array.from({ length: count }, () => makeWord(random))
  const sentences: string[] = []
  while (words.length > 0) {
    const sentence = words.splice(0, 8 + Math.floor(random() * 16)).join(' ')
    sentences.push(`${capital(sentence)}.`)
  }
  return sentences.join(' ')
}

function makeWord(random: () => number): string {
  const pick = (letters: string) => letters.charAt(Math.floor(random() * letters.length))
  const syllables = 1 + Math.floor(random() * 3)
  return Array.from({ length: syllables }, () => `${pick(CONSONANTS)}${pick(VOWELS)}`).join('') + pick(CONSONANTS)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function makeId(random: () => number) {
  const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256))
  return timeOrderedId({ now: Date.UTC(2031, 0, 1), random: bytes })
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
