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
  'project.copying': (n: number) => `Copying ${count(n, 'article', 'articles')}…`,
  'project.copyFailed': 'The copy could not be written. Nothing has changed.',
  'project.archiveInstead': 'To put it out of sight and keep it, archive it instead.',
  'project.eraseNext': 'Delete project…',
  'project.sure': (name: string) => `Press “Delete project” again to erase “${name}”.`,
  'project.sureUnsaved': (name: string) =>
    `No bundle has been saved from here. Press “Delete project” again to erase “${name}” for good.`,

  'tour.start': 'Show me around',
  'tour.region': 'Tour',
  'tour.count': (place: number, n: number) => `${place} of ${n}`,
  'tour.select': 'Select words in the article: drag over them, or double-click inside a quotation.',
  'tour.letter':
    'Press a letter, say P for a pledge. The bar at the selection shows them all, and proposes the speaker.',
  'tour.speaker': 'Somebody else said it? Change Speakers in the claim that is open, on the right.',
  'tour.undo': (key: string) => `${key} takes back whatever you did last, even after a restart.`,
  'tour.export':
    'Export saves your claims as a file, for colleagues or for a table. Nothing leaves this machine otherwise.',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.skip': 'Skip',
  'tour.done': 'Done',

  'update.title': 'Updating without a network',
  'update.bundle': 'Save a bundle of everything first: it is a copy that every later version reads.',
  'update.carry': 'Fetch the newer version on any machine that has a network, and carry it over on a stick or a share.',
  'update.start':
    'Put it in the place of the old one and start it. It finds your library where it is; an older version never opens a newer library.',
} as const
