import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../store/store.ts'
import { freshBrowser, openTestStore } from '../store/testing/fake-browser.ts'
import { type Drafts, openDrafts } from './drafts.ts'

const never = () => new AbortController().signal

let store: Store
let drafts: Drafts
beforeEach(async () => {
  freshBrowser()
  store = await openTestStore()
  drafts = openDrafts(store, never())
})

/** What a window finds that is opened after this one went away. */
async function found(field: string, wanted: (text: string | null) => boolean): Promise<string | null> {
  const next = openDrafts(store, never())
  let text: string | null = null
  await expect
    .poll(async () => {
      text = (await next.recall(field))?.text ?? null
      return wanted(text)
    })
    .toBe(true)
  return text
}

describe('A draft', () => {
  it('is found again with what the field held before', async () => {
    drafts.keep('note', { text: 'Half a sen', base: 'Old' })
    await found('note', (text) => text !== null)
    expect(await openDrafts(store, never()).recall('note')).toEqual({ text: 'Half a sen', base: 'Old' })
  })

  it('is written while the typing goes on, not only when it rests', async () => {
    const typing = setInterval(() => drafts.keep('note', { text: 'still typing', base: '' }), 20)
    expect(await found('note', (text) => text !== null)).toBe('still typing')
    clearInterval(typing)
  })

  it('is gone once it is dropped, even if it was not written yet', async () => {
    drafts.keep('note', { text: 'a', base: '' })
    await found('note', (text) => text === 'a')
    drafts.keep('note', { text: 'ab', base: '' })
    drafts.drop('note')
    drafts.keep('another', { text: 'later', base: '' })
    await found('another', (text) => text === 'later')
    expect(await drafts.recall('note')).toBe(null)
  })

  it('of long ago makes room for new ones', async () => {
    for (let n = 0; n < 61; n += 1) drafts.keep(`field ${n}`, { text: 'x', base: '' })
    await found('field 60', (text) => text !== null)
    expect([await drafts.recall('field 0'), (await drafts.recall('field 1'))?.text]).toEqual([null, 'x'])
  })

  it('that cannot be read is none', async () => {
    await store.meta.set('draft note', ['odd'])
    expect(await drafts.recall('note')).toBe(null)
  })
})
