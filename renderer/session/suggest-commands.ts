import { percent } from '../../shared/message/suggestion-text.ts'
import { t } from '../strings/strings.ts'
import type { Command } from './commands.ts'
import type { Session } from './session.ts'

type Draft = Omit<Command, 'keys' | 'enabled'> & { readonly keys?: readonly string[]; readonly enabled?: boolean }

/** What can be done with suggestions. The page brings the commands that go from one to the next. */
export function suggestCommands(
  session: Pick<Session, 'suggestions' | 'article' | 'place' | 'library'>,
): readonly Draft[] {
  const { suggestions, article, place, library } = session
  const section = t('suggest.section')
  const current = suggestions.current.get()
  const threshold = suggestions.threshold.get()
  const above = suggestions.list.get().filter(({ score }) => score >= threshold).length
  const working = suggestions.state.get().kind === 'working' || suggestions.run.get() !== null
  const isRead = place.get().screen === 'read'
  return [
    {
      id: 'suggest.article',
      title: t('suggest.command.article'),
      section,
      keys: ['Mod+Shift+s'],
      enabled: isRead && article.get()?.kind === 'open',
      run: suggestions.suggest,
    },
    {
      id: 'suggest.project',
      title: t('suggest.all'),
      section,
      enabled: library.get().length > 0,
      run: () => void suggestions.suggestProject(),
    },
    {
      id: 'suggest.accept',
      title: t('suggest.command.accept'),
      section,
      keys: ['Enter'],
      enabled: current !== null,
      run: () => current !== null && suggestions.accept(current.id),
    },
    {
      id: 'suggest.accept-open',
      title: t('suggest.command.accept-open'),
      section,
      keys: ['Shift+Enter'],
      enabled: current !== null,
      run: () => current !== null && suggestions.accept(current.id, { open: true }),
    },
    {
      id: 'suggest.dismiss',
      title: t('suggest.command.dismiss'),
      section,
      keys: ['Backspace'],
      enabled: current !== null,
      run: () => current !== null && suggestions.dismiss(current.id),
    },
    {
      id: 'suggest.leave',
      title: t('suggest.command.leave'),
      section,
      enabled: current !== null,
      run: () => suggestions.select(null),
    },
    {
      id: 'suggest.accept-above',
      title: t('suggest.command.accept-above', percent(threshold)),
      section,
      enabled: isRead && above > 0,
      run: suggestions.acceptAbove,
    },
    {
      id: 'suggest.hide',
      title: t('suggest.hide'),
      section,
      enabled: isRead && suggestions.state.get().kind === 'ready',
      run: suggestions.hide,
    },
    {
      id: 'suggest.cancel',
      title: t('suggest.command.cancel'),
      section,
      enabled: working,
      run: suggestions.cancel,
    },
  ]
}
