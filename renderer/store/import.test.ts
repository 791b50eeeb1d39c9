import { beforeEach, describe, expect, it } from 'vitest'
import type { Edit } from '../../shared/history/change.ts'
import { currentValues } from '../../shared/history/read-record.ts'
import type { Revision } from '../../shared/history/revision.ts'
import { stateHash } from '../../shared/history/state-hash.ts'
import type { ImportReceipt, Store, StoredText } from './store.ts'
import { ANNA, articleEdit, BEN, changeOf, claimEdit, edit, idOf, OTHER_PROJECT, PROJECT } from './testing/changes.ts'
import { freshBrowser, must, openTestStore, seededEntropy, tickingClock } from './testing/fake-browser.ts'
import { loaded } from './testing/live.ts'

let anna: Store
let ben: Store
beforeEach(async () => {
  freshBrowser()
  anna = await openTestStore({ name: 'anna' })
  ben = await openTestStore({ name: 'ben', entropy: seededEntropy(2), clock: tickingClock(Date.UTC(2031, 2, 1)) })
})

async function write(store: Store, ...edits: readonly Edit[]) {
  return must(await store.commit(changeOf(...edits), store === anna ? ANNA : BEN))
}

async function send(
  from: Store,
  to: Store,
  keep: (revision: Revision, index: number) => boolean = () => true,
  texts: readonly StoredText[] = [],
): Promise<ImportReceipt> {
  const revisions = (await from.projectRevisions(PROJECT)).filter(keep)
  return must(await to.applyImport(await to.planImport(revisions, texts), 'from a colleague'))
}

async function hashOf(store: Store): Promise<string> {
  return stateHash(await store.states(PROJECT))
}

describe('An import', () => {
  it('says what it would do and writes nothing', async () => {
    await write(anna, edit('project', { name: 'Talks' }, 'project'), claimEdit('c'))
    const plan = await ben.planImport(await anna.projectRevisions(PROJECT), [])
    expect([plan.fresh.length, plan.here, plan.projects, plan.newRecords, await ben.states(PROJECT)]).toEqual([
      2,
      0,
      [{ projectId: PROJECT, isHere: false }],
      new Map([
        ['project', 1],
        ['claim', 1],
      ]),
      [],
    ])
  })

  it('brings all that its file holds where what was here is gone since its plan was made', async () => {
    const [article, text] = articleEdit('a', 'Note')
    const texts = [text]
    const start = changeOf(edit('project', { name: 'Talks' }, 'project'), article, claimEdit('c', {}, idOf('a')))
    must(await anna.commit(start, ANNA, texts))
    await send(anna, ben, () => true, texts)
    await write(anna, claimEdit('d', {}, idOf('a')))
    const plan = await ben.planImport(await anna.projectRevisions(PROJECT), texts)
    expect([plan.fresh.length, plan.texts.length]).toEqual([1, 0])
    must(await ben.eraseProject(PROJECT))
    const { added } = must(await ben.applyImport(plan, 'late'))
    expect([added, await hashOf(ben), (await ben.textsOf(PROJECT)).length]).toEqual([4, await hashOf(anna), 1])
  })

  it('leaves out what would make a record of another kind of one that is here', async () => {
    await write(anna, claimEdit('c'), edit('s', { name: 'Oru', kind: 'person' }, 'speaker'))
    await send(anna, ben)
    const before = await hashOf(ben)
    const cleo = await openTestStore({ name: 'cleo', entropy: seededEntropy(3) })
    must(
      await cleo.commit(
        changeOf(edit('s', { name: 'Not a person' }, 'aaa'), edit('t', { name: 'Tamsin' }, 'speaker')),
        BEN,
      ),
    )
    const plan = await ben.planImport(await cleo.projectRevisions(PROJECT), [])
    expect([plan.leftOut.length, plan.fresh.length, plan.conflicts]).toEqual([1, 1, []])
    must(await ben.applyImport(plan, 'odd'))
    expect([(await ben.states(PROJECT)).length, (await hashOf(ben)) === before]).toEqual([3, false])
    expect((await ben.states(PROJECT)).map(({ kind }) => kind).sort()).toEqual(['claim', 'speaker', 'speaker'])
  })

  it('counts no claim that comes with its deletion', async () => {
    await write(anna, claimEdit('c'), claimEdit('d'))
    await write(anna, { ...claimEdit('d'), set: { deleted: true } })
    const plan = await ben.planImport(await anna.projectRevisions(PROJECT), [])
    expect([plan.fresh.length, plan.newRecords.get('claim'), plan.summary.sum.newClaims]).toEqual([3, 1, 1])
  })

  it('brings the same state, and a second time nothing', async () => {
    await write(anna, claimEdit('c'), edit('a', { title: 'One' }))
    await send(anna, ben)
    const again = await ben.planImport(await anna.projectRevisions(PROJECT), [])
    expect([await hashOf(ben), again.fresh.length, again.here]).toEqual([await hashOf(anna), 0, 2])
    expect(must(await ben.applyImport(again, 'again')).added).toBe(0)
  })

  it('shows in the live values, large or small', async () => {
    const notes = ben.live.records(PROJECT, 'note')
    await loaded(notes)
    await write(anna, ...Array.from({ length: 500 }, (_, index) => edit(`n${index}`, { title: `${index}` })))
    await send(anna, ben)
    await write(anna, edit('one more', { title: 'One more' }))
    await send(anna, ben)
    expect(notes.get()?.length).toBe(501)
  })

  it('names the fields that come to hold several values', async () => {
    await write(anna, edit('a', { title: 'One', body: 'Same' }))
    await send(anna, ben)
    await write(anna, edit('a', { title: 'Hers' }))
    await write(ben, edit('a', { title: 'His' }))
    const plan = await ben.planImport(await anna.projectRevisions(PROJECT), [])
    expect(plan.conflicts).toEqual([{ recordId: idOf('a'), kind: 'note', field: 'title' }])
    must(await ben.applyImport(plan, ''))
    const again = await ben.planImport(await anna.projectRevisions(PROJECT), [])
    expect(again.conflicts).toEqual([])
  })

  it('names a deletion that was edited past', async () => {
    await write(anna, edit('a', { title: 'One' }))
    await send(anna, ben)
    await write(anna, edit('a', { deleted: true }))
    await write(ben, edit('a', { title: 'His' }))
    const plan = await ben.planImport(await anna.projectRevisions(PROJECT), [])
    expect(plan.conflicts).toEqual([{ recordId: idOf('a'), kind: 'note', field: 'deleted' }])
  })

  it('keeps revisions whose parents are missing and applies them when these arrive', async () => {
    await write(anna, edit('a', { title: 'One' }))
    await write(anna, edit('a', { title: 'Two' }))
    const parentless = (revision: Revision) => revision.parents.length > 0
    const plan = await ben.planImport((await anna.projectRevisions(PROJECT)).filter(parentless), [])
    must(await ben.applyImport(plan, ''))
    expect([plan.quarantined.length, await ben.states(PROJECT)]).toEqual([1, []])
    await send(anna, ben)
    expect(await hashOf(ben)).toBe(await hashOf(anna))
  })

  it("counts what somebody changed in another annotator's claim", async () => {
    await write(anna, claimEdit('c'))
    await send(anna, ben)
    await write(ben, edit('c', { note: 'I say' }, 'claim'))
    const plan = await anna.planImport(await ben.projectRevisions(PROJECT), [])
    expect([plan.foreign.length, plan.conflicts]).toEqual([1, []])
  })

  it('keeps the texts that a record asks for and names those that are missing', async () => {
    const [first, text] = articleEdit('First', 'Some words.')
    const [second, missing] = articleEdit('Second', 'Other words.')
    const [, stray] = articleEdit('Stray', 'Nobody asks for this.')
    must(await anna.commit(changeOf(first, second), ANNA, [text, missing]))
    const plan = await ben.planImport(await anna.projectRevisions(PROJECT), [text, stray])
    must(await ben.applyImport(plan, ''))
    expect([plan.texts, plan.missingTexts, await ben.text(stray.sha256)]).toEqual([[text], [missing.sha256], null])
  })

  it('is worked out anew when something was written since its dry run', async () => {
    await write(anna, edit('a', { title: 'One' }))
    await send(anna, ben)
    await write(anna, edit('a', { title: 'Hers' }))
    const plan = await ben.planImport(await anna.projectRevisions(PROJECT), [])
    await write(ben, edit('a', { title: 'His' }), edit('b', { title: 'New' }))
    must(await ben.applyImport(plan, ''))
    const [a] = (await ben.states(PROJECT)).filter(({ recordId }) => recordId === idOf('a'))
    expect(a?.fields['title']?.map(({ value }) => value).sort()).toEqual(['Hers', 'His'])
  })

  it('moves our clock past what it brought, but not past a clock that must be wrong', async () => {
    const tomorrow = await openTestStore({ name: 'ahead', clock: tickingClock(Date.UTC(2031, 1, 11, 20)) })
    must(await tomorrow.commit(changeOf(edit('a', { title: 'Ahead' })), BEN))
    const wrong = await openTestStore({ name: 'wrong', clock: tickingClock(Date.UTC(2041, 1, 1)) })
    must(await wrong.commit(changeOf(edit('b', { title: 'Ten years on' })), BEN))
    await send(tomorrow, anna)
    await send(wrong, anna)
    const { revisions } = await write(anna, edit('c', { title: 'Now' }))
    expect(revisions[0]?.hlc.slice(0, 13)).toBe('2031-02-11T20')
  })

  it('writes nothing when it is cancelled', async () => {
    await write(anna, ...Array.from({ length: 900 }, (_, index) => edit(`n${index}`, { title: `${index}` })))
    const plan = await ben.planImport(await anna.projectRevisions(PROJECT), [])
    const cancel = new AbortController()
    const applying = ben.applyImport(plan, '', {
      signal: cancel.signal,
      onProgress: (done) => done > 0.3 && cancel.abort(),
    })
    await expect(applying).rejects.toThrow()
    expect(await ben.projectRevisions(PROJECT)).toEqual([])
  })
})

describe('A withdrawn import', () => {
  it('leaves the state as it was before, and comes back when it is imported again', async () => {
    await write(ben, edit('b', { title: 'His' }))
    const before = await hashOf(ben)
    const [article, text] = articleEdit('Story', 'Some words.')
    must(await anna.commit(changeOf(article, claimEdit('c'), edit('b', { title: 'Hers' })), ANNA, [text]))
    const receipt = await send(anna, ben, () => true, [text])
    const with_ = await hashOf(ben)
    expect(must(await ben.withdrawImport(receipt.id))).toEqual({ removed: 3, kept: 0 })
    expect([await hashOf(ben), await ben.text(text.sha256)]).toEqual([before, null])
    await send(anna, ben, () => true, [text])
    expect([await hashOf(ben), await ben.text(text.sha256)]).toEqual([with_, text.text])
  })

  it('keeps what later revisions descend from', async () => {
    await write(anna, edit('a', { title: 'One' }), edit('b', { title: 'Two' }))
    const receipt = await send(anna, ben)
    await write(ben, edit('a', { title: 'Continued' }))
    expect(must(await ben.withdrawImport(receipt.id))).toEqual({ removed: 1, kept: 1 })
    expect((await ben.states(PROJECT)).map((state) => currentValues(state)['title'])).toEqual(['Continued'])
  })

  it('keeps what own work on it cannot be read without, and takes away the rest', async () => {
    const [article, text] = articleEdit('Story', 'Words.')
    const [other, otherText] = articleEdit('Other', 'More words.')
    const speakers = ['s', 't'].map((name) => edit(name, { name, kind: 'person' }, 'speaker'))
    const start = [edit('project', { name: 'Talks' }, 'project'), article, other, ...speakers]
    must(await anna.commit(changeOf(...start, claimEdit('c', {}, article.recordId)), ANNA, [text, otherText]))
    const receipt = await send(anna, ben, () => true, [text, otherText])
    const said = { annotatorId: BEN, speakers: [{ speakerId: idOf('s'), mentions: [] }] }
    await write(ben, claimEdit('own', said, article.recordId))
    expect(must(await ben.withdrawImport(receipt.id))).toEqual({ removed: 3, kept: 3 })
    const ids = (await ben.states(PROJECT)).map(({ recordId }) => recordId)
    expect(ids.sort()).toEqual([idOf('project'), article.recordId, idOf('s'), idOf('own')].sort())
    expect((await ben.textsOf(PROJECT)).map(({ text: words }) => words)).toEqual(['Words.'])
  })

  it('keeps what another import brought as well', async () => {
    await write(anna, edit('a', { title: 'One' }))
    const first = await send(anna, ben)
    await write(anna, edit('b', { title: 'Two' }))
    const second = await send(anna, ben)
    expect(must(await ben.withdrawImport(first.id)).removed).toBe(0)
    expect(must(await ben.withdrawImport(second.id)).removed).toBe(2)
  })

  it('takes its claims out of the counts', async () => {
    await write(anna, claimEdit('c'), claimEdit('d'))
    const counts = ben.live.counts(PROJECT)
    const receipt = await send(anna, ben)
    await write(ben, claimEdit('e', { annotatorId: BEN }))
    must(await ben.withdrawImport(receipt.id))
    expect([...((await loaded(counts)) ?? [])].map(([, claims]) => claims)).toEqual([1])
  })

  it('is listed as withdrawn', async () => {
    await write(anna, edit('a', { title: 'One' }))
    const receipts = ben.live.imports()
    await loaded(receipts)
    const receipt = await send(anna, ben)
    must(await ben.withdrawImport(receipt.id))
    expect(receipts.get()).toEqual([{ ...receipt, withdrawn: true }])
  })
})

describe('Erasing a project', () => {
  it('leaves nothing of it, and everything of the others', async () => {
    const [article, text] = articleEdit('Story', 'Shared words.')
    const [own, ownText] = articleEdit('Own', 'Own words.')
    const [elsewhere] = articleEdit('Story', 'Shared words.', OTHER_PROJECT)
    must(await anna.commit(changeOf(article, own, claimEdit('c')), ANNA, [text, ownText]))
    must(await anna.commit(changeOf(elsewhere), ANNA, [text]))
    const others = await anna.states(OTHER_PROJECT)
    must(await anna.eraseProject(PROJECT))
    expect({
      states: await anna.states(PROJECT),
      revisions: await anna.projectRevisions(PROJECT),
      counts: await loaded(anna.live.counts(PROJECT)),
      ownText: await anna.text(ownText.sha256),
      sharedText: await anna.text(text.sha256),
      others: await anna.states(OTHER_PROJECT),
    }).toEqual({ states: [], revisions: [], counts: new Map(), ownText: null, sharedText: text.text, others })
  })

  it('is made good by importing it again', async () => {
    const [article, text] = articleEdit('Story', 'Some words.')
    must(await anna.commit(changeOf(article, claimEdit('c'), edit('d', { title: 'x' })), ANNA, [text]))
    await write(anna, edit('d', { deleted: true }))
    const before = [await hashOf(anna), await anna.states(PROJECT)]
    const [revisions, texts] = [await anna.projectRevisions(PROJECT), await anna.textsOf(PROJECT)]
    must(await anna.eraseProject(PROJECT))
    must(await anna.applyImport(await anna.planImport(revisions, texts), ''))
    expect([[await hashOf(anna), await anna.states(PROJECT)], await anna.text(text.sha256)]).toEqual([
      before,
      text.text,
    ])
  })

  it('leaves nothing to undo of it', async () => {
    await write(anna, edit('a', { title: 'One' }))
    must(await anna.eraseProject(PROJECT))
    expect(must(await anna.undo(ANNA, PROJECT))).toMatchObject({ change: null, lapsed: [] })
  })
})

describe('What a record says of its imports', () => {
  it('names the import that brought a revision first, as long as it stands', async () => {
    await write(anna, claimEdit('c'))
    const first = await send(anna, ben)
    await write(anna, edit('c', { note: 'Later' }, 'claim'))
    const second = await send(anna, ben)
    const history = await anna.revisionsOf(PROJECT, idOf('c'))
    const brought = async () => {
      const by = await ben.broughtBy(PROJECT, idOf('c'))
      return history.map(({ rid, set }) => [set['note'] === 'Later', by.get(rid)?.id])
    }
    const both = await brought()
    must(await ben.withdrawImport(second.id))
    expect([new Map(both as [boolean, string][]), await anna.broughtBy(PROJECT, idOf('c'))]).toEqual([
      new Map([
        [false, first.id],
        [true, second.id],
      ]),
      new Map(),
    ])
    expect(new Map((await brought()) as [boolean, string | undefined][]).get(true)).toBeUndefined()
  })
})

describe('A dry run', () => {
  it('tells of every record what is new and what is here', async () => {
    await write(anna, claimEdit('c'), articleEdit('article', 'Words.')[0])
    await send(anna, ben)
    await write(anna, edit('c', { note: 'Later' }, 'claim'))
    const { records } = await ben.planImport(await anna.projectRevisions(PROJECT), [])
    const told = records.map(({ recordId, articleId, isNew, fresh, here }) => [recordId, articleId, isNew, fresh, here])
    expect(new Set(told)).toEqual(
      new Set([
        [idOf('c'), idOf('article'), false, 1, 1],
        [idOf('article'), idOf('article'), false, 0, 1],
      ]),
    )
  })
})
