import { z } from 'zod'
import type { Store } from '../store/store.ts'

/** Something typed and not taken over yet, with what the field held when the typing began. */
export interface KeptDraft {
  readonly text: string
  readonly base: string
}

/** What is typed into fields and not saved yet, kept on this machine so that it survives a crash. */
export interface Drafts {
  /** What was kept for a field; `null` where nothing was. */
  readonly recall: (field: string) => Promise<KeptDraft | null>
  /** Keeps what is typed: on disk within a few tenths of a second, however fast the typing goes on. */
  readonly keep: (field: string, draft: KeptDraft) => void
  /** Forgets a field's draft: it was taken over, or is not wanted. */
  readonly drop: (field: string) => void
}

/** Typing is written at most this often, in milliseconds. */
const PACE = 150
/** How many fields have a draft at most; the oldest go first. */
const MOST = 60

const draftSchema = z.object({ text: z.string(), base: z.string() })
const listSchema = z.array(z.string())

/** The drafts of a store's small values. */
export function openDrafts({ meta }: Pick<Store, 'meta'>, stop: AbortSignal): Drafts {
  const waiting = new Map<string, KeptDraft>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let line: Promise<unknown> = Promise.resolve()
  let known: readonly string[] | null = null
  stop.addEventListener('abort', () => clearTimeout(timer), { once: true })

  function inLine(work: () => Promise<unknown>): void {
    line = line.then(work).catch(() => undefined)
  }

  /** Notes that a field has a draft, and lets go of the oldest. */
  async function list(field: string): Promise<void> {
    if (known === null) {
      const parsed = listSchema.safeParse(await meta.get('drafts'))
      known = parsed.success ? parsed.data : []
    }
    if (known.includes(field)) return
    const all = [...known, field]
    for (const old of all.slice(0, -MOST)) await meta.set(keyOf(old), undefined)
    known = all.slice(-MOST)
    await meta.set('drafts', known)
  }

  function write(): void {
    timer = undefined
    for (const [field, { text, base }] of waiting) {
      inLine(async () => {
        await list(field)
        await meta.set(keyOf(field), { text, base })
      })
    }
    waiting.clear()
  }

  return {
    async recall(field) {
      const parsed = draftSchema.safeParse(await meta.get(keyOf(field)))
      return parsed.success ? parsed.data : null
    },
    keep(field, draft) {
      waiting.set(field, draft)
      timer ??= setTimeout(write, PACE)
    },
    drop(field) {
      waiting.delete(field)
      inLine(async () => {
        if ((await meta.get(keyOf(field))) !== undefined) await meta.set(keyOf(field), undefined)
      })
    },
  }
}

function keyOf(field: string): string {
  return `draft ${field}`
}
