import { useCallback, useEffect, useState } from 'react'
import type { KeptDraft } from '../../session/drafts.ts'
import { useSession } from '../session-context.ts'

/** What is typed into a field and not taken over yet, kept so that a crash does not take it. */
export interface KeptText {
  /** What an earlier window left: stands in the field until it is taken over, typed over or thrown away. */
  readonly restored: string | null
  /** The same where the field has got another value since: it is only offered. */
  readonly offered: string | null
  readonly keep: (text: string) => void
  /** It was taken over, or is not wanted. */
  readonly drop: () => void
  /** Puts what is offered into the field. */
  readonly accept: () => void
}

interface Found extends KeptDraft {
  readonly field: string
  readonly accepted: boolean
}

/** Keeps the typing of one field, `null` for none. `value` is what the field holds without it. */
export function useKeptText(field: string | null, value: string): KeptText {
  const { drafts } = useSession()
  const [found, setFound] = useState<Found | null>(null)

  useEffect(() => {
    if (field === null) return undefined
    let current = true
    drafts.recall(field).then(
      (draft) => {
        if (current && draft !== null) setFound({ ...draft, field, accepted: false })
      },
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [drafts, field])

  const keep = useCallback(
    (text: string) => {
      if (field !== null) drafts.keep(field, { text, base: value })
    },
    [drafts, field, value],
  )
  const drop = useCallback(() => {
    setFound(null)
    if (field !== null) drafts.drop(field)
  }, [drafts, field])
  const accept = useCallback(() => setFound((now) => now && { ...now, accepted: true }), [])

  const here = found !== null && found.field === field && found.text !== value ? found : null
  const fits = here !== null && (here.accepted || here.base === value)
  return { restored: fits ? here.text : null, offered: here === null || fits ? null : here.text, keep, drop, accept }
}
