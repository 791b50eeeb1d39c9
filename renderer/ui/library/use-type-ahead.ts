import { useRef } from 'react'
import { fold } from '../design/match-items.ts'

/** Letters that follow one another within this time belong together, in milliseconds. */
const PAUSE = 700

export interface TypeAhead {
  /** The next entry, from 0, whose folded label starts with what was typed; `null` where none does. */
  readonly find: (letter: string, from: number, count: number, labelAt: (index: number) => string) => number | null
  readonly isTyping: () => boolean
}

/** Finding an entry of a list by typing how it begins; one letter again and again walks through all that begin with it. */
export function useTypeAhead(): TypeAhead {
  const typed = useRef({ text: '', at: Number.NEGATIVE_INFINITY })
  const isTyping = () => performance.now() - typed.current.at < PAUSE
  return {
    isTyping,
    find(letter, from, count, labelAt) {
      const before = isTyping() ? typed.current.text : ''
      const text = before === fold(letter) ? before : before + fold(letter)
      typed.current = { text, at: performance.now() }
      const first = text.length === 1 ? from + 1 : from
      for (let step = 0; step < count; step += 1) {
        const index = (first + step) % count
        if (labelAt(index).startsWith(text)) return index
      }
      return null
    },
  }
}
