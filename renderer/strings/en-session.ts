import { inQuotes } from '../../shared/message/words.ts'
import { count } from './count.ts'

/** What the session says: names of claims and commands, toasts, history. */
export const enSession = {
  'session.claim-name': (label: string, speakers: string, quote: string) =>
    speakers === '' ? `${label}, ${inQuotes(quote)}` : `${label}, ${speakers}, ${inQuotes(quote)}`,
  'session.somebody': 'Somebody unknown',
  'session.me-unnamed': 'Me',
  'session.untitled-text': 'Pasted text',

  'session.done.tagged': (label: string) => `${label} added`,
  'session.done.claim-deleted': 'Claim moved to the bin',
  'session.done.article-deleted': (title: string) => `“${title}” moved to the bin`,
  'session.done.complete': 'Marked as complete',
  'session.done.all-complete': 'Marked as complete: that was the last one to do',
  'session.done.nothing-to-do': 'Nothing left to do: every article of this project is complete.',
  'session.done.archived': 'Project archived. It stays in the list of projects, under “Archived”.',
  'session.done.unarchived': 'Project taken out of the archive',
  'session.done.restored': 'Restored from the bin',
  'session.done.imported': (articles: number) => `${count(articles, 'article', 'articles')} imported`,
  'session.done.bundle': (added: number) =>
    `Import applied: ${count(added, 'new entry', 'new entries')} in the history`,
  'session.file.from': (project: string, name: string) => `${project}, from ${name}`,
  'session.file.for-review': (project: string) => `${project}, for review`,
  'session.done.saved-as': (name: string) => `Saved as ${name}`,
  'session.done.undone': 'Undone',
  'session.done.redone': 'Redone',
  'session.done.nothing-to-undo': 'Nothing to undo',
  'session.done.nothing-to-redo': 'Nothing to redo',
  'session.done.kept': (fields: number) =>
    `${count(fields, 'field was', 'fields were')} left alone, because somebody has changed ${fields === 1 ? 'it' : 'them'} since`,
  'session.done.version-restored': 'Earlier version restored',
  'session.not.segment-outside': 'Open one of your own claims first, then mark a part of it',
  'session.not.mine': (name: string) =>
    `This claim belongs to ${name}: only they can change or delete it. You can review it.`,

  'session.command.undo': 'Undo',
  'session.command.redo': 'Redo',
  'session.command.delete-claim': 'Delete claim',
  'session.command.deselect': 'Close claim',
  'session.command.tag': (label: string) => `Tag as ${label}`,
  'session.command.tag-again': 'Tag with the last commitment again',
  'session.command.mark.segment': 'Add selection as further segment',
  'session.command.mark.cue': 'Mark selection as cue',
  'session.command.mark.condition': 'Mark selection as condition',
  'session.command.mark.deadline': 'Mark selection as deadline',
  'session.command.mark.target': 'Mark selection as target',
  'session.command.mark.relay': 'Mark selection as relay',
  'session.command.mark.mention': 'Mark selection as speaker mention',
  'session.command.status.to-do': 'Mark article as to do',
  'session.command.status.in-progress': 'Mark article as in progress',
  'session.command.status.complete': 'Mark article as complete',
  'session.command.next-article': 'Next article',
  'session.command.previous-article': 'Previous article',
  'session.command.next-to-do': 'Next article to do',
  'session.command.next-claim': 'Next claim',
  'session.command.previous-claim': 'Previous claim',
  'session.command.show-read': 'Show reader',
  'session.command.show-settings': 'Show settings',
  'session.command.toggle-library': 'Show or hide the library',
  'session.command.toggle-inspector': 'Show or hide the claims',
  'session.command.text-larger': 'Larger text',
  'session.command.text-smaller': 'Smaller text',
  'session.command.text-default': 'Default text size',
  'session.command.theme.system': 'Theme: follow the system',
  'session.command.theme.light': 'Theme: light',
  'session.command.theme.dark': 'Theme: dark',
  'session.section.edit': 'Edit',
  'session.section.claim': 'Claim',
  'session.section.tag': 'Tag the selection',
  'session.section.mark': 'Mark in the open claim',
  'session.section.article': 'Article',
  'session.section.view': 'View',

  'session.store.quota': 'This disk or browser has no room left. Nothing was lost: free some space and try again.',
  'session.store.write': (reason: string) =>
    `The database could not be written (${reason}). Nothing that was there has changed.`,
  'session.store.closed': 'The database is closed. Reload the window to go on.',
  'session.store.newer-window':
    'A newer version of Avowal has opened this database in another window. Reload this one.',

  'session.open.newer': (found: number, known: number) =>
    `A newer version of Avowal wrote this database (version ${found}; this program knows ${known}). It has not been touched: update Avowal to go on.`,
  'session.open.blocked':
    'Another window holds an older version of this database. Close all other windows of Avowal and reload this one.',
  'session.open.unavailable': (reason: string) =>
    `This browser gives Avowal no place to keep its data (${reason}). Leave private browsing, or allow storage for this page.`,

  'session.bundle.other-kind': (n: number) =>
    `${count(n, 'entry stays', 'entries stay')} out: they would make something else of a record that is here.`,
  'session.bundle.text-mismatch':
    'The text of an article is not here: its claims will show once the article is imported.',
} as const
