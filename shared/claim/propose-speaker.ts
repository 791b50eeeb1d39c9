import type { RecordId } from '../base/ids.ts'
import type { Block } from '../text/block.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import { type Span, span as spanOf } from '../text/offset.ts'
import { type Quotation, quotations } from '../text/quotation.ts'
import { sentences } from '../text/segment.ts'
import { type Attribution, attributionsOf, mainAttribution, subjectRightBefore } from './attributions.ts'
import { cueForm } from './cue-verbs.ts'
import { NamesInText } from './names-in-text.ts'
import { type Actor, actorsOf, isBodyName } from './people-in-text.ts'
import { type SentenceWord, wordsOf } from './sentence-words.ts'

/** Somebody who is known already. */
export interface KnownSpeaker {
  readonly id: RecordId
  readonly name: string
  readonly aliases: readonly string[]
}

/** What a proposal is made from. */
export interface SpeakerQuestion {
  readonly text: CanonicalText
  readonly blocks: readonly Block[]
  /** The content of the claim to be. */
  readonly span: Span
  readonly speakers: readonly KnownSpeaker[]
  /** Whom the last claims were given to, the latest first. */
  readonly recent: readonly RecordId[]
}

/** Who seems to be the speaker. */
export interface ProposedSpeaker {
  /** `null` for a name that is not known yet. */
  readonly speakerId: RecordId | null
  readonly name: string
  /** The words of the article that stand for the speaker; `null` where they are selected, or it is the one used last. */
  readonly mention: Span | null
  readonly from: 'text' | 'recent'
  /** What the article calls them in office: `Foreign Minister`. */
  readonly role: string | null
}

/**
 * Who seems to have said what a stretch of text says; `null` where nothing suggests anybody.
 *
 * The subject of the nearest verb of saying in the sentence comes first ("agreed", "said", "according to"), then that of
 * the selection itself where it is a whole sentence, then whoever spoke last or next in the paragraph, then the nearest name, then the speaker used last. Pronouns are followed back
 * to the last one who spoke. A surname stands for a known speaker with that name, or for the full name given elsewhere.
 */
export function proposeSpeaker(question: SpeakerQuestion): ProposedSpeaker | null {
  const reader = new SpeakerReader(question)
  const found = reader.find()
  if (found !== null) return found
  const latest = question.recent.flatMap((id) => question.speakers.find((speaker) => speaker.id === id) ?? [])[0]
  if (latest === undefined) return null
  return { speakerId: latest.id, name: latest.name, mention: null, from: 'recent', role: null }
}

/** A stretch of text, read: its words, who may act in it, and who is said to say something. */
interface Scene {
  readonly start: number
  readonly words: readonly SentenceWord[]
  readonly actors: readonly Actor[]
  readonly attributions: readonly Attribution[]
}

/** How many sentences and paragraphs are read back for whom a pronoun means, or who goes on speaking. */
const SENTENCES_BACK = 12
const BLOCKS_BACK = 4
/** What a verb of saying behind the words costs against one before them, in characters. */
const BEHIND = 40

class SpeakerReader {
  private readonly question: SpeakerQuestion
  private readonly text: CanonicalText
  private readonly span: Span
  /** The place of the block that holds the start of the selection. */
  private readonly home: number
  private readonly quoted: readonly Quotation[]
  private readonly names: NamesInText
  private readonly scenes = new Map<string, Scene>()

  constructor(question: SpeakerQuestion) {
    this.question = question
    this.text = question.text
    this.span = question.span
    this.home = question.blocks.findLastIndex(({ start }) => start <= question.span.start)
    const near = question.blocks.slice(Math.max(0, this.home - SENTENCES_BACK), this.home + 2)
    // The headline stays out: its capital letters say nothing.
    const bodyStart = question.blocks.find(({ kind }) => kind !== 'title' && kind !== 'section-label')?.start ?? 0
    this.names = new NamesInText(question.text, bodyStart)
    this.quoted = quotations(question.text, near)
  }

  find(): ProposedSpeaker | null {
    const block = this.question.blocks[this.home]
    if (block === undefined) return null
    const parts = sentences(this.text, block)
    const from = Math.max(
      0,
      parts.findLastIndex(({ start }) => start <= this.span.start),
    )
    const to = Math.max(
      from,
      parts.findLastIndex(({ start }) => start < this.span.end),
    )
    const whole = spanOf(parts[from]?.start ?? block.start, Math.max(parts[to]?.end ?? block.end, this.span.end))
    const here = this.scene(whole)
    const before = parts.slice(0, from).toReversed()
    const after = parts.slice(to + 1)
    const spoken = [...before, ...after].map((part) => this.scene(part))
    return (
      this.subjectBefore(here) ??
      this.nearestAttribution(here) ??
      this.attributionWithin(here) ??
      this.subjectFurtherBefore(here) ??
      this.lastSpeakerBefore(
        before.map((part) => this.scene(part)),
        block,
      ) ??
      this.firstOf(spoken.flatMap((scene) => scene.attributions.map(({ actor }) => [actor, scene] as const))) ??
      this.nearestName([here, ...spoken])
    )
  }

  /** "Olander also [signed the order]": the selection starts with what its subject does. */
  private subjectBefore(scene: Scene): ProposedSpeaker | null {
    const first = scene.words.findIndex(({ start }) => start >= this.span.start)
    const word = scene.words[first]?.text ?? ''
    if (!/^\p{Ll}/u.test(word) || NOT_A_VERB.test(word)) return null
    const actor = subjectRightBefore(first, scene.words, scene.actors)
    if (actor === null) return null
    const governed = cueForm(scene.words[actor.first - 1]?.text ?? '') !== null
    return governed || this.isSelected(actor, scene) ? null : this.resolve(actor, scene)
  }

  /** The nearest subject before the selection in its sentence, where no verb of saying is known. */
  private subjectFurtherBefore(scene: Scene): ProposedSpeaker | null {
    if (this.isQuoted(this.span.start)) return null
    const before = scene.actors.filter(({ bound, last }) => !bound && (scene.words[last]?.end ?? 0) <= this.span.start)
    return this.firstOf(before.toReversed().map((actor) => [actor, scene] as const))
  }

  private nearestAttribution(scene: Scene): ProposedSpeaker | null {
    const costed = scene.attributions.flatMap((attribution) => {
      const cost = this.costOf(attribution, scene)
      return cost === null ? [] : [{ attribution, cost }]
    })
    const ordered = costed.sort((a, b) => a.cost - b.cost)
    return this.firstOf(ordered.map(({ attribution }) => [attribution.actor, scene] as const))
  }

  /** Whoever the selection itself is about, where it takes the verb of saying along: "Olander said it was late". */
  private attributionWithin(scene: Scene): ProposedSpeaker | null {
    const within = scene.attributions.filter(({ actor, cue }) => {
      const [start, end] = [scene.words[actor.first]?.start ?? 0, scene.words[cue]?.end ?? 0]
      return this.isInside(start, end) && !this.isQuoted(scene.words[cue]?.start ?? 0)
    })
    const main = mainAttribution(scene.words, within)
    return main === null ? null : this.resolve(main.actor, scene)
  }

  /** How far an attribution is from the selection, in characters; `null` within it and inside of quotations. */
  private costOf({ actor, cue }: Attribution, { words }: Scene): number | null {
    const cueStart = words[cue]?.start ?? 0
    const cueEnd = words[cue]?.end ?? 0
    const actorStart = words[actor.first]?.start ?? 0
    const actorEnd = words[actor.last]?.end ?? 0
    if (this.isInside(actorStart, actorEnd) || this.isInside(cueStart, cueEnd) || this.isQuoted(cueStart)) return null
    if (cueEnd <= this.span.start) return this.span.start - cueEnd
    const gap = Math.min(cueStart, actorStart) - this.span.end
    const closed = /["”’»]\s*$/.test(this.text.slice(this.span.end - 1, Math.min(cueStart, actorStart)))
    return Math.max(0, gap) + (closed ? 0 : BEHIND)
  }

  /** Whoever goes on speaking: the last in the paragraph, or before it where that leads over with a colon or a quotation goes on. */
  private lastSpeakerBefore(before: readonly Scene[], block: Block): ProposedSpeaker | null {
    for (const scene of before) {
      const found = this.lastOf(scene)
      if (found !== null) return found
    }
    const goesOn = this.isQuoted(this.span.start)
    for (let back = 1; back <= BLOCKS_BACK; back += 1) {
      const previous = this.question.blocks[this.home - back]
      if (previous === undefined) return null
      const leadsOver = back === 1 && this.text.slice(previous.start, previous.end).trimEnd().endsWith(':')
      if (!leadsOver && !(goesOn && this.isQuoted(block.start))) return null
      for (const part of sentences(this.text, previous).toReversed()) {
        const found = this.lastOf(this.scene(part))
        if (found !== null) return found
      }
    }
    return null
  }

  private lastOf(scene: Scene): ProposedSpeaker | null {
    const outside = scene.attributions.filter(({ cue }) => !this.isQuoted(scene.words[cue]?.start ?? 0))
    const main = mainAttribution(scene.words, outside)
    return main === null || this.isSelected(main.actor, scene) ? null : this.resolve(main.actor, scene)
  }

  private nearestName(scenes: readonly Scene[]): ProposedSpeaker | null {
    const names = scenes.flatMap((scene) =>
      scene.actors
        .filter(({ kind }) => kind === 'name')
        .map((actor) => ({ actor, scene, cost: this.distance(actor, scene) + (actor.bound ? 1_000 : 0) })),
    )
    const ordered = names.sort((a, b) => a.cost - b.cost)
    return this.firstOf(ordered.map(({ actor, scene }) => [actor, scene] as const))
  }

  private distance({ first, last }: Actor, { words }: Scene): number {
    const start = words[first]?.start ?? 0
    const end = words[last]?.end ?? 0
    return end <= this.span.start ? this.span.start - end : Math.max(0, start - this.span.end) + BEHIND
  }

  private firstOf(candidates: readonly (readonly [Actor, Scene])[]): ProposedSpeaker | null {
    for (const [actor, scene] of candidates) {
      const found = this.isSelected(actor, scene) ? null : this.resolve(actor, scene)
      if (found !== null) return found
    }
    return null
  }

  /** The person whom words stand for; `null` for a pronoun that stands for nobody known. */
  private resolve(actor: Actor, scene: Scene): ProposedSpeaker | null {
    const mention = spanOf(scene.words[actor.first]?.start ?? 0, scene.words[actor.last]?.end ?? 0)
    const meant = this.meantBy(actor, scene, SENTENCES_BACK)
    if (meant === null) return null
    const known = this.knownAt(mention) ?? this.known(meant)
    const full = this.names.fullName(meant)
    return {
      speakerId: known?.id ?? null,
      name: known?.name ?? full.name,
      mention: this.isInside(mention.start, mention.end) ? null : mention,
      from: 'text',
      role: full.role,
    }
  }

  /** The actor that names whom this one stands for: itself, or what a pronoun or "the official" refers to. */
  private meantBy(actor: Actor, scene: Scene, sentencesLeft: number): Actor | null {
    if (actor.kind === 'name') return actor
    const several = this.isSeveral(actor, scene)
    const fits = several ? isNamed : fitting(actor)
    if (fits === null) return actor
    const limit = scene.words[actor.first]?.start ?? 0
    for (const earlier of this.scenesBefore(scene, sentencesLeft)) {
      const isBefore = (each: Actor) => (earlier.words[each.first]?.start ?? 0) < limit
      const said = earlier.attributions.filter(({ cue }) => !/^according$/i.test(earlier.words[cue]?.text ?? ''))
      const spoken = said.map((attribution) => attribution.actor).toReversed()
      const subjects = several ? [] : earlier.actors.filter(({ bound }) => !bound)
      const candidates = [...spoken, ...subjects].filter(isBefore)
      const found = candidates.find((each) => fits(each) && this.fitsPerson(actor, each))
      if (found !== undefined) return found
    }
    return actor.kind === 'noun' ? actor : null
  }

  /** "They", "the two", "both leaders": those who spoke together before. */
  private isSeveral({ kind, name, first, last }: Actor, { words }: Scene): boolean {
    if (kind === 'pronoun') return /^(?:they|both|the .*)$/i.test(name)
    const phrase = words.slice(Math.max(0, first - 1), last + 1).map(({ text }) => text)
    return kind === 'noun' && /(?:^|\s)(?:the (?:two|three)|both)\s/i.test(phrase.join(' '))
  }

  /** Persons for "he" and "she": a name that is nowhere more than one word may be a country. */
  private fitsPerson(pronoun: Actor, name: Actor): boolean {
    if (pronoun.kind !== 'pronoun' || name.kind !== 'name' || !/^s?he$/i.test(pronoun.name)) return true
    const full = this.names.fullName(name)
    return !isBodyName(full.name) && (full.name.includes(' ') || full.role !== null)
  }

  /** A stretch and the sentences before it, the nearest first. */
  private *scenesBefore(scene: Scene, limit: number): Generator<Scene> {
    yield scene
    let left = limit
    for (let place = this.question.blocks.findLastIndex(({ start }) => start <= scene.start); place >= 0; place -= 1) {
      const block = this.question.blocks[place]
      if (block === undefined) return
      for (const part of sentences(this.text, block).toReversed()) {
        if (part.start >= scene.start) continue
        yield this.scene(part)
        left -= 1
        if (left <= 0) return
      }
    }
  }

  private scene(span: Span): Scene {
    const key = `${span.start}-${span.end}`
    const read = this.scenes.get(key)
    if (read !== undefined) return read
    const words = wordsOf(this.text, span)
    const actors = actorsOf(words, (word) => this.names.isOrdinary(word)).filter(
      ({ first }) => !this.isQuoted(words[first]?.start ?? 0),
    )
    const scene = { start: span.start, words, actors, attributions: attributionsOf(words, actors) }
    this.scenes.set(key, scene)
    return scene
  }

  private isSelected({ first, last }: Actor, { words }: Scene): boolean {
    return this.isInside(words[first]?.start ?? 0, words[last]?.end ?? 0)
  }

  private isInside(start: number, end: number): boolean {
    return start < this.span.end && end > this.span.start
  }

  private isQuoted(offset: number): boolean {
    return this.quoted.some(({ outer }) => outer.start <= offset && offset < outer.end)
  }

  /** A known speaker whose name or alias stands in the text from here on; the longest. */
  private knownAt({ start }: Span): KnownSpeaker | null {
    const ahead = this.text.slice(start, start + 80).replace(/^(?:the|an?)\s+/i, '')
    const fits = (name: string) =>
      name.length > 0 && new RegExp(`^${escaped(name)}(?![\\p{L}\\p{N}])`, 'iu').test(ahead)
    const matching = this.question.speakers.flatMap((speaker) =>
      [speaker.name, ...speaker.aliases].filter(fits).map((name) => ({ speaker, length: name.length })),
    )
    return matching.sort((a, b) => b.length - a.length)[0]?.speaker ?? null
  }

  /** The known speaker of that name, alias or surname; the one used last where several share it. */
  private known(actor: Actor): KnownSpeaker | null {
    const sought = [actor.name, this.names.fullName(actor).name].map((each) => each.toLowerCase())
    const { speakers, recent } = this.question
    const same = speakers.filter((each) =>
      [each.name, ...each.aliases].some((own) => sought.includes(own.toLowerCase())),
    )
    const alike = speakers.filter((each) => sought.some((own) => endsInSameWords(each.name.toLowerCase(), own)))
    const [first, ...others] = same.length > 0 ? same : alike
    if (first === undefined || others.length === 0) return first ?? null
    const latest = recent.find((id) => id === first.id || others.some((other) => other.id === id))
    return [first, ...others].find(({ id }) => id === latest) ?? first
  }
}

const NOT_A_VERB =
  /^(?:to|that|if|whether|how|why|what|when|where|who|which|the|an?|his|her|their|its|of|in|on|at|for|with|by|from|and|but|or|as|no|any|all|some|he|she|it|they|we|i|you|there|this|these|those|how)$/i
function isNamed({ kind }: Actor): boolean {
  return kind === 'name'
}

/** What another actor must be to be meant by this one; `null` where it stands for itself. */
function fitting(actor: Actor): ((other: Actor) => boolean) | null {
  if (actor.kind === 'pronoun') {
    if (/^it$/i.test(actor.name))
      return ({ kind, name }) => kind === 'name' && (isBodyName(name) || !name.includes(' '))
    return isNamed
  }
  const head = actor.name.split(' ').at(-1)?.toLowerCase() ?? ''
  const single = !actor.name.includes(' ')
  if (!single) return null
  return (other) => {
    if (other === actor) return false
    const words = other.name.toLowerCase().split(' ')
    if (other.kind === 'noun') return words.length > 1 && words.at(-1) === head
    return other.kind === 'name' && (words.at(-1) === head || other.role?.toLowerCase().split(' ').at(-1) === head)
  }
}

/** Whether one name ends in the words of the other. */
function endsInSameWords(one: string, other: string): boolean {
  return one.endsWith(` ${other}`) || other.endsWith(` ${one}`)
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+')
}
