import { describe, expect, it } from 'vitest'
import type { MoveProblem } from '../format/move-problem.ts'
import type { LineFault } from '../format/ndjson-fault.ts'
import { lineFaultText } from './line-fault-text.ts'
import { moveProblemDetails, moveProblemText } from './move-text.ts'

/** One fault of every kind: a kind that is missing here does not compile. */
const EVERY_FAULT: { readonly [kind in LineFault['kind']]: Extract<LineFault, { readonly kind: kind }> } = {
  'no-end-line': { kind: 'no-end-line', records: 1204 },
  'line-not-utf8': { kind: 'line-not-utf8' },
  'line-not-json': { kind: 'line-not-json', problem: { kind: 'json-empty', line: 1, column: 1 } },
  'line-blank': { kind: 'line-blank' },
  'line-too-long': { kind: 'line-too-long', limit: 256_000_000 },
  'header-incomplete': { kind: 'header-incomplete', member: 'lists' },
  'line-no-record': { kind: 'line-no-record' },
  'list-not-announced': { kind: 'list-not-announced', list: 'moods' },
  'second-header': { kind: 'second-header' },
  'end-line-malformed': { kind: 'end-line-malformed' },
  'count-differs': { kind: 'count-differs', list: 'claims', stated: null, actual: 1 },
  'hash-differs': { kind: 'hash-differs', stated: 'a'.repeat(64), actual: 'b'.repeat(64) },
  'line-after-end': { kind: 'line-after-end' },
  'project-not-announced': { kind: 'project-not-announced', projectId: 'c0ffee00-0000-4000-8000-000000000001' },
}

const EVERY_PROBLEM: { readonly [kind in MoveProblem['kind']]: Extract<MoveProblem, { readonly kind: kind }> } = {
  'move-too-large': { kind: 'move-too-large', size: 2_000_000_001, limit: 2_000_000_000 },
  'not-a-move': { kind: 'not-a-move', format: null },
  'move-newer': { kind: 'move-newer', found: '2.0', supported: '1.0' },
  'move-malformed': {
    kind: 'move-malformed',
    faults: [{ pointer: '/me', expected: { kind: 'type', type: 'object' }, found: null }],
  },
  'move-line-damaged': { kind: 'move-line-damaged', line: 9, fault: { kind: 'line-blank' } },
  'move-bundle-refused': {
    kind: 'move-bundle-refused',
    project: 'Quellin Sea',
    problem: { kind: 'bundle-line-damaged', line: 7, fault: { kind: 'line-not-utf8' } },
  },
}

describe('the words for a damaged line', () => {
  it.each(Object.values(EVERY_FAULT).map((fault) => [fault.kind, fault] as const))(
    'of the kind %s are whole sentences that name the line',
    (_, fault) => {
      const text = lineFaultText(1204, fault)
      expect(text).toMatch(/^(?:Line 1,204|\p{Lu}.*line 1,204).*\.$/u)
      expect(text).not.toMatch(/undefined|null|\[object|NaN| {2}/)
    },
  )

  it('say what is lost and what to do', () => {
    expect(lineFaultText(3, { kind: 'count-differs', list: 'claims', stated: 1200, actual: 7 })).toBe(
      'Entries of “claims” were lost or added: the file holds 7, and its end at line 3 counts 1,200. Copy or export the file again.',
    )
  })
})

describe('the words for a file with everything of a machine', () => {
  it.each(Object.values(EVERY_PROBLEM).map((problem) => [problem.kind, problem] as const))(
    'of the kind %s are whole sentences',
    (_, problem) => {
      const text = moveProblemText(problem)
      expect(text).toMatch(/^\p{Lu}.*\.$/u)
      expect(text).not.toMatch(/undefined|null|\[object|NaN| {2}|\.\./)
    },
  )

  it('name the project and the line', () => {
    expect(moveProblemText(EVERY_PROBLEM['move-bundle-refused'])).toBe(
      'Project “Quellin Sea”: Line 7 is not in UTF-8, so another program changed the file. Copy or export the file again.',
    )
  })

  it('say where a bundle belongs', () => {
    expect(moveProblemText({ kind: 'not-a-move', format: 'avowal-bundle-lines' })).toContain('Import annotations')
  })

  it('list what is wrong with a header', () => {
    expect(moveProblemDetails(EVERY_PROBLEM['move-malformed'])).toEqual(['/me: missing; there should be an object'])
  })
})
