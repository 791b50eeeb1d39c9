import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseHost, RETRY_AFTER_MS, readArguments } from './choose-host.mjs'

const NOW = Date.parse('2031-03-17T09:24:00Z')

type Given = Parameters<typeof chooseHost>[0]

function choose(given: Partial<Given>) {
  return chooseHost({
    browser: false,
    env: {},
    installed: true,
    executable: null,
    failedAt: null,
    now: NOW,
    ...given,
  })
}

describe('the host', () => {
  it('is Electron where its executable is there', () => {
    expect(choose({ executable: '/e/electron' })).toEqual({ kind: 'electron', executable: '/e/electron' })
  })

  it('is the browser where that was asked for, without a word of excuse', () => {
    expect(choose({ executable: '/e/electron', browser: true })).toEqual({ kind: 'browser', why: null })
    expect(choose({ executable: '/e/electron', env: { AVOWAL_ELECTRON: '0' } })).toEqual({ kind: 'browser', why: null })
  })

  it('is fetched where it is not there yet', () => {
    expect(choose({})).toEqual({ kind: 'fetch' })
  })

  it('is the browser where Electron’s package is not installed', () => {
    expect(choose({ installed: false })).toEqual({ kind: 'browser', why: 'Electron is not installed' })
  })

  it('is the browser for a day after a fetch has failed', () => {
    const why = 'Electron could not be fetched (npx install-electron tries again)'
    expect(choose({ failedAt: NOW })).toEqual({ kind: 'browser', why })
    expect(choose({ failedAt: NOW - RETRY_AFTER_MS + 1 })).toEqual({ kind: 'browser', why })
    expect(choose({ failedAt: NOW - RETRY_AFTER_MS })).toEqual({ kind: 'fetch' })
  })

  it('is fetched anew where the failure lies in the future', () => {
    expect(choose({ failedAt: NOW + 1 })).toEqual({ kind: 'fetch' })
  })

  it('is Electron where it was put there by hand after a failure', () => {
    expect(choose({ executable: '/e/electron', failedAt: NOW })).toMatchObject({ kind: 'electron' })
  })
})

describe('the words after npm start --', () => {
  it('are files, counted from the folder in which they were typed', () => {
    expect(readArguments(['a b.avowal', resolve('/talks/c.json')], resolve('/home/lena'))).toEqual({
      browser: false,
      files: [resolve('/home/lena/a b.avowal'), resolve('/talks/c.json')],
    })
  })

  it('may ask for the browser', () => {
    expect(readArguments(['--browser'], '/')).toEqual({ browser: true, files: [] })
  })

  it('are all files after two dashes', () => {
    expect(readArguments(['--', '--browser'], resolve('/a'))).toEqual({
      browser: false,
      files: [resolve('/a/--browser')],
    })
  })

  it('are refused where one is an unknown option', () => {
    expect(readArguments(['--brwoser'], '/')).toEqual({
      refused: 'There is no option --brwoser. Usage: npm start -- [--browser] [FILE…]',
    })
  })
})
