import type { Page } from '@playwright/test'

/** A point in the window, in CSS pixels. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a stretch of text stands in the window: points inside its first and its last character. */
export interface TextPlace {
  readonly start: Point
  readonly end: Point
}

/** A stretch of text by its words: from the first character of `from` to the last of `to`, each within one block. */
export interface Stretch {
  readonly from: string
  readonly to: string
  /** Which of several equal places, from 0. */
  readonly nth: number
}

/** Scrolls to a stretch of the article and tells where it is. */
export async function placeOf(page: Page, stretch: Stretch): Promise<TextPlace> {
  const place = await page.evaluate(findStretch, stretch)
  if (place === null) throw new Error(`the article does not hold “${stretch.from}” … “${stretch.to}”`)
  return place
}

/** Runs in the page. */
async function findStretch({ from, to, nth }: Stretch): Promise<TextPlace | null> {
  const article = document.querySelector('[aria-label="Article text"]')
  if (article === null) return null
  const { nodes, text } = readText(article)
  const start = indexOfNth(text, from)
  const end = start === -1 ? -1 : text.indexOf(to, start)
  if (end === -1) return null

  const first = characterAt(start)
  const last = characterAt(end + to.length - 1)
  first.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  // Text out of sight is laid out only once it has been scrolled to.
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
  const head = [...first.getClientRects()].at(0) ?? first.getBoundingClientRect()
  const tail = [...last.getClientRects()].at(-1) ?? last.getBoundingClientRect()
  return {
    start: { x: head.left + 1, y: head.top + head.height / 2 },
    end: { x: tail.right - 1, y: tail.top + tail.height / 2 },
  }

  function readText(root: Node) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found: { readonly node: Node; readonly offset: number }[] = []
    let all = ''
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      found.push({ node, offset: all.length })
      all += node.textContent ?? ''
    }
    return { nodes: found, text: all }
  }

  function indexOfNth(all: string, words: string): number {
    let at = all.indexOf(words)
    for (let left = nth; left > 0 && at !== -1; left -= 1) at = all.indexOf(words, at + 1)
    return at
  }

  function characterAt(at: number): Range {
    const range = document.createRange()
    const found = nodes.findLast(({ offset }) => offset <= at)
    if (found === undefined) return range
    range.setStart(found.node, at - found.offset)
    range.setEnd(found.node, at - found.offset + 1)
    return range
  }
}
