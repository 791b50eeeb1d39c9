import type { ClaimStretch } from './claim-index.ts'

/** One way to draw a stretch of text: the name of a Custom Highlight, what it declares, and what it is painted over. */
export interface Look {
  readonly name: string
  readonly css: string
  /** What it declares instead where the system forces its own colours. */
  readonly forced: string
  readonly priority: number
}

/** The hue angle of each group where the window defines no colours for it. */
const ANGLES: Readonly<Record<string, number>> = {
  commissive: 152,
  directive: 62,
  assertive: 212,
  expressive: 356,
  declarative: 304,
  neutral: 265,
}

/** Underline styles of the variants of a group where the window defines none, and how many variants have one. */
const STYLES = ['solid', 'double', 'dashed', 'solid', 'dotted', 'double', 'dashed'] as const
const THICK: readonly number[] = [2, 2, 2, 4, 3, 4, 4]

/** In forced colours a band is not drawn, an underline is drawn in ink, and what is selected or found stands out. */
const FORCED = {
  band: 'background-color: transparent',
  line: 'text-decoration-color: CanvasText',
  strong: 'background-color: Highlight; color: HighlightText',
  found: 'background-color: Mark; color: MarkText',
} as const

const PRIORITY = { band: 0, line: 1, hover: 2, selected: 3, find: 4, found: 5, held: 6 } as const

/** The name under which a group's colours are known: `--group-<family>-line` and so on. */
export function familyOf(group: string): string {
  return group in ANGLES ? group : 'neutral'
}

/** The looks of a stretch in the page, without hover and selection. */
export function looksOf({ claim, kind }: ClaimStretch, lane: number): readonly Look[] {
  if (kind === 'cue') return [lineLook('cue', lane, 'solid', '1px', 'var(--reader-faint)')]
  if (kind === 'original') return [lineLook('original', lane, 'solid', '1px', 'var(--reader-faint)')]
  if (claim.comment === true) return [lineLook('comment', lane, 'dotted', '2px', 'var(--accent, var(--reader-focus))')]
  const family = familyOf(claim.group)
  const variant = claim.variant % STYLES.length
  const colour = lineColour(family)
  if (claim.rejected === true) return [struckLook(family), lineLook(`rejected-${family}`, lane, 'solid', '1px', colour)]
  if (claim.conflict === true) {
    return [bandLook(family, variant), lineLook(`conflict-${family}`, lane, 'wavy', '1px', colour)]
  }
  const style = `var(--variant-${variant}-style, ${STYLES[variant]})`
  return [bandLook(family, variant), lineLook(`${family}-${variant}`, lane, style, thickness(variant), colour)]
}

/** The stronger band of a claim under the pointer. */
export function hoverLook(group: string): Look {
  const family = familyOf(group)
  return look(`hover-${family}`, `background-color: ${band(family, 0)}`, PRIORITY.hover, FORCED.band)
}

/** The stronger band of the selected claim. */
export function selectedLook(group: string): Look {
  const family = familyOf(group)
  const fallback = `oklch(0.75 0.11 ${ANGLES[family]} / 0.5)`
  return look(
    `selected-${family}`,
    `background-color: var(--group-${family}-band-strong, ${fallback})`,
    PRIORITY.selected,
    FORCED.strong,
  )
}

/** A condition, deadline, target or relay of the selected claim. */
export const PART_LOOK: Look = look(
  'part',
  'text-decoration: underline dotted 0.09em var(--reader-faint); text-underline-offset: 0.16em',
  PRIORITY.selected,
  FORCED.line,
)

/** A suggestion: dots below the lines of claims, in no group's colour, without a band. */
export const SUGGESTION_LOOK: Look = suggestionLook('suggestion', 'dotted 0.11em var(--reader-faint)', FORCED.line)

/** The suggestion that keys act on. */
export const SUGGESTED_LOOK: Look = suggestionLook(
  'suggested',
  'dotted 0.17em var(--reader-ink)',
  'text-decoration-color: Highlight',
)

/** The cue of that suggestion, and the words that name its speaker. */
export const SUGGESTED_PART_LOOK: Look = suggestionLook(
  'suggested-part',
  'solid 0.06em var(--reader-faint)',
  FORCED.line,
)

/** What a proposed change of boundaries leaves out of the claim. */
export const DROPPED_LOOK: Look = look(
  'dropped',
  'text-decoration: line-through 0.07em var(--reader-faint)',
  PRIORITY.selected,
  FORCED.line,
)

export const FIND_LOOK: Look = look('find', 'background-color: var(--reader-find)', PRIORITY.find, FORCED.found)
export const FOUND_LOOK: Look = look(
  'found',
  'background-color: var(--reader-found); color: var(--reader-found-ink)',
  PRIORITY.found,
  FORCED.strong,
)

/** The selection while the keyboard is elsewhere, where the browser no longer shows it. */
export const HELD_LOOK: Look = look('held', 'background-color: var(--reader-selection)', PRIORITY.held, FORCED.strong)

/** The colour of a group's lines. */
function lineColour(family: string): string {
  const angle = ANGLES[family]
  return `var(--group-${family}-line, light-dark(oklch(0.53 0.11 ${angle}), oklch(0.77 0.11 ${angle})))`
}

function bandLook(family: string, variant: number): Look {
  return look(`band-${family}-${variant}`, `background-color: ${band(family, variant)}`, PRIORITY.band, FORCED.band)
}

function band(family: string, variant: number): string {
  return `var(--group-${family}-band-${variant}, oklch(0.7 0.11 ${ANGLES[family]} / 0.3))`
}

function struckLook(family: string): Look {
  return look(
    `struck-${family}`,
    `text-decoration: line-through 0.07em ${lineColour(family)}`,
    PRIORITY.band,
    FORCED.line,
  )
}

/** Finer than in the interface's swatches, so that four lines fit between two lines of text. */
function thickness(variant: number): string {
  return `calc(var(--variant-${variant}-thickness, ${THICK[variant]}px) * 0.55 * var(--reader-scale, 1))`
}

/** An underline in its lane: each lane is drawn lower than the one before, so that lines of overlapping claims stack. */
function lineLook(name: string, lane: number, style: string, width: string, colour: string): Look {
  const css = [
    'text-decoration-line: underline',
    `text-decoration-style: ${style}`,
    `text-decoration-thickness: ${width}`,
    `text-decoration-color: ${colour}`,
    `text-underline-offset: ${(0.13 + lane * 0.17).toFixed(2)}em`,
    'text-decoration-skip-ink: none',
  ].join('; ')
  return look(`${name}-lane${lane}`, css, PRIORITY.line, FORCED.line)
}

function suggestionLook(name: string, line: string, forced: string): Look {
  const css = `text-decoration: underline ${line}; text-underline-offset: 0.34em; text-decoration-skip-ink: none`
  return look(name, css, PRIORITY.line, forced)
}

function look(name: string, css: string, priority: number, forced: string): Look {
  return { name: `avowal-${name}`, css, priority, forced }
}
