import { describe, expect, it } from 'vitest'
import { deriveMode, followMode, type ModeEvidence } from './derive-mode.ts'
import { at, pageOf } from './testing/claim-page.ts'

/** The evidence of a line in which content stands in {braces} and cues in [brackets]. */
function evidence(marked: string): ModeEvidence {
  const page = pageOf(marked.replace(/[{}[\]]/g, ''))
  const parts = (pattern: RegExp) =>
    [...marked.matchAll(pattern)].map(([, words = '']) => at(page, words.replace(/[{}[\]]/g, '')))
  return { ...page, content: parts(/\{([^}]*)\}/g), cues: parts(/\[([^\]]*)\]/g) }
}

describe('deriveMode', () => {
  it.each([
    ['direct', '{“We will stay,”} she [said].'],
    ['direct', '“{We will stay},” she [said].'],
    ['direct', '{“We will stay,”} she [said], {“until May.”}'],
    ['direct', '{“We will stay until every last one of them has come home.}'],
    ['mixed', 'He [accused] {Veldmark of “stealing heat”}.'],
    ['mixed', '{“We will stay,”} she [said], and {they would wait}.'],
    ['indirect', 'They [agreed] {to meet again in spring}.'],
    ['indirect', 'She [said] that {the road was closed}.'],
    ['indirect', 'She [said] {the road was closed}.'],
    ['indirect', 'She did not [say] {whether the road was closed}.'],
    ['indirect', '{The council plans a vote}, a spokesman [said].'],
    ['indirect', 'They [asked] why {nobody came}.'],
    ['paraphrase', 'She [rejected] {a proposal for joint patrols}.'],
    ['paraphrase', 'He [stressed] {the importance of bread}.'],
    ['narrated', 'Oru {signed the order on Tuesday}.'],
  ])('is %s: %s', (mode, line) => {
    expect(deriveMode(evidence(line))).toBe(mode)
  })

  it.each([
    ['indirect', 'They agreed Tuesday {to meet again in spring}.'],
    ['indirect', 'She told reporters that {the road was closed}.'],
    ['indirect', '{The council plans a vote}, according to a spokesman.'],
    ['paraphrase', 'She flatly rejected {a proposal for joint patrols}.'],
    ['narrated', 'Oru {signed the order on Tuesday}.'],
    ['narrated', '{The road was closed}. Nobody said a word.'],
  ])('is %s before any cue is marked: %s', (mode, line) => {
    expect(deriveMode(evidence(line))).toBe(mode)
  })
})

describe('followMode', () => {
  const before = evidence('He [stressed] {the importance of bread}.')
  const after = evidence('He stressed the {importance of bread and said that “nobody bakes it”}.')

  it('derives anew what was derived before, or never said', () => {
    expect([followMode('paraphrase', before, after), followMode(undefined, before, after)]).toEqual(['mixed', 'mixed'])
  })

  it('keeps what somebody chose', () => {
    expect(followMode('narrated', before, after)).toBe('narrated')
  })

  it('keeps a mode that a newer version added', () => {
    expect(followMode('free-indirect', before, after)).toBe('free-indirect')
  })
})
