import { useCallback, useEffect, useState } from 'react'
import type { ClaimView } from '../../../session/views.ts'
import { usePatched } from '../../use-patched.ts'
import { type Chunk, claimChunks } from './claim-chunks.ts'

const NO_CHUNKS: readonly Chunk[] = []

/** How many chunks come with the first frame, which has much else to do, and with each after it. */
const AT_FIRST = 4
const AT_A_TIME = 12

export interface ClaimChunks {
  /** Those that are here by now. */
  readonly chunks: readonly Chunk[]
  /** Brings the rest at once, for somebody who goes there. */
  readonly showAll: () => void
}

/** The claims of a list in chunks; where they are thousands, the first at once and the rest in pieces. */
export function useClaimChunks(claims: readonly ClaimView[]): ClaimChunks {
  const chunks = usePatched(claims, claimChunks, NO_CHUNKS)
  const [shown, setShown] = useState(AT_FIRST)
  useEffect(() => {
    if (shown >= chunks.length) return undefined
    const timer = setTimeout(() => setShown(shown + AT_A_TIME))
    return () => clearTimeout(timer)
  }, [shown, chunks])
  const showAll = useCallback(() => setShown(Number.POSITIVE_INFINITY), [])
  return { chunks: shown >= chunks.length ? chunks : chunks.slice(0, shown), showAll }
}
