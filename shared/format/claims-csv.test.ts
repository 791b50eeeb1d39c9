import { describe, expect, it } from 'vitest'
import { testRecordId } from '../history/testing/test-ids.ts'
import { CLAIMS_CSV_COLUMNS, mergedSpeaker, serializeClaimsCsv } from './claims-csv.ts'
import { parseCsv, unguardCell } from './csv.ts'
import { bundleOf, CLAIM, SPEAKER, smallWorld } from './testing/bundle-world.ts'

function tableOf(text: string): readonly { readonly [column: string]: string }[] {
  const [head = [], ...rows] = parseCsv(text)
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, unguardCell(row[index] ?? '')])))
}

describe('claims.csv', () => {
  it('has a row for each claim, with what its columns say', () => {
    const { text } = serializeClaimsCsv(bundleOf(smallWorld()))
    expect(text.startsWith('\ufeffcsv_profile,claim_id,')).toBe(true)
    const [row, ...others] = tableOf(text)
    expect(others).toEqual([])
    expect(row).toMatchObject({
      csv_profile: '1',
      claim_id: CLAIM,
      project: 'Quellin Sea',
      article_title: 'Naïve 👩‍👩‍👧‍👦 talks',
      publisher: 'The Ambrel Courier',
      quote: 'Oru will pay café … 😀',
      segments: '41..58;65..66',
      speakers: 'Maren Ostrova',
      speaker_ids: SPEAKER,
      reported_by: '首相',
      commitment: 'commissive.pledge',
      commitment_group: 'Commissive',
      mode: 'direct',
      condition: '«نعم»',
      deadline: 'by March',
      deadline_date: '2031-03',
      targets: '首相',
      cues: 'said',
      note: '=1+1\n“note”',
      annotator: 'Anna 😀',
      created: '2031-01-01T00:00:10.000Z',
    })
  })

  it('guards a note that looks like a formula', () => {
    const { text } = serializeClaimsCsv(bundleOf(smallWorld()))
    expect(text).toContain(`"'=1+1\n“note”"`)
  })

  it('flags a cell that a spreadsheet would cut, and keeps it whole', () => {
    const world = smallWorld()
    world.device.set(CLAIM, { note: 'x'.repeat(32_768) }, 'claim')
    const { text, longCells } = serializeClaimsCsv(bundleOf({ ...world, revisions: world.device.revisions() }))
    expect(longCells).toEqual([{ row: 2, column: 'note', length: 32_768 }])
    expect(tableOf(text)[0]?.['note']).toHaveLength(32_768)
  })

  it('says how much it drops', () => {
    const bundle = bundleOf(smallWorld())
    expect(serializeClaimsCsv(bundle).losses).toEqual([
      { field: 'history', count: bundle.revisions?.length },
      { field: 'texts', count: 2 },
      { field: 'blocks', count: expect.any(Number) },
      { field: 'articles-without-claims', count: 1 },
      { field: 'speaker-details', count: 1 },
      { field: 'code-definitions', count: 2 },
      { field: 'contexts', count: 8 },
      { field: 'positions-besides-content', count: 6 },
      { field: 'relay-cues', count: 1 },
      { field: 'origins', count: 1 },
    ])
  })

  it('has no column twice', () => {
    expect(new Set(CLAIMS_CSV_COLUMNS).size).toBe(CLAIMS_CSV_COLUMNS.length)
  })
})

describe('a merged speaker', () => {
  const [a, b, c] = [testRecordId(1), testRecordId(2), testRecordId(3)]

  it('is the one it was merged into, through any number of merges', () => {
    const speakers = new Map([
      [a, { mergedInto: b }],
      [b, { mergedInto: c }],
      [c, {}],
    ])
    expect(mergedSpeaker(a, speakers)).toBe(speakers.get(c))
  })

  it('ends where merges run in a circle, or to somebody who is not here', () => {
    const circle = new Map([
      [a, { mergedInto: b }],
      [b, { mergedInto: a }],
    ])
    expect(mergedSpeaker(a, circle)).toBe(circle.get(b))
    const open = new Map([[a, { mergedInto: b }]])
    expect(mergedSpeaker(a, open)).toBe(open.get(a))
  })
})
