import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Rid } from '../base/ids.ts'
import { statesOf } from '../history/merge.ts'
import type { Revision } from '../history/revision.ts'
import { stateHash } from '../history/state-hash.ts'
import type { Bundle } from './bundle-schema.ts'
import { parseBundle } from './parse-bundle.ts'
import { readBundle } from './read-bundle.ts'
import { serializeBundle } from './serialize-bundle.ts'
import { bundleOf, CLAIM, smallWorld, type World, worldArbitrary } from './testing/bundle-world.ts'

vi.setConfig({ testTimeout: 60_000 }) // For a busy machine.
const RUNS = { numRuns: 60 }

function parsed(text: string): Bundle {
  const bundle = parseBundle(text)
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.error))
  return bundle.value
}

function imported(bundle: Bundle): World {
  const content = readBundle(bundle)
  if (!content.ok) throw new Error(JSON.stringify(content.error))
  return content.value
}

function rids(revisions: readonly Revision[]): readonly Rid[] {
  return revisions.map(({ rid }) => rid).sort()
}

describe('a bundle of any project', () => {
  it('brings back every revision and every text', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const back = imported(parsed(serializeBundle(bundleOf(world))))
        expect(rids(back.revisions)).toEqual(rids(world.revisions))
        expect(new Map(back.texts)).toEqual(new Map(world.texts))
      }),
      RUNS,
    )
  })

  it('is byte-identical when it is read, imported and exported again', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const text = serializeBundle(bundleOf(world))
        expect(serializeBundle(parsed(text))).toBe(text)
        expect(serializeBundle(bundleOf(imported(parsed(text))))).toBe(text)
      }),
      RUNS,
    )
  })

  it('does not depend on the order of revisions and texts', () => {
    fc.assert(
      fc.property(worldArbitrary, ({ revisions, texts }) => {
        const turned = { revisions: revisions.toReversed(), texts: new Map([...texts].toReversed()) }
        expect(serializeBundle(bundleOf(turned))).toBe(serializeBundle(bundleOf({ revisions, texts })))
      }),
      RUNS,
    )
  })
})

describe('a bundle of the current state only', () => {
  it('says what the whole history says, without conflicts and deletions', () => {
    const world = smallWorld()
    world.device.set(CLAIM, { note: 'later', strength: null }, 'claim')
    const revisions = world.device.revisions()
    const now = imported(bundleOf({ ...world, revisions }, { historyIncluded: false }))
    expect(stateHash(statesOf(now.revisions).values())).toBe(stateHash(statesOf(revisions).values()))
  })

  it('brings back a project that says the same, and adds nothing the second time', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const once = imported(parsed(serializeBundle(bundleOf(world, { historyIncluded: false }))))
        const again = imported(bundleOf(once, { historyIncluded: false }))
        const thrice = imported(bundleOf(again, { historyIncluded: false }))
        expect(stateHash(statesOf(again.revisions).values())).toBe(stateHash(statesOf(once.revisions).values()))
        expect(rids(thrice.revisions)).toEqual(rids(again.revisions))
      }),
      RUNS,
    )
  })
})
