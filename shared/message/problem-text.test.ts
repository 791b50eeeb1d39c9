import { describe, expect, it } from 'vitest'
import { parseJson } from '../base/json.ts'
import { type Problem, problemDetails, problemText } from './problem-text.ts'

const place = { line: 3, column: 7 }

/** One problem of every kind: a kind that is missing here does not compile. */
const EVERY_KIND: { readonly [kind in Problem['kind']]: Extract<Problem, { readonly kind: kind }> } = {
  'text-empty': { kind: 'text-empty' },
  'text-binary': { kind: 'text-binary', looksLike: 'pdf', offset: 0 },
  'text-unknown-charset': { kind: 'text-unknown-charset', offset: 1204 },
  'text-too-long': { kind: 'text-too-long', length: 5_000_001, limit: 5_000_000 },
  'article-format-unsupported': { kind: 'article-format-unsupported', format: 'docx' },
  'characters-replaced': { kind: 'characters-replaced', count: 1 },
  'charset-guessed': { kind: 'charset-guessed', charset: 'windows-1252' },
  'bundle-too-large': { kind: 'bundle-too-large', size: 512_000_001, limit: 512_000_000 },
  'bundle-not-utf8': { kind: 'bundle-not-utf8' },
  'bundle-not-json': { kind: 'bundle-not-json', problem: { kind: 'json-truncated', ...place } },
  'not-a-bundle': { kind: 'not-a-bundle', format: null },
  'bundle-newer': { kind: 'bundle-newer', found: '2.0', supported: '1.0' },
  'bundle-too-many-records': { kind: 'bundle-too-many-records', count: 2_000_001, limit: 2_000_000 },
  'bundle-line-damaged': { kind: 'bundle-line-damaged', line: 7, fault: { kind: 'line-blank' } },
  'bundle-malformed': {
    kind: 'bundle-malformed',
    faults: [{ pointer: '/claims/0/id', expected: { kind: 'type', type: 'id' }, found: '"x"' }],
    more: 0,
  },
  'bundle-refused': {
    kind: 'bundle-refused',
    findings: [
      { rule: 'R21', grave: false, pointer: '/moods' },
      {
        rule: 'R9',
        grave: true,
        pointer: '/claims/0/target/0/selector/1',
        start: 5,
        end: 9,
        quote: 'will',
        text: 'may ',
      },
    ],
  },
  'empty-span': { kind: 'empty-span' },
  'segments-overlap': { kind: 'segments-overlap' },
  'last-segment': { kind: 'last-segment' },
  'no-such-part': { kind: 'no-such-part' },
  'file-too-large': { kind: 'file-too-large', name: 'a.txt', size: 2_147_483_648, limit: 1_000_000_000 },
  'files-too-large': { kind: 'files-too-large', name: 'a.txt', size: 1_201_000_000, limit: 1_000_000_000 },
  'file-unreadable': { kind: 'file-unreadable', name: 'a.txt', message: 'not found' },
  'file-not-saved': { kind: 'file-not-saved', name: 'a.txt', message: 'disk full' },
  'json-empty': { kind: 'json-empty', line: 1, column: 1 },
  'json-truncated': { kind: 'json-truncated', ...place },
  'json-syntax': { kind: 'json-syntax', expected: 'value', found: '\u0000', ...place },
  'json-duplicate-key': { kind: 'json-duplicate-key', key: 'a', ...place },
  'json-too-deep': { kind: 'json-too-deep', limit: 64, ...place },
  'json-number-too-large': { kind: 'json-number-too-large', ...place },
  'reason-missing': { kind: 'reason-missing' },
  'question-missing': { kind: 'question-missing' },
  'proposal-empty': { kind: 'proposal-empty' },
  'proposal-unfit': { kind: 'proposal-unfit', field: 'target' },
  'nothing-to-adopt': { kind: 'nothing-to-adopt' },
  'own-claim': { kind: 'own-claim' },
  'not-yours': { kind: 'not-yours' },
  'review-of-nothing': { kind: 'review-of-nothing' },
  'comment-empty': { kind: 'comment-empty' },
  'unreadable-record': { kind: 'unreadable-record', recordKind: 'speaker', pointer: '/name', problem: 'missing' },
}

describe('the words for a problem', () => {
  it.each(Object.values(EVERY_KIND).map((problem) => [problem.kind, problem] as const))(
    'of the kind %s are whole sentences',
    (_, problem) => {
      const text = problemText(problem)
      expect(text).toMatch(/^[\p{Lu}\d“]/u)
      expect(text).toMatch(/[.!]$/)
      expect(text).not.toMatch(/undefined|null|\[object|NaN| {2}/)
    },
  )

  it('say what, where and what to do', () => {
    expect(problemText(EVERY_KIND['text-too-long'])).toBe(
      'The text is too long: it has at least 5,000,001 characters, and the limit is 5,000,000. Divide it into several articles.',
    )
    expect(problemText(EVERY_KIND['bundle-not-json'])).toBe(
      'The bundle is incomplete: it breaks off at line 3, column 7. Copy or export the file again.',
    )
    expect(problemText(EVERY_KIND['bundle-newer'])).toBe(
      'The bundle was written by a newer version of Avowal: its format is 2.0, and this version reads up to 1.0. Install the newest version to read it.',
    )
    expect(problemText(EVERY_KIND['bundle-malformed'])).toBe(
      'The bundle is damaged or was not written by Avowal: 1 place does not have the form of a bundle. The first: /claims/0/id: there should be an id (a UUID in lower case), not "x".',
    )
    expect(problemText(EVERY_KIND['bundle-refused'])).toBe(
      'The bundle is damaged: 1 fault would make its claims unreliable. The first: /claims/0/target/0/selector/1: at 5–9 the text says “may ”, and the quote is “will”; offsets count code points (rule R9).',
    )
    expect(problemText(EVERY_KIND['json-syntax'])).toBe(
      'The file cannot be read as JSON: at line 3, column 7 there should be a value, not U+0000.',
    )
  })

  it('say what the disk or the path had against a file', () => {
    expect([
      problemText({ kind: 'file-unreadable', name: 'a.txt', message: 'ENOENT', reason: 'missing' }),
      problemText({ kind: 'file-not-saved', name: 'a.txt', message: 'ENOSPC', reason: 'disk-full' }),
      problemText({ kind: 'file-not-saved', name: '..', message: 'bad-path', reason: 'bad-path' }),
    ]).toEqual([
      '“a.txt” could not be read: it is not there, or no longer. Check where it is and that you may open it.',
      '“a.txt” could not be saved: the disk is full. Choose another folder, or make room on the disk.',
      '“..” could not be saved: its path has “..”, a line break or another sign that no path may have. Choose another name.',
    ])
  })

  it('stay short, however long the words of the file are', () => {
    const long = '😀'.repeat(1_000_000)
    const problems: readonly Problem[] = [
      { kind: 'json-duplicate-key', key: long, ...place },
      { kind: 'not-a-bundle', format: long },
    ]
    for (const problem of problems) expect(problemText(problem).length).toBeLessThan(300)
  })

  it('list every fault of a bundle', () => {
    expect(problemDetails(EVERY_KIND['bundle-refused'])).toHaveLength(2)
    expect(problemDetails({ ...EVERY_KIND['bundle-malformed'], more: 1200 })).toEqual([
      '/claims/0/id: there should be an id (a UUID in lower case), not "x"',
      '… and 1,200 more places',
    ])
    expect(problemDetails(EVERY_KIND['text-empty'])).toEqual([])
  })

  it.each(['', '{', '{a', '{"a" 1}', '[1 2]', '1 2', '-', '-1e400', '"\\x"', '"\n"'])(
    'exist for the JSON %j',
    (text) => {
      const json = parseJson(text)
      expect(json.ok ? '' : problemText(json.error)).toMatch(/^The file cannot be read as JSON: (at line|it ).*\.$/)
    },
  )
})
