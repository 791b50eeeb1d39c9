/** Every word of the shell: its menus, dialogs and questions. The words of the window are in `renderer/strings/`. */
export const strings = {
  appName: 'Avowal',
  copyright: 'Free software under the MIT licence',

  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  help: 'Help',
  openRecent: 'Open recent',
  noRecent: 'Nothing yet',
  clearRecent: 'Clear this list',

  allFiles: 'All files',
  theseFiles: 'Files that can be read',

  stillSaving: 'Not everything is saved yet',
  stillSavingDetail:
    'A change is being written, or could not be. Closing now loses it. The window closes by itself once all is saved.',
  wait: 'Wait',
  closeAnyway: 'Close and lose it',

  keepsEnding: 'The window has stopped several times',
  keepsEndingDetail:
    'Everything that was saved is safe. Opening it once more may help; so may starting the computer anew.',
  openAgain: 'Open again',
  quit: 'Quit',
} as const
