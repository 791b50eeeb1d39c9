import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failureFile, fetchElectron, readFailure, realMeans, rememberFailure } from './fetch-electron.mjs'

const PATIENCE = { answer: 30, cached: 50, download: 1000 }

/** An installer that comes to a good end after some time, unless it is stopped. */
function installing(ms: number) {
  return (signal: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(true), ms)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve(false)
      })
    })
}

const answering = (answer: boolean) => async () => answer

describe('fetching Electron', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  async function fetching(answers: boolean, ms: number) {
    const begun = Date.now()
    const done = fetchElectron({ reach: answering(answers), install: installing(ms), patience: PATIENCE })
    await vi.runAllTimersAsync()
    return { there: await done, left: vi.getTimerCount(), ended: Date.now() - begun }
  }

  it('takes the time that a download needs', async () => {
    expect(await fetching(true, 900)).toMatchObject({ there: true, left: 0 })
  })

  it('gives up soon where the server does not answer', async () => {
    expect(await fetching(false, 900)).toEqual({ there: false, left: 0, ended: PATIENCE.cached })
  })

  it('takes what is in the installer’s cache where the server does not answer', async () => {
    expect(await fetching(false, 40)).toMatchObject({ there: true, left: 0 })
  })

  it('gives up where a download does not end', async () => {
    expect(await fetching(true, 5000)).toEqual({ there: false, left: 0, ended: PATIENCE.download })
  })
})

describe('a failure to fetch', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'avowal-fetch-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('is remembered', () => {
    rememberFailure(failureFile(root), '45.4.1', 1234)
    expect(readFailure(failureFile(root), '45.4.1')).toBe(1234)
  })

  it('does not count for another version', () => {
    rememberFailure(failureFile(root), '45.4.1', 1234)
    expect(readFailure(failureFile(root), '45.4.2')).toBeNull()
  })

  it.each(['', '{', 'null', '{"version":"45.4.1"}', '{"version":"45.4.1","failedAt":"today"}'])(
    'is forgotten where the file says %j',
    (text) => {
      const file = join(root, 'memory.json')
      writeFileSync(file, text)
      expect(readFailure(file, '45.4.1')).toBeNull()
    },
  )

  it('is forgotten where nothing can be written', () => {
    const blocked = join(root, 'file')
    writeFileSync(blocked, '')
    const file = join(blocked, 'below/memory.json')
    rememberFailure(file, '45.4.1', 1234)
    expect(readFailure(file, '45.4.1')).toBeNull()
  })
})

describe('the package’s own installer', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'avowal-installer-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  const install = async (script: string, signal = new AbortController().signal) => {
    const folder = join(root, 'electron')
    mkdirSync(folder)
    writeFileSync(join(folder, 'install.js'), script)
    return realMeans(folder).install(signal)
  }

  it('has succeeded where it says so', async () => {
    expect(await install('process.exit(0)')).toBe(true)
    rmSync(join(root, 'electron'), { recursive: true })
    expect(await install('process.exit(1)')).toBe(false)
  })

  it('is stopped where it takes too long', async () => {
    expect(await install('setInterval(() => {}, 1000)', AbortSignal.timeout(200))).toBe(false)
  })

  it('asks the mirror that is named, and takes no answer for no', async () => {
    const means = realMeans(root, { ELECTRON_MIRROR: 'http://127.0.0.1:1/' })
    expect(await means.reach(2000)).toBe(false)
  })
})
