import type { ChangeId } from '../../shared/base/ids.ts'
import { cell, type Subscribable } from './subscribable.ts'
import type { Toast } from './views.ts'

/** The short messages that stand for a moment at the edge of the window. */
export interface Toasts {
  readonly list: Subscribable<readonly Toast[]>
  readonly say: (text: string, undo?: ChangeId, more?: Pick<Toast, 'offersNext' | 'withdraws' | 'leadsTo'>) => void
  readonly warn: (text: string) => void
  readonly dismiss: (id: number) => void
  /** Takes away the toasts that offer to undo what has been undone: changes, or an import. */
  readonly undone: (...ids: readonly string[]) => void
  /** Takes the offers to undo away where another project is entered: none of them is of that one. */
  readonly entered: () => void
}

const MOST = 4

/** An empty list of toasts; the interface decides how long each stands. */
export function createToasts(): Toasts {
  const list = cell<readonly Toast[]>([])
  let last = 0
  function add(toast: Omit<Toast, 'id'>): void {
    last += 1
    const id = last
    list.update((all) => [...all, { ...toast, id }].slice(-MOST))
  }
  return {
    list,
    say: (text, undo, more) => add({ text, tone: 'plain', undo: undo ?? null, ...more }),
    warn: (text) => add({ text, tone: 'problem', undo: null }),
    dismiss: (id) => list.update((all) => all.filter((toast) => toast.id !== id)),
    entered: () => list.update((all) => all.map((toast) => (toast.undo === null ? toast : { ...toast, undo: null }))),
    undone: (...ids) =>
      list.update((all) => {
        const left = all.filter(({ undo, withdraws }) => !ids.includes(undo ?? withdraws ?? ''))
        return left.length === all.length ? all : left
      }),
  }
}
