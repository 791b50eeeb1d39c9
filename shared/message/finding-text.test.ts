import { describe, expect, it } from 'vitest'
import { BUNDLE_RULES, type Finding, type RuleNumber } from '../format/bundle-rules.ts'
import type { CsvLossField } from '../format/csv-loss.ts'
import { findingText } from './finding-text.ts'
import { lossText } from './loss-text.ts'

const at = { pointer: '/claims/0', grave: true }
const stretch = { start: 10, end: 2000, length: 1500 }
const id = '00000001-0000-7000-8000-000000000001'
const hash = 'a'.repeat(64)

const EVERY_RULE: { readonly [rule in RuleNumber]: Extract<Finding, { readonly rule: rule }> } = {
  R1: { ...at, rule: 'R1', id, first: '/speakers/0' },
  R2: { ...at, rule: 'R2', id, to: 'speaker' },
  R3: { ...at, rule: 'R3', stated: hash, actual: hash },
  R4: { ...at, rule: 'R4', stated: 1500, actual: 1 },
  R5: { ...at, rule: 'R5', offset: 12 },
  R6: { ...at, rule: 'R6', textIncluded: true },
  R7: { ...at, rule: 'R7', ...stretch },
  R8: { ...at, rule: 'R8', ...stretch },
  R9: { ...at, rule: 'R9', start: 1, end: 5, quote: 'x'.repeat(200), text: 'y' },
  R10: { ...at, rule: 'R10', rid: hash },
  R11: { ...at, rule: 'R11', projectId: id },
  R12: { ...at, rule: 'R12', recordId: id, kinds: ['claim', 'speaker'] },
  R13: { ...at, rule: 'R13', parent: hash },
  R14: { ...at, rule: 'R14', recordId: id, fields: ['note', 'mode'] },
  R15: { ...at, rule: 'R15', recordId: id },
  R16: { ...at, rule: 'R16', id, expected: id },
  R17: { ...at, rule: 'R17' },
  R18: { ...at, rule: 'R18' },
  R19: { ...at, rule: 'R19', side: 'prefix' },
  R20: { ...at, rule: 'R20', value: 'sung', known: ['direct'] },
  R21: { ...at, rule: 'R21' },
  R22: { ...at, rule: 'R22', rid: hash },
  R23: { ...at, rule: 'R23', limit: 56 },
  R24: { ...at, rule: 'R24', id, to: 'claim' },
  R25: { ...at, rule: 'R25', quote: 'x'.repeat(200) },
  R26: { ...at, rule: 'R26', missing: 'reason' },
}

describe('the words for a finding', () => {
  it('exist for every rule, with the place and the number of the rule', () => {
    expect(Object.keys(EVERY_RULE)).toEqual(Object.keys(BUNDLE_RULES))
    for (const [rule, finding] of Object.entries(EVERY_RULE)) {
      expect(findingText(finding)).toMatch(new RegExp(`^/claims/0: .+ \\(rule ${rule}\\)$`))
      expect(findingText(finding)).not.toMatch(/undefined|null|\[object/)
      expect(findingText(finding).length).toBeLessThan(300)
    }
  })

  it('name what differs, what is missing and what stands there instead', () => {
    expect(findingText(EVERY_RULE.R14)).toBe(
      '/claims/0: differs from its history in note, mode; the history counts (rule R14)',
    )
    expect(findingText(EVERY_RULE.R8)).toBe(
      '/claims/0: the position 10–2,000 is empty or outside the text, which has 1,500 characters (rule R8)',
    )
    expect(findingText({ ...EVERY_RULE.R5, offset: null })).toContain('longer than 5,000,000 characters')
    expect(findingText({ ...EVERY_RULE.R14, pointer: '', fields: [] })).toMatch(/^The file: the record/)
  })
})

describe('the words for a loss', () => {
  const fields: { readonly [field in CsvLossField]: string } = {
    history: '1 revision of the history',
    texts: '1 article text',
    blocks: '1 block or mark of the articles',
    'articles-without-claims': '1 article without claims',
    'speaker-details': 'role, affiliation and aliases of 1 speaker',
    'speakers-without-claims': '1 speaker without claims',
    'code-definitions': '1 code definition',
    contexts: 'the words around 1 passage',
    'positions-besides-content': 'the positions of 1 cue, mention, condition or deadline',
    'relay-cues': '1 cue of the relay chain',
    origins: '1 origin of a suggested claim',
    conflicts: 'the other values of 1 claim with conflicts',
    completions: '1 status of an article',
    reviews: '1 review',
    comments: '1 comment',
    adjudicated: '1 adjudicated claim',
    'other-records': '1 record of a newer version',
  }

  it.each(Object.entries(fields))('of %s count it', (field, text) => {
    expect(lossText({ field: field as CsvLossField, count: 1 })).toBe(text)
  })

  it('use the plural and apart thousands', () => {
    expect(lossText({ field: 'comments', count: 1200 })).toBe('1,200 comments')
  })
})
