/** What the icon files depend on; their hash stands in electron/icons/drawn-from.txt. */
export const ICON_SOURCES = [
  'electron/icons/icon.svg',
  'electron/icons/icon-small.svg',
  'electron/icons/document.svg',
  'scripts/make-icons.mjs',
  'scripts/icons/icon-plan.mjs',
  'scripts/icons/icon-files.mjs',
]
