/** What this machine remembers for one person across starts: parsed on the way in, since anybody can edit a database. */
import { z } from 'zod'
import { isRecordId, type RecordId } from '../../shared/base/ids.ts'
import type { Json } from '../../shared/base/json.ts'
import type { Store } from '../store/store.ts'
import type { Subscribable } from './subscribable.ts'
import type { Place, Settings } from './views.ts'

const id = z.custom<RecordId>((value) => typeof value === 'string' && isRecordId(value))

export const placeSchema: z.ZodType<Place> = z.object({
  screen: z.enum(['read', 'review', 'settings']),
  projectId: id.nullable(),
  articleId: id.nullable(),
  claimId: id.nullable(),
})

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textScale: 1,
  face: 'serif',
  singleLetterKeys: true,
  keys: {},
  libraryOpen: true,
  inspectorOpen: true,
  libraryWidth: 288,
  inspectorWidth: 360,
  suggestOnOpening: false,
  nameAsked: false,
}

const {
  theme,
  textScale,
  face,
  singleLetterKeys,
  keys,
  libraryOpen,
  inspectorOpen,
  libraryWidth,
  inspectorWidth,
  suggestOnOpening,
  nameAsked,
} = DEFAULT_SETTINGS

/** Each setting by itself, so that one bad value does not reset the others. */
export const settingsSchema: z.ZodType<Settings> = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch(theme),
  textScale: z.number().min(0.8).max(2).catch(textScale),
  face: z.enum(['serif', 'sans']).catch(face),
  singleLetterKeys: z.boolean().catch(singleLetterKeys),
  keys: z.record(z.string(), z.array(z.string()).readonly()).catch(keys),
  libraryOpen: z.boolean().catch(libraryOpen),
  inspectorOpen: z.boolean().catch(inspectorOpen),
  libraryWidth: z.number().min(160).max(800).catch(libraryWidth),
  inspectorWidth: z.number().min(200).max(900).catch(inspectorWidth),
  suggestOnOpening: z.boolean().catch(suggestOnOpening),
  nameAsked: z.boolean().catch(nameAsked),
})

export const annotatorSchema = z.object({ id, name: z.string() })

export const recentSchema = z.object({ speakers: z.array(id).readonly(), commitment: z.string().nullable() })

/** The value kept under a key, or `fallback` where there is none or it cannot be read. */
export async function recall<T>(store: Store, key: string, schema: z.ZodType<T>, fallback: T): Promise<T> {
  const kept = await store.meta.get(key)
  const parsed = schema.safeParse(kept)
  return parsed.success ? parsed.data : fallback
}

/** Writes a cell's value under a key whenever it changes; several changes in one go are written once. */
export function remember<T>(store: Store, key: string, source: Subscribable<T>, stop: AbortSignal): void {
  let queued = false
  const stopListening = source.subscribe(() => {
    if (queued) return
    queued = true
    queueMicrotask(() => {
      queued = false
      if (!stop.aborted) void store.meta.set(key, source.get() as Json)
    })
  })
  stop.addEventListener('abort', stopListening, { once: true })
}
