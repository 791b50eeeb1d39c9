import { timeOrderedId } from '../../../shared/base/ids.ts'
import type { Change, Edit } from '../../../shared/history/change.ts'
import { ANNA, ARTICLE, articleEdit, BEN, claimEdit, edit, PROJECT } from './changes.ts'
import { must, openTestStore, seededEntropy } from './fake-browser.ts'

/**
 * Writes the database `library` that stands under `fixtures/databases` for this version: texts, a conflict, a
 * quarantine, a deleted claim, an import with its receipt, an undo stack and a small value. The same in every run.
 */
export async function writeFixtureDatabase(): Promise<void> {
  const entropy = seededEntropy(99)
  let time = Date.UTC(2031, 1, 11, 9, 30)
  const clock = { now: () => time }
  const change = (...edits: readonly Edit[]): Change => {
    time += 1000
    return { changeId: timeOrderedId({ now: Date.UTC(2031, 1, 11), random: entropy.bytes(16) }), edits }
  }
  const anna = await openTestStore({ clock })
  const ben = await openTestStore({ name: 'ben', entropy: seededEntropy(5), clock })
  const [article, text] = articleEdit('article', 'Maren Ostrova said she would come.\n')
  const speaker = (name: string) => edit('ostrova', { name }, 'speaker')
  const project = edit('project', { name: 'Talks' }, 'project')
  must(await anna.commit(change(project, article), ANNA, [text], { undoable: false }))
  must(await anna.commit(change(speaker('Maren Ostrova'), claimEdit('c', { note: 'First thoughts' })), ANNA))
  must(await ben.applyImport(await ben.planImport(await anna.projectRevisions(PROJECT), [text]), 'anna'))
  must(await ben.commit(change(speaker('M. Ostrova')), BEN))
  must(await ben.commit(change(claimEdit('waits', { note: 'Start' }, ARTICLE)), ANNA))
  must(await ben.commit(change(edit('waits', { note: 'Waits for its parent' }, 'claim')), ANNA))
  must(await anna.commit(change(speaker('Minister Ostrova')), ANNA))
  const sent = (await ben.projectRevisions(PROJECT)).filter(({ set }) => set['note'] !== 'Start')
  must(await anna.applyImport(await anna.planImport(sent, []), 'ben.avowal.json'))
  must(await anna.commit(change(claimEdit('d')), ANNA))
  must(await anna.commit(change(edit('d', { deleted: true }, 'claim')), ANNA))
  must(await anna.commit(change(edit('c', { note: 'Second thoughts' }, 'claim')), ANNA))
  must(await anna.meta.set('place', { screen: 'read' }))
  anna.close()
  ben.close()
}
