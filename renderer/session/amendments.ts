import { z } from 'zod'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import { isRecordId, type ProjectId, type RecordId } from '../../shared/base/ids.ts'
import type { Json } from '../../shared/base/json.ts'
import type { ClaimSet } from '../../shared/claim/edit-claim.ts'
import { type ClaimFields, claimSchema, type SpeakerFields, speakerSchema } from '../../shared/claim/record-fields.ts'
import type { Edit } from '../../shared/history/change.ts'
import type { Drafts } from './drafts.ts'
import { cell, derived, type Subscribable } from './subscribable.ts'
import type { Place, SpeakerView } from './views.ts'

/** What an amendment says so far. `null` unsets a field. */
interface Proposal {
  readonly set: ClaimSet
  /** Speakers that it names and that the project does not have: they are added when it is proposed. */
  readonly speakers: readonly SpeakerView[]
}

/** An amendment that is being written, with the steps that led to it. */
export interface Amendment extends Proposal {
  readonly claimId: RecordId
  /** What it began with. */
  readonly base: ClaimSet
  /** Whether it was put aside, as a draft to go on with later. */
  readonly isAside: boolean
  readonly past: readonly Proposal[]
  readonly future: readonly Proposal[]
}

/**
 * The amendments that I am writing in the open project. They survive a crash, and each a walk to other claims, but for
 * those in which nothing was changed.
 */
export interface Amendments {
  /** Those under way. */
  readonly all: Subscribable<All>
  /** Those put aside. */
  readonly aside: Subscribable<All>
  /** The one under way. */
  readonly of: (claimId: RecordId | null) => Amendment | null
  /** Begins one with what was proposed before; one that is under way or was put aside goes on. */
  readonly start: (claimId: RecordId, set: ClaimSet) => void
  /** Keeps one as a draft, so that the claim is again as it was. */
  readonly putAside: (claimId: RecordId) => void
  /** Changes fields of the claim as it is to be; `further` are edits of speakers that are new with it. */
  readonly change: (claimId: RecordId, fields: ClaimSet, further: readonly Edit[]) => void
  readonly drop: (claimId: RecordId) => void
  /** Takes a step back, or makes it again; answers whether there was one. */
  readonly stepBack: (claimId: RecordId) => boolean
  readonly stepForth: (claimId: RecordId) => boolean
}

type All = ReadonlyMap<RecordId, Amendment>

const NONE: All = new Map()

/** How many steps of one amendment can be taken back. */
const MOST_STEPS = 100

/** The amendments of the open project, kept among the drafts. */
export function openAmendments(drafts: Drafts, place: Subscribable<Place>, stop: AbortSignal): Amendments {
  const kept = cell<All>(NONE)
  const all = derived([kept], (amendments) => where(amendments, ({ isAside }) => !isAside))
  const aside = derived([kept], (amendments) => where(amendments, ({ isAside }) => isAside))
  let project: ProjectId | null = null

  async function enter(): Promise<void> {
    const { projectId } = place.get()
    if (projectId === project) return
    project = projectId
    kept.set(NONE)
    if (projectId === null) return
    const recalled = readKept((await drafts.recall(fieldOf(projectId)))?.text)
    if (stop.aborted || project !== projectId || recalled.size === 0) return
    kept.update((now) => new Map([...recalled, ...now]))
  }

  /** Who goes elsewhere has not begun what was not touched. */
  function dropUntouched(): void {
    const { claimId } = place.get()
    for (const amendment of all.get().values()) {
      if (amendment.claimId !== claimId && isUntouched(amendment)) put(amendment.claimId, null)
    }
  }

  function put(claimId: RecordId, next: Amendment | null): void {
    const { projectId } = place.get()
    if (projectId === null) return
    kept.update((now) => {
      const others = [...now].filter(([id]) => id !== claimId)
      return new Map(next === null ? others : [...others, [claimId, next]])
    })
    if (kept.get().size === 0) drafts.drop(fieldOf(projectId))
    else drafts.keep(fieldOf(projectId), { text: textOf(kept.get()), base: '' })
  }

  function of(claimId: RecordId | null): Amendment | null {
    return claimId === null ? null : (all.get().get(claimId) ?? null)
  }

  function step(claimId: RecordId, from: 'past' | 'future'): boolean {
    const now = of(claimId)
    const to = now?.[from].at(-1)
    if (now === null || to === undefined) return false
    const { set, speakers, past, future, ...same } = now
    const left = now[from].slice(0, -1)
    const steps =
      from === 'past'
        ? { past: left, future: [...future, { set, speakers }] }
        : { past: [...past, { set, speakers }], future: left }
    put(claimId, { ...same, ...to, ...steps })
    return true
  }

  const leave = place.subscribe(() => {
    void enter()
    dropUntouched()
  })
  stop.addEventListener('abort', leave, { once: true })
  void enter()

  return {
    all,
    aside,
    of,
    start(claimId, set) {
      const begun = kept.get().get(claimId)
      if (begun?.isAside === false) return
      const fresh = { claimId, set, base: set, speakers: [], past: [], future: [] }
      put(claimId, { ...(begun ?? fresh), isAside: false })
    },
    putAside(claimId) {
      const now = of(claimId)
      if (now !== null) put(claimId, { ...now, isAside: true })
    },
    change(claimId, fields, further) {
      const now = of(claimId)
      if (now === null) return
      const { set, speakers, past } = now
      put(claimId, {
        ...now,
        set: { ...set, ...fields },
        speakers: [...speakers, ...further.flatMap(newSpeaker)],
        past: [...past, { set, speakers }].slice(-MOST_STEPS),
        future: [],
      })
    },
    drop: (claimId) => put(claimId, null),
    stepBack: (claimId) => step(claimId, 'past'),
    stepForth: (claimId) => step(claimId, 'future'),
  }
}

/** Whether it says what it began with. */
export function isUntouched({ set, base }: Amendment): boolean {
  return canonicalJson(set) === canonicalJson(base)
}

function where(all: All, is: (amendment: Amendment) => boolean): All {
  return new Map([...all].filter(([, amendment]) => is(amendment)))
}

/** The claim as an amendment would have it; as it is where that would be no claim. */
export function amendedFields(fields: ClaimFields, set: ClaimSet): ClaimFields {
  const values = Object.entries({ ...fields, ...set }).filter(([, value]) => value !== null && value !== undefined)
  const parsed = claimSchema.safeParse(Object.fromEntries(values))
  return parsed.success ? parsed.data : fields
}

/** The fields of an amendment in which it differs from the claim; the codebook's version goes with the commitment. */
export function proposalOf(fields: ClaimFields, set: ClaimSet): ClaimSet {
  const now = fields as unknown as { readonly [field: string]: Json | undefined }
  const changed = Object.entries(set).filter(
    ([field, value]) => canonicalJson(now[field] ?? null) !== canonicalJson(value),
  )
  const recoded = changed.some(([field]) => field === 'commitment')
  return Object.fromEntries(changed.filter(([field]) => field !== 'codebookRevision' || recoded))
}

/** The edits that make the new speakers of an amendment known, of those that a proposal still names. */
export function speakerEdits(projectId: ProjectId, { speakers }: Amendment, proposal: ClaimSet): readonly Edit[] {
  const named = canonicalJson(proposal)
  return speakers
    .filter(({ id }) => named.includes(id))
    .map(({ id, fields }) => ({ recordId: id, kind: 'speaker', projectId, set: fields as unknown as ClaimSet }))
}

function newSpeaker({ recordId, kind, set }: Edit): readonly SpeakerView[] {
  const parsed = kind === 'speaker' ? speakerSchema.safeParse(set) : null
  return parsed?.success === true ? [{ id: recordId, fields: parsed.data }] : []
}

function fieldOf(projectId: ProjectId): string {
  return `amendments ${projectId}`
}

function textOf(all: All): string {
  const kept = [...all.values()].map(({ claimId, set, base, speakers, isAside }) => {
    return { claimId, set, base, speakers, isAside }
  })
  return JSON.stringify(kept)
}

const id = z.custom<RecordId>((value) => typeof value === 'string' && isRecordId(value))
const set = z.custom<ClaimSet>((value) => typeof value === 'object' && value !== null)
const keptSchema = z.array(
  z.object({
    claimId: id,
    set,
    base: set.default({}),
    isAside: z.boolean().default(false),
    speakers: z.array(z.object({ id, fields: speakerSchema as z.ZodType<SpeakerFields> })),
  }),
)

/** What was kept; nothing where somebody else wrote there. */
function readKept(text: string | undefined): All {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(text ?? '[]'))
    if (!parsed.success) return NONE
    return new Map(parsed.data.map((each) => [each.claimId, { ...each, past: [], future: [] }]))
  } catch {
    return NONE
  }
}
