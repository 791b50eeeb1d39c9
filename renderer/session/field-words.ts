import type { RecordId } from '../../shared/base/ids.ts'
import { isJsonObject, type Json } from '../../shared/base/json.ts'
import type { Code } from '../../shared/codebook/codebook.ts'
import { inQuotes } from '../../shared/message/words.ts'
import { listNames, resolveSpeaker } from './speakers.ts'
import type { SpeakerView } from './views.ts'

/** What ids and names stand for. */
export interface Dictionary {
  readonly codes: ReadonlyMap<string, Code>
  readonly speakers: ReadonlyMap<RecordId, SpeakerView>
}

/** The value of a field as a person reads it: quotes for passages, names for ids; empty for nothing. */
export function describeField(words: Dictionary, field: string, value: Json): string {
  if (value === null) return ''
  if (typeof value === 'string') return field === 'commitment' ? (words.codes.get(value)?.label ?? value) : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isJsonObject(value)) return describeObject(words, value)
  const parts = (value as readonly Json[])
    .map((part) => describeField(words, field, part))
    .filter((part) => part !== '')
  return value.some((part) => isJsonObject(part) && 'speakerId' in part) ? listNames(parts) : parts.join(' … ')
}

function describeObject(words: Dictionary, value: { readonly [key: string]: Json }): string {
  const { speakerId, selector, text } = value
  if (typeof speakerId === 'string') {
    return resolveSpeaker(speakerId as RecordId, words.speakers)?.fields.name ?? ''
  }
  if (typeof text === 'string') return text
  const quote = Array.isArray(selector) ? (selector as readonly Json[])[1] : undefined
  return quote !== undefined && isJsonObject(quote) && typeof quote['exact'] === 'string'
    ? inQuotes(quote['exact'])
    : ''
}
