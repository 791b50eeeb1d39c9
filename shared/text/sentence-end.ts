import { isWhiteSpace, skipSpace } from './white-space.ts'

/**
 * Where sentences may end: a run of characters that Unicode calls terminal, what closes after it, and white space or the
 * end; or a blank line. Scripts that write no space between sentences need none after their own full stop.
 */
const CANDIDATE =
  /(?:\p{Sentence_Terminal}|…)+[\p{Pe}\p{Pf}\p{Pi}"']*(?=\s|$)|[。！？｡．؟]+[\p{Pe}\p{Pf}]*|\n[^\S\n]*\n/gu

/** Abbreviations that a name or a number follows: they never end a sentence. */
const BEFORE_NAME = wordSet(
  `Mr Mrs Ms Messrs Mx Dr Drs Prof Sen Sens Rep Reps Gov Govs Lt Gen Maj Col Capt Cmdr Cdr Adm Sgt Cpl Pvt Brig Supt
  Insp Det Rev Fr Hon Pres Amb Sec Atty Asst Assoc Dep Dir Min M Mme Mlle St Ste Mt Ft vs v cf al e.g i.e approx ca viz`,
)

/** Abbreviations that do not end a sentence when a number follows. */
const BEFORE_NUMBER = wordSet(
  `No Nos no nos Art Arts art p pp Vol vol Ch ch Fig fig Sec sec Para para Ex ex
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`,
)

/** Abbreviations that end a sentence only when a word follows that begins one. */
const BEFORE_EITHER = wordSet(
  `Inc Corp Co Cos Ltd Bros Jr Sr Esq etc Ave Blvd Rd Hwy Dept Univ Assn Intl Natl Govt Ph.D M.D
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn
  Tenn Tex Va Vt Wash Wis Wyo`,
)

/** Words that rarely stand with a capital letter except at the start of a sentence. */
const STARTERS = wordSet(
  `A According Additionally After All Also Although Among An And Another Any Are As Asked At Because Before Besides Both
  But By Can Critics Despite During Each Earlier Even Every Few For From Further Furthermore Had Has Have He Her Here
  His How However I If In Indeed Instead Is It Its Last Later Many Meanwhile More Moreover Most Much My Neither Nevertheless
  New-found Next Nor Not Nothing Now Officials Of On Once One Only Or Other Others Our Over Perhaps Rather Several She
  Should Since So Some Soon Still Such That The Their Then There Therefore These They This Those Though Thus Till To
  Today Tomorrow Two Under Unless Until Was We Were What When Where Whether Which While Who Why Will With Within Without
  Would Yesterday Yet You Your`,
)

const TIME_WORDS = wordSet(
  `Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun EST EDT ET CST CDT CT MST MDT MT
  PST PDT PT GMT UTC BST CET CEST JST KST`,
)

const NAME_THEN_REPORT =
  /^(?:\p{Lu}[\p{L}\p{M}.’'-]*\s+){1,4}(?:said|says|asked|asks|told|wrote|wondered|demanded|exclaimed|shouted|cried)\b/u
const PRONOUN = /^(?:I|He|She|We|They|You|It)\s/

/** Gives every place in `[from, to)` where a sentence of the stretch `[start, end)` ends, in UTF-16 code units, ascending. */
export function* sentenceEnds(text: string, start: number, end: number, from: number, to: number): Generator<number> {
  const pattern = new RegExp(CANDIDATE)
  pattern.lastIndex = from
  for (let match = pattern.exec(text); match && match.index < to; match = pattern.exec(text)) {
    if (match[0].startsWith('\n')) {
      yield match.index
      continue
    }
    const stop = afterLateQuote(text, match.index + match[0].length, end)
    if (endsSentence(text, start, end, match.index, match[0], stop)) yield Math.min(stop, end)
    if (stop > pattern.lastIndex) pattern.lastIndex = stop
  }
}

/** Takes in a closing quotation mark that white space separates from its full stop, as careless typesetting has it. */
function afterLateQuote(text: string, stop: number, end: number): number {
  const next = skipSpace(text, stop, end)
  const blank = text.slice(stop, next)
  return next < end && blank.length === 1 && blank !== '\n' && text.charAt(next) === '”' ? next + 1 : stop
}

function endsSentence(text: string, start: number, end: number, at: number, run: string, stop: number): boolean {
  const next = skipSpace(text, stop, end)
  if (next >= end) return true
  const rest = text.slice(next, Math.min(end, next + 100))
  const opened = /^[\p{Ps}\p{Pi}"'¿¡—–-]*/u.exec(rest)?.[0] ?? ''
  const word = /^[\p{L}\p{M}\p{N}’'-]*/u.exec(rest.slice(opened.length))?.[0] ?? ''
  if (/^\p{Ll}/u.test(word)) return false
  if (/^(?:\p{Sentence_Terminal}|…)/u.test(rest)) return false
  const terminal = /^(?:\p{Sentence_Terminal}|…)+/u.exec(run)?.[0] ?? ''
  const closers = run.slice(terminal.length)
  if (/[。！？｡．]/.test(terminal)) return !(closers !== '' && /^[とっ]/.test(rest))
  if (terminal !== '.') return !(closers !== '' && NAME_THEN_REPORT.test(rest) && !PRONOUN.test(rest))
  if (closers !== '') return true
  return fullStopEnds(tokenBefore(text, start, at), word, opened, text.slice(Math.max(start, at - 40), at))
}

/** Whether a full stop behind `token`, with `word` after it, ends a sentence rather than an abbreviation. */
function fullStopEnds(token: string, word: string, opened: string, before: string): boolean {
  if (BEFORE_NAME.has(token)) return false
  if (BEFORE_NUMBER.has(token)) return !/^\p{N}/u.test(word)
  if (token === 'a.m' || token === 'p.m') return !TIME_WORDS.has(word)
  const starts = STARTERS.has(word) || /[\p{Pi}"']/u.test(opened)
  if (BEFORE_EITHER.has(token)) return starts
  if (/^\p{L}(?:\.\p{L}{1,2})+$/u.test(token)) return starts
  if (/^\p{N}+$/u.test(token)) return before.trim() !== token
  if (/^\p{Lu}$/u.test(token)) return starts || !/(?:^|\p{Lu}\S*\s+|[\s(“"]\p{L}\.\s*)$/u.test(before.slice(0, -1))
  return true
}

/** What stands between the last white space or opening mark and an offset. */
function tokenBefore(text: string, start: number, offset: number): string {
  let at = offset
  while (at > start && offset - at < 24 && !isWhiteSpace(text.charCodeAt(at - 1))) at -= 1
  return text.slice(at, offset).replace(/^[\p{Ps}\p{Pi}"'’—–-]+|^.*[-–—/](?=\p{L})/gu, '')
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}
