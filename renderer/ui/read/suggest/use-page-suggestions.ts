import { useMemo } from 'react'
import type { ReaderProps } from '../../../reader/reader-props.ts'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { readerSuggestions } from './reader-suggestions.ts'

/** What the page shows of suggestions, and what it does about them. */
export function usePageSuggestions(): Pick<ReaderProps, 'suggestions' | 'suggestionId' | 'onPickSuggestion'> {
  const { suggestions } = useSession()
  const list = useSubscribable(suggestions.list)
  const current = useSubscribable(suggestions.current)
  const drawn = useMemo(() => readerSuggestions(list), [list])
  return { suggestions: drawn, suggestionId: current?.id ?? null, onPickSuggestion: suggestions.select }
}
