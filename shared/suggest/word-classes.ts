import { reportingVerb } from '../claim/verb-classes.ts'

/** Closed classes and short lists of nouns and adjectives; a word of several classes has the first. */
const LISTS: Readonly<Record<string, string>> = {
  det: 'a an the this these those some any no every each another such',
  poss: 'his her their its my our your whose',
  pro: 'he she they i we you',
  it: 'it there',
  obj: 'him them me us himself herself themselves itself myself ourselves yourself',
  everybody:
    'everyone everybody someone somebody anyone anybody nobody none many others another most some few several both all',
  who: 'who whom',
  which: 'which',
  that: 'that',
  wh: 'what how why where when whether whatever whoever',
  if: 'if unless',
  be: "is are was were be been being am ’s 's ’re 're ’m 'm isn’t aren’t wasn’t weren’t isn't aren't wasn't weren't ain’t",
  have: "has have had having ’ve 've hasn’t haven’t hadn’t hasn't haven't hadn't",
  do: "do does did doing done don’t doesn’t didn’t don't doesn't didn't",
  modal:
    "will would can could may might must shall should cannot won’t wouldn’t can’t couldn’t shouldn’t won't wouldn't can't couldn't shouldn't ’ll 'll ’d 'd ought",
  not: 'not never neither nor hardly barely',
  to: 'to',
  of: 'of',
  by: 'by',
  from: 'from',
  with: 'with without',
  on: 'on upon',
  in: 'in into',
  at: 'at',
  about: 'about over regarding concerning',
  for: 'for',
  against:
    'against toward towards behind between among amid across through throughout under above below within near during despite like via per beyond outside inside off out up down around along past onto',
  as: 'as',
  than: 'than',
  according: 'according',
  and: 'and or &',
  but: 'but yet',
  because: 'because although though while since until after before whereas once so except',
  number:
    'one two three four five six seven eight nine ten hundred thousand million billion trillion dozen percent half',
  time: 'today yesterday tomorrow tonight now then later earlier recently ago soon week weeks month months year years day days night morning afternoon evening hour hours minutes time',
  day: 'monday tuesday wednesday thursday friday saturday sunday mon. tue. wed. thu. fri. sat. sun.',
  month:
    'january february march april june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.',
  adverb:
    'also just still even only already again ever always often sometimes once instead however meanwhile too very more less so far further perhaps maybe almost quite rather really well much simply else back first next twice long together apart indeed thus therefore moreover furthermore nevertheless nonetheless otherwise afterward afterwards though',
  title:
    'mr. mrs. ms. dr. sen. rep. gov. gen. sens. reps. lt. col. capt. prof. rev. sgt. president vice senator congressman congresswoman representative governor mayor minister secretary ambassador chancellor premier king queen prince judge justice general admiral colonel captain director chairman chairwoman chair chief speaker deputy former prime foreign defense attorney professor pope bishop candidate nominee attorney-general',
  person:
    'official officials spokesman spokeswoman spokesperson spokesmen source sources diplomat diplomats aide aides adviser advisers advisor advisors leader leaders analyst analysts economist economists expert experts delegate delegates envoy envoys member members critic critics lawmaker lawmakers senators supporter supporters opponent opponents activist activists protester protesters voter voters resident residents worker workers student students teacher teachers scientist scientists researcher researchers doctor doctors lawyer lawyers prosecutor prosecutors judges officer officers investigator investigators reporter reporters journalist journalists author authors writer writers strategist strategists operative operatives donor donors pollster pollsters observer observers man woman men women people person friend friends mother father wife husband son daughter brother sister parents family executive executives manager managers owner owners founder ceo host anchor pundit pundits conservatives liberals democrats republicans americans candidates politicians witness witnesses neighbor neighbors minister ministers sheriff commissioner counsel staffer staffers insider insiders veteran veterans rivals rival allies ally colleagues counterpart predecessor fans fan users',
  body: 'government governments administration ministry department agency agencies commission committee council court police party parties campaign company companies bank union association organization organisation group groups army military congress senate house parliament white media press newspaper network magazine team office board bureau city state states country countries nation coalition firm university institute center foundation school church authorities community public',
  document:
    'report reports study studies survey surveys poll polls statement statements letter letters memo memos document documents filing filings lawsuit complaint affidavit tweet tweets email emails interview interviews speech speeches ad ads article articles editorial column op-ed book release post posts blog video data research analysis review transcript testimony website site page press conference headline headlines story figures numbers evidence',
  utterance:
    'claim claims belief beliefs idea ideas view views suggestion hope hopes fear fears allegation allegations promise promises proposal proposals call calls warning warnings concern concerns contention argument arguments opinion opinions remark remarks comment comments question questions answer criticism critique accusation accusations assertion assertions assessment prediction predictions expectation expectations feeling feelings thought thoughts notion theory support opposition endorsement endorsements praise attack attacks defense demand demands request vow pledge plan plans message word words term terms charge charges complaint complaints decision desire doubt doubts insistence suspicion threat threats estimate estimates conclusion finding findings position stance conviction faith confidence refusal rhetoric advice rebuke response reaction interest eyes mind opposition vision goal slogan mantra admission declaration announcement account accounts explanation impression perception sentiment mood anger outrage skepticism speculation rumor rumors',
  attitude:
    'sure confident aware worried concerned convinced certain clear happy glad proud optimistic pessimistic skeptical sceptical critical supportive afraid angry upset disappointed surprised shocked unaware unsure uncertain hopeful fearful wary willing unwilling eager reluctant ready determined interested sorry grateful thankful excited thrilled pleased satisfied unhappy frustrated outraged furious adamant dismissive doubtful sympathetic open opposed likely unlikely expected supposed reported alleged dubious enthusiastic ambivalent vocal outspoken apologetic unclear keen content bullish nervous anxious delighted honored committed dedicated',
  irregular:
    'went made took got came gave put ran kept left set led met brought became let stood sat paid lost sent built fell cut rose drew grew won spent broke drove flew hung laid lay rode sold threw wore caught taught dealt going making taking getting coming giving putting running keeping leaving goes makes takes gets comes gives puts runs keeps leaves make take get come give put run keep gone taken given come become use used using uses help helped helping work worked working turn turned turning move moved moving bring brings bringing vote voted voting happen happened win wins winning lose losing pay paying',
}

const CLOSED: ReadonlyMap<string, string> = new Map(
  Object.entries(LISTS)
    .reverse()
    .flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
)

const SUFFIXES: readonly (readonly [RegExp, string])[] = [
  [/ly$/, '-ly'],
  [/ing$/, '-ing'],
  [/ed$/, '-ed'],
  [/(?:tion|sion|ment|ness|ity|ance|ence|ism|ship|hood|acy|age)s?$/, '-tion'],
  [/(?:er|or|ist|ian|ant|ee)s$/, '-ers'],
  [/(?:er|or|ist|ian)$/, '-er'],
  [/(?:al|ive|ous|ful|less|able|ible|ic|ary|ish|ent|ant)$/, '-al'],
  [/[^s]s$/, '-s'],
]

const PUNCTUATION: Readonly<Record<string, string>> = {
  ',': ',',
  '.': '.',
  '?': '?',
  '!': '?',
  ':': ':',
  ';': ';',
  '(': '(',
  '[': '(',
  ')': ')',
  ']': ')',
  '-': '–',
  '--': '–',
  '–': '–',
  '—': '–',
  '…': '…',
  '...': '…',
}

/** What a word is, coarsely: a closed class, a reporting verb by class and form, a name, or its suffix. */
export function wordClass(text: string, lower: string, opensSentence: boolean): string {
  const mark = PUNCTUATION[text]
  if (mark !== undefined) return mark
  if (!/^[\p{L}\p{N}’']/u.test(text)) return 'mark'
  const capital = /^\p{Lu}/u.test(text)
  const closed = CLOSED.get(lower)
  if (capital && !opensSentence && closed !== 'title' && closed !== 'day' && closed !== 'month' && lower !== 'i') {
    return text.length > 1 && text === text.toUpperCase() ? 'CAPS' : 'Name'
  }
  if (closed !== undefined) return closed
  if (/^\p{N}/u.test(text)) return 'number'
  const verb = reportingVerb(lower)
  if (verb !== null) return `${verb.classes[0]}-${verb.form}`
  if (capital) return 'Opening'
  return SUFFIXES.find(([pattern]) => pattern.test(lower))?.[1] ?? 'word'
}
