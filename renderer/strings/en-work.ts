import { count } from './count.ts'

/** The strings of what stands around the main job: search, drafts, archived projects, the tour. */
export const enWork = {
  'command.search': 'Search in texts, claims and notes',

  'search.show': 'What the filter shows',
  'search.articles': 'Articles',
  'search.passages': 'Passages',
  'search.results': 'Passages found',
  'search.count': (n: number) => (n === 0 ? 'Nothing found' : count(n, 'article', 'articles')),
  'search.field.title': 'Title',
  'search.field.text': 'Text',
  'search.field.claim': 'Claim',
  'search.field.note': 'Note',
  'search.hit': (field: string, snippet: string) => `${field}: ${snippet}`,
  'search.more': (n: number) => `${n} more in this article`,
  'search.unlisted': (n: number) => `${count(n, 'further article', 'further articles')}: add a word to narrow it down`,
  'search.partial': 'This library is so large that some texts were searched by their titles only.',
  'search.indexing': 'Reading the articles…',
  'search.none.title': 'Nothing found',
  'search.none.hint': 'Every word has to be there, in one text or in one claim. Put a phrase in quotation marks.',
  'search.idle.hint': 'Type what you look for: words, or a phrase in quotation marks.',

  'draft.restored': 'Restored what you had not saved.',
  'draft.offered': 'You had typed something else here that was not saved.',
  'draft.accept': 'Put it back',
  'draft.discard': 'Discard',

  'command.duplicateProject': 'Duplicate project…',
  'command.archiveProject': 'Archive project',
  'command.unarchiveProject': 'Take project out of the archive',
  'project.archivedNamed': (name: string) => `Archived: ${name}`,
  'project.duplicate': 'Duplicate project',
  'project.duplicateDo': 'Duplicate',
  'project.copyName': (name: string) => `${name} (copy)`,
  'project.copies': (n: number) =>
    `Copies ${count(n, 'article', 'articles')}, the speakers and the codebook, as they stand now. The history stays with this project.`,
  'project.copyClaims': 'Copy my own claims and statuses',
  'project.copyClaimsHint':
    'Claims of other people stay behind: a copy would be new claims in their name, and nobody can write those.',
  'project.copyFailed': 'The copy could not be written. Nothing has changed.',
  'project.archiveInstead': 'To put it out of sight and keep it, archive it instead.',
  'project.eraseNext': 'Delete project…',
  'project.sure': (name: string) => `Press “Delete project” again to erase “${name}”.`,
  'project.sureUnsaved': (name: string) =>
    `No bundle has been saved from here. Press “Delete project” again to erase “${name}” for good.`,
} as const
