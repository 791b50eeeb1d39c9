import type { ProjectId, RecordId } from '../../../shared/base/ids.ts'
import type { Claim } from '../../../shared/claim/claim.ts'
import type { ArticleStatus, ClaimFields } from '../../../shared/claim/record-fields.ts'
import { activeCodes } from '../../../shared/codebook/codebook.ts'
import { defaultCodebook } from '../../../shared/codebook/default-codebook.ts'
import { problemText } from '../../../shared/message/problem-text.ts'
import { describeSpan } from '../../../shared/selector/describe.ts'
import { blocksOf } from '../../../shared/text/block.ts'
import { type CanonicalText, canonicalText, textHash } from '../../../shared/text/canonical-text.ts'
import { offsetMap, span } from '../../../shared/text/offset.ts'
import { quotations } from '../../../shared/text/quotation.ts'
import type { Command } from '../../session/commands.ts'
import type { KeptDraft } from '../../session/drafts.ts'
import type { ArticleInput, ImportOutcome } from '../../session/import-articles.ts'
import type { BundleImport } from '../../session/import-bundle.ts'
import type { MoveImport } from '../../session/move.ts'
import type { Session } from '../../session/session.ts'
import { type Cell, cell, derived } from '../../session/subscribable.ts'
import type {
  ArticleRow,
  ArticleView,
  BinEntry,
  ClaimView,
  OpenArticle,
  Place,
  ProjectView,
  SaveState,
  Settings,
  SpeakerView,
  Toast,
} from '../../session/views.ts'
import { createFakeSharedWork, type FakeSharedWork } from './fake-review.ts'
import { createFakeSuggestions, type FakeSuggestions } from './fake-suggestions.ts'

export interface FakeClaim {
  /** Words of the text, found from its start. */
  readonly quotes: readonly string[]
  readonly commitment: string
  readonly speakers: readonly string[]
}

export interface FakeArticle {
  readonly title: string
  readonly text: string
  readonly publisher?: string
  readonly published?: string
  readonly status?: ArticleStatus
  readonly claims?: readonly FakeClaim[]
}

/** A session in memory, and the levers that a test pulls. */
export interface FakeSession extends Session, FakeSharedWork {
  readonly suggestions: FakeSuggestions
  readonly review: FakeSharedWork['review']
  readonly handOver: FakeSharedWork['handOver']
  readonly people: FakeSharedWork['people']
  readonly conflicts: FakeSharedWork['conflicts']
  readonly imports: FakeSharedWork['imports']
  readonly saving: Cell<SaveState>
  readonly toasts: Cell<readonly Toast[]>
  readonly settings: Cell<Settings>
  readonly bin: Cell<readonly BinEntry[]>
  readonly projects: Cell<readonly ProjectView[]>
  readonly place: Cell<Place>
  readonly extraCommands: Cell<readonly Command[]>
  /** What is kept of fields that were not saved. */
  readonly keptDrafts: Map<string, KeptDraft>
  /** What reading a bundle answers; tests set it. */
  readonly bundle: { answer: BundleImport }
  /** What reading everything of another machine answers; tests set it. */
  readonly move: { answer: MoveImport }
  /** What was called, as `name` or `name detail`. */
  readonly calls: string[]
}

const FAKE_SETTINGS: Settings = {
  theme: 'system',
  textScale: 1,
  face: 'serif',
  singleLetterKeys: true,
  keys: {},
  libraryOpen: true,
  inspectorOpen: true,
  libraryWidth: 288,
  inspectorWidth: 360,
  suggestOnOpening: false,
  nameAsked: true,
}

const id = (kind: number, n: number) =>
  `0196${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as RecordId

const codebook = defaultCodebook()
const me = id(1, 1)

/** A session over some articles; the first of them is open. */
export function createFakeSession(articles: readonly FakeArticle[], settings: Partial<Settings> = {}): FakeSession {
  const projectId = id(2, 1) as ProjectId
  const rows = cell<readonly ArticleRow[]>(articles.map(rowOf))
  const texts = new Map(articles.map(({ text }, index) => [id(3, index), canonicalText(text)]))
  const given = new Map(articles.map((article, index) => [id(3, index), article]))
  const speakers = cell<readonly SpeakerView[]>(speakersOf(articles))
  const place = cell<Place>({ screen: 'read', projectId, articleId: rows.get()[0]?.id ?? null, claimId: null })
  const settingsCell = cell<Settings>({ ...FAKE_SETTINGS, ...settings })
  const toasts = cell<readonly Toast[]>([])
  const bin = cell<readonly BinEntry[]>([])
  const projects = cell<readonly ProjectView[]>([{ id: projectId, name: 'Sample project', archived: false }])
  const name = settings.nameAsked === false ? 'Me' : 'Nadia Okonkwo'
  const annotator = cell({ id: me, fields: { name, annotatorId: me } })
  const extraCommands = cell<readonly Command[]>([])
  const calls: string[] = []
  const drafts = new Map<string, KeptDraft>()
  const move = { answer: { kind: 'refused', message: 'No file was set.', details: [] } as MoveImport }
  const bundle = { answer: { kind: 'refused', message: 'No bundle was set.', details: [] } as BundleImport }
  const call = (...words: readonly string[]) => void calls.push(words.join(' '))
  const setPlace = (patch: Partial<Place>) => place.update((now) => ({ ...now, ...patch }))
  const setRow = (articleId: RecordId, patch: Partial<ArticleRow>) =>
    rows.update((all) => all.map((row) => (row.id === articleId ? { ...row, ...patch } : row)))
  const say = (text: string, undo = false) =>
    toasts.update((all) => [
      ...all,
      { id: all.length + 1, text, tone: 'plain', undo: undo ? (id(9, 1) as never) : null },
    ])

  const article = derived([place, rows, speakers], ({ articleId }, all, people): OpenArticle => {
    const row = all.find((each) => each.id === articleId)
    const text = articleId === null ? undefined : texts.get(articleId)
    if (row === undefined || text === undefined) return null
    return { kind: 'open', article: viewOf(row, text, given.get(row.id)?.claims ?? [], people) }
  })

  const unit = <T>(subscribable: T): T => subscribable
  const session: FakeSession = {
    place,
    projects,
    library: rows,
    article,
    speakers,
    codebook: cell({ groups: codebook.groups, codes: activeCodes(codebook) }),
    me: annotator,
    selection: cell(null),
    saving: cell<SaveState>({ kind: 'saved' }),
    undoable: cell({ undo: true, redo: false }),
    settings: settingsCell,
    toasts,
    bin,
    drafts: {
      recall: async (field) => drafts.get(field) ?? null,
      keep: (field, draft) => void drafts.set(field, draft),
      drop: (field) => void drafts.delete(field),
    },
    keptDrafts: drafts,
    extraCommands,
    commands: derived([extraCommands], (extra) => [...fakeCommands(() => session), ...extra]),
    bundle,
    move,
    calls,
    ...createFakeSharedWork(call),

    openProject: (project) => setPlace({ projectId: project as ProjectId, articleId: null }),
    async createProject(name) {
      const project = id(2, projects.get().length + 1) as ProjectId
      projects.update((all) => [...all, { id: project, name, archived: false }])
      return project
    },
    renameProject: (project, name) =>
      projects.update((all) => all.map((each) => (each.id === project ? { ...each, name } : each))),
    archiveProject: (project, archived) =>
      projects.update((all) => all.map((each) => (each.id === project ? { ...each, archived } : each))),
    async duplicateProject(name, { claims }) {
      call('duplicateProject', name, claims ? 'with claims' : 'without claims')
      return session.createProject(name)
    },
    async eraseProject(project) {
      projects.update((all) => all.filter((each) => each.id !== project))
    },
    openArticle: (articleId) => setPlace({ articleId, claimId: null, screen: 'read' }),
    showScreen: (screen) => setPlace({ screen }),
    selectClaim: (claimId) => setPlace({ claimId }),
    async filterArticles(query) {
      const words = query.trim().toLowerCase()
      if (words === '') return null
      const hit = (row: ArticleRow) => `${row.title}\n${texts.get(row.id)}`.toLowerCase().includes(words)
      return new Set(
        rows
          .get()
          .filter(hit)
          .map((row) => row.id),
      )
    },
    async search(query) {
      const needle = query.trim().toLowerCase()
      const groups = rows.get().flatMap((row) => {
        const text = texts.get(row.id) ?? ''
        const at = text.toLowerCase().indexOf(needle)
        if (needle === '' || at < 0) return []
        const end = at + needle.length
        const passage = {
          field: 'text' as const,
          claimId: null,
          span: span(at, end),
          snippet: text.slice(at, end + 30).replaceAll('\n', ' '),
          marks: [span(0, needle.length)],
        }
        return [{ articleId: row.id, title: row.title, passages: [passage], more: 0 }]
      })
      return { groups, articles: groups.length, partial: false }
    },
    setSelection: () => call('setSelection'),
    chooseSpeaker: () => call('chooseSpeaker'),
    tag: () => null,
    lastCommitment: cell(null),
    tagAgain: () => null,
    mark: (as) => call('mark', as),
    editClaim: (claim) => call('editClaim', claim),
    moveBoundary: (claim) => call('moveBoundary', claim),
    removePart: (claim) => call('removePart', claim),
    deleteClaim: (claim) => call('deleteClaim', claim),
    deleteArticle(articleId) {
      const row = rows.get().find((each) => each.id === articleId)
      rows.update((all) => all.filter((each) => each.id !== articleId))
      const entry = {
        recordId: articleId,
        kind: 'article',
        title: row?.title ?? '',
        deletedBy: 'Nadia Okonkwo',
      } as const
      bin.update((all) => [{ ...entry, deletedAt: '2031-03-20T09:30:00Z' }, ...all])
      say(`“${row?.title}” moved to the bin`, true)
    },
    restore: async (recordId) => bin.update((all) => all.filter((each) => each.recordId !== recordId)),
    resolveConflict: async () => call('resolveConflict'),
    historyOf: async () => [],
    restoreVersion: async () => undefined,
    setStatus: (articleId, status) => setRow(articleId, { status }),
    openNextToDo: () => call('openNextToDo'),
    editArticle: (articleId, { title }) => setRow(articleId, typeof title === 'string' ? { title } : {}),
    editSpeaker: () => call('editSpeaker'),
    undo: async () => call('undo'),
    redo: async () => call('redo'),
    async importArticles(inputs, signal, onProgress = () => {}) {
      const outcomes: ImportOutcome[] = []
      for (const input of inputs) {
        const read = input.kind === 'file' ? await input.read() : null
        signal.throwIfAborted()
        outcomes.push(
          read?.ok === false
            ? { name: read.error.name, kind: 'refused', message: problemText(read.error) }
            : importOne(input, read?.value.bytes ?? null, rows, texts, outcomes.length),
        )
        onProgress(outcomes.length)
      }
      return outcomes
    },
    readBundle: async () => bundle.answer,
    readMove: async () => move.answer,
    async saveMove() {
      calls.push('saveMove')
      return 'moved.ndjson'
    },
    async previewExport(scope, format, options) {
      const csv = format === 'csv'
      return {
        fileName: csv ? 'sample-project.claims.csv' : 'sample-project.avowal',
        articles: scope === 'article' ? 1 : rows.get().length,
        claims: rows.get().reduce((sum, row) => sum + row.claims, 0),
        speakers: speakers.get().length,
        revisions: options.historyIncluded && !csv ? 212 : 0,
        deleted: options.historyIncluded && !csv ? 3 : 0,
        notes: 4,
        reviews: 0,
        comments: 0,
        losses: csv
          ? ['The text of the articles', '212 entries of history (a table holds the present state only)']
          : [],
      }
    },
    async saveExport(scope, format) {
      call('saveExport', scope, format)
      return 'sample-project.avowal'
    },
    sharedFolder: null,
    suggestions: createFakeSuggestions(call),
    rename: (name) => annotator.update((now) => ({ ...now, fields: { ...now.fields, name } })),
    changeSettings: (patch) => settingsCell.update((now) => ({ ...now, ...patch })),
    dismissToast: (toast) => toasts.update((all) => all.filter((each) => each.id !== toast)),
    rescue: async () => call('rescue'),
    retrySaving: () => call('retrySaving'),
    close: () => call('close'),
  }
  return unit(session)
}

function rowOf(article: FakeArticle, index: number): ArticleRow {
  return {
    id: id(3, index),
    title: article.title,
    publisher: article.publisher ?? null,
    published: article.published ?? null,
    claims: article.claims?.length ?? 0,
    status: article.status ?? 'to-do',
    addedAt: '2031-03-01T08:00:00Z',
  }
}

function speakersOf(articles: readonly FakeArticle[]): readonly SpeakerView[] {
  const names = new Set(articles.flatMap(({ claims = [] }) => claims.flatMap((claim) => claim.speakers)))
  return [...names].map((name, index) => ({ id: id(4, index), fields: { name, kind: 'person' } }))
}

function viewOf(
  row: ArticleRow,
  text: CanonicalText,
  claims: readonly FakeClaim[],
  people: readonly SpeakerView[],
): ArticleView {
  const map = offsetMap(text)
  const { blocks, marks } = blocksOf(text)
  return {
    id: row.id,
    fields: {
      title: row.title,
      sha256: textHash(text),
      length: map.codePointLength,
      blocks: [],
      ...(row.publisher === null ? {} : { publisher: row.publisher }),
      ...(row.published === null ? {} : { published: row.published }),
    },
    status: row.status,
    text,
    map,
    blocks,
    marks,
    quotations: quotations(text, blocks),
    claims: claims.map((claim, index) => claimView(claim, index, row.id, text, people)),
  }
}

function claimView(
  { quotes, commitment, speakers }: FakeClaim,
  index: number,
  articleId: RecordId,
  text: CanonicalText,
  people: readonly SpeakerView[],
): ClaimView {
  const map = offsetMap(text)
  const spans = quotes.map((quote) => span(text.indexOf(quote), text.indexOf(quote) + quote.length))
  const target = spans.map((each) => describeSpan(text, map, each))
  const said = people.filter(({ fields }) => speakers.includes(fields.name))
  const parties = said.map((speaker) => ({ speakerId: speaker.id, mentions: [] }))
  const fields: ClaimFields = { articleId, annotatorId: me, target, commitment, speakers: parties }
  const code = codebook.codes.find((each) => each.code === commitment) ?? null
  const claim: Claim = {
    id: id(5, index),
    fields,
    content: spans.map((each, at) => ({ target: target[at] as never, anchor: { kind: 'exact', span: each } })),
    cues: [],
    speakers: parties,
    reportedBy: [],
    condition: [],
    deadline: null,
    targets: [],
  }
  const label = code?.label ?? commitment
  const names = speakers.join(', ')
  return {
    id: claim.id,
    fields,
    claim,
    code,
    label,
    letter: code?.key?.toUpperCase() ?? '?',
    group: code?.group ?? '',
    variant: codebook.codes.filter((each) => each.group === code?.group).indexOf(code as never),
    speakers: said,
    speakerNames: names,
    quote: quotes.join(' … '),
    name: `${label}, ${names}, “${quotes.join(' … ')}”`,
    unanchored: false,
    conflicts: [],
    annotator: 'Nadia Okonkwo',
    mine: true,
    createdAt: '2031-03-02T08:00:00Z',
    modifiedAt: '2031-03-02T08:00:00Z',
  }
}

function importOne(
  input: ArticleInput,
  bytes: Uint8Array | null,
  rows: Cell<readonly ArticleRow[]>,
  texts: Map<RecordId, CanonicalText>,
  index: number,
): ImportOutcome {
  const raw = input.kind === 'text' ? input.text : new TextDecoder().decode(bytes ?? new Uint8Array())
  const name = input.kind === 'text' ? 'Pasted text' : input.name
  if (raw.trim() === '') return { name, kind: 'refused', message: 'The file is empty. Choose one that holds text.' }
  const title = (input.kind === 'text' ? input.title : null) ?? raw.split('\n')[0]?.slice(0, 120) ?? name
  const here = rows.get().find((row) => texts.get(row.id) === canonicalText(raw))
  if (here !== undefined) return { name, kind: 'already-here', articleId: here.id, title: here.title }
  const articleId = id(6, rows.get().length + index)
  texts.set(articleId, canonicalText(raw))
  const row = { ...rowOf({ title, text: raw }, 0), id: articleId }
  rows.update((all) => [row, ...all])
  return { name, kind: 'added', articleId, title, warnings: [] }
}

function fakeCommands(session: () => Session): readonly Command[] {
  const command = (
    name: string,
    title: string,
    section: string,
    keys: readonly string[],
    run: () => void,
  ): Command => ({
    id: name,
    title,
    section,
    keys,
    enabled: true,
    run,
  })
  const toggle = (key: 'libraryOpen' | 'inspectorOpen') => () =>
    session().changeSettings({ [key]: !session().settings.get()[key] })
  return [
    command('edit.undo', 'Undo', 'Edit', ['Mod+z'], () => void session().undo()),
    command('edit.redo', 'Redo', 'Edit', ['Mod+Shift+z'], () => void session().redo()),
    command('view.read', 'Show reader', 'View', ['Mod+1'], () => session().showScreen('read')),
    command('view.settings', 'Show settings', 'View', ['Mod+,'], () => session().showScreen('settings')),
    command('view.library', 'Show or hide the library', 'View', ['Mod+b'], toggle('libraryOpen')),
    command('view.inspector', 'Show or hide the claims', 'View', ['Mod+Shift+b'], toggle('inspectorOpen')),
    ...activeCodes(codebook).map((code) =>
      command(
        `claim.tag.${code.code}`,
        `Tag as ${code.label}`,
        'Tag the selection',
        code.key === null ? [] : [code.key],
        () => session().tag(code.code),
      ),
    ),
  ]
}
