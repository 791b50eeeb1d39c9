import { describe, expect, it } from 'vitest'
import { createRecovery } from './crash-recovery.ts'

function recovering(again: boolean) {
  const log: string[] = []
  let now = 0
  const ended = createRecovery({
    now: () => now,
    reopen: () => log.push('reopened'),
    askAgain: async () => {
      log.push('asked')
      return again
    },
    quit: () => log.push('quit'),
  })
  async function endAt(...times: readonly number[]): Promise<readonly string[]> {
    for (const time of times) {
      now = time
      await ended()
    }
    return log
  }
  return endAt
}

describe('A window whose process ends', () => {
  it('is opened again at once', async () => {
    expect(await recovering(true)(0)).toEqual(['reopened'])
  })

  it('asks where it keeps ending, and begins to count anew', async () => {
    expect(await recovering(true)(0, 1_000, 2_000, 3_000)).toEqual([
      'reopened',
      'reopened',
      'asked',
      'reopened',
      'reopened',
    ])
  })

  it('is let go where the user has enough', async () => {
    expect(await recovering(false)(0, 1_000, 2_000)).toEqual(['reopened', 'reopened', 'asked', 'quit'])
  })

  it('may end now and then without a question', async () => {
    expect(await recovering(true)(0, 100_000, 200_000, 300_000)).not.toContain('asked')
  })
})
