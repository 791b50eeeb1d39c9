import { describe, expect, it } from 'vitest'
import { recordId } from '../base/ids.ts'
import { type Codebook, findCode } from './codebook.ts'
import { codeId, defaultCodebook } from './default-codebook.ts'
import { addCode, restoreCode, retireCode, rewordCode, setCodeKey } from './edit-codebook.ts'

const PROJECT = recordId('00000001-0000-7000-8000-000000000001')
const codebook = defaultCodebook(PROJECT)
const PLEDGE = 'commissive.pledge'

/** The codebook with some members of one code changed. */
function withCode(code: string, changes: Partial<Codebook['codes'][number]>): Codebook {
  return { ...codebook, codes: codebook.codes.map((each) => (each.code === code ? { ...each, ...changes } : each)) }
}

describe('rewordCode', () => {
  it('sets only what is given', () => {
    expect(rewordCode(codebook, PLEDGE, { label: 'Promise' })).toEqual({
      ok: true,
      value: { recordId: codeId(PROJECT, PLEDGE), set: { label: 'Promise' } },
    })
  })

  it('keeps a label from becoming empty', () => {
    expect(rewordCode(codebook, PLEDGE, { label: ' ' })).toEqual({ ok: false, error: { kind: 'label-empty' } })
  })
})

describe('setCodeKey', () => {
  it('refuses a letter that another code has, and names it', () => {
    expect(setCodeKey(codebook, PLEDGE, 'A')).toEqual({
      ok: false,
      error: { kind: 'key-taken', key: 'a', by: 'commissive.agreement' },
    })
  })

  it('takes a free letter in lower case, the own one, and none', () => {
    const keys = ['Z', 'p', null].map((key) => {
      const edit = setCodeKey(codebook, PLEDGE, key)
      return edit.ok ? edit.value.set['key'] : edit.error
    })
    expect(keys).toEqual(['z', 'p', null])
  })

  it.each(['', '1', '+', 'ab', 'é', 'ß', 'İ'])('refuses %j, which is not a letter from a to z', (key) => {
    expect(setCodeKey(codebook, PLEDGE, key)).toEqual({ ok: false, error: { kind: 'key-not-a-letter', key } })
  })

  it('takes the letter of a retired code', () => {
    const edit = setCodeKey(withCode('commissive.agreement', { deprecated: true }), PLEDGE, 'a')
    expect(edit.ok && edit.value.set).toEqual({ key: 'a' })
  })
})

describe('retireCode and restoreCode', () => {
  it('retire a code and bring it back', () => {
    const retired = retireCode(codebook, PLEDGE)
    expect(retired.ok && retired.value.set).toEqual({ deprecated: true })
    const restored = restoreCode(withCode(PLEDGE, { deprecated: true }), PLEDGE)
    expect(restored.ok && restored.value.set).toEqual({ deprecated: null })
  })

  it('keep at least one code', () => {
    const alone = { ...codebook, codes: codebook.codes.map((each) => ({ ...each, deprecated: each.code !== PLEDGE })) }
    expect(retireCode(alone, PLEDGE)).toEqual({ ok: false, error: { kind: 'last-code' } })
  })

  it('bring a code back without the letter that another has by now', () => {
    const taken = withCode(PLEDGE, { deprecated: true, key: 'a' })
    const restored = restoreCode(taken, PLEDGE)
    expect(restored.ok && restored.value.set).toEqual({ deprecated: null, key: null })
  })
})

describe('addCode', () => {
  const draft = {
    code: 'commissive.bet',
    group: 'commissive',
    label: 'Bet',
    definition: 'The speaker stakes something.',
    rule: '',
    key: 'b',
  }

  it('puts a code at the end, under an id that every machine gives it', () => {
    const added = addCode(codebook, draft, PROJECT)
    expect(added).toMatchObject({
      ok: true,
      value: { recordId: codeId(PROJECT, 'commissive.bet'), set: { order: 14, key: 'b', label: 'Bet' } },
    })
    expect(findCode(codebook, 'commissive.bet')).toBeNull()
  })

  it.each([
    [{ code: PLEDGE }, { kind: 'code-taken', code: PLEDGE }],
    [{ code: 'Two words' }, { kind: 'code-malformed', code: 'Two words' }],
    [{ group: 'none' }, { kind: 'no-such-group', group: 'none' }],
    [{ label: '' }, { kind: 'label-empty' }],
    [{ key: 'p' }, { kind: 'key-taken', key: 'p', by: PLEDGE }],
    [{ key: '7' }, { kind: 'key-not-a-letter', key: '7' }],
  ])('refuses %j', (change, error) => {
    expect(addCode(codebook, { ...draft, ...change }, PROJECT)).toEqual({ ok: false, error })
  })

  it('is not fooled by a code that is not there', () => {
    for (const edit of [rewordCode, setCodeKey, retireCode, restoreCode] as const) {
      expect((edit as typeof retireCode)(codebook, 'no.code')).toEqual({
        ok: false,
        error: { kind: 'no-such-code', code: 'no.code' },
      })
    }
  })
})
