import type { Edge } from './boundary.ts'
import type { ReaderCommand } from './reader-keys.ts'
import { READER_KEYS } from './reader-keys.ts'
import type { CaretDirection, CaretUnit } from './reader-props.ts'

/** What a command of the page does, taken apart. */
export type ReaderAction =
  | { readonly kind: 'move'; readonly unit: CaretUnit; readonly direction: CaretDirection; readonly extend: boolean }
  | { readonly kind: 'page'; readonly down: boolean; readonly extend: boolean }
  | { readonly kind: 'grow'; readonly larger: boolean }
  | { readonly kind: 'select-all' }
  | { readonly kind: 'cycle-claims' }
  | { readonly kind: 'step-claim'; readonly forward: boolean }
  | { readonly kind: 'step-suggestion'; readonly forward: boolean }
  | { readonly kind: 'boundary'; readonly edge: Edge; readonly unit: 'word' | 'character'; readonly forward: boolean }
  | { readonly kind: 'find' }
  | { readonly kind: 'find-step'; readonly forward: boolean }
  | { readonly kind: 'escape' }

const ACTIONS: Readonly<Record<ReaderCommand, ReaderAction>> = {
  characterLeft: move('character', 'left'),
  characterRight: move('character', 'right'),
  lineUp: move('line', 'up'),
  lineDown: move('line', 'down'),
  wordLeft: move('word', 'left'),
  wordRight: move('word', 'right'),
  sentenceLeft: move('sentence', 'left'),
  sentenceRight: move('sentence', 'right'),
  quotationPrevious: move('quotation', 'backward'),
  quotationNext: move('quotation', 'forward'),
  paragraphUp: move('paragraph', 'up'),
  paragraphDown: move('paragraph', 'down'),
  lineStart: move('line-edge', 'backward'),
  lineEnd: move('line-edge', 'forward'),
  articleStart: move('article', 'backward'),
  articleEnd: move('article', 'forward'),
  pageUp: { kind: 'page', down: false, extend: false },
  pageDown: { kind: 'page', down: true, extend: false },
  extendCharacterLeft: extend('character', 'left'),
  extendCharacterRight: extend('character', 'right'),
  extendLineUp: extend('line', 'up'),
  extendLineDown: extend('line', 'down'),
  extendWordLeft: extend('word', 'left'),
  extendWordRight: extend('word', 'right'),
  extendSentenceLeft: extend('sentence', 'left'),
  extendSentenceRight: extend('sentence', 'right'),
  extendQuotationPrevious: extend('quotation', 'backward'),
  extendQuotationNext: extend('quotation', 'forward'),
  extendParagraphUp: extend('paragraph', 'up'),
  extendParagraphDown: extend('paragraph', 'down'),
  extendLineStart: extend('line-edge', 'backward'),
  extendLineEnd: extend('line-edge', 'forward'),
  extendArticleStart: extend('article', 'backward'),
  extendArticleEnd: extend('article', 'forward'),
  extendPageUp: { kind: 'page', down: false, extend: true },
  extendPageDown: { kind: 'page', down: true, extend: true },
  growSelection: { kind: 'grow', larger: true },
  shrinkSelection: { kind: 'grow', larger: false },
  selectAll: { kind: 'select-all' },
  cycleClaims: { kind: 'cycle-claims' },
  nextClaim: { kind: 'step-claim', forward: true },
  previousClaim: { kind: 'step-claim', forward: false },
  nextSuggestion: { kind: 'step-suggestion', forward: true },
  previousSuggestion: { kind: 'step-suggestion', forward: false },
  extendSuggestionNext: extend('suggestion', 'forward'),
  extendSuggestionPrevious: extend('suggestion', 'backward'),
  endBackWord: { kind: 'boundary', edge: 'end', unit: 'word', forward: false },
  endForwardWord: { kind: 'boundary', edge: 'end', unit: 'word', forward: true },
  endBackCharacter: { kind: 'boundary', edge: 'end', unit: 'character', forward: false },
  endForwardCharacter: { kind: 'boundary', edge: 'end', unit: 'character', forward: true },
  startBackWord: { kind: 'boundary', edge: 'start', unit: 'word', forward: false },
  startForwardWord: { kind: 'boundary', edge: 'start', unit: 'word', forward: true },
  startBackCharacter: { kind: 'boundary', edge: 'start', unit: 'character', forward: false },
  startForwardCharacter: { kind: 'boundary', edge: 'start', unit: 'character', forward: true },
  find: { kind: 'find' },
  findNext: { kind: 'find-step', forward: true },
  findPrevious: { kind: 'find-step', forward: false },
  escape: { kind: 'escape' },
}

export function actionOf(command: ReaderCommand): ReaderAction {
  return ACTIONS[command]
}

/** Which command a key runs. */
export type KeyTable = ReadonlyMap<string, ReaderCommand>

/** The defaults with what differs from them; of two commands with one key the one that was set by the user wins. */
export function keyTable(
  changes: Readonly<Partial<Record<ReaderCommand, readonly string[]>>>,
  isMac: boolean,
): KeyTable {
  const table = new Map<string, ReaderCommand>()
  const commands = Object.keys(READER_KEYS) as ReaderCommand[]
  const ordered = [
    ...commands.filter((name) => changes[name] === undefined),
    ...commands.filter((name) => changes[name] !== undefined),
  ]
  for (const command of ordered) {
    for (const key of changes[command] ?? READER_KEYS[command]) table.set(normalKey(key, isMac), command)
  }
  return table
}

/** The part of a keyboard event that names its key. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/** A pressed key in the spelling of the table. */
export function pressedKey(event: KeyPress): string {
  const name = keyName(event)
  // A character that needs Shift on some layouts and not on others is named by itself.
  const shiftCounts = name.length > 1 || /\p{L}/u.test(name)
  return spell(event.ctrlKey, event.altKey, event.shiftKey && shiftCounts, event.metaKey, name)
}

/** With Alt, a Mac types another character: the key's place on the keyboard tells which was meant. */
function keyName({ key, code, altKey, shiftKey }: KeyPress): string {
  if (key === ' ' || key === '\u00a0') return 'Space'
  const changedByAlt = altKey && key.length === 1 && !/[ -~]/.test(key)
  if (changedByAlt && code === 'Comma') return shiftKey ? '<' : ','
  if (changedByAlt && code === 'Period') return shiftKey ? '>' : '.'
  return key.length === 1 ? key.toLowerCase() : key
}

function normalKey(key: string, isMac: boolean): string {
  const parts = key.split(/\+(?!$)/)
  const name = parts.at(-1) ?? ''
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier)
  const control = has('Ctrl') || (!isMac && has('Mod'))
  return spell(
    control,
    has('Alt'),
    has('Shift'),
    has('Meta') || (isMac && has('Mod')),
    name.length === 1 ? name.toLowerCase() : name,
  )
}

function spell(ctrl: boolean, alt: boolean, shift: boolean, meta: boolean, name: string): string {
  return `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${meta ? 'Meta+' : ''}${name}`
}

function move(unit: CaretUnit, direction: CaretDirection): ReaderAction {
  return { kind: 'move', unit, direction, extend: false }
}

function extend(unit: CaretUnit, direction: CaretDirection): ReaderAction {
  return { kind: 'move', unit, direction, extend: true }
}
