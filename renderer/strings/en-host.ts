import { count } from './count.ts'

/** What the window says of the desktop around it. */
export const enHost = {
  'host.openFiles': 'Open files…',
  'host.moreProblems': (n: number) => `… and ${count(n, 'more file', 'more files')}.`,
  'host.window-restored': 'The window stopped and was opened again. Everything that was saved is here.',
  'host.link-refused': 'Avowal stays offline and follows no links. Copy the address to open it in a browser.',
} as const
