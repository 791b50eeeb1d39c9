import { beforeEach, describe, expect, it } from 'vitest'
import { stateHash } from '../../../shared/history/state-hash.ts'
import { type MemoryDisk, memoryDisk } from '../../../shared/host/testing/memory-folders.ts'
import { freshBrowser } from '../../store/testing/fake-browser.ts'
import { until } from '../testing/test-session.ts'
import { articleOf, type Machine, openMachine, projectOf, saved, sharingMachine, tagAt } from './testing/machine.ts'

let disk: MemoryDisk
beforeEach(() => {
  freshBrowser()
  disk = memoryDisk()
})

async function contentOf(machine: Machine) {
  const projectId = await projectOf(machine)
  const revisions = await machine.store.projectRevisions(projectId)
  return { state: stateHash(await machine.store.states(projectId)), rids: revisions.map(({ rid }) => rid).sort() }
}

async function expectAlike(...machines: readonly Machine[]): Promise<void> {
  const contents = await Promise.all(machines.map(contentOf))
  expect(contents).toEqual(contents.map(() => contents[0]))
}

const view = ({ shared }: Machine) => shared.folder.get()

/** Everybody looks, as often as it takes for the last to have what the first has. */
async function syncAll(...machines: readonly Machine[]): Promise<void> {
  for (let round = 0; round < 2; round += 1) for (const { shared } of machines) await shared.sync()
}

/** The text of all files of the folder. */
function written(): string {
  return [...disk.files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('')
}

describe('A shared folder', () => {
  it('brings three machines to the same state', async () => {
    const machines = await Promise.all([1, 2, 3].map((seed) => sharingMachine(`machine ${seed}`, disk, seed)))
    for (const [index, machine] of machines.entries()) await tagAt(machine, index)
    await syncAll(...machines)
    await expectAlike(...machines)
  })

  it('is written to by each device in its own sub-folder, each revision once', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    const ben = await sharingMachine('ben', disk, 2)
    await tagAt(anna, 0)
    await syncAll(anna, ben)
    const before = [...disk.files.keys()]
    await syncAll(anna, ben)
    expect([...disk.files.keys()]).toEqual(before)
    const owners = before.map((path) => path.split('/')[1])
    expect(owners.filter((owner) => owner === anna.store.deviceId).length).toBe(2)
    const rids = written().match(/"rid":"[0-9a-f]{64}"/g) ?? []
    expect(rids.length).toBe(new Set(rids).size)
  })

  it('passes on what was imported by hand', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    const dora = await openMachine('dora', disk, { seed: 4 })
    await tagAt(dora, 3)
    const projectId = await projectOf(dora)
    const plan = await anna.store.planImport(await dora.store.projectRevisions(projectId), [])
    await anna.store.applyImport(plan, 'by hand')
    const ben = await sharingMachine('ben', disk, 2)
    await syncAll(anna, ben)
    await expectAlike(anna, ben, dora)
  })

  it('leaves a torn file for later, and takes it in once it is whole', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    const ben = await sharingMachine('ben', disk, 2)
    await tagAt(anna, 0)
    await anna.shared.sync()
    const path = [...disk.files.keys()].at(-1) ?? ''
    const whole = disk.files.get(path) ?? new Uint8Array()
    disk.files.set(path, whole.slice(0, 100))
    await ben.shared.sync()
    expect([view(ben)?.incomplete, view(ben)?.waiting, view(ben)?.trouble]).toEqual([1, 0, null])
    expect(ben.session.toasts.get().filter(({ tone }) => tone === 'problem')).toEqual([])
    disk.files.set(path, whole)
    await ben.shared.sync()
    expect(view(ben)?.incomplete).toBe(0)
    await expectAlike(anna, ben)
  })

  it('names a file that is too large to be read, and goes on with the others', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    const [path = ''] = disk.files.keys()
    const { deviceId } = anna.store
    const ben = await openMachine('ben', disk, { seed: 2, tooLarge: ({ device }) => device === deviceId })
    await ben.shared.choose({ texts: true })
    expect([view(ben)?.trouble, view(ben)?.waiting, await ben.shared.waitingFiles()]).toEqual([null, 1, []])
    expect(view(ben)?.lastOut?.revisions).toBeGreaterThan(0)
    expect(ben.session.toasts.get().at(-1)).toMatchObject({
      tone: 'problem',
      text: `“${path.replace('shared/', '')}” in the shared folder is larger than 200 MB, so it is not read. Ask whoever put it there to remove it; Avowal writes smaller ones.`,
    })
  })

  it('leaves a conflict to the user, and takes in what clashes with nothing', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    const ben = await sharingMachine('ben', disk, 2)
    await syncAll(anna, ben)
    await until(anna.session.speakers, (all) => all.length > 0)
    await until(ben.session.speakers, (all) => all.length > 0)
    const speaker = anna.session.speakers.get()[0]?.id ?? ('' as never)
    anna.session.editSpeaker(speaker, { role: 'by Anna' })
    await saved(anna)
    await anna.shared.sync()
    ben.session.editSpeaker(speaker, { role: 'by Ben' })
    await saved(ben)
    await tagAt(anna, 5)
    await anna.shared.sync()
    const before = (await contentOf(ben)).rids.length
    await ben.shared.sync()
    const came = (await contentOf(ben)).rids.length - before
    expect([view(ben)?.waiting, came > 0]).toEqual([1, true])
    const [file] = await ben.shared.waitingFiles()
    const read = await ben.session.readBundle(file ?? ({} as never), new AbortController().signal, () => {})
    if (read.kind !== 'ready') throw new Error(read.message)
    await read.apply({ continueAs: null } as never)
    await syncAll(ben, anna)
    expect(view(ben)?.waiting).toBe(0)
    const [other] = await anna.shared.waitingFiles()
    const atAnna = await anna.session.readBundle(other ?? ({} as never), new AbortController().signal, () => {})
    if (atAnna.kind === 'ready') await atAnna.apply({ continueAs: null } as never)
    await syncAll(ben, anna)
    expect([view(anna)?.waiting, view(ben)?.waiting]).toEqual([0, 0])
    await expectAlike(anna, ben)
  })

  it('lets an import be taken back as one step, and does not bring it in by itself again', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    const ben = await sharingMachine('ben', disk, 2)
    await syncAll(anna, ben)
    const before = await contentOf(ben)
    await tagAt(anna, 0)
    await tagAt(anna, 2)
    await syncAll(anna, ben)
    const [receipt] = view(ben)?.receipts ?? []
    await ben.shared.takeBack(receipt?.id ?? '')
    await ben.shared.sync()
    expect([(await contentOf(ben)).rids, view(ben)?.receipts[0]?.withdrawn]).toEqual([before.rids, true])
    // All that Anna has written becomes one file, which brings it again.
    await anna.shared.includeTexts(false)
    await ben.shared.sync()
    expect([(await contentOf(ben)).rids, view(ben)?.waiting]).toEqual([before.rids, 1])
  })

  it('becomes few files, without anything being lost', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    for (let n = 0; n < 17; n += 1) {
      await tagAt(anna, n)
      await anna.shared.sync()
    }
    expect(disk.files.size).toBeLessThan(6)
    const ben = await sharingMachine('ben', disk, 2)
    await ben.shared.sync()
    await expectAlike(anna, ben)
  })

  it('holds texts only while they shall go along', async () => {
    const anna = await sharingMachine('anna', disk, 1, false)
    const words = JSON.stringify((await articleOf(anna)).text.slice(0, 300)).slice(1, -1)
    const hasText = () => written().includes(words)
    const seen = [hasText()]
    await anna.shared.includeTexts(true)
    seen.push(hasText())
    await anna.shared.includeTexts(false)
    seen.push(hasText())
    expect(seen).toEqual([false, true, false])
  })

  it('brings texts to a machine that has never seen the articles', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    await anna.session.createProject('Talks')
    await anna.session.importArticles(
      [{ kind: 'text', text: 'Talks in Oru\n\nAda Quist said the border will open in May.\n', title: null }],
      new AbortController().signal,
    )
    anna.choice.folder = 'talks'
    await anna.shared.choose({ texts: true })
    const ben = await openMachine('ben', disk, { seed: 2 })
    const project = await projectOf(anna)
    const own = (await anna.store.projectRevisions(project)).filter(({ kind }) => kind === 'project')
    await ben.store.applyImport(await ben.store.planImport(own, []), 'invited')
    ben.session.openProject(project)
    ben.choice.folder = 'talks'
    await ben.shared.choose({ texts: true })
    expect((await ben.store.textsOf(project)).length).toBe(1)
    await expectAlike(anna, ben)
  })

  it('holds nothing of another project', async () => {
    const anna = await openMachine('anna', disk, { seed: 1 })
    const sample = await projectOf(anna)
    await anna.session.createProject('Talks')
    await anna.shared.choose({ texts: true })
    expect([written().includes(sample), written().includes(await projectOf(anna))]).toEqual([false, true])
  })

  it('of one project is not taken for another one', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    await anna.session.createProject('Talks')
    expect(await anna.shared.choose({ texts: true })).toBe(
      'Another project uses this folder. Choose one of its own for each project.',
    )
  })

  it('that others use for another project waits for the user', async () => {
    const anna = await openMachine('anna', disk, { seed: 1 })
    await anna.session.createProject('Talks')
    await anna.shared.choose({ texts: true })
    const ben = await sharingMachine('ben', disk, 2)
    const own = await projectOf(ben)
    expect([view(ben)?.waiting, (await ben.store.projectIds()).length]).toEqual([1, 1])
    const [file] = await ben.shared.waitingFiles()
    const read = await ben.session.readBundle(file ?? ({} as never), new AbortController().signal, () => {})
    if (read.kind === 'ready') await read.apply({ continueAs: null } as never)
    ben.session.openProject(own)
    await ben.shared.sync()
    expect([view(ben)?.waiting, (await ben.store.projectIds()).length]).toEqual([0, 2])
  })

  it('that is out of reach is waited for, and goes on', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    disk.away.add('shared')
    await tagAt(anna, 0)
    await anna.shared.sync()
    const seen = [view(anna)?.trouble]
    disk.away.delete('shared')
    await anna.shared.sync()
    seen.push(view(anna)?.trouble)
    const ben = await sharingMachine('ben', disk, 2)
    expect(seen).toEqual(['unreachable', null])
    await expectAlike(anna, ben)
  })

  it('in which nothing is left stops until the user says that it is the right one', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    disk.files.clear()
    await anna.shared.sync()
    const seen = [view(anna)?.trouble, disk.files.size]
    await anna.shared.startAnew()
    seen.push(view(anna)?.trouble, disk.files.size)
    expect(seen).toEqual(['emptied', 0, null, 1])
  })

  it('that is full keeps nothing from being done', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    disk.full = true
    await tagAt(anna, 0)
    await anna.shared.sync()
    const seen = [view(anna)?.trouble, view(anna)?.detail, anna.session.saving.get().kind]
    disk.full = false
    await anna.shared.sync()
    expect([...seen, view(anna)?.trouble]).toEqual(['not-written', 'no space left', 'saved', null])
  })

  it('is remembered across a start, and only what is new is read', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    const ben = await sharingMachine('ben', disk, 2)
    await syncAll(anna, ben)
    const before = view(ben)?.name
    ben.session.close()
    const again = await openMachine('ben', disk, { seed: 2 })
    await again.shared.choose({ texts: true })
    const files = disk.files.size
    await again.shared.sync()
    expect([before, view(again)?.name, view(again)?.waiting, disk.files.size]).toEqual(['shared', 'shared', 0, files])
  })

  it('is let go without anything being removed', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    const before = await contentOf(anna)
    await anna.shared.leave()
    expect([view(anna), disk.files.size, await contentOf(anna)]).toEqual([null, 1, before])
  })

  it('is let go with its project, which comes back whole when it is chosen again', async () => {
    const anna = await sharingMachine('anna', disk, 1)
    const project = await projectOf(anna)
    const before = await contentOf(anna)
    const own = (await anna.store.projectRevisions(project)).filter(({ kind }) => kind === 'project')
    await anna.session.eraseProject(project)
    await anna.store.applyImport(await anna.store.planImport(own, []), 'again')
    anna.session.openProject(project)
    await anna.shared.choose({ texts: true })
    expect(await contentOf(anna)).toEqual(before)
  })

  it('is looked at by itself when something changes there, and written to after an edit', async () => {
    const timing = { afterCommit: 1, afterChange: 1 }
    const anna = await openMachine('anna', disk, { seed: 1, timing })
    const ben = await openMachine('ben', disk, { seed: 2, timing })
    await anna.shared.choose({ texts: true })
    await ben.shared.choose({ texts: true })
    const before = view(anna)?.lastOut?.at
    await tagAt(anna, 0)
    await until(anna.shared.folder, (now) => now?.lastOut?.at !== before)
    await ben.shared.sync()
    await expectAlike(anna, ben)
  })
})
