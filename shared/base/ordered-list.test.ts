import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedInOrder, listDifference } from './ordered-list.ts'

const numbers = fc.uniqueArray(fc.nat(60))
const ascending = (a: number, b: number) => a - b

describe('listDifference', () => {
  it('tells what was taken out and what was put in, wherever it stands', () => {
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        expect(listDifference(before, after)).toEqual({
          gone: before.filter((each) => !after.includes(each)),
          fresh: after.filter((each) => !before.includes(each)),
        })
      }),
    )
  })

  it('tells nothing of a list with the same items', () => {
    expect(listDifference([1, 2, 3], [1, 2, 3])).toEqual({ gone: [], fresh: [] })
  })
})

describe('changedInOrder', () => {
  it('gives what sorting everything anew would give', () => {
    fc.assert(
      fc.property(numbers, numbers, fc.array(fc.nat(60)), (first, gone, fresh) => {
        const before = first.toSorted(ascending)
        const stay = before.filter((each) => !gone.includes(each))
        expect(changedInOrder(before, (each) => gone.includes(each), fresh, ascending)).toEqual(
          [...stay, ...fresh].toSorted(ascending),
        )
      }),
    )
  })

  it('puts an equal item behind those that are there', () => {
    const byFirst = (a: string, b: string) => a.charCodeAt(0) - b.charCodeAt(0)
    expect(changedInOrder(['a1', 'b1', 'c1'], null, ['b2'], byFirst)).toEqual(['a1', 'b1', 'b2', 'c1'])
  })

  it('is the same list where nothing leaves and nothing comes', () => {
    const list = [1, 2]
    expect(changedInOrder(list, null, [], ascending)).toBe(list)
  })
})
