import type { Bundle } from './bundle-schema.ts'
import { mergedSpeaker } from './claims-csv.ts'

/** Something that claims are counted by, and how many there are. */
export interface ClaimCount {
  readonly id: string
  readonly name: string
  readonly claims: number
}

/** The claims of a bundle, counted three ways; the most frequent first, what has none last. */
export interface ClaimCounts {
  readonly claims: number
  readonly articles: readonly ClaimCount[]
  /** A joint statement counts for each of its speakers; a merged speaker's claims count for the one that is left. */
  readonly speakers: readonly ClaimCount[]
  readonly commitments: readonly ClaimCount[]
}

/** Counts the claims of a bundle by article, speaker and commitment. */
export function countClaims(bundle: Bundle): ClaimCounts {
  const { articles = [], speakers = [], codebook, claims = [] } = bundle
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  const spoken = claims.flatMap((claim) => [
    ...new Set((claim.speakers ?? []).map(({ speakerId }) => mergedSpeaker(speakerId, byId)?.id ?? speakerId)),
  ])
  const standing = speakers.filter(({ mergedInto }) => mergedInto === undefined)
  return {
    claims: claims.length,
    articles: tally(
      claims.map(({ articleId }) => articleId),
      articles.map(({ id, title }) => ({ id, name: title })),
    ),
    speakers: tally(spoken, standing),
    commitments: tally(
      claims.map(({ commitment }) => commitment),
      (codebook?.codes ?? []).map(({ code, label }) => ({ id: code, name: label })),
    ),
  }
}

function tally(
  found: readonly string[],
  known: readonly { readonly id: string; readonly name: string }[],
): readonly ClaimCount[] {
  const counts = new Map<string, { name: string; claims: number }>(
    known.map(({ id, name }) => [id, { name, claims: 0 }]),
  )
  for (const id of found) {
    const entry = counts.get(id) ?? { name: id, claims: 0 }
    counts.set(id, { ...entry, claims: entry.claims + 1 })
  }
  return Array.from(counts, ([id, { name, claims }]) => ({ id, name, claims })).sort(
    (a, b) => b.claims - a.claims || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
  )
}
