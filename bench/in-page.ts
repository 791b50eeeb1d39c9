/** Functions that run in a window and measure it from inside, in milliseconds. */

declare global {
  interface Window {
    /** Durations of the tasks of more than 50 ms since the window was opened, in milliseconds. */
    longTasks: number[]
    /** The measurement that is under way. */
    measured: Promise<Measured>
  }
}

export interface Measured {
  readonly time: number
  /** Tasks of more than 50 ms that were begun in that time, and the longest of them in milliseconds (0: none). */
  readonly longTasks: number
  readonly longest: number
}

/** Counts long tasks; runs before anything else in a window. */
export function countLongTasks(): void {
  window.longTasks = []
  new PerformanceObserver((list) => {
    window.longTasks.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask', buffered: true })
}

/** What has to be in view before a measurement ends. */
export interface View {
  /** How many elements match the selector. */
  readonly selector: string
  readonly count: number
  /** A selector of an element, and the number of characters that it holds. */
  readonly text?: { readonly selector: string; readonly length: number }
}

/**
 * Begins to measure from the next event of a type, or from the start of the navigation, until the view is there and has
 * been painted; `measured` answers the time.
 */
export function measureUntilPainted({
  from,
  view,
}: {
  readonly from: 'navigation' | 'click' | 'keydown'
  readonly view: View
}): void {
  window.measured = measure()

  async function measure(): Promise<Measured> {
    const start = from === 'navigation' ? { time: 0, before: 0 } : await nextEvent(from)
    const begun = performance.now()
    while (!isThere()) {
      if (performance.now() - begun > 60_000) throw new Error(`after a minute there is no ${JSON.stringify(view)}`)
      await frame()
    }
    await painted()
    const time = performance.now() - start.time
    // Long tasks are reported a little after they ended.
    await new Promise((resolve) => setTimeout(resolve, 50))
    const long = window.longTasks.slice(start.before)
    return { time, longTasks: long.length, longest: Math.max(0, ...long) }
  }

  function nextEvent(type: string): Promise<{ readonly time: number; readonly before: number }> {
    return new Promise((resolve) => {
      const heard = ({ timeStamp }: Event) => resolve({ time: timeStamp, before: window.longTasks.length })
      window.addEventListener(type, heard, { once: true, capture: true })
    })
  }

  function isThere(): boolean {
    if (document.querySelectorAll(view.selector).length !== view.count) return false
    const { text } = view
    return text === undefined || document.querySelector(text.selector)?.textContent?.length === text.length
  }

  function frame(): Promise<unknown> {
    return new Promise(requestAnimationFrame)
  }

  /** A message that is posted in a frame is delivered after that frame was painted. */
  async function painted(): Promise<void> {
    await frame()
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(null)
    })
  }
}

/** What was measured. */
export function measured(): Promise<Measured> {
  return window.measured
}

/** Makes a bare page that shows the paragraphs at a click, and marks the selected words at a key. */
export function buildBaseline(text: string): void {
  document.body.innerHTML = '<button>Show</button><article></article><ol></ol>'
  const article = document.querySelector('article')
  const list = document.querySelector('ol')
  article?.style.setProperty('font', '18px/1.6 serif')
  article?.style.setProperty('max-width', '68ch')
  document.querySelector('button')?.addEventListener('click', () => {
    const paragraphs = text.trim().split('\n\n')
    article?.replaceChildren(
      ...paragraphs.map((words) => {
        const paragraph = document.createElement('p')
        paragraph.textContent = words
        return paragraph
      }),
    )
    list?.replaceChildren()
  })
  document.addEventListener('keydown', () => {
    const words = article?.children[list?.children.length ?? 0]?.firstChild
    if (!(words instanceof Text)) return
    const range = document.createRange()
    range.setStart(words, 0)
    range.setEnd(words, Math.min(words.length, 150))
    range.surroundContents(document.createElement('mark'))
    const item = document.createElement('li')
    item.textContent = range.toString()
    list?.append(item)
  })
}
