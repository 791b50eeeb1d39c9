import { describe, expect, it } from 'vitest'
import { codebookRevision } from '../codebook/codebook.ts'
import { codebookFields, codeFields } from '../codebook/codebook-records.ts'
import { defaultCodebook } from '../codebook/default-codebook.ts'
import { codebookOfFields } from './codebook-of-fields.ts'
import { codebookSchema, codeSchema } from './record-fields.ts'
import { ARTICLE } from './testing/claim-page.ts'

const codebook = defaultCodebook(ARTICLE)

/** The codes of a codebook as their records give them back. */
function storedCodes(of = codebook) {
  return of.codes.map((code) => ({ ...codeSchema.parse(codeFields(code)), id: code.id }))
}

describe('codebookOfFields', () => {
  const book = codebookSchema.parse(codebookFields(codebook))

  it('gives back what was made into records, in whatever order they come', () => {
    const again = codebookOfFields(codebook.id, book, storedCodes().reverse())
    expect(again).toEqual(codebook)
    expect(codebookRevision(again)).toBe(codebookRevision(codebook))
  })

  it('gives back codes without a letter, and retired ones', () => {
    const odd = { ...codebook, codes: codebook.codes.map((code) => ({ ...code, key: null, deprecated: true })) }
    expect(codebookOfFields(codebook.id, book, storedCodes(odd))).toEqual(odd)
  })

  it('fills in what a record leaves out', () => {
    const bare = { code: 'a.b', group: 'a', label: 'B', definition: '', rule: '', id: ARTICLE }
    expect(codebookOfFields(ARTICLE, { name: 'Bare', groups: [{ id: 'a', label: 'A' }] }, [bare])).toEqual({
      id: ARTICLE,
      name: 'Bare',
      groups: [{ id: 'a', label: 'A', definition: '' }],
      codes: [{ ...bare, key: null, examples: [], cues: [], order: 0, deprecated: false }],
    })
  })

  it('orders codes of the same order by their names', () => {
    const codes = ['c', 'a', 'b'].map((code) => ({
      code,
      group: 'g',
      label: code,
      definition: '',
      rule: '',
      id: ARTICLE,
    }))
    expect(codebookOfFields(ARTICLE, { name: 'Bare', groups: [] }, codes).codes.map(({ code }) => code)).toEqual([
      'a',
      'b',
      'c',
    ])
  })
})
