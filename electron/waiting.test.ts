import { expect, it } from 'vitest'
import { createWaiting } from './waiting.ts'

it('Things wait in order until they are taken, and are announced', () => {
  let announced = 0
  const waiting = createWaiting<string>(() => {
    announced += 1
  })
  waiting.add('a', 'b')
  waiting.add()
  waiting.add('c')
  expect([waiting.take(), waiting.take(), announced]).toEqual([['a', 'b', 'c'], [], 2])
})
