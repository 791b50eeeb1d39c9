import { describe, expect, it } from 'vitest'
import { recordId } from '../base/ids.ts'
import { activeCodes, codebookRevision, codeOfKey, findCode } from './codebook.ts'
import { codebookFields, codeFields } from './codebook-records.ts'
import { defaultCodebook } from './default-codebook.ts'

const codebook = defaultCodebook(recordId('00000001-0000-7000-8000-000000000001'))

describe('defaultCodebook', () => {
  it('has the fourteen types in their five families', () => {
    expect(codebook.groups.map(({ id }) => id)).toEqual([
      'commissive',
      'directive',
      'assertive',
      'expressive',
      'declarative',
    ])
    expect(codebook.codes.map(({ code, key }) => `${key} ${code}`)).toEqual([
      'p commissive.pledge',
      'a commissive.agreement',
      'l commissive.plan',
      'o commissive.offer',
      'r commissive.reaffirm',
      'x commissive.refuse',
      't commissive.threat',
      'd directive.demand',
      'q directive.request',
      's assertive.position',
      'f assertive.fact',
      'e expressive.endorse',
      'c expressive.criticism',
      'm declarative.act',
    ])
  })

  it('gives no letter, name or id twice', () => {
    for (const values of [
      codebook.codes.map(({ key }) => key),
      codebook.codes.map(({ code }) => code),
      codebook.codes.map(({ id }) => id),
    ]) {
      expect(new Set(values).size).toBe(codebook.codes.length)
    }
  })

  it('puts every code into a group that is there, and says what it is for', () => {
    const groups = codebook.groups.map(({ id }) => id)
    const incomplete = codebook.codes.filter(
      ({ group, label, definition, rule, examples }) =>
        !groups.includes(group) || [label, definition, rule].includes('') || examples.length === 0,
    )
    expect(incomplete).toEqual([])
  })

  it('has the same ids everywhere in one project, and others in another', () => {
    expect(defaultCodebook(recordId('00000001-0000-7000-8000-000000000001'))).toEqual(codebook)
    const elsewhere = defaultCodebook(recordId('00000001-0000-7000-8000-000000000002'))
    expect(elsewhere.codes.filter(({ id }) => codebook.codes.some((code) => code.id === id))).toEqual([])
  })
})

describe('codebookRevision', () => {
  it('is the same for the same scheme in every project', () => {
    expect(codebookRevision(defaultCodebook(recordId('00000001-0000-7000-8000-000000000002')))).toBe(
      codebookRevision(codebook),
    )
  })

  it('changes with every word, letter and state', () => {
    const [first, ...rest] = codebook.codes
    if (first === undefined) throw new Error('The codebook has codes')
    const changed = [
      { ...codebook, name: 'Another' },
      { ...codebook, codes: [{ ...first, label: 'Promise' }, ...rest] },
      { ...codebook, codes: [{ ...first, key: null }, ...rest] },
      { ...codebook, codes: [{ ...first, deprecated: true }, ...rest] },
      { ...codebook, codes: rest },
    ]
    expect(new Set([codebook, ...changed].map(codebookRevision)).size).toBe(changed.length + 1)
  })
})

describe('a codebook', () => {
  const [first, ...rest] = codebook.codes
  const retired = { ...codebook, codes: first === undefined ? rest : [{ ...first, deprecated: true }, ...rest] }

  it('finds a code by name, retired or not', () => {
    expect(findCode(retired, 'commissive.pledge')?.label).toBe('Pledge')
    expect(findCode(retired, 'commissive')).toBeNull()
  })

  it('offers only active codes, by letters of either case', () => {
    expect(activeCodes(retired)).toEqual(rest)
    expect(codeOfKey(retired, 'p')).toBeNull()
    expect(codeOfKey(codebook, 'P')?.code).toBe('commissive.pledge')
  })

  it('leaves out of its records what is not set', () => {
    const bare = { ...codebook.codes[0], key: null, deprecated: false } as (typeof codebook.codes)[number]
    expect(Object.keys(codeFields(bare))).not.toContain('key')
    expect(Object.keys(codeFields(bare))).not.toContain('deprecated')
    expect(codebookFields(codebook)).toEqual({ name: codebook.name, groups: codebook.groups })
  })
})
