import { assertNever } from '../../shared/base/assert-never.ts'
import type { OpenProblem, StoreProblem } from '../store/store.ts'
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

/** Why the database was not opened, and what to do, in a sentence. */
export function openProblemText(problem: OpenProblem): string {
  switch (problem.kind) {
    case 'newer-database':
      return t('session.open.newer', problem.found, problem.known)
    case 'blocked':
      return t('session.open.blocked')
    case 'unavailable':
      return t('session.open.unavailable', problem.message)
    default:
      return assertNever(problem)
  }
}
