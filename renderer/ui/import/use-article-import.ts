import { useRef, useState } from 'react'
import { allowance, readFile } from '../../../shared/host/read-files.ts'
import type { ArticleInput, ImportOutcome } from '../../session/import-articles.ts'
import { t } from '../../strings/strings.ts'
import { useSession } from '../session-context.ts'
import { type Pasted, useWindow } from '../window-state.ts'

export interface ArticleImport {
  /** How many articles are on their way, and how many of them are through; `null` while nothing runs. */
  readonly running: { readonly done: number; readonly of: number } | null
  /** What became of each; empty before and while it runs, and where all went well. */
  readonly outcomes: readonly ImportOutcome[]
  /** Why nothing came of it, in words. */
  readonly problem: string | null
  readonly start: (files: readonly File[], pasted: Pasted) => void
  readonly cancel: () => void
  readonly reset: () => void
}

/** How long a count stands before the next one, in milliseconds: drawing each of a hundred would take longer than reading. */
const BETWEEN_COUNTS = 100

/**
 * Runs an import of articles. `onTaken`: what was pasted has become an article. Where every one was added it calls
 * `onDone`, with the first one open.
 */
export function useArticleImport(onTaken: () => void, onDone: () => void): ArticleImport {
  const session = useSession()
  const { notify } = useWindow()
  const [running, setRunning] = useState<ArticleImport['running']>(null)
  const [outcomes, setOutcomes] = useState<readonly ImportOutcome[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const stop = useRef<AbortController | null>(null)

  function settle(results: readonly ImportOutcome[]): void {
    const first = results.find((result) => result.kind === 'added' || result.kind === 'possible-version')
    if (first !== undefined) session.openArticle(first.articleId)
    if (results.some(({ kind }) => kind === 'refused' || kind === 'already-here')) {
      setOutcomes(results)
      return
    }
    for (const result of results) {
      if (result.kind === 'added' && result.warnings.length > 0) {
        notify(t('import.warned', result.title, result.warnings.join(' ')), true)
      }
      if (result.kind === 'possible-version') notify(t('import.version', result.title), true)
    }
    onDone()
  }

  async function run(files: readonly File[], pasted: Pasted): Promise<void> {
    const work = new AbortController()
    const { signal } = work
    stop.current = work
    setProblem(null)
    const inputs = inputsOf(files, pasted)
    let shown = Number.NEGATIVE_INFINITY
    function show(done: number): void {
      if (performance.now() - shown < BETWEEN_COUNTS) return
      shown = performance.now()
      setRunning({ done, of: inputs.length })
    }
    show(0)
    try {
      const results = await session.importArticles(inputs, signal, show)
      signal.throwIfAborted()
      if (pasted.text !== '') onTaken()
      if (results.length === 0) setProblem(t('import.noProject'))
      else settle(results)
    } catch {
      setProblem(t(signal.aborted ? 'import.cancelled' : 'import.failed'))
    }
    setRunning(null)
  }

  return {
    running,
    outcomes,
    problem,
    start: (files, pasted) => void run(files, pasted),
    cancel: () => stop.current?.abort(),
    reset: () => {
      setOutcomes([])
      setProblem(null)
    },
  }
}

function inputsOf(files: readonly File[], { text, title }: Pasted): readonly ArticleInput[] {
  const allowed = allowance()
  const chosen = files.map(
    (file): ArticleInput => ({ kind: 'file', name: file.name, read: () => readFile(file, allowed) }),
  )
  if (text.trim() === '') return chosen
  return [...chosen, { kind: 'text', text, title: title.trim() === '' ? null : title.trim() }]
}
