import { canonicalJson } from '../base/canonical-json.ts'
import type { RecordId } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import { type Sha256, sha256 } from '../base/sha256.ts'

/** Words that show what a code is for, and where they stand. */
export interface CodeExample {
  readonly text: string
  /** The file or article it is quoted from; left out where it was made up. */
  readonly source?: string
}

/** One type of commitment that a claim can be tagged with. */
export interface Code {
  /** The readable name that claims and exports carry: `commissive.pledge`. Never changes once it is in use. */
  readonly code: string
  readonly id: RecordId
  /** The id of its group. */
  readonly group: string
  /** The letter that tags a selection with it, in lower case; `null` where it has none. */
  readonly key: string | null
  readonly label: string
  readonly definition: string
  /** How to decide between it and its neighbours. */
  readonly rule: string
  readonly examples: readonly CodeExample[]
  /** Words that often go with it, in their base form. */
  readonly cues: readonly string[]
  /** Its place in the codebook: codes are listed in ascending order. */
  readonly order: number
  /** Retired: claims keep it, and no new claim is offered it. */
  readonly deprecated: boolean
}

/** A family of codes; its place in the list decides its hue. */
export interface CodeGroup {
  readonly id: string
  readonly label: string
  readonly definition: string
}

/** The scheme that a project tags by. */
export interface Codebook {
  readonly id: RecordId
  readonly name: string
  readonly groups: readonly CodeGroup[]
  /** Ascending by `order`, retired ones among them. */
  readonly codes: readonly Code[]
}

/** The codes that new claims are offered, in order. */
export function activeCodes(codebook: Codebook): readonly Code[] {
  return codebook.codes.filter(({ deprecated }) => !deprecated)
}

/** The code of that readable name, retired or not; `null` where the codebook has none. */
export function findCode(codebook: Codebook, code: string): Code | null {
  return codebook.codes.find((each) => each.code === code) ?? null
}

/** The code that a letter tags with; `null` where none does. Upper and lower case are the same letter. */
export function codeOfKey(codebook: Codebook, key: string): Code | null {
  return activeCodes(codebook).find((each) => each.key === key.toLowerCase()) ?? null
}

/** A name for what a codebook says: the SHA-256 of its state, the same for the same scheme in every project. */
export function codebookRevision({ name, groups, codes }: Codebook): Sha256 {
  const state: Json = {
    name,
    groups: groups.map(({ id, label, definition }) => ({ id, label, definition })),
    codes: codes.map(({ code, group, key, label, definition, rule, examples, cues, order, deprecated }) => ({
      ...{ code, group, key, label, definition, rule, cues, order, deprecated },
      examples: examples.map(({ text, source }) => (source === undefined ? { text } : { text, source })),
    })),
  }
  return sha256(canonicalJson(state))
}
