import type { ImportReceipt } from '../store/store.ts'
import { t } from '../strings/strings.ts'
import type { SharedWork } from './review-session.ts'
import { storeProblemText } from './store-words.ts'
import { derived } from './subscribable.ts'
import type { ImportView } from './views.ts'
import type { World } from './world.ts'

type ImportActs = Pick<SharedWork, 'imports' | 'withdrawImport'>

const NONE: readonly ImportReceipt[] = []

/** What was imported on this machine, and taking it off again. */
export function importActs(world: World): ImportActs {
  const receipts = world.store.live.imports()
  const projectId = derived([world.place], (at) => at.projectId)
  return {
    imports: derived([{ get: () => receipts.get() ?? NONE, subscribe: receipts.subscribe }, projectId], (all, id) =>
      all.filter(({ projectIds }) => id !== null && projectIds.includes(id)).map(importView),
    ),
    async withdrawImport(id) {
      const withdrawn = await world.writer.behind(() => world.store.withdrawImport(id))
      if (!withdrawn.ok) return world.toasts.warn(storeProblemText(withdrawn.error))
      world.toasts.undone(id)
      const { removed, kept } = withdrawn.value
      world.toasts.say(t('session.review.done.withdrawn-import', removed, kept))
    },
  }
}

/** A receipt as it is listed. */
export function importView({ id, at, label, added, withdrawn }: ImportReceipt): ImportView {
  return { id, label, at: new Date(at).toISOString(), added, withdrawn }
}
