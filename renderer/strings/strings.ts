import { en } from './en.ts'

/** A key of the catalogue of strings. */
export type StringKey = keyof typeof en

type Entry<K extends StringKey> = (typeof en)[K]
type Params<K extends StringKey> = Entry<K> extends (...params: infer P) => string ? P : []

/** The text for a key, in the language of the interface; an entry with parameters is a function of them. */
export function t<K extends StringKey>(key: K, ...params: Params<K>): string {
  const entry: string | ((...params: never[]) => string) = en[key]
  return typeof entry === 'string' ? entry : entry(...(params as never[]))
}
