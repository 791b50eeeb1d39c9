import { cueForm } from './cue-verbs.ts'
import { isCapitalised, isWord, type SentenceWord } from './sentence-words.ts'

/** Words that may act in a sentence: a name, a pronoun, or a common noun for a person or a body. */
export interface Actor {
  readonly kind: 'name' | 'pronoun' | 'noun'
  /** Its first and last place among the words of the sentence. */
  readonly first: number
  readonly last: number
  /** Without titles: `Oru Tamsin`; for a noun its words without an article. */
  readonly name: string
  /** The title that stood before the name: `Foreign Minister`. */
  readonly role: string | null
  /** Whether it is bound to another word (by a preposition, or as a possessive), and so is not the subject. */
  readonly bound: boolean
}

const PRONOUNS = new Set(['he', 'she', 'they', 'i', 'we', 'it'])
/** What may stand for somebody, or open what does. */
const PRONOMINAL = new Set([...PRONOUNS, 'the', 'both', 'two', 'pair', 'three', 'four', 'five'])
const JOINT = /^(?:both|(?:the )?(?:two|pair|three|four|five))$/i

const PARTICLES = wordSet('de da di del della der den van von bin ibn al el la le ter ten du dos y')
const TITLE = wordSet(
  `minister ministers president presidents premier premiers secretary secretaries chancellor ambassador envoy chairman
  chairwoman chair chief director governor senator congressman congresswoman representative representatives mayor judge
  justice general admiral colonel captain major king queen prince princess pope bishop archbishop sheikh sultan sir lord
  lady dame dr mr mrs ms prof professor sen sens rep reps gov gen lt col capt maj cmdr adm sgt brig rev hon pres amb
  speaker leader spokesman spokeswoman spokesperson commissioner attorney prosecutor officer detective sheriff sergeant
  lieutenant coach candidate nominee analyst economist author host owner founder vice-president`,
)
/** What bodies are called: after such a word a name goes on with "of". */
const BODY = wordSet(
  `secretary minister ministers ministry department assembly committee council federation bank union association office institute university
  organization organisation chamber house republic head chief chairman president director governor commander court
  bureau board commission party movement league agency authority center centre college academy school board society
  ambassador speaker kingdom states state bishop archbishop prince`,
)
/** Common nouns for those who speak. */
const SPEAKING_NOUN = wordSet(
  `official officials spokesman spokeswoman spokesperson spokesmen source sources diplomat diplomats aide aides minister
  ministers ministry government governments people person leader leaders analyst analysts economist economists expert
  experts delegate delegates delegation envoy envoys member members company companies bank commission union mission
  court police council committee president premier ambassador ambassadors governor chairman director chief chiefs
  secretary army military administration critics lawmaker lawmakers senator senators authorities authority agency
  department office group groups organization organisation association party campaign report statement study survey
  author authors writer reporter reporters journalist professor scientist scientists researcher researchers doctor doctors
  lawyer lawyers attorney prosecutor prosecutors judge judges sheriff officer officers investigators mayor candidate
  candidates voters residents workers students teacher parents mother father wife husband son daughter brother sister
  friend friends neighbor neighbors witness witnesses player coach manager executive executives owner founder man woman
  men women supporters opponents activists protesters farmers shipowners dockworkers observers parties sides countries
  states nation nations country city firm newspaper network magazine paper`,
)
const PREPOSITION = wordSet(
  'of in at on to from with by for against about near between into toward towards over under after before during behind among across through than like via per without within regarding including',
)
const DETERMINER = wordSet(
  'a an the this that these those one two three four five six several some many most few other another no any each every both all his her its their our my your',
)
const LINKS = wordSet('and or but who which that is are was were has have had will would not also')
const CALENDAR = wordSet(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december jan feb mar apr jun jul aug sep sept oct nov dec`,
)
/** Words that stand with a capital at the start of a sentence and name nobody. */
const ORDINARY = wordSet(
  `a an and as at after all also although amid among another any asked because before both but by can despite do does
  during each earlier echoing even every few for from further had has have he her here his how however i if in indeed
  instead is it its later many meanwhile more moreover most much my neither nevertheless new next no nobody none nor not now of
  on once one only or other others our outside perhaps regarding several she since so some specifically speaking still such than
  that the their then there these they this those though three thus to today tomorrow tonight two under unless until we
  well were what when where whether which while who whose why will with within without would yes yesterday yet you your
  last first second third recently yet whatever whenever wherever whoever fewer hours days weeks months minutes years people meanwhile
  anyone anything everybody everyone everything nothing somebody someone something sign join subscribe`,
)

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}

/** All who may act in a sentence, in order; a name within a noun phrase ("a Veldish diplomat") is part of that. */
export function actorsOf(words: readonly SentenceWord[], isOrdinary: (word: string) => boolean): readonly Actor[] {
  const actors: Actor[] = []
  for (let place = 0; place < words.length; ) {
    const actor = pronounAt(words, place) ?? nounPhraseAt(words, place) ?? nameAt(words, place, isOrdinary)
    if (actor === null) {
      place += 1
      continue
    }
    actors.push(actor)
    place = actor.last + 1
  }
  return actors
}

function pronounAt(words: readonly SentenceWord[], place: number): Actor | null {
  const word = words[place]
  if (word === undefined || word.possessive || !PRONOMINAL.has(word.lower)) return null
  const the = word.lower === 'the' ? 1 : 0
  const head = words[place + the]
  if (head === undefined || head.possessive) return null
  const name = the === 1 ? `the ${head.text}` : head.text
  if (JOINT.test(name) && standsAlone(words[place + the + 1])) {
    return { kind: 'pronoun', first: place, last: place + the, name, role: null, bound: isBound(words, place) }
  }
  if (the === 1 || !PRONOUNS.has(word.lower)) return null
  return { kind: 'pronoun', first: place, last: place, name: word.text, role: null, bound: false }
}

/** Whether "the two" is all there is, and no "two governments" follows. */
function standsAlone(next: SentenceWord | undefined): boolean {
  if (next === undefined || !isWord(next.text)) return true
  const { lower } = next
  return cueForm(lower) === 'finite' || LINKS.has(lower) || /^(?:shared|met|were|of)$/.test(lower)
}

/** A noun phrase around one of the nouns for those who speak, up to five words before it. */
function nounPhraseAt(words: readonly SentenceWord[], place: number): Actor | null {
  const first = words[place]
  if (first === undefined || !isWord(first.text)) return null
  const determined = DETERMINER.has(first.lower)
  const end = Math.min(words.length, place + (determined ? 6 : 4))
  if (!hasSpeakingNoun(words, place, end)) return null
  if (!determined && (endsNounPhrase(first) || first.lower.endsWith('ly'))) return null
  for (let last = place; last < end; last += 1) {
    const word = words[last]
    if (word === undefined || !isWord(word.text)) return null
    if (last > place && endsNounPhrase(word)) return null
    const next = words[last + 1]
    const goesOn = next !== undefined && SPEAKING_NOUN.has(next.lower)
    if (!SPEAKING_NOUN.has(word.text) || word.possessive || goesOn) continue
    if (next !== undefined && isCapitalised(next.text) && !word.possessive && !CALENDAR.has(next.lower)) return null
    const from = determined && /^(?:a|an|the)$/i.test(first.text) ? place + 1 : place
    const name = words.slice(from, last + 1)
    return { kind: 'noun', first: place, last, name: joined(name), role: null, bound: isBound(words, place) }
  }
  return null
}

function hasSpeakingNoun(words: readonly SentenceWord[], from: number, to: number): boolean {
  for (let place = from; place < to; place += 1) if (SPEAKING_NOUN.has(words[place]?.text ?? '')) return true
  return false
}

/** A noun phrase of any kind that ends at a place: an article or the like, and up to four words behind it. */
export function phraseEndingAt(words: readonly SentenceWord[], last: number): Actor | null {
  for (let place = last - 1; place >= Math.max(0, last - 5); place -= 1) {
    const head = words[place + 1]
    const word = words[place]
    if (word === undefined || head === undefined || !isWord(head.text) || endsNounPhrase(head)) return null
    if (!DETERMINER.has(word.lower)) continue
    const from = /^(?:a|an|the)$/i.test(word.text) ? place + 1 : place
    return {
      kind: 'noun',
      first: place,
      last,
      name: joined(words.slice(from, last + 1)),
      role: null,
      bound: isBound(words, place),
    }
  }
  return null
}

function endsNounPhrase({ lower }: SentenceWord): boolean {
  if (PREPOSITION.has(lower) || DETERMINER.has(lower) || LINKS.has(lower)) return true
  if (PRONOUNS.has(lower)) return true
  return !SPEAKING_NOUN.has(lower) && cueForm(lower) === 'finite'
}

function nameAt(words: readonly SentenceWord[], place: number, isOrdinary: (word: string) => boolean): Actor | null {
  if (!isNamePart(words, place, isOrdinary)) return null
  let last = place
  while (!endsName(words, last)) {
    const step = nextNamePart(words, last, isOrdinary)
    if (step === null) break
    last = step
  }
  const parts = words.slice(place, last + 1)
  const { role, name } = withoutTitles(parts)
  const bound = isBound(words, place) || words[last]?.possessive === true
  return { kind: 'name', first: place, last, name, role, bound }
}

function endsName(words: readonly SentenceWord[], last: number): boolean {
  const word = words[last]
  if (word?.possessive !== true) return false
  // "Seiran’s Foreign Minister Mizuho Karane": the possessive only opens the title.
  const next = words[last + 1]
  return next === undefined || !isCapitalised(next.text)
}

function nextNamePart(
  words: readonly SentenceWord[],
  last: number,
  isOrdinary: (word: string) => boolean,
): number | null {
  if (isNamePart(words, last + 1, isOrdinary)) return last + 1
  const link = words[last + 1]?.lower ?? ''
  if (PARTICLES.has(link) && isNamePart(words, last + 2, isOrdinary)) return last + 2
  if (link !== 'of' || !BODY.has(words[last]?.lower ?? '')) return null
  const the = words[last + 2]?.text === 'the' ? 1 : 0
  return isNamePart(words, last + 2 + the, isOrdinary) ? last + 2 + the : null
}

function isNamePart(words: readonly SentenceWord[], place: number, isOrdinary: (word: string) => boolean): boolean {
  const word = words[place]
  if (word === undefined || !isName(word.text)) return false
  const lower = word.lower.replace(/\.$/, '')
  const next = words[place + 1]
  if (CALENDAR.has(lower))
    return /^(?:may|april|june|august|march)$/.test(lower) && next !== undefined && isName(next.text)
  if (!opensSentence(words, place)) return true
  if (/^\p{Lu}{5,}$/u.test(word.text)) return false
  const participle = lower.endsWith('ing') && next !== undefined && !isName(next.text)
  return !participle && !ORDINARY.has(lower) && !isOrdinary(lower)
}

function isName(word: string): boolean {
  return isCapitalised(word) || (word.startsWith('al-') && isCapitalised(word.slice(3)))
}

/** Whether a capital letter may be there only because a sentence or a quotation starts. */
function opensSentence(words: readonly SentenceWord[], place: number): boolean {
  const before = words[place - 1]
  return before === undefined || /^[.!?…"“”‘’'«»(:—–•[]$/.test(before.text)
}

function isBound(words: readonly SentenceWord[], place: number): boolean {
  let at = place - 1
  while (/^(?:the|a|an|his|her|its|their|former|then)$/i.test(words[at]?.text ?? '')) at -= 1
  const before = words[at]
  return before !== undefined && (PREPOSITION.has(before.lower) || before.text === 'or')
}

/** A name with what stands before it taken off: nationality, office, rank. What is all title stays as it is. */
function withoutTitles(parts: readonly SentenceWord[]): { readonly role: string | null; readonly name: string } {
  let start = 0
  for (const [index, { lower }] of parts.entries()) {
    if (!TITLE.has(lower.replace(/\.$/, ''))) continue
    start = parts[index + 1]?.text === 'of' ? index + 3 : index + 1
  }
  const opener = parts.findLastIndex(({ possessive }, index) => possessive && index < parts.length - 1)
  start = Math.max(start, opener + 1)
  if (start === 0 || start >= parts.length) return { role: null, name: joined(parts) }
  return { role: joined(parts.slice(Math.max(0, opener + 1), start)) || null, name: joined(parts.slice(start)) }
}

function joined(words: readonly SentenceWord[]): string {
  return words
    .map(({ text, possessive }, index) => (possessive && index < words.length - 1 ? `${text}’s` : text))
    .join(' ')
}

/** Whether a name looks like that of a body or a place rather than of a person. */
export function isBodyName(name: string): boolean {
  const words = name.toLowerCase().split(' ')
  return words.includes('of') || words.some((word) => BODY.has(word) || SPEAKING_NOUN.has(word))
}
