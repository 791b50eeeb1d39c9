import type { ArticleProblem, ParsedArticle } from '../../shared/article/parse-article.ts'
import type { ProjectId, RecordId } from '../../shared/base/ids.ts'
import type { Result } from '../../shared/base/result.ts'
import type { Sha256 } from '../../shared/base/sha256.ts'
import type { Edit } from '../../shared/history/change.ts'
import { readRecord } from '../../shared/history/read-record.ts'
import type { FileProblem } from '../../shared/host/read-files.ts'
import { problemText } from '../../shared/message/problem-text.ts'
import { addArticle, setCompletion } from '../../shared/project/project-edits.ts'
import type { StoredText } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import type { OpenWorkers } from '../worker/open-workers.ts'
import type { ArticleInput, ImportOutcome } from './import-articles.ts'
import type { Session } from './session.ts'
import { storeProblemText } from './store-words.ts'
import type { ArticleRow } from './views.ts'
import { commit, type World } from './world.ts'

type ArticleActs = Pick<Session, 'importArticles' | 'deleteArticle' | 'editArticle' | 'setStatus' | 'openNextToDo'>

/** Taking articles in, and saying things of them. */
export function articleActs(
  world: World,
  readArticle: OpenWorkers['readArticle'],
  openArticle: Session['openArticle'],
): ArticleActs {
  const completions = world.views.records('completion')

  async function importArticles(
    inputs: readonly ArticleInput[],
    signal: AbortSignal,
    onProgress: (done: number) => void = () => {},
  ): Promise<readonly ImportOutcome[]> {
    const projectId = world.place.get().projectId
    if (projectId === null) return []
    const outcomes: ImportOutcome[] = []
    const edits: Edit[] = []
    const texts: StoredText[] = []
    const missing: StoredText[] = []
    for (const input of inputs) {
      const name = input.kind === 'file' ? input.name : (input.title ?? t('session.untitled-text'))
      const read = await readInput(input, signal)
      if (signal.aborted) return []
      if (read.ok) {
        const { sha256, text } = read.value
        const outcome = place(projectId, name, read.value, edits)
        const bringsText = outcome.kind === 'already-here' && isHere(outcome.articleId) && !(await hasText(sha256))
        outcomes.push(bringsText ? { ...outcome, kind: 'added', warnings: [] } : outcome)
        if (bringsText) missing.push({ sha256, text })
        else if (outcome.kind !== 'already-here') texts.push({ sha256, text })
      } else {
        outcomes.push({ name, kind: 'refused', message: problemText(read.error) })
      }
      onProgress(outcomes.length)
    }
    if (missing.length > 0) await addTexts(missing)
    if (edits.length === 0) return outcomes
    const { changeId, written } = commit(world, edits, { texts })
    if ((await written) === null) return outcomes
    world.toasts.say(t('session.done.imported', edits.length), changeId)
    return outcomes
  }

  async function hasText(sha256: Sha256): Promise<boolean> {
    return (await world.store.text(sha256)) !== null
  }

  /** Puts texts beside articles that came without them. */
  async function addTexts(texts: readonly StoredText[]): Promise<void> {
    const added = await world.writer.behind(() => world.store.addTexts(texts))
    if (!added.ok) world.toasts.warn(storeProblemText(added.error))
  }

  async function readInput(
    input: ArticleInput,
    signal: AbortSignal,
  ): Promise<Result<ParsedArticle, ArticleProblem | FileProblem>> {
    if (input.kind === 'text') return readArticle(input, signal)
    const file = await input.read()
    signal.throwIfAborted()
    return file.ok ? readArticle({ kind: 'file', ...file.value }, signal) : file
  }

  function place(projectId: ProjectId, name: string, article: ParsedArticle, edits: Edit[]): ImportOutcome {
    const added = addArticle(projectId, article, name)
    const { recordId } = added
    const { title } = article
    const here = edits.some((edit) => edit.recordId === recordId) || isHere(recordId)
    if (here) return { name, kind: 'already-here', articleId: recordId, title }
    const older = articlesOfTitle(title)
    edits.push({ ...added, set: { ...added.set, ...supersedes(older) } })
    if (older !== null) return { name, kind: 'possible-version', articleId: recordId, title, of: older }
    return { name, kind: 'added', articleId: recordId, title, warnings: article.warnings.map(problemText) }
  }

  function isHere(id: RecordId): boolean {
    return world.views.articles.get().some((state) => state.recordId === id)
  }

  /** The newest article of that very title, whose other text may be an older version. */
  function articlesOfTitle(title: string): RecordId | null {
    const same = world.views.articles.get().filter((state) => {
      const read = readRecord(state, 'article')
      return read.ok && read.value.title === title
    })
    return same.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]?.recordId ?? null
  }

  function edit(id: RecordId, set: Edit['set']): void {
    const { projectId } = world.place.get()
    if (projectId !== null) commit(world, [{ recordId: id, kind: 'article', projectId, set }])
  }

  function hasSaid(articleId: RecordId, annotatorId: RecordId): boolean {
    return completions.get().some(({ fields }) => {
      return fields['articleId']?.[0].value === articleId && fields['annotatorId']?.[0].value === annotatorId
    })
  }

  return {
    importArticles,
    editArticle: (id, patch) => edit(id, patch),
    deleteArticle(id) {
      const { projectId, articleId } = world.place.get()
      const title = world.views.library.get().find((row) => row.id === id)?.title ?? ''
      if (projectId === null) return
      const { changeId } = commit(world, [{ recordId: id, kind: 'article', projectId, set: { deleted: true } }])
      if (articleId === id) world.place.update((place) => ({ ...place, articleId: null, claimId: null }))
      world.toasts.say(t('session.done.article-deleted', title), changeId)
    },
    setStatus(articleId, status) {
      const { projectId } = world.place.get()
      const annotatorId = world.me.get().id
      if (projectId === null) return
      // What I said under another of my identities would still stand.
      const others = world.views.sharing.get().myIds.filter((id) => id !== annotatorId && hasSaid(articleId, id))
      const { changeId } = commit(
        world,
        [annotatorId, ...others].map((id) => setCompletion(projectId, articleId, id, status)),
      )
      if (status !== 'complete') return
      const left = nextToDo(world.views.library.get(), articleId) !== null
      const words = t(left ? 'session.done.complete' : 'session.done.all-complete')
      world.toasts.say(words, changeId, { offersNext: left })
    },
    openNextToDo() {
      const next = nextToDo(world.views.library.get(), world.place.get().articleId)
      if (next === null) world.toasts.say(t('session.done.nothing-to-do'))
      else openArticle(next)
    },
  }
}

/** The first article behind the open one that is not complete, round the end of the list; never the open one itself. */
function nextToDo(rows: readonly ArticleRow[], open: RecordId | null): RecordId | null {
  const at = rows.findIndex(({ id }) => id === open)
  const others = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))]
  return others.find(({ status }) => status !== 'complete')?.id ?? null
}

function supersedes(older: RecordId | null): Edit['set'] {
  return older === null ? {} : { supersedes: older }
}
