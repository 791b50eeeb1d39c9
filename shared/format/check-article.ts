import { misfits } from '../article/stored-structure.ts'
import { sha256 as hashOf, type Sha256 } from '../base/sha256.ts'
import { canonicalText, MAX_TEXT_CHARACTERS } from '../text/canonical-text.ts'
import type { Finding } from './bundle-rules.ts'
import type { PlainArticle } from './bundle-schema.ts'
import { jsonPointer } from './json-pointer.ts'

/** Holds an article of a bundle against the rules about its text and structure (R3 to R7). */
export function checkArticle(article: PlainArticle, index: number): readonly Finding[] {
  const path = ['articles', index]
  const { text, textIncluded, sha256, length } = article
  return [
    ...(textIncluded === (text !== undefined)
      ? []
      : [{ rule: 'R6', grave: true, pointer: jsonPointer(...path, 'textIncluded'), textIncluded } as const]),
    ...(text === undefined ? [] : checkText(text, sha256, path)),
    ...(text === undefined ? [] : checkLength(text, length, path)),
    ...checkRanges(article.blocks, length, 'apart', [...path, 'blocks']),
    ...checkRanges(article.marks ?? [], length, 'anywhere', [...path, 'marks']),
  ]
}

/** Holds a text against its hash and against the canonical form. */
export function checkText(text: string, stated: Sha256, path: readonly PropertyKey[]): readonly Finding[] {
  const pointer = jsonPointer(...path, 'text')
  const actual = hashOf(text)
  const findings: Finding[] = []
  if (actual !== stated) findings.push({ rule: 'R3', grave: true, pointer, stated, actual })
  const canonical = canonicalText(text)
  if (canonical !== text) findings.push({ rule: 'R5', grave: true, pointer, offset: firstDifference(text, canonical) })
  if (countCodePoints(text) > MAX_TEXT_CHARACTERS) findings.push({ rule: 'R5', grave: true, pointer, offset: null })
  return findings
}

function checkLength(text: string, stated: number, path: readonly PropertyKey[]): readonly Finding[] {
  const actual = countCodePoints(text)
  if (actual === stated) return []
  return [{ rule: 'R4', grave: true, pointer: jsonPointer(...path, 'length'), stated, actual }]
}

function checkRanges(
  ranges: readonly { readonly start: number; readonly end: number }[],
  length: number,
  where: 'apart' | 'anywhere',
  path: readonly PropertyKey[],
): readonly Finding[] {
  return misfits(ranges, length, where).map((index) => {
    const { start, end } = ranges[index] ?? { start: 0, end: 0 }
    return { rule: 'R7', grave: true, pointer: jsonPointer(...path, index), start, end, length }
  })
}

function countCodePoints(text: string): number {
  return text.length - (text.match(/[\u{10000}-\u{10ffff}]/gu)?.length ?? 0)
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}
