/** The strings of the window around the page: frame, library, dialogs, settings. */
export const enWindow = {
  'dialog.close': 'Close',
  'progress.cancel': 'Cancel',
} as const
