import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../package-info.mjs'
import { hashSources } from '../source-hash.mjs'
import { icnsFile, icoFile } from './icon-files.mjs'
import { ICNS_MEMBERS, ICO_SIZES, LINUX_SIZES } from './icon-plan.mjs'
import { ICON_SOURCES } from './icon-sources.mjs'

const read = (name: string) => readFileSync(join(ROOT, 'electron/icons', name))

/** The side of a square PNG in pixels; fails for what is neither. */
function side(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG')
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  expect(height).toBe(width)
  return width
}

/** The sides of all pictures in a Windows icon: as its list says, and as the pictures say. */
function readIco(file: Buffer): { listed: number[]; drawn: number[] } {
  expect(file.readUInt32LE(0)).toBe(0x10000)
  const entries = Array.from({ length: file.readUInt16LE(4) }, (_, index) => 6 + index * 16)
  const last = entries.at(-1) ?? 0
  expect(file.readUInt32LE(last + 8) + file.readUInt32LE(last + 12)).toBe(file.length)
  return {
    listed: entries.map((at) => file.readUInt8(at) || 256),
    drawn: entries.map((at) => side(file.subarray(file.readUInt32LE(at + 12)))),
  }
}

/** The members of a macOS icon: type and side in pixels. */
function readIcns(file: Buffer): [string, number][] {
  expect(file.toString('latin1', 0, 4)).toBe('icns')
  expect(file.readUInt32BE(4)).toBe(file.length)
  const members: [string, number][] = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    members.push([file.toString('latin1', at, at + 4), side(file.subarray(at + 8))])
  }
  return members
}

describe('the icons', () => {
  it('are drawn from the SVGs as they are: else run npm run icons', () => {
    expect(read('drawn-from.txt').toString().trim()).toBe(hashSources(ROOT, ICON_SOURCES))
  })

  it.each(LINUX_SIZES)('have %i pixels on Linux', (size) => {
    expect(side(read(`linux/${size}x${size}.png`))).toBe(size)
  })

  it.each(['icon.ico', 'document.ico'])('have all sizes of Windows in %s', (name) => {
    expect(readIco(read(name))).toEqual({ listed: ICO_SIZES, drawn: ICO_SIZES })
  })

  it.each(['icon.icns', 'document.icns'])('have all sizes of macOS in %s', (name) => {
    expect(readIcns(read(name))).toEqual(ICNS_MEMBERS)
  })

  it('are one with the window’s own', () => {
    expect(readFileSync(join(ROOT, 'renderer/public/icon.svg'), 'utf8')).toBe(read('icon.svg').toString())
  })
})

describe('a file of icons', () => {
  it('says where each picture of a Windows icon starts', () => {
    const file = icoFile([
      { size: 16, png: Buffer.from('first') },
      { size: 256, png: Buffer.from('second') },
    ])
    const start = 6 + 2 * 16
    expect([file.readUInt32LE(6 + 12), file.readUInt32LE(22 + 12)]).toEqual([start, start + 5])
    expect(file.subarray(start).toString()).toBe('firstsecond')
  })

  it('says how long each picture of a macOS icon is', () => {
    const file = icnsFile([['ic07', Buffer.from('png')]])
    expect(file.toString('hex')).toBe(
      Buffer.concat([
        Buffer.from('icns'),
        Buffer.from([0, 0, 0, 19]),
        Buffer.from('ic07'),
        Buffer.from([0, 0, 0, 11]),
        Buffer.from('png'),
      ]).toString('hex'),
    )
  })
})
