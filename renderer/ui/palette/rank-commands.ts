import type { UiCommand } from '../commands/command-registry.ts'
import { fold } from '../design/match-items.ts'

/**
 * The commands that a query may mean, best first. Its letters have to stand in the title (or section and title) in their
 * order; those that follow one another or begin a word weigh more. An empty query keeps all, those run lately first.
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
  const best = own > 0 ? own : scoreIn(letters, fold(`${section} ${title}`)) / 2
  return best > 0 && recent.includes(id) ? best + 0.5 : best
}

/** 0 where the letters are not all there in order; else more for runs and beginnings of words, less for long titles. */
function scoreIn(letters: string, title: string): number {
  const whole = title.replace(/\s+/gu, '').indexOf(letters)
  if (whole === 0) return 1000 - title.length
  let at = -1
  let total = 0
  for (const letter of letters) {
    const from = at + 1
    const wordStart = nextWordStart(title, letter, from)
    const next = title[from] === letter ? from : wordStart === -1 ? title.indexOf(letter, from) : wordStart
    if (next === -1) return whole > 0 ? 1 : 0
    total += next === from && at !== -1 ? 6 : next === wordStart ? 8 : 1
    at = next
  }
  return total + 1 / title.length
}

function nextWordStart(title: string, letter: string, from: number): number {
  for (let at = title.indexOf(letter, from); at !== -1; at = title.indexOf(letter, at + 1)) {
    if (at === 0 || /[^\p{L}\p{N}]/u.test(title[at - 1] ?? '')) return at
  }
  return -1
}
