import type { UiCommand } from '../commands/command-registry.ts'
import { fold } from '../design/match-items.ts'

/**
 * The commands that a query may mean, best first. Its letters have to stand in the title (or section and title) in their
 * order, in pieces that begin words or are two letters long at least. Whole titles, then beginnings of words, then long
 * pieces weigh more. An empty query keeps all, those run lately first.
 */
export function rankCommands(
  query: string,
  commands: readonly UiCommand[],
  recent: readonly string[],
): readonly UiCommand[] {
  const letters = fold(query).replace(/\s+/gu, '')
  if (letters === '') return [...recentOf(commands, recent), ...commands.filter(({ id }) => !recent.includes(id))]
  return commands
    .map((command) => ({ command, score: score(letters, command, recent) }))
    .filter(({ score: each }) => each > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command)
}

/** Those run lately that are there, latest first. */
function recentOf(commands: readonly UiCommand[], recent: readonly string[]): readonly UiCommand[] {
  return recent.flatMap((id) => commands.filter((command) => command.id === id))
}

function score(letters: string, { id, title, section }: UiCommand, recent: readonly string[]): number {
  const own = scoreIn(letters, fold(title))
  const best = own > 0 ? own : Math.min(scoreIn(letters, fold(`${section} ${title}`)), BY_SECTION)
  return best > 0 && recent.includes(id) ? best + 0.5 : best
}

/** What a command weighs at most that only its section leads to: less than one whose title says a word that is meant. */
const BY_SECTION = 100

/** 0 where the letters are not all there; else more for beginnings of words and few pieces, less for long titles. */
function scoreIn(letters: string, title: string): number {
  if (title.replace(/\s+/gu, '').startsWith(letters)) return 1000 - title.length
  if (title.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(letters))) return 500 - title.length
  const best = bestFrom(letters, title, 0, 0, new Map())
  return best === null ? 0 : best + 1 / title.length
}

/** A letter at the beginning of a word, a letter that follows the one before, a piece within a word. */
const WORD_START = 8
const NEXT = 6
const WITHIN = 1

/** What the best way to find the letters from here on weighs; `null` where there is none. */
function bestFrom(
  letters: string,
  title: string,
  letter: number,
  from: number,
  known: Map<string, number | null>,
): number | null {
  if (letter === letters.length) return 0
  const key = `${letter} ${from}`
  const found = known.get(key)
  if (found !== undefined) return found
  let best: number | null = null
  for (
    let at = title.indexOf(letters[letter] ?? '', from);
    at !== -1;
    at = title.indexOf(letters[letter] ?? '', at + 1)
  ) {
    const starts = startsWord(title, at)
    for (let length = starts ? 1 : 2; length <= runAt(letters, letter, title, at); length += 1) {
      const rest = bestFrom(letters, title, letter + length, at + length, known)
      if (rest === null) continue
      best = Math.max(best ?? 0, (starts ? WORD_START : WITHIN) + NEXT * (length - 1) + rest)
    }
  }
  known.set(key, best)
  return best
}

/** How many letters from one on stand in the title at this place, spaces passed over in neither. */
function runAt(letters: string, letter: number, title: string, at: number): number {
  let length = 0
  while (letter + length < letters.length && letters[letter + length] === title[at + length]) length += 1
  return length
}

function startsWord(title: string, at: number): boolean {
  return at === 0 || /[^\p{L}\p{N}]/u.test(title[at - 1] ?? '')
}
