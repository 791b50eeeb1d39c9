/** So many ends within the time, in milliseconds, and the window is not opened again unasked. */
const MOST = 3
const WITHIN = 60_000

/**
 * Opens the window again when its process has ended by itself. Answers what to call then.
 * @param parts `askAgain` says whether to try once more, after it has ended several times in a row
 */
export function createRecovery(parts: {
  readonly now: () => number
  readonly reopen: () => void
  readonly askAgain: () => Promise<boolean>
  readonly quit: () => void
}): () => Promise<void> {
  let ends: readonly number[] = []
  return async () => {
    const now = parts.now()
    ends = [...ends.filter((end) => now - end < WITHIN), now]
    if (ends.length < MOST) return parts.reopen()
    if (!(await parts.askAgain())) return parts.quit()
    ends = []
    parts.reopen()
  }
}
