import { describe, expect, it } from 'vitest'
import { createCloseGuard } from './close-guard.ts'

/** A window that somebody closes, and a question that they can answer. */
function closing() {
  const log: string[] = []
  let answer: (how: 'wait' | 'close') => void = () => undefined
  const guard = createCloseGuard({
    ask(signal) {
      log.push('asked')
      return new Promise((resolve) => {
        answer = resolve
        signal.addEventListener('abort', () => resolve('wait'), { once: true })
      })
    },
    close: () => log.push(guard.mayClose() ? 'closed' : 'refused'),
  })
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return { guard, log, settled, answer: (how: 'wait' | 'close') => answer(how) }
}

describe('A window that is closed', () => {
  it('closes where nothing is held', () => {
    const { guard, log } = closing()
    guard.hold(true)
    guard.hold(false)
    expect([guard.mayClose(), log]).toEqual([true, []])
  })

  it('stays where the user would rather wait, and asks again the next time', async () => {
    const { guard, log, settled, answer } = closing()
    guard.hold(true)
    const first = guard.mayClose()
    answer('wait')
    await settled()
    expect([first, guard.mayClose(), log]).toEqual([false, false, ['asked', 'asked']])
  })

  it('closes all the same where the user says so', async () => {
    const { guard, log, settled, answer } = closing()
    guard.hold(true)
    guard.mayClose()
    answer('close')
    await settled()
    expect(log).toEqual(['asked', 'closed'])
  })

  it('asks once, however often it is closed meanwhile', () => {
    const { guard, log } = closing()
    guard.hold(true)
    expect([guard.mayClose(), guard.mayClose(), log]).toEqual([false, false, ['asked']])
  })

  it('takes the question back and closes once all is written', async () => {
    const { guard, log, settled } = closing()
    guard.hold(true)
    guard.mayClose()
    guard.hold(false)
    await settled()
    expect(log).toEqual(['asked', 'closed'])
  })

  it('waits for work of the shell itself, also where it fails', async () => {
    const { guard, log, settled } = closing()
    let fail: (failure: Error) => void = () => undefined
    const work = guard.during(
      () =>
        new Promise<void>((_, reject) => {
          fail = reject
        }),
    )
    guard.hold(true)
    guard.hold(false)
    const before = guard.mayClose()
    fail(new Error('the disk is full'))
    await expect(work).rejects.toThrow('the disk is full')
    await settled()
    expect([before, log]).toEqual([false, ['asked', 'closed']])
  })

  it('stays where the question could not be put', async () => {
    const log: string[] = []
    const guard = createCloseGuard({
      ask: () => Promise.reject(new Error('no dialog')),
      close: () => log.push('closed'),
    })
    guard.hold(true)
    guard.mayClose()
    await Promise.resolve()
    expect(log).toEqual([])
  })
})
