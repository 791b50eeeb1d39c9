import '../shared/base/no-eval.ts'
import sampleUrl from '../fixtures/sample/sample.avowal.json?url'
import type { Clock, Entropy } from '../shared/base/environment.ts'
import { err, ok, type Result } from '../shared/base/result.ts'
import { pickHost } from './host/pick-host.ts'
import { openSession } from './session/open-session.ts'
import type { Session } from './session/session.ts'
import { openProblemText } from './session/store-words.ts'
import { openStore } from './store/open-store.ts'
import { mountWindow, type OpeningProblem } from './ui/mount.tsx'
import { openWorkers } from './worker/open-workers.ts'

const DATABASE = 'avowal'

const clock: Clock = { now: () => Date.now() }
const entropy: Entropy = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) }

const host = pickHost({ appVersion: AVOWAL_VERSION })

async function open(): Promise<Result<Session, OpeningProblem>> {
  const store = await openStore({ name: DATABASE, clock, entropy })
  if (!store.ok) return err({ message: openProblemText(store.error) })
  void store.value.requestPersistence()
  const workers = openWorkers({ database: DATABASE })
  return ok(await openSession({ store: store.value, host, clock, entropy, workers, sample: readSample }))
}

async function readSample(): Promise<Uint8Array> {
  const response = await fetch(sampleUrl)
  return new Uint8Array(await response.arrayBuffer())
}

const root = document.getElementById('root')
if (root !== null) mountWindow(root, open(), host)
