import { describe, expect, it } from 'vitest'
import { derivedId } from '../base/ids.ts'
import { mayLeave } from '../history/may-leave.ts'
import { serializeClaimsCsv } from './claims-csv.ts'
import { serializeNdjson } from './ndjson.ts'
import { serializeBundle } from './serialize-bundle.ts'
import { tallyBundle } from './tally-bundle.ts'
import { articleIdOf, bundleOf, fullClaim, HARD_TEXT, smallWorld } from './testing/bundle-world.ts'

/** A project in which somebody dismissed a suggestion, twice revised. */
function worldWithDismissal() {
  const { device, texts, revisions: before } = smallWorld()
  const { articleId, annotatorId, target, commitment } = fullClaim(device.actorId)
  const fields = { articleId, annotatorId, target, commitment } as ReturnType<typeof fullClaim>
  const id = derivedId(articleIdOf(HARD_TEXT), 'a dismissal')
  device.set(id, fields, 'dismissal')
  device.set(id, { commitment: 'commissive.plan' }, 'dismissal')
  return { before, world: { revisions: device.revisions(), texts } }
}

describe('A dismissed suggestion', () => {
  const { before, world } = worldWithDismissal()

  it('is in no bundle, with history or without, of the project or of its article', () => {
    expect(world.revisions.length).toBe(before.length + 2)
    for (const historyIncluded of [true, false]) {
      for (const articles of ['all', [articleIdOf(HARD_TEXT)]] as const) {
        const bundle = bundleOf(world, { historyIncluded, articles })
        expect(serializeBundle(bundle)).toBe(
          serializeBundle(bundleOf({ ...world, revisions: before }, { historyIncluded, articles })),
        )
      }
    }
  })

  it('is in no table and no lines, and is counted nowhere', () => {
    const bundle = bundleOf(world)
    const clean = bundleOf({ ...world, revisions: before })
    expect(tallyBundle(bundle)).toEqual(tallyBundle(clean))
    expect(serializeClaimsCsv(bundle).text).toBe(serializeClaimsCsv(clean).text)
    expect(Buffer.concat([...serializeNdjson(bundle)])).toEqual(Buffer.concat([...serializeNdjson(clean)]))
  })

  it('comes along where everything is moved', () => {
    const moved = bundleOf(world, { privateIncluded: true })
    expect(moved.revisions?.filter((revision) => !mayLeave(revision))).toHaveLength(2)
  })
})
