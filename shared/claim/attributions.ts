import { cueForm } from './cue-verbs.ts'
import { type Actor, phraseEndingAt } from './people-in-text.ts'
import { isCapitalised, isWord, type SentenceWord } from './sentence-words.ts'

/** Somebody in a sentence with the word that says that they speak, think or bind themselves. Places count words. */
export interface Attribution {
  readonly actor: Actor
  readonly cue: number
}

/** What may stand between a subject and its verb. */
const BETWEEN = new Set(
  `also has had have is was were are be been later then nevertheless again on still once early late not never jointly
  himself herself themselves all both each himself would will could can may might must should did does do just even only
  first further recently previously earlier already instead meanwhile however once himself
  monday tuesday wednesday thursday friday saturday sunday yesterday today`.split(/\s+/),
)
const BINDING = /^(?:of|from|in|at|for|with|to|on)$/
const OPENING = /^[,"”’'»—–)\]]$/
const REACH = 45

/** Who is said to say something in a sentence, in the order of the cues. */
export function attributionsOf(words: readonly SentenceWord[], actors: readonly Actor[]): readonly Attribution[] {
  const scene = sceneOf(words, actors)
  const found: Attribution[] = []
  for (const [place, word] of words.entries()) {
    const actor = isCue(word, place, words[place + 1]) ? subjectOf(place, scene, found) : null
    if (actor !== null) found.push({ actor, cue: place })
  }
  return found
}

/** Whoever does what the word at a place says, standing right before it ("Olander also signed", "Karane, who has offered"). */
export function subjectRightBefore(
  place: number,
  words: readonly SentenceWord[],
  actors: readonly Actor[],
): Actor | null {
  const scene = sceneOf(words, actors)
  const before = skipBack(words, place - 1)
  const direct = actorBefore(before, scene)
  return direct === null ? relativeSubject(before, scene) : firstOfSeveral(direct, scene)
}

/** The attribution that a sentence is about: the last whose cue is not within what an earlier one says. */
export function mainAttribution(words: readonly SentenceWord[], found: readonly Attribution[]): Attribution | null {
  const main = found.filter(({ cue }) => cueForm(words[cue]?.text ?? '') !== 'base')
  let last = main.length - 1
  while (last > 0 && isEmbedded(words, main[last - 1], main[last])) last -= 1
  return main[last] ?? null
}

function isEmbedded(words: readonly SentenceWord[], outer?: Attribution, inner?: Attribution): boolean {
  if (outer === undefined || inner === undefined) return false
  if (outer.actor === inner.actor) return true
  const between = words.slice(outer.cue + 1, Math.min(inner.actor.first, inner.cue))
  return !between.some(({ text }) => /^(?:[,;—–:]|and|but|while)$/.test(text))
}

interface Scene {
  readonly words: readonly SentenceWord[]
  readonly actors: readonly Actor[]
  readonly endingAt: ReadonlyMap<number, Actor>
}

function sceneOf(words: readonly SentenceWord[], actors: readonly Actor[]): Scene {
  return { words, actors, endingAt: new Map(actors.map((actor) => [actor.last, actor])) }
}

/** A word with a capital letter is part of a name ("the United States"), unless it opens the sentence. */
function isCue(word: SentenceWord, place: number, next: SentenceWord | undefined): boolean {
  if (/^according$/i.test(word.text)) return next?.text === 'to'
  return cueForm(word.text) !== null && (place === 0 || !isCapitalised(word.text))
}

function subjectOf(cue: number, scene: Scene, earlier: readonly Attribution[]): Actor | null {
  const { words, actors } = scene
  const word = words[cue]?.text ?? ''
  if (/^according$/i.test(word)) return actors.find(({ first }) => first >= cue + 2 && first <= cue + 4) ?? null
  const before = skipBack(words, cue - 1)
  const direct = actorBefore(before, scene)
  if (direct !== null) return firstOfSeveral(direct, scene)
  const form = cueForm(word)
  if (form === 'base') return null
  const apart = form === 'finite' ? subjectApart(cue, before, scene) : null
  return apart ?? earlierSubject(cue, before, scene, earlier)
}

/** The subject of a finite verb that does not stand right before it. */
function subjectApart(cue: number, before: number, scene: Scene): Actor | null {
  const { words } = scene
  const phrase = phraseEndingAt(words, before)
  if (phrase !== null && !phrase.bound) return phrase
  const mark = words[before]?.text ?? ''
  const closed = /^[,—–)]$/.test(mark)
  const named = closed ? actorBefore(before - 1, scene) : null
  if (named?.kind === 'name') return named
  const inverted = before < 0 || OPENING.test(mark) ? actorAfter(cue, scene) : null
  return inverted ?? (closed ? actorPastInsertion(before, scene) : relativeSubject(before, scene))
}

/** "Karane, who has offered": whatever it is bound to, the one before "who". */
function relativeSubject(who: number, { words, endingAt }: Scene): Actor | null {
  if (!/^who$/i.test(words[who]?.text ?? '')) return null
  return endingAt.get(words[who - 1]?.text === ',' ? who - 2 : who - 1) ?? null
}

/** The subject that a further verb shares: "said … and demanded", "said …, adding". */
function earlierSubject(cue: number, before: number, scene: Scene, earlier: readonly Attribution[]): Actor | null {
  const { words } = scene
  const afterComma = words[before]?.text === ','
  const shared = afterComma ? mainAttribution(words, earlier) : earlier.at(-1)
  return shared?.actor ?? clauseSubject(cue, scene) ?? actorFrom(cue, scene)
}

/** The last actor before a cue that opens a clause. */
function clauseSubject(cue: number, { actors, words }: Scene): Actor | null {
  const before = actors.filter(({ bound, last }) => !bound && last < cue)
  const opening = before.filter(({ first }) => first === 0 || !isWord(words[first - 1]?.text ?? ''))
  return opening.at(-1) ?? before[0] ?? null
}

/** The subject of a participle that opens its sentence: whoever comes next. */
function actorFrom(cue: number, { actors, words }: Scene): Actor | null {
  if (cueForm(words[cue]?.text ?? '') !== 'participle') return null
  return actors.find(({ bound, first }) => !bound && first > cue && words[first - 1]?.text === ',') ?? null
}

function skipBack(words: readonly SentenceWord[], from: number): number {
  let at = from
  for (let left = 5; left > 0 && at >= 0; left -= 1) {
    const word = words[at]?.lower ?? ''
    if (!BETWEEN.has(word) && !(isWord(word) && word.length > 4 && word.endsWith('ly'))) break
    at -= 1
  }
  return at
}

/** The actor that ends at a place, or to which the words that end there belong ("Maren Ostrova of Oru"). */
function actorBefore(place: number, scene: Scene): Actor | null {
  let at = place
  for (let steps = 0; steps < 4; steps += 1) {
    const actor = scene.endingAt.get(at)
    if (actor === undefined) return belongingTo(at, scene)
    if (!actor.bound) return actor
    const link = scene.words[actor.first - 1]?.text.toLowerCase() ?? ''
    if (!BINDING.test(link)) return null
    at = actor.first - 2
  }
  return null
}

/** "Two people close to the talks", "a member of his delegation": the noun with what belongs to it. */
function belongingTo(place: number, { words, actors }: Scene): Actor | null {
  const actor = actors.findLast(({ last }) => last < place)
  if (actor === undefined || actor.bound || actor.kind !== 'noun' || place - actor.last > 8) return null
  const link = words[actor.last + 1]?.text.toLowerCase() ?? ''
  const between = words.slice(actor.last + 1, place + 1)
  if (between.some(({ text }) => !isWord(text) || (cueForm(text) === 'finite' && text !== 'close'))) return null
  return BINDING.test(link) || /^(?:close|familiar|with|who|that)$/.test(link) ? actor : null
}

/** Behind the verb: “…,” said Zahra Qadari; said its minister, Nkechi Bram-Sørli. */
function actorAfter(cue: number, { actors, words }: Scene): Actor | null {
  const place = actors.findIndex(
    ({ first }) => first === cue + 1 || (first === cue + 2 && words[cue + 1]?.text === 'the'),
  )
  const actor = actors[place]
  if (actor === undefined || /^(?:told|tells)$/.test(words[cue]?.text ?? '')) return null
  const next = actors[place + 1]
  const behind = words[actor.last + 1]?.text ?? '.'
  const quote = /^["”’'»]$/.test(words[cue - 1]?.text ?? '')
  if (!quote && isWord(behind) && !/^(?:of|in|at|on|from|during|after|before|who|to|as|for|by)$/.test(behind))
    return null
  const named = actor.kind === 'noun' && next?.kind === 'name' && words[actor.last + 1]?.text === ','
  return named && next.first === actor.last + 2 ? next : actor
}

/** Before an insertion between commas: "Perpetua Lowe, Tamsin’s deputy minister, denied". */
function actorPastInsertion(comma: number, scene: Scene): Actor | null {
  const { words } = scene
  for (let at = comma - 1; at > 0 && comma - at < REACH; at -= 1) {
    if (!/^[,—–(]$/.test(words[at]?.text ?? '')) continue
    const actor = actorBefore(at - 1, scene)
    if (actor !== null) return actor
  }
  return actorBefore(comma - 1, scene)
}

/** The first of "Ostrova of Oru and Olander": any of them would do, and the first is the one that is read as the speaker. */
function firstOfSeveral(actor: Actor, scene: Scene): Actor {
  let first = actor
  for (let steps = 0; steps < 5; steps += 1) {
    const start = first.first - (scene.words[first.first - 1]?.text === 'the' ? 1 : 0)
    const link = scene.words[start - 1]?.text.toLowerCase() ?? ''
    if (link !== 'and' && link !== ',') break
    const before = actorBefore(start - 2, scene)
    if (before === null || (link === ',' && actor === first)) break
    first = before
  }
  return first
}
