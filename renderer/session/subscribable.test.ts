import { describe, expect, it } from 'vitest'
import { cell, derived, following, type Subscribable } from './subscribable.ts'

/** A value that is set from outside, like the store's: it says that it changed, and keeps no time. */
function outside<T>(initial: T): Subscribable<T> & { set: (value: T) => void; setQuietly: (value: T) => void } {
  let value = initial
  const listeners = new Set<() => void>()
  const setQuietly = (next: T) => {
    value = next
  }
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setQuietly,
    set(next) {
      setQuietly(next)
      for (const listener of listeners) listener()
    },
  }
}

function told<T>(source: Subscribable<T>): T[] {
  const values: T[] = []
  source.subscribe(() => values.push(source.get()))
  return values
}

describe('a derived value', () => {
  it('follows what it is computed from, listened to or not', () => {
    const one = cell(1)
    const double = derived([one], (value) => value * 2)
    const values = [double.get()]
    one.set(2)
    values.push(double.get())
    double.subscribe(() => undefined)
    one.set(3)
    expect([...values, double.get()]).toEqual([2, 4, 6])
  })

  it('tells of a change once, and never of a mixture, by however many ways it comes', () => {
    const one = cell(1)
    const plus = derived([one], (value) => value + 1)
    const both = derived([one, plus, derived([plus, one], (a, b) => a + b)], (...all) => all.join(' '))
    const values = told(both)
    one.set(2)
    expect(values).toEqual(['2 3 5'])
  })

  it('says nothing while its value is the same', () => {
    const one = cell(1)
    const values = told(derived([derived([one], (value) => value > 0)], (isPositive) => (isPositive ? 'more' : 'less')))
    one.set(2)
    one.set(-1)
    expect(values).toEqual(['less'])
  })

  it('is computed once for a change, however many ask', () => {
    const one = cell(1)
    let count = 0
    const counted = derived([one], (value) => {
      count += 1
      return value
    })
    let last: Subscribable<number> = counted
    for (let depth = 0; depth < 20; depth += 1) last = derived([last, last], (a, b) => (a + b) / 2)
    const values = told(last)
    one.set(2)
    expect([values, count]).toEqual([[2], 2])
  })

  it('follows a value that keeps no time: told of it, and read anew later', async () => {
    const store = outside(1)
    const seen = derived([derived([store], (value) => value)], (value) => value)
    const values = told(seen)
    store.set(2)
    store.set(3)
    store.setQuietly(4)
    await Promise.resolve()
    expect([...values, seen.get()]).toEqual([2, 3, 4])
  })

  it('follows whichever value a key means', () => {
    const key = cell<'a' | 'b'>('a')
    const [a, b] = [outside('a1'), outside('b1')]
    const values = told(derived([following(key, (name) => (name === 'a' ? a : b))], (value) => value))
    a.set('a2')
    key.set('b')
    a.set('a3')
    b.set('b2')
    expect(values).toEqual(['a2', 'b1', 'b2'])
  })

  it('lets go of what it listens to when nobody listens any more, and can be listened to again', () => {
    const one = cell(1)
    const same = derived([one], (value) => value)
    const heard: number[] = []
    const stop = same.subscribe(() => heard.push(same.get()))
    one.set(2)
    stop()
    stop()
    one.set(3)
    same.subscribe(() => heard.push(same.get()))
    one.set(4)
    expect(heard).toEqual([2, 4])
  })
})
