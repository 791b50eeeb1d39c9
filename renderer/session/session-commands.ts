import { ARTICLE_STATUSES } from '../../shared/claim/record-fields.ts'
import { t } from '../strings/strings.ts'
import type { Command } from './commands.ts'
import { claimOn, pageOf } from './open-page.ts'
import { reviewCommands, shownDesk } from './review-commands.ts'
import type { MarkAs, Session } from './session.ts'
import { derived, type Subscribable } from './subscribable.ts'
import { suggestCommands } from './suggest-commands.ts'
import type { ThemeChoice } from './views.ts'

const MARK_KEYS: { readonly [K in MarkAs]: string } = {
  segment: '+',
  cue: '1',
  condition: '2',
  deadline: '3',
  target: '4',
  relay: '5',
  mention: '6',
}
const MARKS = Object.keys(MARK_KEYS) as readonly MarkAs[]
const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** A command before the user's own keys are put in. */
type Draft = Omit<Command, 'keys' | 'enabled'> & { readonly keys?: readonly string[]; readonly enabled?: boolean }

type Acts = Omit<Session, 'commands'>

/** The commands of the session with their state of now. */
export function sessionCommands(session: Acts): Subscribable<readonly Command[]> {
  const { place, article, selection, lastCommitment, undoable, settings, codebook, library } = session
  const desk = shownDesk(session)
  const { list, current, state, run, threshold } = session.suggestions
  const suggested = derived([list, current, state, run, threshold], (...all) => all)
  return derived(
    [place, article, selection, lastCommitment, undoable, settings, codebook, library, desk, suggested],
    (): readonly Command[] => {
      const own = settings.get().keys
      const drafts: readonly Draft[] = [
        ...editing(session),
        ...claims(session),
        ...tagging(session),
        ...suggestCommands(session),
        ...reviewCommands(session, desk.get()),
        ...articles(session),
        ...viewing(session),
      ]
      const commands = drafts.map(({ keys = [], enabled = true, ...command }) => {
        return { ...command, enabled, keys: own[command.id] ?? keys }
      })
      return place.get().screen === 'review' ? besideComments(commands) : commands
    },
  )
}

/** On the review screen the key of a comment is a comment's also where words are selected: a code has it with Shift. */
function besideComments(commands: readonly Command[]): readonly Command[] {
  const taken = commands.find(({ id }) => id === 'review.comment')?.keys ?? []
  const beside = (key: string) => (taken.includes(key) ? `Shift+${key}` : key)
  return commands.map((command) =>
    command.id.startsWith('tag.') ? { ...command, keys: command.keys.map(beside) } : command,
  )
}

function editing({ undo, redo, undoable }: Acts): readonly Draft[] {
  const section = t('session.section.edit')
  const now = undoable.get()
  return [
    {
      id: 'edit.undo',
      title: t('session.command.undo'),
      section,
      keys: ['Mod+z'],
      enabled: now.undo,
      run: () => void undo(),
    },
    {
      id: 'edit.redo',
      title: t('session.command.redo'),
      section,
      keys: ['Mod+Shift+z', 'Mod+y'],
      enabled: now.redo,
      run: () => void redo(),
    },
  ]
}

function claims(session: Acts): readonly Draft[] {
  const { claimId } = session.place.get()
  const open = claimOn(session.article.get(), claimId)
  const selected = session.selection.get() !== null
  const section = t('session.section.claim')
  const marking = t('session.section.mark')
  return [
    {
      id: 'claim.delete',
      title: t('session.command.delete-claim'),
      section,
      keys: ['Delete'],
      // Of a colleague's claim it says whose it is.
      enabled: open !== null,
      run: () => open !== null && session.deleteClaim(open.id),
    },
    {
      id: 'claim.close',
      title: t('session.command.deselect'),
      section,
      enabled: open !== null,
      run: () => session.selectClaim(null),
    },
    ...MARKS.map((as) => ({
      id: `mark.${as}`,
      title: t(`session.command.mark.${as}`),
      section: marking,
      keys: [MARK_KEYS[as]],
      enabled: selected && open?.mine === true,
      run: () => session.mark(as),
    })),
  ]
}

function tagging(session: Acts): readonly Draft[] {
  const selected = session.selection.get() !== null
  const suggested = session.suggestions.current.get()
  const section = t('session.section.tag')
  const codes = session.codebook.get().codes.map((code) => ({
    id: `tag.${code.code}`,
    title: t('session.command.tag', code.label),
    section,
    keys: code.key === null ? [] : [code.key],
    enabled: selected || suggested !== null,
    run() {
      if (selected || suggested === null) session.tag(code.code)
      else session.suggestions.accept(suggested.id, { code: code.code })
    },
  }))
  const again = {
    id: 'tag.again',
    title: t('session.command.tag-again'),
    section,
    keys: ['Enter'],
    enabled: selected && session.lastCommitment.get() !== null,
    run: () => void session.tagAgain(),
  }
  return [...codes, again]
}

function articles(session: Acts): readonly Draft[] {
  const page = pageOf(session.article.get())
  const rows = session.library.get()
  const at = rows.findIndex((row) => row.id === session.place.get().articleId)
  const section = t('session.section.article')
  const step = (by: 1 | -1, id: string, title: string, key: string): Draft => {
    const row = rows[at + by]
    return {
      id,
      title,
      section,
      keys: [key],
      enabled: row !== undefined,
      run: () => row && session.openArticle(row.id),
    }
  }
  return [
    step(1, 'article.next', t('session.command.next-article'), 'Mod+]'),
    step(-1, 'article.previous', t('session.command.previous-article'), 'Mod+['),
    {
      id: 'article.next-to-do',
      title: t('session.command.next-to-do'),
      section,
      keys: ['Mod+Enter'],
      enabled: rows.length > 0,
      run: session.openNextToDo,
    },
    ...ARTICLE_STATUSES.map((status) => ({
      id: `article.${status}`,
      title: t(`session.command.status.${status}`),
      section,
      enabled: page !== null && page.status !== status,
      run: () => page !== null && session.setStatus(page.id, status),
    })),
  ]
}

function viewing(session: Acts): readonly Draft[] {
  const now = session.settings.get()
  const { screen } = session.place.get()
  const section = t('session.section.view')
  const scale = (by: number) => Math.round(Math.min(2, Math.max(0.8, now.textScale + by)) * 10) / 10
  const set = session.changeSettings
  return [
    {
      id: 'view.read',
      title: t('session.command.show-read'),
      section,
      enabled: screen !== 'read',
      run: () => session.showScreen('read'),
    },
    {
      id: 'view.settings',
      title: t('session.command.show-settings'),
      section,
      keys: ['Mod+,'],
      enabled: screen !== 'settings',
      run: () => session.showScreen('settings'),
    },
    {
      id: 'view.library',
      title: t('session.command.toggle-library'),
      section,
      keys: ['Mod+b'],
      run: () => set({ libraryOpen: !session.settings.get().libraryOpen }),
    },
    {
      id: 'view.inspector',
      title: t('session.command.toggle-inspector'),
      section,
      keys: ['Mod+j'],
      run: () => set({ inspectorOpen: !session.settings.get().inspectorOpen }),
    },
    {
      id: 'view.text-larger',
      title: t('session.command.text-larger'),
      section,
      keys: ['Mod+Alt+='],
      enabled: now.textScale < 2,
      run: () => set({ textScale: scale(0.1) }),
    },
    {
      id: 'view.text-smaller',
      title: t('session.command.text-smaller'),
      section,
      keys: ['Mod+Alt+-'],
      enabled: now.textScale > 0.8,
      run: () => set({ textScale: scale(-0.1) }),
    },
    {
      id: 'view.text-default',
      title: t('session.command.text-default'),
      section,
      enabled: now.textScale !== 1,
      run: () => set({ textScale: 1 }),
    },
    ...THEMES.map((theme) => ({
      id: `view.theme.${theme}`,
      title: t(`session.command.theme.${theme}`),
      section,
      enabled: now.theme !== theme,
      run: () => set({ theme }),
    })),
  ]
}
