import { describe, expect, it } from 'vitest'
import { derivedId, type RecordId, recordId } from '../../../shared/base/ids.ts'
import type { SpeakerFields } from '../../../shared/claim/record-fields.ts'
import { blocksOf } from '../../../shared/text/block.ts'
import { canonicalText } from '../../../shared/text/canonical-text.ts'
import type { ClaimView, OpenArticle, SpeakerView } from '../../session/views.ts'
import { asChoices, matchSpeakers, resolvedSpeaker, speakerItems, speakerMatcher } from './speaker-items.ts'

const idOf = (name: string): RecordId => derivedId(recordId('5b0f6c52-0f4e-5a3c-8f0e-7a4f3d3f6d11'), name)
const speaker = (name: string, fields: Partial<SpeakerFields> = {}): SpeakerView => ({
  id: idOf(name),
  fields: { name, kind: 'person', ...fields },
})
const PEOPLE = [
  speaker('Åsa Lindqvern', { aliases: ['the premier'] }),
  speaker('Maren Ostrova', { role: 'Foreign minister', affiliation: 'Oru' }),
  speaker('Anselm Dovrik'),
]
const labels = (items: readonly { readonly label: string }[]) => items.map(({ label }) => label)

describe('the speakers to choose from', () => {
  it('begin with those who speak in the article', () => {
    const claims = [{ speakers: [PEOPLE[1]] }] as unknown as readonly ClaimView[]
    expect(labels(speakerItems(PEOPLE, claims))).toEqual(['Maren Ostrova', 'Anselm Dovrik', 'Åsa Lindqvern'])
  })

  it('leave out who was merged into another', () => {
    const merged = speaker('M. Ostrova', { mergedInto: idOf('Maren Ostrova') })
    expect(labels(speakerItems([...PEOPLE, merged], []))).not.toContain('M. Ostrova')
    expect(resolvedSpeaker([...PEOPLE, merged], merged.id)?.fields.name).toBe('Maren Ostrova')
  })

  it('are found by the start of any name, without accents', () => {
    const items = speakerItems(PEOPLE, [])
    expect(labels(matchSpeakers('as', items))[0]).toBe('Åsa Lindqvern')
    expect(labels(matchSpeakers('os', items))).toEqual(['Maren Ostrova'])
  })

  it('are found by alias, role and affiliation', () => {
    const items = speakerItems(PEOPLE, [])
    expect(labels(matchSpeakers('premier', items))).toEqual(['Åsa Lindqvern'])
    expect(labels(matchSpeakers('oru', items))).toEqual(['Maren Ostrova'])
  })

  it('are joined by those whom the open article names, once something is typed', () => {
    const text = canonicalText('Deputy Minister Perpetua Lowe met Ostrova in Port Elsane. “No,” Lowe said.')
    const open = { kind: 'open', article: { text, ...blocksOf(text) } } as unknown as OpenArticle
    const items = speakerItems(PEOPLE, [])
    const match = speakerMatcher(open)
    expect(match('', items)).toEqual(items)
    expect(labels(match('lo', items))).toEqual(['Perpetua Lowe'])
    expect(labels(match('os', items))).toEqual(['Maren Ostrova'])
    expect(labels(match('deputy', items))).toEqual(['Perpetua Lowe'])
    expect(labels(match('article', items))).toEqual([])
    const ids = match('lo', items).map(({ id }) => id)
    expect(asChoices(items, [...ids, idOf('Anselm Dovrik'), 'nobody'], open)).toEqual([
      { name: 'Perpetua Lowe', role: 'Deputy Minister' },
      { id: idOf('Anselm Dovrik') },
    ])
  })

  it('end merges that go round in a circle', () => {
    const [one, other] = [speaker('One', { mergedInto: idOf('Other') }), speaker('Other', { mergedInto: idOf('One') })]
    expect(resolvedSpeaker([one, other], one.id)).not.toBeNull()
  })
})
