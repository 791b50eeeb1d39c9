import type { RecordId } from '../../../shared/base/ids.ts'
import { type Cell, cell, derived } from '../../session/subscribable.ts'
import type { Learning, Suggestions, SuggestionView, SuggestRun, SuggestState } from '../../session/suggest-session.ts'

/** Suggestions in memory: what is shown is set by the test, what is done is noted and takes them off the list. */
export interface FakeSuggestions extends Suggestions {
  readonly state: Cell<SuggestState>
  readonly list: Cell<readonly SuggestionView[]>
  readonly run: Cell<SuggestRun | null>
  readonly waiting: Cell<ReadonlyMap<RecordId, number>>
  readonly threshold: Cell<number>
  readonly learning: Cell<Learning>
}

/** No suggestions yet; `call` notes what is done. */
export function createFakeSuggestions(call: (...words: readonly string[]) => void): FakeSuggestions {
  const state = cell<SuggestState>({ kind: 'off' })
  const list = cell<readonly SuggestionView[]>([])
  const currentId = cell<string | null>(null)
  const run = cell<SuggestRun | null>(null)
  const threshold = cell(0.8)
  const at = (id: string | null) => list.get().findIndex((view) => view.id === id)

  function take(id: string): void {
    const next = list.get()[at(id) + 1]?.id ?? null
    if (currentId.get() === id) currentId.set(next)
    list.update((all) => all.filter((view) => view.id !== id))
  }
  function step(by: 1 | -1): void {
    const all = list.get()
    const from = at(currentId.get())
    const next = from < 0 ? all.at(by === 1 ? 0 : -1) : all[from + by]
    if (next !== undefined) currentId.set(next.id)
  }

  return {
    state,
    list,
    current: derived([list, currentId], (all, id) => all.find((view) => view.id === id) ?? null),
    run,
    waiting: cell<ReadonlyMap<RecordId, number>>(new Map()),
    threshold,
    learning: cell<Learning>({ accepted: 0, dismissed: 0 }),
    suggest() {
      call('suggest')
      state.set({ kind: 'ready' })
    },
    suggestProject: async () => call('suggestProject'),
    cancel() {
      call('cancelSuggesting')
      state.set({ kind: 'off' })
      run.set(null)
    },
    hide: () => state.set({ kind: 'off' }),
    select: currentId.set,
    next: () => step(1),
    previous: () => step(-1),
    accept(id, { code, open = false } = {}) {
      call('accept', id, code ?? '', open ? 'open' : '')
      take(id)
      return null
    },
    dismiss(id) {
      call('dismiss', id)
      take(id)
    },
    setThreshold: threshold.set,
    acceptAbove() {
      const above = list.get().filter(({ score }) => score >= threshold.get())
      call('acceptAbove', String(above.length))
      for (const { id } of above) take(id)
      return above.length
    },
    forgetDecisions: () => call('forgetDecisions'),
  }
}
