import type { RecordId } from '../../shared/base/ids.ts'
import { isJsonObject, type Json } from '../../shared/base/json.ts'
import { listNames, resolveSpeaker } from './claim-views.ts'
import type { World } from './world.ts'

/** The value of a field as a person reads it: quotes for passages, names for ids; empty for nothing. */
export function describeField(world: Pick<World, 'views'>, field: string, value: Json): string {
  if (value === null) return ''
  if (typeof value === 'string') return field === 'commitment' ? codeLabel(world, value) : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isJsonObject(value)) return describeObject(world, value)
  const parts = (value as readonly Json[])
    .map((part) => describeField(world, field, part))
    .filter((part) => part !== '')
  return value.some((part) => isJsonObject(part) && 'speakerId' in part) ? listNames(parts) : parts.join(' … ')
}

function describeObject(world: Pick<World, 'views'>, value: { readonly [key: string]: Json }): string {
  const { speakerId, selector, text } = value
  if (typeof speakerId === 'string') {
    return resolveSpeaker(speakerId as RecordId, world.views.speakersById.get())?.fields.name ?? ''
  }
  if (typeof text === 'string') return text
  const quote = Array.isArray(selector) ? (selector as readonly Json[])[1] : undefined
  return quote !== undefined && isJsonObject(quote) && typeof quote['exact'] === 'string' ? `“${quote['exact']}”` : ''
}

function codeLabel(world: Pick<World, 'views'>, code: string): string {
  return world.views.codebook.get().codes.find((each) => each.code === code)?.label ?? code
}
