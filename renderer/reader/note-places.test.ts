import { describe, expect, it } from 'vitest'
import { placeNotes } from './note-places.ts'
import type { RaisedNote } from './overlay.ts'

function note(text: string, left: number, top = 100): RaisedNote {
  return { key: `${text} ${left}`, text, kind: 'part', box: { left, right: left + 8, top, bottom: top + 20 } }
}
const lefts = (notes: readonly RaisedNote[]) => placeNotes(notes).map(({ text, box }) => [text, Math.round(box.left)])

describe('Notes raised above a line', () => {
  it('stay where they are while there is room', () => {
    const notes = [note('MO', 40), note('Condition', 80)]
    expect(placeNotes(notes)).toEqual(notes)
  })

  it('are moved behind one another where they would lie over one another', () => {
    expect(lefts([note('Addressed to', 40), note('MO', 40), note('Deadline', 60)])).toEqual([
      ['Addressed to', 40],
      ['MO', 98],
      ['Deadline', 112],
    ])
  })

  it('of other lines are not in the way', () => {
    expect(lefts([note('Condition', 40), note('Deadline', 40, 140)])).toEqual([
      ['Condition', 40],
      ['Deadline', 40],
    ])
  })
})
