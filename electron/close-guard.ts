/** What the user answers when the window shall close while something is not written. */
type Answer = 'wait' | 'close'

/** Keeps the window open while something is held, and asks. */
export interface CloseGuard {
  readonly hold: (held: boolean) => void
  /** Whether the window may close now. If not, the user is asked, and `close` is called once it may. */
  readonly mayClose: () => boolean
}

/** The question goes away by itself, and the window closes, when all is written meanwhile: then `signal` is aborted. */
export function createCloseGuard(parts: {
  readonly ask: (signal: AbortSignal) => Promise<Answer>
  readonly close: () => void
}): CloseGuard {
  let held = false
  let decided = false
  let question: AbortController | null = null

  async function ask(): Promise<void> {
    if (question !== null) return
    const asking = new AbortController()
    question = asking
    const answer = await parts.ask(asking.signal).catch((): Answer => 'wait')
    question = null
    if (answer === 'wait' && !asking.signal.aborted) return
    decided = true
    parts.close()
  }

  return {
    hold(next) {
      held = next
      if (!held) question?.abort()
    },
    mayClose() {
      if (!held || decided) return true
      void ask()
      return false
    },
  }
}
