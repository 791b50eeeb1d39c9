import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodePng, optimisePng } from './png.mjs'

const WIDTH = 60
const HEIGHT = 40

/** A PNG in true colour whose rows use all five filters in turn. */
function truecolour(colourAt: (x: number, y: number) => number): Buffer {
  const rows: Buffer[] = []
  let above: Buffer = Buffer.alloc(WIDTH * 3)
  for (let y = 0; y < HEIGHT; y += 1) {
    const row = Buffer.alloc(WIDTH * 3)
    for (let x = 0; x < WIDTH; x += 1) row.writeUIntBE(colourAt(x, y), x * 3, 3)
    rows.push(Buffer.from([y % 5]), filtered(row, above, y % 5))
    above = row
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 2], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const data = deflateSync(Buffer.concat(rows))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

/** The filters as the specification has them: each byte less what its neighbours foretell. */
function filtered(row: Buffer, above: Buffer, filter: number): Buffer {
  return Buffer.from(
    row.map((byte, at) => {
      const [left, up, corner] = [row[at - 3] ?? 0, above[at] ?? 0, at < 3 ? 0 : (above[at - 3] ?? 0)]
      const nearest = [left, up, corner].toSorted(
        (a, b) => Math.abs(left + up - corner - a) - Math.abs(left + up - corner - b),
      )[0]
      return byte - ([0, left, up, Math.floor((left + up) / 2), nearest][filter] ?? 0)
    }),
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const few = (x: number, y: number) => ((x * 7 + y) % 240) * 0x010203
const many = (x: number, y: number) => (x * 4) | ((y * 6) << 8) | 0x800000

describe('a picture', () => {
  it('is read as it was written, whatever the filters of its rows', () => {
    const { width, height, colours } = decodePng(truecolour(few))
    expect([width, height]).toEqual([WIDTH, HEIGHT])
    expect([...colours]).toEqual(Array.from(colours, (_, at) => few(at % WIDTH, Math.floor(at / WIDTH))))
  })

  it('with no more than 256 colours keeps every one of them', () => {
    const png = truecolour(few)
    expect(decodePng(optimisePng(png))).toEqual(decodePng(png))
  })

  it('with more draws the most alike in one, each channel near to what it was', () => {
    const [before, after] = [truecolour(many), optimisePng(truecolour(many))].map((png) => decodePng(png).colours)
    expect(new Set(before).size).toBeGreaterThan(2000)
    expect(new Set(after).size).toBeLessThanOrEqual(256)
    const shift = (channel: number) =>
      Array.from(before ?? [], (colour, at) =>
        Math.abs(((colour >> channel) & 255) - (((after?.[at] ?? 0) >> channel) & 255)),
      )
    expect(Math.max(...[0, 8, 16].flatMap(shift))).toBeLessThan(16)
  })

  it('is refused if it is of a kind that is not read here', () => {
    const png = truecolour(few)
    png[25] = 4
    expect(() => decodePng(png)).toThrow('not read here')
  })
})
