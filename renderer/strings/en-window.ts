/** The strings of the window around the page: frame, library, dialogs, settings. */
export const enWindow = {
  'app.undo': 'Undo',
  'app.redo': 'Redo',

  'dialog.close': 'Close',

  'progress.cancel': 'Cancel',

  'toast.region': 'Notices',
  'toast.undo': (text: string) => `Undo: ${text}`,
  'toast.dismiss': 'Dismiss',
} as const
