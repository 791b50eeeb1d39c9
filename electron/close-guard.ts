/** What the user answers when the window shall close while something is not written. */
type Answer = 'wait' | 'close'

/** Keeps the window open while something is held, and asks. */
export interface CloseGuard {
  /** The window's own word on whether something is held. */
  readonly hold: (held: boolean) => void
  /** Holds while the work lasts. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>
  /** Whether the window may close now. If not, the user is asked, and `close` is called once it may. */
  readonly mayClose: () => boolean
}

/** The question goes away by itself, and the window closes, when all is written meanwhile: then `signal` is aborted. */
export function createCloseGuard(parts: {
  readonly ask: (signal: AbortSignal) => Promise<Answer>
  readonly close: () => void
}): CloseGuard {
  let held = false
  let working = 0
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

  const isHeld = () => held || working > 0
  function settle(): void {
    if (!isHeld()) question?.abort()
  }

  return {
    hold(next) {
      held = next
      settle()
    },
    async during(work) {
      working += 1
      try {
        return await work()
      } finally {
        working -= 1
        settle()
      }
    },
    mayClose() {
      if (!isHeld() || decided) return true
      void ask()
      return false
    },
  }
}
