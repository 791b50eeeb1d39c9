/** Functions that run in a window and measure it from inside, in milliseconds. */

declare global {
  interface Window {
    /** Tasks of more than 50 ms since the window was opened. */
    longTasks: number
  }
}

/** Counts long tasks; runs before anything else in a window. */
export function countLongTasks(): void {
  window.longTasks = 0
  new PerformanceObserver((list) => {
    window.longTasks += list.getEntries().length
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
 * Waits until the view is there and has been painted; answers the time since `from`: the next event of that type, or the
 * start of the navigation.
 */
export async function timeUntilPainted({
  from,
  view,
}: {
  readonly from: 'navigation' | 'click' | 'keydown'
  readonly view: View
}): Promise<{ readonly time: number; readonly longTasks: number }> {
  const start = from === 'navigation' ? 0 : await nextEvent(from)
  const longTasksBefore = from === 'navigation' ? 0 : window.longTasks
  while (!isThere()) await frame()
  await painted()
  const time = performance.now() - start
  await new Promise((resolve) => setTimeout(resolve, 50))
  return { time, longTasks: window.longTasks - longTasksBefore }

  function nextEvent(type: string): Promise<number> {
    return new Promise((resolve) => {
      window.addEventListener(type, ({ timeStamp }) => resolve(timeStamp), { once: true, capture: true })
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
