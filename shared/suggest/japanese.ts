import type { Codebook } from '../codebook/codebook.ts'
import type { Block } from '../text/block.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import { type Span, span as spanOf } from '../text/offset.ts'
import { type Quotation, quotations } from '../text/quotation.ts'
import { selectionSpan, sentences } from '../text/segment.ts'
import type { Reason, SuggestedParty, Suggestion } from './suggestion.ts'

/** Kana: Chinese has none, Japanese is never long without. */
const KANA = /[\u3041-\u309f\u30a1-\u30ff]/

/** Cues by the type of commitment they speak for: the stem before its ending. */
const CUES: readonly (readonly [code: string, stems: string])[] = [
  ['commissive.agreement', '合意|一致|申し合わせ'],
  ['commissive.reaffirm', '再確認|確認|改めて表明|保証'],
  ['commissive.pledge', '約束|誓約|誓|確約|決意を表明|決意を示'],
  ['commissive.refuse', '拒否|拒絶|拒|断'],
  ['commissive.threat', '警告|威嚇'],
  ['commissive.offer', '提案|申し出'],
  ['commissive.plan', '計画|検討する考えを示|意向を示|意向を表明|方針を示|方針を表明'],
  ['directive.demand', '要求|迫|命|指示'],
  ['directive.request', '求め|要請|呼びかけ|呼び掛け|促|訴え|依頼'],
  ['expressive.endorse', '歓迎|評価|称賛|支持|感謝'],
  ['expressive.criticism', '非難|批判|抗議|懸念を示|懸念を表明|遺憾の意を表明|遺憾の意を示'],
  ['assertive.position', '強調|主張|反対'],
  ['assertive.fact', '述べ|語|話|表明|発表|明らかに|指摘|説明|伝え|報じ|答え|否定|認め|示|言|コメント|発言'],
]
const ENDING = '(?:した|し|った|った|いた|い|た|て(?:いる|いた|おり)|している|していた|する|る|り|き)?'
const CUE = new RegExp(`(?:${CUES.map(([, stems]) => stems).join('|')})${ENDING}(?=[。、」』\\s]|$)`, 'gu')
const ACCORDING = /(?:によると|によれば)(?=、|$)/u
const TOPIC = /^[^「」『』、。]{1,40}?(?:は|が|も)(?:[^「」『』。]{0,30}?、)?/u
const SOURCE_LIMIT = 40

/** Whether a stretch is Japanese. */
export function isJapanese(text: string): boolean {
  return KANA.test(text)
}

/** What Japanese sentences attribute: 「…」と述べた, …ことで合意した, …によると. */
export function suggestJapanese(
  text: CanonicalText,
  blocks: readonly Block[],
  codebook: Codebook,
): readonly Suggestion[] {
  const quoted = quotations(text, blocks)
  return blocks.flatMap((block) => {
    if (block.kind === 'boilerplate') return []
    const own = quoted.filter(({ outer }) => outer.start >= block.start && outer.end <= block.end)
    return sentences(text, block).flatMap((sentence) => {
      return attributionsIn(text, sentence, own).flatMap((found) => suggestionOf(text, found, own, codebook) ?? [])
    })
  })
}

interface Found {
  readonly content: Span
  readonly cue: Span
  readonly source: Span | null
  readonly code: string
}

function attributionsIn(text: string, sentence: Span, quoted: readonly Quotation[]): readonly Found[] {
  const words = text.slice(sentence.start, sentence.end)
  if (words.length > 2_000) return []
  const isQuoted = (at: number) => quoted.some(({ inner }) => inner.start <= at && at < inner.end)
  const according = ACCORDING.exec(words)
  if (
    according !== null &&
    according.index > 0 &&
    according.index <= SOURCE_LIMIT &&
    !isQuoted(sentence.start + according.index)
  ) {
    const at = sentence.start + according.index
    const behind = at + according[0].length + 1
    const end = sentence.start + words.replace(/(?:という|とのことだ|としている)?。?$/u, '').length
    if (end <= behind) return []
    return [
      {
        content: spanOf(behind, end),
        cue: spanOf(at, at + according[0].length),
        source: spanOf(sentence.start, at),
        code: 'assertive.fact',
      },
    ]
  }
  const cues = [...words.matchAll(CUE)].filter(
    ({ 0: cue, index }) => KANA.test(cue.slice(-1)) && !isQuoted(sentence.start + index),
  )
  const topic = TOPIC.exec(words)
  const topicEnd = topic === null || topic[0].length >= (cues[0]?.index ?? 0) ? 0 : topic[0].length
  const marker = topic === null ? -1 : (/(?:は|が|も)/u.exec(topic[0])?.index ?? -1)
  const source = topicEnd > 0 && marker > 0 ? spanOf(sentence.start, sentence.start + marker) : null
  const found: Found[] = []
  let from = sentence.start + topicEnd
  for (const { 0: cue, index } of cues) {
    const at = sentence.start + index
    const content = contentBefore(text, from, at, quoted)
    const cueEnd = at + cue.replace(/、$/u, '').length
    const code = CUES.find(([, stems]) => new RegExp(`^(?:${stems})`, 'u').test(cue))?.[0] ?? 'assertive.fact'
    if (content !== null) found.push({ content, cue: spanOf(at, cueEnd), source, code })
    from = at + cue.length
  }
  return found
}

/** What stands before the particle in front of a cue: a quotation if there is one, else the clause. */
function contentBefore(text: string, from: number, cue: number, quoted: readonly Quotation[]): Span | null {
  const quotation = quoted.findLast(({ outer, depth }) => depth === 0 && outer.start >= from && outer.end <= cue)
  if (
    quotation !== undefined &&
    /^(?:と|などと|とも|って|との(?:考え|認識|見解|意向|方針)を?)?[^「」。]{0,24}$/u.test(
      text.slice(quotation.outer.end, cue),
    )
  ) {
    return quotation.outer
  }
  const clause = text
    .slice(from, cue)
    .replace(
      /(?:と|ことで|ことに|ことを|よう|との(?:考え|認識|見解|意向|方針)を|を|で|に)?(?:改めて|強く|正式に|共に)?$/u,
      '',
    )
  const lead = /^[、\s]*/u.exec(clause)?.[0].length ?? 0
  return clause.trim().length <= lead ? null : spanOf(from + lead, from + clause.trimEnd().length)
}

function suggestionOf(
  text: CanonicalText,
  { content, cue, source, code }: Found,
  quoted: readonly Quotation[],
  codebook: Codebook,
): Suggestion | null {
  const [contentSpan, cueSpan] = [selectionSpan(text, content), selectionSpan(text, cue)]
  const sourceSpan = source === null ? null : selectionSpan(text, source)
  if (contentSpan === null || cueSpan === null) return null
  const active = codebook.codes.filter(({ deprecated }) => !deprecated).map((each) => each.code)
  const commitment = active.includes(code)
    ? code
    : active.includes('assertive.fact')
      ? 'assertive.fact'
      : (active[0] ?? code)
  const direct = quoted.some(({ outer }) => outer.start === contentSpan.start && outer.end === contentSpan.end)
  const mixed = quoted.some(({ outer }) => outer.start >= contentSpan.start && outer.end <= contentSpan.end)
  const name = sourceSpan === null ? '' : text.slice(sourceSpan.start, sourceSpan.end)
  const speakers: readonly SuggestedParty[] =
    sourceSpan === null
      ? []
      : [
          {
            name,
            kind: /(?:政府|省|庁|党|社|委員会)$/u.test(name)
              ? 'organisation'
              : /(?:筋|関係者|高官)$/u.test(name)
                ? 'unnamed'
                : 'person',
            speakerId: null,
            role: null,
            mentions: [sourceSpan],
          },
        ]
  const words = text.slice(cueSpan.start, cueSpan.end)
  const score = direct ? 0.9 : 0.6
  const why: readonly Reason[] = [
    { kind: 'cue', words, probability: score },
    ...(direct || mixed ? [{ kind: 'quotation' as const, all: direct }] : []),
    name === '' ? { kind: 'no-speaker' } : { kind: 'speaker', words: name, name, by: 'named' },
    { kind: 'commitment', code: commitment, by: 'cue', words },
  ]
  return {
    content: [contentSpan],
    cue: [cueSpan],
    source: sourceSpan === null ? [] : [sourceSpan],
    speakers,
    reportedBy: [],
    commitment,
    mode: direct ? 'direct' : mixed ? 'mixed' : 'indirect',
    strength: 'plain',
    conditionality: 'none',
    condition: [],
    deadline: null,
    targets: [],
    score,
    why,
  }
}
