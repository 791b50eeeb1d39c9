/** What the window asks of the desktop shell: one channel each, answered by a `Result`. */
export const REQUESTS = {
  pickFiles: 'avowal:pick-files',
  saveFile: 'avowal:save-file',
  noteFiles: 'avowal:note-files',
  takeFiles: 'avowal:take-files',
  takeNotices: 'avowal:take-notices',
  showCommands: 'avowal:show-commands',
  setTheme: 'avowal:set-theme',
  holdClose: 'avowal:hold-close',
  chooseFolder: 'avowal:choose-folder',
  listFolder: 'avowal:list-folder',
  readFolderFile: 'avowal:read-folder-file',
  writeFolderFile: 'avowal:write-folder-file',
  removeFolderFile: 'avowal:remove-folder-file',
  watchFolder: 'avowal:watch-folder',
  forgetFolder: 'avowal:forget-folder',
} as const

export type RequestName = keyof typeof REQUESTS

/** What the shell tells the window. Events announce: what they are about is taken by a request, so none of it gets lost. */
export const EVENTS = {
  filesWaiting: 'avowal:files-waiting',
  noticesWaiting: 'avowal:notices-waiting',
  /** Carries the id of a command that was chosen in the menu. */
  command: 'avowal:command',
  /** Carries the id of a shared folder in which something came or went. */
  folderChanged: 'avowal:folder-changed',
} as const
