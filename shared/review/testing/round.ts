import fc from 'fast-check'
import { assertNever } from '../../base/assert-never.ts'
import type { RecordId } from '../../base/ids.ts'
import type { Result } from '../../base/result.ts'
import type { Edit } from '../../history/change.ts'
import type { Revision } from '../../history/revision.ts'
import { TEST_PROJECT } from '../../history/testing/simulated-device.ts'
import { joinIdentities, separateIdentities, setBlind } from '../edit-people.ts'
import { adopt, adoptMissed, type Decision, decide, missedBy, withdrawReview } from '../edit-review.ts'
import { answer, deleteComment, dispute, editComment, reply, setResolved, startThread } from '../edit-thread.ts'
import type { ReviewBook } from '../review-book.ts'
import { claimFields, type Desk, deskAt, fresh, newOffice, passage, TALKS } from './desk.ts'

/** Who sits at which desk: the first of three analysts has two. */
const ACTORS = [1, 2, 3, 1] as const
const WORDS = ['Oru would open the port', 'the port', 'denied it', 'promised nothing'] as const

const DECISIONS: readonly Decision[] = [
  { verdict: 'accept' },
  { verdict: 'amend', proposal: { commitment: 'commissive.plan', target: [passage('the port')] as never } },
  { verdict: 'amend', proposal: { note: 'by spring' }, reason: 'It says so' },
  { verdict: 'reject', reason: 'Nobody said so' },
  { verdict: 'question', reason: 'Which port?' },
]

const ACTS = [
  'decide',
  'decide',
  'withdraw',
  'adopt',
  'adopt',
  'missed',
  'adopt-missed',
  'comment',
  'dispute',
  'answer',
  'reply',
  'resolve',
  'reopen',
  'reword',
  'delete-comment',
  'join',
  'separate',
  'blind',
  'complete',
] as const

/** Something that one of three analysts does, or a file that goes from one desk to another. Numbers pick what it is done to. */
export type RoundStep =
  | { readonly kind: 'claim' | 'edit' | 'delete' | 'undo' | 'redo'; readonly at: number; readonly pick: number }
  | { readonly kind: 'act'; readonly act: (typeof ACTS)[number]; readonly at: number; readonly pick: number }
  /** `leaveOut` picks what the file lacks, so that the receiver may lack parents, claims or comments. */
  | { readonly kind: 'send'; readonly at: number; readonly to: number; readonly leaveOut: readonly number[] }

const at = fc.nat({ max: ACTORS.length - 1 })
const pick = fc.nat({ max: 11 })
const kind = fc.constantFrom('claim' as const, 'edit' as const, 'edit' as const, 'delete' as const)
const takingBack = fc.constantFrom('undo' as const, 'redo' as const)

const step: fc.Arbitrary<RoundStep> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind, at, pick }) },
  { weight: 1, arbitrary: fc.record({ kind: takingBack, at, pick }) },
  {
    weight: 10,
    arbitrary: fc.record({ kind: fc.constant('act' as const), act: fc.constantFrom(...ACTS), at, pick }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      at,
      to: at,
      leaveOut: fc.oneof(fc.constant<number[]>([]), fc.array(fc.nat({ max: 30 }), { maxLength: 3 })),
    }),
  },
)

/** What happens between three analysts who review one another. It begins with a claim of each, which all have. */
export function roundArbitrary(maxLength = 24): fc.Arbitrary<readonly RoundStep[]> {
  return fc.array(step, { maxLength, size: 'max' })
}

/** Plays a round; answers the desks as they are in the end. What is refused does not happen. */
export function playRound(script: readonly RoundStep[]): readonly Desk[] {
  const office = newOffice()
  const desks = ACTORS.map((actor, n) => deskAt(office, n + 1, actor))
  for (const [n, desk] of desks.slice(0, 3).entries()) desk.claim(fresh(n), WORDS[n] ?? WORDS[0])
  for (const from of desks) for (const to of desks) if (from !== to) from.send(to)
  for (const [index, each] of script.entries()) play(each, desks, fresh(100 + index))
  return desks
}

/** Every revision that any desk has, each once. */
export function allOf(desks: readonly Desk[]): readonly Revision[] {
  const all = desks.flatMap(({ device }) => device.revisions())
  return [...new Map(all.map((revision) => [revision.rid, revision])).values()]
}

function play(each: RoundStep, desks: readonly Desk[], newId: RecordId): void {
  const desk = desks[each.at]
  if (desk === undefined) return
  switch (each.kind) {
    case 'claim':
      desk.claim(newId, WORDS[each.pick % WORDS.length] ?? WORDS[0])
      break
    case 'edit':
    case 'delete':
      changeMine(desk, each.kind, each.pick)
      break
    case 'undo':
    case 'redo':
      desk.device[each.kind]()
      break
    case 'send': {
      const sent = desk.device.revisions().filter((_, index) => !each.leaveOut.includes(index))
      desks[each.to]?.device.receive(sent)
      break
    }
    case 'act': {
      const edits = attempt(each, desk, newId)
      if (edits.ok && edits.value.every(({ recordId }) => isWritable(desk, recordId))) desk.device.change(edits.value)
      break
    }
    default:
      assertNever(each)
  }
}

/** A record of another identity of the same person is written under that, which these devices do not do. */
function isWritable({ device, me }: Desk, recordId: RecordId): boolean {
  const owner = device.state(recordId)?.ownerId ?? null
  return owner === null || owner === me
}

function changeMine(desk: Desk, what: 'edit' | 'delete', n: number): void {
  const mine = [...desk.book().claims.values()].filter(({ state }) => state.ownerId === desk.me)
  const claim = mine[n % mine.length]
  if (claim === undefined) return
  if (what === 'delete') desk.set(claim.id, { deleted: n % 3 === 0 ? null : true })
  else
    desk.set(claim.id, n % 2 === 0 ? { note: `${n}` } : { commitment: n % 3 === 0 ? 'commissive.plan' : 'assertive' })
}

type Attempt = Extract<RoundStep, { readonly kind: 'act' }>
const NOTHING: Result<readonly Edit[], never> = { ok: true, value: [] }

function attempt({ act, pick: n }: Attempt, desk: Desk, newId: RecordId): Result<readonly Edit[], unknown> {
  const { me } = desk
  const book = desk.book()
  const claim = nth([...book.claims.keys()], n)
  const review = nth([...book.reviews.keys()], n)
  const returned = nth(reviewsOfMine(book, me), n) ?? review
  const about = returned === undefined ? undefined : nth([...(book.threadsAbout.get(returned) ?? [])], n)
  const said = nth([...book.comments.keys()], n)
  const thread = nth([...book.threads.keys()], n)
  const other = [...book.identities.annotatorsOf(me), ...peopleOf(book)].filter((id) => id !== me)
  const person = nth(other, n)
  const with_ = <T>(id: T | undefined, then: (id: T) => Result<readonly Edit[], unknown>) =>
    id === undefined ? NOTHING : then(id)
  const one = (edit: Edit): Result<readonly Edit[], never> => ({ ok: true, value: [edit] })
  switch (act) {
    case 'decide':
      return with_(claim, (id) => decide(book, me, id, DECISIONS[n % DECISIONS.length] ?? { verdict: 'accept' }))
    case 'withdraw':
      return with_(review, (id) => withdrawReview(book, me, id))
    case 'adopt':
      return with_(returned, (id) => adopt(book, me, id))
    case 'missed':
      return with_(person, (id) => {
        const set = missedBy(claimFields(me, 'by spring'), id)
        return one({ recordId: newId, kind: 'claim', projectId: TEST_PROJECT, set })
      })
    case 'adopt-missed':
      return with_(claim, (id) => adoptMissed(book, me, id, newId))
    case 'comment':
      return with_(claim, (claimId) => startThread(book, me, commentOn(n, claimId), 'Sure?', newId))
    case 'dispute':
      return with_(returned, (reviewId) => dispute(book, me, { kind: 'review', reviewId }, 'No', newId))
    case 'answer':
      return with_(returned, (reviewId) => answer(book, me, reviewId, 'That one', newId))
    case 'reply':
      return with_(thread, (id) => reply(book, me, id, 'Well', newId))
    case 'resolve':
    case 'reopen':
      return with_(about ?? thread, (id) => setResolved(book, me, id, act === 'resolve', newId))
    case 'reword':
      return with_(said, (id) => editComment(book, me, id, `Sure? ${n}`))
    case 'delete-comment':
      return with_(said, (id) => deleteComment(book, me, id))
    case 'join':
      return with_(person, (id) => one(joinIdentities(TEST_PROJECT, me, id)))
    case 'separate':
      return with_(person, (id) => one(separateIdentities(TEST_PROJECT, me, id)))
    case 'blind':
      return one(setBlind(TEST_PROJECT, n % 2 === 0))
    case 'complete':
      desk.complete(TALKS)
      return NOTHING
    default:
      return assertNever(act)
  }
}

function commentOn(n: number, claimId: RecordId): Parameters<typeof startThread>[2] {
  if (n % 3 === 0) return { kind: 'passage', articleId: TALKS, target: passage('spring') }
  return n % 3 === 1 ? { kind: 'article', articleId: TALKS } : { kind: 'claim', claimId }
}

function reviewsOfMine({ claims, reviews }: ReviewBook, me: RecordId): readonly RecordId[] {
  const isMine = (claimId: RecordId) => claims.get(claimId)?.fields.annotatorId === me
  return [...reviews.values()].filter(({ fields }) => isMine(fields.claimId)).map(({ id }) => id)
}

function peopleOf({ claims }: ReviewBook): readonly RecordId[] {
  return [...new Set(Array.from(claims.values(), ({ fields }) => fields.annotatorId))].sort()
}

function nth<T>(all: readonly T[], n: number): T | undefined {
  return all[n % all.length]
}
