import type { Bundle, PlainArticle, PlainClaim } from '../../shared/format/bundle-schema.ts'

/** A bundle that the window saved. */
export interface Exported {
  readonly fileName: string
  readonly text: string
  readonly bundle: Bundle
}

/** The text of a bundle without the two members that differ between any two exports. */
export function comparable({ text }: Pick<Exported, 'text'>): string {
  return text.replace(/"bundleId": ?"[^"]*"/, '"bundleId": ""').replace(/"createdAt": ?"[^"]*"/, '"createdAt": ""')
}

function claimsOf({ bundle }: Pick<Exported, 'bundle'>): readonly PlainClaim[] {
  return bundle.claims ?? []
}

export function articleOf({ bundle }: Pick<Exported, 'bundle'>, title: string): PlainArticle {
  const article = bundle.articles?.find((each) => each.title === title)
  if (article === undefined) throw new Error(`the bundle has no article “${title}”`)
  return article
}

/** The claims of one article, in text order. */
export function claimsIn(exported: Pick<Exported, 'bundle'>, title: string): readonly PlainClaim[] {
  const { id } = articleOf(exported, title)
  return claimsOf(exported).filter(({ articleId }) => articleId === id)
}

/** What a project says now, without when it was last touched: what undoing everything brings back. */
export function currentState({ bundle }: Pick<Exported, 'bundle'>): unknown {
  const { claims, articles, speakers, completions, project } = bundle
  return JSON.parse(JSON.stringify({ claims, articles, speakers, completions, project }, withoutModification))
}

function withoutModification(key: string, value: unknown): unknown {
  return key === 'modifiedAt' ? undefined : value
}

/** How many revisions a record has in a bundle. */
export function revisionsOf({ bundle }: Pick<Exported, 'bundle'>, recordId: string): number {
  return (bundle.revisions ?? []).filter((revision) => revision.recordId === recordId).length
}

/** What a selector quotes, and what stands at its position in the text; offsets are code points. */
export function quoteAndText(
  target: PlainClaim['target'][number],
  text: string,
): { readonly quote: string; readonly text: string } {
  const [position, quote] = target.selector
  return { quote: quote.exact, text: Array.from(text).slice(position.start, position.end).join('') }
}

/** The words of each segment of a claim. */
export function quotesOf(claim: PlainClaim): readonly string[] {
  return claim.target.map(({ selector }) => selector[1].exact)
}
