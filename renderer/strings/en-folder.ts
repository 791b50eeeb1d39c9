import { count } from './count.ts'

const entries = (n: number) => count(n, 'entry', 'entries')

/** The folder through which several machines exchange their work. */
export const enFolder = {
  'folder.title': 'Shared folder',
  'folder.about':
    'Choose a folder that your colleagues can reach as well: on a network drive, or one that a sync service keeps alike on several machines. Avowal writes what you do in this project there, and takes in what the others do. Without a network of its own: it only reads and writes files.',
  'folder.texts': 'Texts of the articles go along',
  'folder.textsHint':
    'Without them everybody imports the articles for themselves. Quotes in claims still show parts of the text.',
  'folder.choose': 'Choose a shared folder',
  'folder.chooseOther': 'Choose another folder',
  'folder.leave': 'Stop using this folder',
  'folder.leaveHint': 'Nothing is removed: neither from the folder, nor from here.',
  'folder.named': (name: string) => `This project is shared through “${name}”.`,
  'folder.sync': 'Sync now',
  'folder.lastIn': 'Last taken in',
  'folder.lastOut': 'Last written',
  'folder.never': 'Nothing yet',
  'folder.transfer': (n: number, when: string) => `${entries(n)}, ${when}`,
  'folder.incomplete': 'Waiting for files',
  'folder.incompleteText': (n: number) => `${count(n, 'file', 'files')} still being copied`,
  'folder.waiting': (n: number) => `${count(n, 'file waits', 'files wait')} for you`,
  'folder.waitingHint':
    'Something in what waits should not happen by itself: a conflict, a missing text or earlier entry, another project, or what you took back before. A file that cannot be read waits as well, and is named.',
  'folder.look': 'See what waits',
  'folder.received': 'Taken in by itself',
  'folder.receipt': (name: string) => `Shared folder “${name}”`,
  'folder.receiptText': (n: number, when: string) => `${entries(n)} on ${when}`,
  'folder.takeBack': 'Take back',
  'folder.takeBackNamed': (n: number, when: string) => `Take back ${entries(n)} of ${when}`,
  'folder.takenBackMark': 'Taken back',
  'folder.taken-back': (removed: number, kept: number) =>
    kept === 0
      ? `${entries(removed)} taken back. Nothing of it comes in by itself again.`
      : `${entries(removed)} taken back; ${entries(kept)} stay, because later work builds on them.`,
  'folder.unreadable.too-large': (file: string) =>
    `“${file}” in the shared folder is larger than 200 MB, so it is not read. Ask whoever put it there to remove it; Avowal writes smaller ones.`,
  'folder.unreadable.refused': (file: string) =>
    `“${file}” in the shared folder is a link or a folder, so it is not read. Ask whoever put it there to remove it.`,
  'folder.unreadable.failed': (file: string) =>
    `“${file}” in the shared folder could not be read; everything else there is taken in. “Sync now” tries it again.`,
  'folder.file': 'From the shared folder',
  'folder.file-other': (n: number) => `From the shared folder, file ${n}`,

  'folder.trouble.locked': 'The browser wants you to allow this folder again.',
  'folder.trouble.unreachable':
    'The folder cannot be reached. Is the drive plugged in, and the network there? It goes on by itself once the folder is back.',
  'folder.trouble.unknown': 'This folder has to be chosen again.',
  'folder.trouble.emptied':
    'Nothing is left of what was in this folder. If it is on a drive, the drive may not be mounted. If it was emptied on purpose, write everything again.',
  'folder.trouble.not-written':
    'The folder could not be written to. What you do is safe here, and is written once that is possible.',
  'folder.trouble.failed': 'This did not work. Nothing is lost; it is tried again with the next change.',
  'folder.detail': (words: string) => `The system says: ${words}`,
  'folder.allow': 'Allow this folder',
  'folder.startAnew': 'Write everything again',
  'folder.of-a-device':
    'This is the sub-folder of one machine within a shared folder. Choose the folder that it is in.',
  'folder.used-elsewhere': 'Another project uses this folder. Choose one of its own for each project.',
  'folder.not-chosen': (words: string) =>
    words === '' ? 'This folder cannot be used.' : `This folder cannot be used: ${words}`,

  'folder.state.idle': 'Shared folder: up to date',
  'folder.state.working': 'Shared folder: at work',
  'folder.state.incomplete': (n: number) => `Shared folder: waiting for ${count(n, 'file', 'files')}`,
  'folder.state.waiting': (n: number) => `Shared folder: ${count(n, 'file waits', 'files wait')} for you`,
  'folder.state.trouble': 'Shared folder: paused',

  'folder.section': 'Shared folder',
  'folder.command.choose': 'Choose a shared folder…',
  'folder.command.sync': 'Sync the shared folder now',
  'folder.command.look': 'Look at what waits in the shared folder',
} as const
