import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordId } from '../base/ids.ts'
import { simulatedDevice, TEST_PROJECT } from '../history/testing/simulated-device.ts'
import { testActorId } from '../history/testing/test-ids.ts'
import { joinIdentities, separateIdentities } from './edit-people.ts'
import { aliasId, identities } from './identities.ts'

const [ANNA, BEN, CLEO, DORA] = [1, 2, 3, 4].map(testActorId) as [RecordId, RecordId, RecordId, RecordId]

describe('identities', () => {
  it('keep two annotators of one name apart until somebody joins them, and again when that is taken back', () => {
    const device = simulatedDevice(1)
    for (const [n, annotatorId] of [ANNA, BEN].entries()) {
      device.set(testActorId(50 + n), { annotatorId, name: 'Sato' }, 'annotator')
    }
    const isOne = () => identities(device.states().values()).isSame(ANNA, BEN)
    const seen = [isOne()]
    device.change([joinIdentities(TEST_PROJECT, BEN, ANNA)])
    seen.push(isOne())
    device.change([separateIdentities(TEST_PROJECT, ANNA, BEN)])
    seen.push(isOne())
    expect(seen).toEqual([false, true, false])
  })

  it('are the same however many steps lead from one to the other, and round a circle', () => {
    const device = simulatedDevice(1)
    for (const [a, b] of [
      [CLEO, DORA],
      [BEN, CLEO],
      [DORA, BEN],
    ] as const) {
      device.change([joinIdentities(TEST_PROJECT, a, b)])
    }
    const { personOf, annotatorsOf } = identities(device.states().values())
    expect([[ANNA, BEN, CLEO, DORA].map(personOf), annotatorsOf(DORA), annotatorsOf(ANNA)]).toEqual([
      [ANNA, BEN, BEN, BEN],
      [BEN, CLEO, DORA],
      [ANNA],
    ])
  })

  it('have one record for two people, whichever is named first', () => {
    expect(aliasId(TEST_PROJECT, ANNA, BEN)).toBe(aliasId(TEST_PROJECT, BEN, ANNA))
  })

  it('are the same in whatever order they were stated', () => {
    const pair = fc.tuple(fc.nat(12), fc.nat(12))
    fc.assert(
      fc.property(
        fc
          .array(pair, { maxLength: 20 })
          .chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length }))),
        ([pairs, shuffled]) => {
          const peopleOf = (stated: readonly (readonly [number, number])[]) => {
            const device = simulatedDevice(1)
            for (const [a, b] of stated) device.change([joinIdentities(TEST_PROJECT, testActorId(a), testActorId(b))])
            return Array.from({ length: 13 }, (_, n) => identities(device.states().values()).personOf(testActorId(n)))
          }
          expect(peopleOf(shuffled)).toEqual(peopleOf(pairs))
        },
      ),
      { numRuns: 50 },
    )
  })
})
