import type { Clock, Entropy } from '../../shared/base/environment.ts'
import type { Result } from '../../shared/base/result.ts'
import type { OpenProblem, Store } from './store.ts'

export interface StoreOptions {
  /** The database's name. */
  readonly name: string
  readonly clock: Clock
  readonly entropy: Entropy
}

/** Opens the database of this machine, making or migrating it; one from a newer program is refused and left as it is. */
export async function openStore(_options: StoreOptions): Promise<Result<Store, OpenProblem>> {
  throw new Error('Not written yet')
}
