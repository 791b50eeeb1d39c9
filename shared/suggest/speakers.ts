import type { RecordId } from '../base/ids.ts'
import type { SpeakerKind } from '../claim/record-fields.ts'
import { type Span, span as spanOf } from '../text/offset.ts'
import type { Mention, People, Person } from './people.ts'
import type { Reading } from './reading.ts'
import type { Resolution, SuggestedParty } from './suggestion.ts'

/** A speaker of the project, by whose names mentions are recognised. */
export interface KnownParty {
  readonly id: RecordId
  readonly name: string
  readonly aliases: readonly string[]
}

/** Somebody in their part, and how the words that stand for them were understood. */
export interface ResolvedParty extends SuggestedParty {
  readonly by: Resolution
}

/** How many sentences back a pronoun is followed. */
const SENTENCES_BACK = 8
const MOST_MENTIONS_BACK = 80

/** Says whom the words for a source stand for. Attributions are asked for in text order: it remembers who spoke. */
export class SpeakerFinder {
  private readonly reading: Reading
  private readonly people: People
  private readonly known: readonly KnownParty[]
  /** Where somebody spoke, by the start of the mention. */
  private readonly spoke = new Set<number>()
  /** Those who last spoke, or were named, together. */
  private together: readonly ResolvedParty[] = []
  private last: readonly ResolvedParty[] = []

  constructor(reading: Reading, people: People, known: readonly KnownParty[]) {
    this.reading = reading
    this.people = people
    this.known = known
  }

  /** Those who spoke last. */
  get previous(): readonly ResolvedParty[] {
    return this.last
  }

  /** Who is meant by the spans of a source. */
  speakersOf(source: readonly Span[]): readonly ResolvedParty[] {
    const parties: ResolvedParty[] = []
    for (const span of source) {
      for (const party of this.inSpan(span)) {
        const same = parties.findIndex(({ name }) => name === party.name)
        if (same < 0) parties.push(party)
      }
    }
    return parties
  }

  /** Remembers who spoke, for the pronouns that follow. */
  remember(parties: readonly ResolvedParty[]): void {
    if (parties.length === 0) return
    for (const { mentions } of parties) for (const { start } of mentions) this.spoke.add(start)
    if (parties.length > 1) this.together = parties
    this.last = parties
  }

  /** Whoever is named first in a stretch, without following pronouns: whom words are addressed to. */
  firstNamed(start: number, end: number): ResolvedParty | null {
    const mention = this.mentionsIn(start, end)[0]
    if (mention === undefined || mention.start > start + 4 || mention.actor.kind === 'pronoun') return null
    return this.resolve(mention)[0] ?? null
  }

  private inSpan(span: Span): readonly ResolvedParty[] {
    const words = this.reading.text.slice(span.start, span.end)
    const several = this.severalOf(words, span)
    if (several !== null) return several
    const relative = /^(?:who|which|that)$/i.test(words.trim())
    if (relative) return this.antecedent(span)
    const heads = this.headsOf(this.mentionsIn(span.start, span.end), span)
    if (heads.length === 0) return this.unnamed(words, span)
    return heads.flatMap((mention) => this.resolve(mention))
  }

  /** “They”, “the two”, “both leaders”: those who spoke together before. */
  private severalOf(words: string, span: Span): readonly ResolvedParty[] | null {
    const plain = words.trim().toLowerCase()
    const joint =
      /^(?:they|both|both sides|the (?:two|pair|three)|both (?:men|women|leaders|sides|ministers|governments|countries)|the two (?:[a-z-]+ ){0,4}[a-z-]+|both (?:[a-z-]+ ){1,4}[a-z-]+)$/.test(
        plain,
      ) && !/\band\b/.test(plain)
    if (!joint) return null
    const group = plain === 'they' ? this.nearestGroup(span) : null
    const meant = group ?? this.jointBefore(span)
    if (meant === null) return null
    return meant.map((party) => ({ ...party, mentions: [span], by: 'several' }))
  }

  /** Those who were last named together before a place: “Maehara and Clinton”; or who last spoke together. */
  private jointBefore({ start }: Span): readonly ResolvedParty[] | null {
    const before = this.mentionsBefore(start).filter(({ actor }) => actor.kind !== 'pronoun')
    const limit = this.sentenceAt(start) - SENTENCES_BACK
    for (const mention of before) {
      if (mention.sentence < limit) break
      const next = this.people.mentions[this.people.mentions.indexOf(mention, this.indexNear(mention)) + 1]
      if (next === undefined || next.start >= start || next.sentence !== mention.sentence) continue
      const between = this.reading.text.slice(mention.end, next.start)
      if (!/^(?:,? and (?:\p{L}+[ .]){0,4}(?:the )?| and |, )$/u.test(between)) continue
      if (mention.person?.kind !== 'person' || next.person?.kind !== 'person') continue
      return [...this.resolve(mention), ...this.resolve(next)]
    }
    if (this.together.length > 1) return this.together
    const persons = new Map<string, ResolvedParty>()
    for (const mention of before) {
      if (mention.person?.kind !== 'person' || mention.inQuotation) continue
      for (const party of this.resolve(mention)) if (!persons.has(party.name)) persons.set(party.name, party)
      if (persons.size === 2) return [...persons.values()].reverse()
    }
    return null
  }

  /** Whom “they” may stand for besides people who spoke together: the last plural noun that spoke. */
  private nearestGroup({ start }: Span): readonly ResolvedParty[] | null {
    const [party] = this.last
    if (this.last.length > 1) return null
    if (party === undefined) return null
    const plural = party.kind === 'group' || party.name.endsWith('s')
    const [mention] = party.mentions
    if (!plural || mention === undefined) return null
    return this.sentenceAt(start) - this.sentenceAt(mention.start) <= 3 ? [party] : null
  }

  /** “…, who said”: whoever stands right before. */
  private antecedent(span: Span): readonly ResolvedParty[] {
    const [before] = this.mentionsBefore(span.start)
    if (before === undefined || span.start - before.end > 60) return []
    const joint = this.headsOf(this.mentionsIn(before.start, span.start), spanOf(before.start, span.start))
    return joint
      .flatMap((mention) => this.resolve(mention))
      .map((party) => ({ ...party, mentions: [span, ...party.mentions].slice(0, 1) }))
  }

  /** The mentions of a phrase that it is about: not those bound by prepositions, in appositions or in clauses. */
  private headsOf(mentions: readonly Mention[], span: Span): readonly Mention[] {
    const heads: Mention[] = []
    for (const mention of mentions) {
      const previous = heads.at(-1)
      if (previous === undefined) {
        heads.push(mention)
        continue
      }
      const between = this.reading.text.slice(previous.end, mention.start)
      const lead = this.reading.text.slice(span.start, mention.start)
      if (/\b(?:who|which|that|whose|where|when)\b[^,]*$/i.test(lead)) continue
      if (this.isApposition(previous, mention, between)) {
        if (previous.person === null && mention.person?.kind === 'person') heads[heads.length - 1] = mention
        continue
      }
      if (
        /(?:^|[\s,])(?:and|&|or|as well as|along with)\s(?:[\p{L}.’'-]+\s){0,5}$/u.test(between) &&
        !mention.actor.bound
      )
        heads.push(mention)
      else if (/^,\s(?:the |[\p{L}.’'-]+\s){0,3}$/u.test(between) && heads.length > 0 && this.isList(mention, span))
        heads.push(mention)
    }
    return heads
  }

  private isApposition(previous: Mention, mention: Mention, between: string): boolean {
    if (!/^(?:,\s|\s)(?:(?:the|a|an|his|her|its|their)\s)?(?:[\p{L}.’'-]+\s){0,3}$/u.test(between)) return false
    if (/\band\b/.test(between)) return false
    return (previous.person === null) !== (mention.person === null)
  }

  private isList({ end }: Mention, span: Span): boolean {
    return /^\s?,? (?:[\p{L}.’'-]+,? ){0,6}and /u.test(this.reading.text.slice(end, span.end))
  }

  private resolve(mention: Mention): readonly ResolvedParty[] {
    const span = spanOf(mention.start, mention.end)
    if (mention.person !== null) return [this.party(mention.person, span, mention.actor.name)]
    if (mention.actor.kind === 'pronoun') return this.ofPronoun(mention, span)
    return this.ofNoun(mention, span)
  }

  private party(person: Person, span: Span, words: string): ResolvedParty {
    const known = this.knownBy([person.name, words])
    const by: Resolution = known !== null ? 'known' : words === person.name ? 'named' : 'full-name'
    return {
      name: known?.name ?? person.name,
      kind: person.kind,
      speakerId: known?.id ?? null,
      role: person.roles.find((role) => !/^(?:Mr|Mrs|Ms|Dr)\.?$/.test(role)) ?? null,
      mentions: [span],
      by,
    }
  }

  private ofPronoun(mention: Mention, span: Span): readonly ResolvedParty[] {
    const words = mention.actor.name.toLowerCase()
    if (/^(?:i|we)$/.test(words)) {
      return mention.inQuotation
        ? this.last.map((party) => ({ ...party, mentions: [span], by: 'pronoun' as const }))
        : []
    }
    if (/^(?:they|both|the .*)$/.test(words)) return this.severalOf(words, span) ?? []
    const wanted = words === 'she' ? 'she' : words === 'he' ? 'he' : null
    const person = this.lastPerson(mention.start, ({ kind, gender }) =>
      wanted === null ? kind === 'organisation' : kind === 'person' && (gender === null || gender === wanted),
    )
    if (person === null) return []
    return [{ ...this.party(person.person, span, person.actor.name), by: 'pronoun' }]
  }

  /** The one who was last mentioned of those that fit: subjects and speakers before others, nearer ones before further. */
  private lastPerson(start: number, fits: (person: Person) => boolean): (Mention & { readonly person: Person }) | null {
    const home = this.sentenceAt(start)
    let best: (Mention & { readonly person: Person }) | null = null
    let least = Number.POSITIVE_INFINITY
    for (const mention of this.mentionsBefore(start)) {
      const { person } = mention
      if (home - mention.sentence > SENTENCES_BACK) break
      if (person === null || mention.inQuotation || !fits(person)) continue
      const cost =
        (home - mention.sentence) * 2 +
        (mention.actor.bound ? 3 : 0) +
        (this.spoke.has(mention.start) ? -1.5 : 0) +
        (person.kind === 'person' && person.gender === null && !person.name.includes(' ') ? 1 : 0)
      if (cost >= least) continue
      least = cost
      best = { ...mention, person }
    }
    return best
  }

  /** “The official”, “the ministry”, “the president”: somebody of that office or kind before; else the words themselves. */
  private ofNoun(mention: Mention, span: Span): readonly ResolvedParty[] {
    const words = mention.actor.name
    const definite = /^the\s/i.test(this.reading.text.slice(mention.start, mention.end))
    const head = words.split(' ').at(-1)?.toLowerCase() ?? ''
    const known = this.knownBy([words])
    if (known !== null) return [{ ...this.noun(words, span), name: known.name, speakerId: known.id, by: 'known' }]
    if (!definite) return [this.noun(words, span)]
    for (const earlier of this.mentionsBefore(mention.start)) {
      const { actor, person } = earlier
      if (person !== null) {
        const last = person.name.split(' ').at(-1)?.toLowerCase()
        const office = person.roles.some((role) => role.toLowerCase().split(' ').at(-1) === head)
        if (last === head || (office && !words.includes(' ')))
          return [{ ...this.party(person, span, words), by: 'office' }]
        continue
      }
      if (actor.kind !== 'noun' || words.includes(' ')) continue
      if (actor.name.includes(' ') && actor.name.toLowerCase().endsWith(` ${head}`)) {
        return [{ ...this.noun(actor.name, span), by: 'office' }]
      }
    }
    return [this.noun(words, span)]
  }

  private noun(words: string, span: Span): ResolvedParty {
    const head = words.split(' ').at(-1)?.toLowerCase() ?? ''
    return { name: words, kind: kindOfNoun(head), speakerId: null, role: null, mentions: [span], by: 'unnamed' }
  }

  /** A phrase in which no actor is known: its first words, as far as they name somebody. */
  private unnamed(words: string, span: Span): readonly ResolvedParty[] {
    const known = this.knownBy([words])
    const [head = ''] = words.split(/,|\b(?:who|which|that|whose)\b/)
    const name = head
      .replace(/^(?:the|an?)\s+/i, '')
      .replace(/[’']s?$/, '')
      .trim()
    if (name === '' || /^(?:i|we|you|my|our|your|his|her|their|its|one|us|me)$/i.test(name))
      return this.possessor(name, span)
    const kind: SpeakerKind = name.endsWith('s') ? 'group' : 'unnamed'
    const party: ResolvedParty = {
      name: known?.name ?? name,
      kind,
      speakerId: known?.id ?? null,
      role: null,
      mentions: [span],
      by: known ? 'known' : 'unnamed',
    }
    return [party]
  }

  /** “His concern”: whoever “he” stands for. */
  private possessor(word: string, span: Span): readonly ResolvedParty[] {
    const wanted = /^his$/i.test(word) ? 'he' : /^her$/i.test(word) ? 'she' : null
    if (/^their$/i.test(word))
      return (this.severalOf('they', span) ?? this.last).map((party) => ({
        ...party,
        mentions: [span],
        by: 'pronoun' as const,
      }))
    if (wanted === null) return []
    const person = this.lastPerson(
      span.start,
      ({ kind, gender }) => kind === 'person' && (gender === null || gender === wanted),
    )
    return person === null ? [] : [{ ...this.party(person.person, span, person.actor.name), by: 'pronoun' }]
  }

  private knownBy(names: readonly string[]): KnownParty | null {
    for (const name of names) {
      const sought = name.toLowerCase()
      const same = this.known.find((each) => [each.name, ...each.aliases].some((own) => own.toLowerCase() === sought))
      if (same !== undefined) return same
    }
    const [full = ''] = names
    const alike = this.known.filter(({ name }) => endsAlike(name.toLowerCase(), full.toLowerCase()))
    return alike.length === 1 ? (alike[0] ?? null) : null
  }

  private mentionsIn(start: number, end: number): readonly Mention[] {
    const found: Mention[] = []
    for (let index = this.firstFrom(start); index < this.people.mentions.length; index += 1) {
      const mention = this.people.mentions[index]
      if (mention === undefined || mention.start >= end) break
      if (mention.end <= end) found.push(mention)
    }
    return found
  }

  /** The mentions that end before a place, the nearest first; no more than are ever looked at. */
  private mentionsBefore(start: number): readonly Mention[] {
    const to = this.firstFrom(start)
    return this.people.mentions
      .slice(Math.max(0, to - MOST_MENTIONS_BACK), to)
      .filter(({ end }) => end <= start)
      .reverse()
  }

  private indexNear({ start }: Mention): number {
    return Math.max(0, this.firstFrom(start))
  }

  /** The place of the first mention that starts at an offset or behind it. */
  private firstFrom(offset: number): number {
    const { mentions } = this.people
    let low = 0
    let high = mentions.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((mentions[middle]?.start ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  private sentenceAt(offset: number): number {
    const { tokens } = this.reading
    let low = 0
    let high = tokens.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return tokens[Math.min(low, tokens.length - 1)]?.sentence ?? 0
  }
}

function kindOfNoun(head: string): SpeakerKind {
  if (
    /^(?:government|ministry|department|commission|committee|council|administration|company|bank|court|police|union|agency|campaign|party|army|military|office|organi[sz]ation|association|newspaper|network|magazine|firm|report|study|survey|statement|group|delegation|mission|authority)$/.test(
      head,
    )
  )
    return 'organisation'
  return /(?:s|people|police|men|women)$/.test(head) &&
    !/^(?:source|sources|official|officials|aides?|diplomats?)$/.test(head)
    ? 'group'
    : 'unnamed'
}

function endsAlike(one: string, other: string): boolean {
  return other !== '' && (one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`))
}
