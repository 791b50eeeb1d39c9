import type { Block } from '../text/block.ts'
import { fullDate, inlineDateline } from '../text/block-shape.ts'
import type { CanonicalText } from '../text/canonical-text.ts'

/** What an article says about itself; what it leaves in doubt is left out. */
export interface ArticleMetadata {
  readonly publisher?: string
  readonly author?: string
  /** The day of publication, `YYYY-MM-DD`. */
  readonly published?: string
}

/** A first line of more characters than this is not taken as a title. */
const LONGEST_TITLE = 120

/** Names that have nothing in them but an agency's or a section's, so that they are no person's. */
const AGENCY =
  /^(?:AP|AFP|UPI|dpa|Reuters|Kyodo|Xinhua)$|\b(?:News|Newswire|Press|Times|Herald|Post|Agency|Reuters|Staff)\b/u

/** The first line that is not blank if it has at most 120 characters, or else the name of the file without its extension. */
export function titleOf(text: CanonicalText, fileName: string): string {
  const line = /\S[^\n]*/.exec(text)?.[0].trimEnd() ?? ''
  const short = line !== '' && line.length <= 2 * LONGEST_TITLE && Array.from(line).length <= LONGEST_TITLE
  if (short) return line
  return baseName(fileName) || opening(line)
}

const OPENING_LENGTH = 80

/** How a text begins, cut between words: what stands for a title where there is neither a short first line nor a file. */
function opening(line: string): string {
  const start = Array.from(line).slice(0, OPENING_LENGTH).join('')
  return `${start.replace(/\s+\S*$/u, '')}…`
}

/** Publisher, author and day, from the lines above an article and the place that its first paragraph opens with. */
export function metadataOf(text: CanonicalText, blocks: readonly Block[]): ArticleMetadata {
  const lines = (kind: Block['kind']) =>
    blocks.filter((block) => block.kind === kind).map(({ start, end }) => text.slice(start, end))
  const names = lines('byline').map(bareName)
  const author = names.find((name) => !AGENCY.test(name))
  const publisher = agencyOf(text, blocks) ?? names.find((name) => AGENCY.test(name))
  const published = fullDate(lines('dateline').join('\n'))
  return {
    ...(publisher === undefined ? {} : { publisher }),
    ...(author === undefined ? {} : { author }),
    ...(published === null ? {} : { published }),
  }
}

function agencyOf(text: CanonicalText, blocks: readonly Block[]): string | undefined {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').slice(0, 2)
  return paragraphs
    .map(({ start, end }) => inlineDateline(text.slice(start, end))?.agency)
    .find((agency) => typeof agency === 'string')
}

/** A byline without its bullet, "By", and what follows the name. */
function bareName(byline: string): string {
  return byline
    .replace(/^[•·*]\s*/u, '')
    .replace(/^by:?\s+/iu, '')
    .replace(/(?:,\s*|\s+)(?:staff writer|correspondent|staff)$/iu, '')
    .trim()
}

function baseName(fileName: string): string {
  const name = fileName.replace(/^.*[\\/]/, '')
  return name.replace(/(?<=.)\.[^.]+$/, '')
}
