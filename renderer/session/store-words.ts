import { assertNever } from '../../shared/base/assert-never.ts'
import type { StoreProblem } from '../store/store.ts'
import { t } from '../strings/strings.ts'

/** What kept the store from writing, in a sentence. */
export function storeProblemText(problem: StoreProblem): string {
  switch (problem.kind) {
    case 'quota':
      return t('session.store.quota')
    case 'write':
      return t('session.store.write', problem.message)
    case 'closed':
      return t('session.store.closed')
    case 'newer-window':
      return t('session.store.newer-window')
    default:
      return assertNever(problem)
  }
}
