import { useEffect, useState } from 'react'
import type { RecordId } from '../../../../shared/base/ids.ts'
import type { HistoryEntry } from '../../../session/views.ts'
import { useSession } from '../../session-context.ts'

/** The history of a record while it is wanted; `null` until it has been read. `version` changes when it should be read again. */
export function useHistory(recordId: RecordId, version: string, wanted: boolean): readonly HistoryEntry[] | null {
  const session = useSession()
  const [read, setRead] = useState<{ readonly of: RecordId; readonly entries: readonly HistoryEntry[] } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a reason to read again.
  useEffect(() => {
    if (!wanted) return undefined
    let current = true
    void session.historyOf(recordId).then((entries) => {
      if (current) setRead({ of: recordId, entries })
    })
    return () => {
      current = false
    }
  }, [session, recordId, version, wanted])
  return read?.of === recordId ? read.entries : null
}
