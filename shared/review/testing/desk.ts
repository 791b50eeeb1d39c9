import { derivedId, type RecordId } from '../../base/ids.ts'
import type { Json } from '../../base/json.ts'
import type { Result } from '../../base/result.ts'
import type { Edit } from '../../history/change.ts'
import { groupByRecord } from '../../history/merge.ts'
import type { FieldValues, Revision } from '../../history/revision.ts'
import {
  type SimulatedDevice,
  type SimulatedTime,
  simulatedDevice,
  simulatedTime,
  TEST_PROJECT,
} from '../../history/testing/simulated-device.ts'
import { testActorId, testRecordId } from '../../history/testing/test-ids.ts'
import { describeSpan } from '../../selector/describe.ts'
import type { Target } from '../../selector/selector.ts'
import { canonicalText } from '../../text/canonical-text.ts'
import { offsetMap, span } from '../../text/offset.ts'
import { type ReviewBook, reviewBook } from '../review-book.ts'

/** The text that everybody in these tests works on. */
const TEXT = canonicalText(
  'Grain talks\n\nMaren Ostrova said Oru would open the port by spring. Rafiq Olander denied it, and promised nothing.\n',
)

export const TALKS = testRecordId(21)
export const VOTE = testRecordId(22)

/** The n-th record that a test makes. */
export function fresh(n: number): RecordId {
  return testRecordId(1000 + n)
}

/** The stored form of the first such words of the text. */
export function passage(words: string): Target {
  const start = TEXT.indexOf(words)
  if (start < 0) throw new Error(`“${words}” is not in the text`)
  return describeSpan(TEXT, offsetMap(TEXT), span(start, start + words.length))
}

/** The fields of a claim on such words; `more` are further fields. */
export function claimFields(annotatorId: RecordId, words: string, more: FieldValues = {}): FieldValues {
  return {
    articleId: TALKS,
    annotatorId,
    target: [passage(words)] as unknown as Json,
    commitment: 'commissive.pledge',
    ...more,
  }
}

/** One person at a machine, in a project with others. */
export interface Desk {
  readonly me: RecordId
  readonly device: SimulatedDevice
  /** What there is to review, with every history. */
  readonly book: () => ReviewBook
  /** The same without any history, as it is before histories are loaded. */
  readonly bookOfStates: () => ReviewBook
  /** Makes a claim on these words. */
  readonly claim: (id: RecordId, words: string, more?: FieldValues) => void
  /** Changes a claim of one's own. */
  readonly set: (id: RecordId, set: FieldValues) => void
  /** Carries out what `act` answers, which has to be allowed. */
  readonly act: (act: (book: ReviewBook, me: RecordId) => Result<readonly Edit[], unknown>) => void
  readonly complete: (articleId: RecordId) => void
  /** Sends all that is here to another, as a file would. */
  readonly send: (other: Desk) => void
}

/** The time, and a project with two articles that all desks begin with. */
export interface Office {
  readonly time: SimulatedTime
  readonly beginnings: readonly Revision[]
}

/** A project with two articles and nothing in them. */
export function newOffice(project: FieldValues = {}): Office {
  const time = simulatedTime()
  const founder = simulatedDevice(9, { time })
  founder.set(TEST_PROJECT, { name: 'Quellin Sea', ...project }, 'project')
  for (const [id, title] of [
    [TALKS, 'Grain talks'],
    [VOTE, 'A vote'],
  ] as const) {
    founder.set(id, { title, sha256: '0'.repeat(64), length: TEXT.length, blocks: [] }, 'article')
  }
  return { time, beginnings: founder.revisions() }
}

/** The n-th machine of an office, with the n-th annotator at it unless another is named. */
export function deskAt({ time, beginnings }: Office, n: number, actor = n): Desk {
  const device = simulatedDevice(n, { time, actor })
  device.receive(beginnings)
  const me = testActorId(actor)
  const desk: Desk = {
    me,
    device,
    book: () => reviewBook(device.states().values(), groupByRecord(device.revisions())),
    bookOfStates: () => reviewBook(device.states().values()),
    claim: (id, words, more) => void device.set(id, claimFields(me, words, more), 'claim'),
    set: (id, set) => void device.set(id, set, 'claim'),
    act(act) {
      const edits = act(desk.book(), me)
      if (!edits.ok) throw new Error(JSON.stringify(edits.error))
      device.change(edits.value)
    },
    complete(articleId) {
      const id = derivedId(articleId, `completion:${me}`)
      device.set(id, { articleId, annotatorId: me, status: 'complete' }, 'completion')
    },
    send: (other) => other.device.receive(device.revisions()),
  }
  return desk
}

/** Sends everything to everybody. */
export function exchange(...desks: readonly Desk[]): void {
  for (const from of desks) for (const to of desks) if (from !== to) from.send(to)
}
