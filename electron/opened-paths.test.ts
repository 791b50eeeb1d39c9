import { describe, expect, it } from 'vitest'
import { pathsInArguments } from './opened-paths.ts'

const inFolder = (...argv: readonly string[]) => pathsInArguments(['/opt/avowal', ...argv], '/home/ilir', true)

describe('The files that a command line names', () => {
  it.runIf(process.platform !== 'win32')('are completed from the folder that it was given in', () => {
    expect(inFolder('/tmp/a.avowal', 'talks/b.txt')).toEqual(['/tmp/a.avowal', '/home/ilir/talks/b.txt'])
  })

  it('are none where there are switches only', () => {
    expect(inFolder('--no-sandbox', '-v', '', '--user-data-dir=/tmp/a')).toEqual([])
  })

  it('come after the folder of the program in a checkout', () => {
    expect(pathsInArguments(['/electron', '--inspect', '/work/avowal', '/tmp/a.txt'], '/', false)).toEqual([
      '/tmp/a.txt',
    ])
  })

  it.runIf(process.platform !== 'win32')('may be addresses, as desktops of Linux give them', () => {
    expect(inFolder('file:///tmp/na%C3%AFve.avowal', 'file://elsewhere/a')).toEqual([
      '/tmp/naïve.avowal',
      '/home/ilir/file://elsewhere/a',
    ])
  })

  it.runIf(process.platform !== 'win32')('keep what is wrong with them, for the reading to refuse', () => {
    expect(inFolder('../../etc/passwd', 'a\nb')).toEqual(['/home/ilir/../../etc/passwd', '/home/ilir/a\nb'])
  })
})
