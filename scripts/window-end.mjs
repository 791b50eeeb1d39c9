/** A browser that ends sooner than this has not shown a window, in milliseconds. */
const TOO_SOON_MS = 2000

/**
 * What follows from the end of the browser's process: stop serving, or go on and say why.
 * @param {{ code: number | null, openMs: number }} end the exit code, and how long the process lived
 * @returns {'stop' | (string & {})} `stop`, or a sentence for the user
 */
export function afterWindow({ code, openMs }) {
  if (code !== 0) return `The browser could not open the window (exit code ${code}).`
  if (openMs < TOO_SOON_MS) return 'The window opened in a browser that was running already.'
  return 'stop'
}
