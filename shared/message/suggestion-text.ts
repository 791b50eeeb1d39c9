import { assertNever } from '../base/assert-never.ts'
import type { Learnt } from '../suggest/rerank.ts'
import type { Reason, Resolution } from '../suggest/suggestion.ts'
import { count, quoted } from './words.ts'

/** A ground for a suggestion in words: one sentence, without a full stop. */
export function reasonText(reason: Reason, labelOfCode: (code: string) => string): string {
  switch (reason.kind) {
    case 'cue':
      return `${quoted(reason.words)} attributes words to somebody (${percent(reason.probability)} sure)`
    case 'quotation':
      return reason.all ? 'All of it stands in quotation marks' : 'Part of it stands in quotation marks'
    case 'continued':
      return 'The quotation goes on from before'
    case 'boundaries':
      return `Where it starts and ends is ${percent(reason.probability)} sure`
    case 'speaker':
      return speakerText(reason.words, reason.name, reason.by)
    case 'no-speaker':
      return 'No words near it say who speaks'
    case 'commitment':
      return commitmentText(labelOfCode(reason.code), reason.by, reason.words)
    case 'relayed':
      return `${reason.name} reports it`
    default:
      return assertNever(reason)
  }
}

function speakerText(words: string, name: string, by: Resolution): string {
  switch (by) {
    case 'named':
    case 'unnamed':
      return `${quoted(words)} speaks`
    case 'full-name':
      return `${quoted(words)} is ${name}, as the article names them elsewhere`
    case 'known':
      return `${quoted(words)} is ${name}, a speaker of this project`
    case 'pronoun':
      return `${quoted(words)} stands for ${name}, who was mentioned last`
    case 'office':
      return `${quoted(words)} is ${name}, of that office or kind`
    case 'several':
      return `${quoted(words)} takes in ${name}`
    case 'carried':
      return `${name} speaks in the rest of the sentence`
    default:
      return assertNever(by)
  }
}

function commitmentText(label: string, by: 'cue' | 'content' | 'default', words: string): string {
  if (by === 'default') return `${label}: nothing speaks for another type`
  return by === 'cue' ? `${label}: the cue ${quoted(words)}` : `${label}: it says ${quoted(words)}`
}

/** How earlier decisions moved the score of a suggestion: one sentence, without a full stop. */
export function learntText({ of, name, accepted, all, shift }: Learnt, labelOfCode: (code: string) => string): string {
  const what = of === 'cue' ? quoted(name) : labelOfCode(name)
  const effect = shift >= 0 ? 'raises' : 'lowers'
  return `Of ${count(all, 'suggestion')} with ${what} decided so far, ${accepted} ${accepted === 1 ? 'was' : 'were'} accepted, which ${effect} the score`
}

/** A share, 0 to 1, in whole per cent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
