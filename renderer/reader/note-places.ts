import type { ViewportBox } from './reader-props.ts'

/** What is raised above a place in the text. */
interface Raised {
  readonly box: ViewportBox
  readonly text: string
}

/** How wide a character of a note is drawn at most, and how far two notes stay apart, in heights of a line's letters. */
const CHARACTER = 0.22
const APART = 0.25

/** The same notes, where two of one line would lie over one another the latter is moved behind the former. */
export function placeNotes<T extends Raised>(notes: readonly T[]): readonly T[] {
  const inOrder = notes.toSorted((a, b) => lineOf(a) - lineOf(b) || a.box.left - b.box.left)
  const placed: T[] = []
  let line = Number.NEGATIVE_INFINITY
  let free = Number.NEGATIVE_INFINITY
  for (const note of inOrder) {
    const { box } = note
    const height = box.bottom - box.top
    const by = lineOf(note) === line ? Math.max(0, free - box.left) : 0
    placed.push(by === 0 ? note : { ...note, box: { ...box, left: box.left + by, right: box.right + by } })
    line = lineOf(note)
    free = box.left + by + note.text.length * CHARACTER * height + APART * height
  }
  return placed
}

/** Letters of one line differ by fractions of a pixel. */
function lineOf({ box }: Raised): number {
  return Math.round(box.top / 4)
}
