import { describe, expect, it } from 'vitest'
import { parseNdjson } from '../shared/format/ndjson.ts'
import { parseBundle } from '../shared/format/parse-bundle.ts'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import {
  bundleOf,
  CLAIM,
  fullClaim,
  HARD_TEXT,
  smallWorld,
  startProject,
  textsOf,
} from '../shared/format/testing/bundle-world.ts'
import { simulatedDevice, TEST_PROJECT } from '../shared/history/testing/simulated-device.ts'
import { testRecordId } from '../shared/history/testing/test-ids.ts'
import { decide } from '../shared/review/edit-review.ts'
import { reviewBook } from '../shared/review/review-book.ts'
import { avowal } from './testing/test-surroundings.ts'

/** Anna's bundle and Ben's, who has reviewed her claim, changed a speaker and made a claim of his own. */
function twoBundles() {
  const { device: anna, texts } = smallWorld()
  const before = anna.revisions()
  const ben = simulatedDevice(2)
  ben.receive(before)
  const decided = decide(reviewBook(ben.states().values()), ben.actorId, CLAIM, { verdict: 'reject', reason: 'No' })
  if (decided.ok) ben.change(decided.value)
  ben.set(testRecordId(1), { role: 'Minister' })
  ben.set(testRecordId(70), { ...fullClaim(ben.actorId), commitment: 'commissive.plan' }, 'claim')
  anna.set(testRecordId(1), { role: 'President' })
  const write = (revisions: typeof before, request = {}) => serializeBundle(bundleOf({ revisions, texts }, request))
  return {
    old: write(before),
    anna: write(anna.revisions()),
    ben: write(ben.revisions()),
    write,
    people: { anna, ben },
  }
}

function revisionsIn(text: string): number {
  const bundle = parseBundle(text)
  return bundle.ok ? (bundle.value.revisions?.length ?? 0) : -1
}

describe('avowal merge', () => {
  it('joins the histories, and tells what each bundle adds', async () => {
    const { anna, ben } = twoBundles()
    const { status, out, messages } = await avowal(['merge', 'a', 'b', '--json'], { a: anna, b: ben })
    const [total, common] = [revisionsIn(out), revisionsIn(anna) - 1]
    expect(status).toBe(0)
    expect(total).toBe(common + 1 + 3)
    expect(messages.filter(({ kind }) => kind === 'merged')).toMatchObject([
      { file: 'a', new: common + 1, alreadyHere: 0, conflicts: 0, quarantined: 0, foreign: 0 },
      { file: 'b', new: 3, alreadyHere: common, conflicts: 1, quarantined: 0, foreign: 0 },
    ])
  })

  it('gives the same in whatever order, and with a bundle twice, but for its id', async () => {
    const { old, anna, ben } = twoBundles()
    const files = { old, a: anna, b: ben }
    const one = await avowal(['merge', 'a', 'b'], files)
    const other = await avowal(['merge', 'b', 'old', 'a', 'b'], files)
    expect(other.out).toBe(one.out)
  })

  it('writes one record a line where the name of the output says so, and joins texts', async () => {
    const { anna, write, people } = twoBundles()
    const bare = write(people.ben.revisions(), { textIncluded: false })
    const { files } = await avowal(['merge', 'b', 'a', '--out', 'all.avowal.ndjson'], { a: anna, b: bare })
    const merged = parseNdjson(new TextEncoder().encode(files['all.avowal.ndjson'] ?? ''))
    expect(merged.ok && merged.value.articles?.every(({ textIncluded }) => textIncluded)).toBe(true)
  })

  it('keeps what waits for an earlier revision, and what nobody may write, and says so', async () => {
    const { anna, write, people } = twoBundles()
    const stranger = simulatedDevice(3)
    stranger.receive(people.anna.revisions())
    stranger.set(CLAIM, { note: 'mine now' }, 'claim')
    const last = stranger.revisions().at(-1)
    const foreign = write(stranger.revisions())
    const torn = write(stranger.revisions().filter(({ recordId, parents }) => recordId !== CLAIM || parents.length > 0))
    const joined = await avowal(['merge', 'a', 'f', '--json'], { a: anna, f: foreign })
    expect(joined.messages.at(-1)).toMatchObject({ new: 1, foreign: 1 })
    expect(joined.out).toContain(last?.rid)
    const whole = await avowal(['merge', 't', 'a', '--json'], { t: torn, a: anna })
    expect(whole.messages.filter(({ rule }) => rule === 'R13')).toEqual([])
    const waiting = await avowal(['merge', 't', 't', '--json'], { t: torn })
    expect(waiting.messages.find(({ kind }) => kind === 'merged')).toMatchObject({ quarantined: 1 })
    expect(waiting.messages.filter(({ rule }) => rule === 'R13').length).toBeGreaterThan(0)
  })

  it('refuses bundles of different projects, one bundle alone, and a damaged one', async () => {
    const { anna } = twoBundles()
    const other = anna
      .replaceAll(TEST_PROJECT, testRecordId(900))
      .replace(/"revisions": \[[\s\S]*?\n {2}\]/, '"revisions": []')
    const apart = await avowal(['merge', 'a', 'o'], { a: anna, o: other })
    expect([apart.status, apart.out]).toEqual([1, ''])
    expect(apart.error).toContain('Only bundles of one project can be merged.')
    expect((await avowal(['merge', 'a'], { a: anna })).status).toBe(2)
    expect((await avowal(['merge', 'a', 'b'], { a: anna, b: anna.slice(0, 900) })).status).toBe(1)
  })
})

describe('avowal diff', () => {
  it('shows where two annotators of one bundle differ', async () => {
    const { ben, people } = twoBundles()
    const by = `${people.anna.actorId},${people.ben.actorId}`
    const { status, out } = await avowal(['diff', 'b', '--by', by], { b: ben })
    expect(status).toBe(0)
    expect(out).toContain(': 1 of 1 differ\n  type\n')
    expect(out).toMatch(/ {4}- Maren Ostrova \| commissive\.pledge \| .*\n {4}\+ Maren Ostrova \| commissive\.plan \| /)
    expect(out).toMatch(/same 0 · boundary 0 · type 1 · /)
  })

  it('compares two versions of a file, as JSON with ids', async () => {
    const { old, ben } = twoBundles()
    const { out } = await avowal(['diff', 'old', 'b', '--json'], { old, b: ben })
    expect(JSON.parse(out)).toMatchObject({ threshold: 0.5, counts: { same: 1, 'only-b': 1 } })
  })

  it('tells which articles only one side has', async () => {
    const { old } = twoBundles()
    const lone = simulatedDevice(5)
    startProject(lone, [HARD_TEXT])
    const part = serializeBundle(bundleOf({ revisions: lone.revisions(), texts: textsOf([HARD_TEXT]) }))
    expect((await avowal(['diff', 'old', 'p'], { old, p: part })).error).toContain('is not in the other bundle')
  })

  it('asks for one annotator where a name is shared, or is nobody’s', async () => {
    const { ben } = twoBundles()
    const both = ben.replaceAll('"Ben"', '"Anna"')
    const nobody = await avowal(['diff', 'b', '--by', 'Zoe,Anna'], { b: both })
    expect([nobody.status, nobody.error.includes('no annotator “Zoe”')]).toEqual([1, true])
  })

  it.each([[['diff', 'b']], [['diff', 'b', 'b', '--threshold', '2']], [['diff', 'b', 'b', '--by', 'a,b,c']]])(
    'is used wrongly: %j',
    async (args) => {
      expect((await avowal(args, { b: twoBundles().ben })).status).toBe(2)
    },
  )
})
