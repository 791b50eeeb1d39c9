import { type RefObject, useMemo } from 'react'
import { READER_KEYS, type ReaderCommand } from '../../reader/reader-keys.ts'
import type { ReaderHandle } from '../../reader/reader-props.ts'
import { type StringKey, t } from '../../strings/strings.ts'
import { useCommands } from '../commands/command-context.ts'
import type { UiCommand } from '../commands/command-registry.ts'
import type { Find } from './use-find.ts'

/** What acts wherever the focus is; everything else is heard by the page alone. */
const EVERYWHERE: readonly ReaderCommand[] = [
  'find',
  'findNext',
  'findPrevious',
  'nextSuggestion',
  'previousSuggestion',
  'escape',
]

/** Puts the commands of the page among those of the window, so that palette, list of keys and settings have them. */
export function usePageCommands(reader: RefObject<ReaderHandle | null>, { open, step }: Find): void {
  const commands = useMemo(() => {
    const finding: Partial<Record<ReaderCommand, () => void>> = {
      find: open,
      findNext: () => step(true),
      findPrevious: () => step(false),
    }
    return (Object.keys(READER_KEYS) as ReaderCommand[]).map((name): UiCommand => {
      const own = EVERYWHERE.includes(name) ? {} : { local: true as const }
      return {
        id: `reader.${name}`,
        title: t(`reader.${name}`),
        section: t(sectionOf(name)),
        keys: READER_KEYS[name],
        enabled: true,
        run: finding[name] ?? (() => runOnPage(reader.current, name)),
        ...own,
      }
    })
  }, [reader, open, step])
  useCommands(commands)
}

/** What decides over a suggestion are keys of the page: whoever walks to one goes there. */
function runOnPage(reader: ReaderHandle | null, name: ReaderCommand): void {
  if (name === 'nextSuggestion' || name === 'previousSuggestion') reader?.focus()
  reader?.run(name)
}

type SectionKey = Extract<StringKey, `reader.section.${string}` | 'suggest.section'>

function sectionOf(name: ReaderCommand): SectionKey {
  if (name === 'nextSuggestion' || name === 'previousSuggestion') return 'suggest.section'
  if (name.startsWith('find')) return 'reader.section.find'
  if (name.startsWith('extend') || name.endsWith('Selection') || name === 'selectAll' || name === 'escape') {
    return 'reader.section.select'
  }
  if (/Claims?$/.test(name) || /^(end|start)(Back|Forward)/.test(name)) return 'reader.section.claims'
  return 'reader.section.caret'
}
