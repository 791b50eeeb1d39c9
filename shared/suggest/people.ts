import { type Actor, actorsOf, isBodyName } from '../claim/people-in-text.ts'
import type { SpeakerKind } from '../claim/record-fields.ts'
import { type SentenceWord, wordsOf } from '../claim/sentence-words.ts'
import { span as spanOf } from '../text/offset.ts'
import { genderOf } from './given-names.ts'
import type { Reading } from './reading.ts'

/** Somebody or some body that an article names. */
export interface Person {
  /** The fullest form of the name, without titles. */
  readonly name: string
  readonly kind: SpeakerKind
  /** What the article calls them in office, in the order it does. */
  readonly roles: readonly string[]
  readonly gender: 'she' | 'he' | null
}

/** Words for somebody in the article, in text order; UTF-16 code units. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly sentence: number
  readonly actor: Actor
  /** Whom the words name; `null` for pronouns and common nouns. */
  readonly person: Person | null
  readonly inQuotation: boolean
}

/** The words and mentions of an article. */
export interface People {
  readonly mentions: readonly Mention[]
  /** The first mention of each sentence in the list, with its length at the end. */
  readonly sentenceStarts: readonly number[]
}

interface Draft {
  name: string
  readonly roles: string[]
  gender: 'she' | 'he' | null
  kind: SpeakerKind
}

/** Finds who is mentioned where, and which short forms stand for which full names. */
export function peopleIn(reading: Reading): People {
  const ordinary = new Set<string>()
  for (const { text, lower } of reading.tokens) if (text === lower) ordinary.add(lower)
  const found: { readonly words: readonly SentenceWord[]; readonly actor: Actor; readonly sentence: number }[] = []
  const sentenceStarts: number[] = []
  for (let sentence = 0; sentence + 1 < reading.sentenceStarts.length; sentence += 1) {
    sentenceStarts.push(found.length)
    const first = reading.tokens[reading.sentenceStarts[sentence] ?? 0]
    const last = reading.tokens[(reading.sentenceStarts[sentence + 1] ?? 0) - 1]
    if (first === undefined || last === undefined) continue
    const words = wordsOf(reading.text, spanOf(first.start, last.end))
    for (const actor of actorsOf(words, (word) => ordinary.has(word))) found.push({ words, actor, sentence })
  }
  sentenceStarts.push(found.length)
  const names = new Names()
  for (const { actor, sentence } of found) if (!isHeadline(reading, sentence)) names.take(actor)
  const mentions = found.map(({ words, actor, sentence }): Mention => {
    const start = words[actor.first]?.start ?? 0
    const end = words[actor.last]?.end ?? 0
    const person = actor.kind === 'name' ? names.personOf(actor) : null
    return { start, end, sentence, actor, person, inQuotation: isQuoted(reading, start) }
  })
  return { mentions, sentenceStarts }
}

function isHeadline({ blocks, tokens, sentenceStarts }: Reading, sentence: number): boolean {
  const kind = blocks[tokens[sentenceStarts[sentence] ?? 0]?.block ?? 0]?.kind
  return kind === 'title' || kind === 'heading'
}

function isQuoted({ quotations }: Reading, offset: number): boolean {
  let low = 0
  let high = quotations.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((quotations[middle]?.outer.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  for (let index = low - 1; index >= Math.max(0, low - 4); index -= 1) {
    if (offset < (quotations[index]?.outer.end ?? 0)) return true
  }
  return false
}

/** The full names of an article by their last words. */
class Names {
  /** By the form that the article has: once it stands for somebody, it goes on to. */
  private readonly byForm = new Map<string, Draft>()
  private readonly byName = new Map<string, Draft>()
  private readonly bySurname = new Map<string, Draft>()

  take(actor: Actor): void {
    if (actor.kind !== 'name') return
    const draft = this.draftOf(actor)
    const { role } = actor
    if (role === null) return
    if (!draft.roles.includes(role)) draft.roles.push(role)
    const courtesy = /^(?:(mr|sir|king|prince|pope)|(mrs|ms|miss|lady|queen|princess))\b/i.exec(role)
    if (courtesy !== null) draft.gender = courtesy[1] === undefined ? 'she' : 'he'
    if (draft.kind === 'organisation' && !isBodyName(draft.name)) draft.kind = 'person'
  }

  personOf(actor: Actor): Person {
    return this.draftOf(actor)
  }

  private draftOf(actor: Actor): Draft {
    const same = this.byForm.get(actor.name)
    if (same !== undefined) return same
    const draft = this.firstDraftOf(actor)
    this.byForm.set(actor.name, draft)
    return draft
  }

  /** Whom a form of a name stands for that was not met before. */
  private firstDraftOf(actor: Actor): Draft {
    const name = withoutSuffix(actor.name)
    const key = name.toLowerCase()
    const words = key.split(' ')
    const surname = words.at(-1) ?? key
    const body = isBody(name)
    const known = this.byName.get(key) ?? (body ? undefined : this.sameSurname(words, surname))
    if (known !== undefined) {
      if (words.length > known.name.split(' ').length && !body && known.name.split(' ').length === 1) known.name = name
      if (!this.byName.has(key)) this.byName.set(key, known)
      return known
    }
    const draft: Draft = { name, roles: [], gender: genderOf(words[0] ?? ''), kind: kindOf(name, actor) }
    this.byName.set(key, draft)
    if (!body && !this.bySurname.has(surname)) this.bySurname.set(surname, draft)
    return draft
  }

  /** “Clinton” and “Hillary Clinton” for Hillary Rodham Clinton, and not Bill Clinton. */
  private sameSurname(words: readonly string[], surname: string): Draft | undefined {
    const holder = this.bySurname.get(surname)
    if (holder === undefined) return undefined
    const own = holder.name.toLowerCase().split(' ')
    if (words.length === 1 || own.length === 1) return holder
    return words[0] === own[0] ? holder : undefined
  }
}

function withoutSuffix(name: string): string {
  return name.replace(/,? (?:Jr|Sr|II|III|IV)\.?$/, '')
}

function isBody(name: string): boolean {
  return isBodyName(name) || /^\p{Lu}{2,}$/u.test(name.replace(/\./g, ''))
}

function kindOf(name: string, actor: Actor): SpeakerKind {
  if (isBody(name)) return 'organisation'
  if (
    actor.role !== null ||
    (name.includes(' ') && /^\p{Lu}[\p{Ll}.'’-]*/u.test(name) && !/\bStates\b|\bNations\b/.test(name))
  )
    return 'person'
  if (/(?:ans|ists|ers|crats|icans|ese)$/.test(name)) return 'group'
  return genderOf(name) === null ? 'organisation' : 'person'
}
