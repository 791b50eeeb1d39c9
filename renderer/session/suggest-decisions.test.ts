import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordId } from '../../shared/base/ids.ts'
import type { Json } from '../../shared/base/json.ts'
import { nextHlc } from '../../shared/history/hlc.ts'
import type { RecordState } from '../../shared/history/record-state.ts'
import { TEST_PROJECT } from '../../shared/history/testing/simulated-device.ts'
import { testActorId, testDeviceId, testRecordId } from '../../shared/history/testing/test-ids.ts'
import { ENGINE } from '../../shared/suggest/suggestion.ts'
import { keyOfStretches } from '../../shared/suggest/suggestion-key.ts'
import type { FoundSuggestion } from '../worker/suggest-jobs.ts'
import { countedDecisions, decidedKeeper, waitsIn } from './suggest-decisions.ts'
import { waitingIn } from './suggest-waiting.ts'
import type { SpeakerView } from './views.ts'

const [ME, OTHER] = [1, 2].map(testActorId) as [RecordId, RecordId]
const WORDS = Array.from('abcdefghijklmnopqrst')
const NO_SPEAKERS: ReadonlyMap<RecordId, SpeakerView> = new Map()
const isMe = (id: string) => id === ME

/** A claim, a claim of a suggestion, or a dismissal, of one of two articles. `edit`: how often it was changed. */
const record = fc.record({
  n: fc.nat({ max: 12 }),
  kind: fc.constantFrom('claim' as const, 'claim' as const, 'dismissal' as const),
  article: fc.nat({ max: 1 }),
  mine: fc.boolean(),
  start: fc.nat({ max: 8 }),
  suggested: fc.boolean(),
  deleted: fc.boolean(),
  edit: fc.nat({ max: 1 }),
})
type Drawn = typeof record extends fc.Arbitrary<infer T> ? T : never
/** What is written first, and then little by little. */
const changes = fc.tuple(
  fc.array(record, { minLength: 6, maxLength: 16 }),
  fc.array(fc.array(record, { maxLength: 2 })),
)

function place(start: number): { readonly start: number; readonly end: number; readonly exact: string } {
  const end = start + 3
  return { start, end, exact: WORDS.slice(start, end).join('') }
}

/** The same object for the same record in the same state. */
function stateMaker(): (drawn: Drawn) => RecordState {
  const kept = new Map<string, RecordState>()
  return (drawn) => {
    const key = JSON.stringify(drawn)
    const state = kept.get(key) ?? stateOf(drawn)
    kept.set(key, state)
    return state
  }
}

function stateOf({ n, kind, article, mine, start, suggested, deleted, edit }: Drawn): RecordState {
  const { exact, ...span } = place(start)
  const selector = [
    { type: 'TextPositionSelector', ...span },
    { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
  ]
  const proposed = { content: [place(start)], cue: [], commitment: 'assertive' }
  const values: { readonly [field: string]: Json } = {
    articleId: testRecordId(100 + article),
    annotatorId: mine ? ME : OTHER,
    target: [{ selector }],
    commitment: 'assertive',
    ...(suggested ? { origin: { ...ENGINE, score: start / 16, proposed } } : {}),
    ...(deleted ? { deleted: true } : {}),
  }
  const hlc = nextHlc(null, edit * 1000, testDeviceId(1))
  const setting = (value: Json) => [{ value, rid: 'r' as never, hlc, actorId: ME }] as const
  return {
    recordId: testRecordId(n),
    kind,
    projectId: TEST_PROJECT,
    heads: [],
    fields: Object.fromEntries(Object.entries(values).map(([field, value]) => [field, setting(value)])),
    ownerId: null,
    contested: false,
    foreign: [],
    quarantined: [],
    createdAt: hlc,
    modifiedAt: hlc,
  }
}

const FOUND = Array.from({ length: 16 }, (_, start): FoundSuggestion => {
  const content = [place(start)]
  return { key: keyOfStretches(content, []), content, speakers: [], suggestion: null } as never
})

const ARTICLES = [0, 1].map((n) => testRecordId(100 + n))
const SINCE = ['', new Date(500).toISOString()]

describe('What I decided, in a project that changes', () => {
  it('is what it is when everything is looked at anew, and so is what still waits', () => {
    fc.assert(
      fc.property(changes, ([first, later]) => {
        const [stateFor, decidedIn, counted] = [stateMaker(), decidedKeeper(), countedDecisions()]
        const found = new Map(ARTICLES.map((id) => [id, [...FOUND]]))
        const records = new Map<number, Drawn>()
        for (const [index, written] of [first, ...later].entries()) {
          for (const each of written) records.set(each.n, each)
          const states = [...records.values()].map(stateFor)
          const since = SINCE[index % 2] ?? ''
          const [decided, anew] = [decidedIn(states, isMe), decidedKeeper()(states, isMe)]
          expect(decided).toEqual(anew)
          const scores = [counted(decided, since), countedDecisions()(anew, since)]
          expect(scores[0]?.map(({ score }) => score).sort()).toEqual(scores[1]?.map(({ score }) => score).sort())
          for (const [articleId, all] of found) {
            const waiting = all.filter(waitsIn(anew.get(articleId) ?? [], NO_SPEAKERS))
            expect(waitingIn(all, decided.get(articleId), NO_SPEAKERS)).toEqual(waiting)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('stays the same list in an article where nothing changed, and so do the decisions after an edit of a plain claim', () => {
    const plain: Drawn = {
      ...{ n: 1, kind: 'claim', article: 0, mine: true, start: 1 },
      ...{ suggested: false, deleted: false, edit: 0 },
    }
    const accepted: Drawn = { ...plain, n: 2, article: 1, start: 5, suggested: true }
    const [stateFor, decidedIn, counted] = [stateMaker(), decidedKeeper(), countedDecisions()]
    const before = decidedIn([plain, accepted].map(stateFor), isMe)
    const after = decidedIn([{ ...plain, start: 2 }, accepted].map(stateFor), isMe)
    const [first, second] = ARTICLES as [RecordId, RecordId]
    expect([after.get(first) === before.get(first), after.get(second) === before.get(second)]).toEqual([false, true])
    expect(counted(before, '')).toHaveLength(1)
    expect(counted(after, '')).toBe(counted(before, ''))
  })
})
