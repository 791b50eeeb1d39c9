import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A palette's size is one byte. */
const MAX_COLOURS = 256

const PALETTE = 3

/** Bytes a pixel, by kind: true colour, palette, true colour with opacity. @type {Readonly<Record<number, number>>} */
const CHANNELS_OF = { 2: 3, [PALETTE]: 1, 6: 4 }

/**
 * @typedef {object} Picture
 * @property {number} width in pixels
 * @property {number} height in pixels
 * @property {Uint32Array} colours one `0xRRGGBB` for each pixel, row by row
 *
 * @typedef {object} Box colours that become one
 * @property {readonly Shade[]} shades
 * @property {number} spread how much is lost by drawing all of them alike
 *
 * @typedef {{ readonly colour: number, readonly count: number }} Shade
 */

/**
 * The same picture with at most 256 colours, which takes a fraction of the room. Where it has no more than those, nothing
 * is lost; else the rarest and most alike are drawn as one: shades at the edges of letters.
 * @param {Buffer} png as browsers write it: eight bits a channel, not interlaced
 * @returns {Buffer}
 */
export function optimisePng(png) {
  const picture = decodePng(png)
  const { palette, indexOf } = makePalette(picture.colours)
  return encodePng(picture, palette, indexOf)
}

/**
 * @param {Buffer} png in true colour or with a palette, eight bits a channel, not interlaced
 * @returns {Picture}
 */
export function decodePng(png) {
  const chunks = [...readChunks(png)]
  const all = (/** @type {string} */ wanted) =>
    Buffer.concat(chunks.filter(({ type }) => type === wanted).map(({ data }) => data))
  const header = all('IHDR')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth, kind = 0, , , interlaced] = header.subarray(8)
  const channels = CHANNELS_OF[kind]
  if (depth !== 8 || interlaced !== 0 || channels === undefined) throw new Error('a kind of PNG that is not read here')
  const bytes = unfilter(inflateSync(all('IDAT')), width * channels, height, channels)
  const palette = all('PLTE')
  const colours = new Uint32Array(width * height)
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    const at = pixel * channels
    colours[pixel] = kind === PALETTE ? palette.readUIntBE((bytes[at] ?? 0) * 3, 3) : bytes.readUIntBE(at, 3)
  }
  return { width, height, colours }
}

/** @param {Buffer} png */
function* readChunks(png) {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

/**
 * Takes back what each row says relative to its left and upper neighbours.
 * @param {Buffer} filtered
 * @param {number} stride bytes a row
 * @param {number} rows
 * @param {number} step bytes a pixel
 */
function unfilter(filtered, stride, rows, step) {
  const bytes = Buffer.alloc(stride * rows)
  for (let row = 0; row < rows; row += 1) {
    const filter = filtered[row * (stride + 1)] ?? 0
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column
      const left = column < step ? 0 : (bytes[at - step] ?? 0)
      const up = row === 0 ? 0 : (bytes[at - stride] ?? 0)
      const corner = row === 0 || column < step ? 0 : (bytes[at - stride - step] ?? 0)
      bytes[at] = (filtered[row * (stride + 1) + 1 + column] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return bytes
}

/**
 * @param {number} filter
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function predicted(filter, left, up, corner) {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/**
 * @param {Uint32Array} colours
 * @returns {{ palette: readonly number[], indexOf: ReadonlyMap<number, number> }}
 */
function makePalette(colours) {
  /** @type {Map<number, number>} */
  const counts = new Map()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const boxes = splitUp(Array.from(counts, ([colour, count]) => ({ colour, count })))
  return {
    palette: boxes.map(({ shades }) => commonColour(shades)),
    indexOf: new Map(
      boxes.flatMap(({ shades }, index) => shades.map(({ colour }) => /** @type {const} */ ([colour, index]))),
    ),
  }
}

/**
 * Halves the box that loses most, until there are as many as a palette holds.
 * @param {readonly Shade[]} shades
 */
function splitUp(shades) {
  const boxes = [boxOf(shades)]
  while (boxes.length < MAX_COLOURS) {
    boxes.sort((a, b) => b.spread - a.spread)
    const [worst] = boxes
    if (worst === undefined || worst.spread === 0) break
    boxes.splice(0, 1, ...halve(worst.shades).map(boxOf))
  }
  return boxes
}

/**
 * @param {readonly Shade[]} shades
 * @returns {Box}
 */
function boxOf(shades) {
  return { shades, spread: Math.max(...CHANNELS.map((channel) => spreadOf(shades, channel))) }
}

/** How far each channel's byte is shifted. @type {readonly number[]} */
const CHANNELS = [16, 8, 0]

/**
 * @param {readonly Shade[]} shades
 * @param {number} channel how far the channel's byte is shifted
 */
function meanOf(shades, channel) {
  let [sum, weight] = [0, 0]
  for (const { colour, count } of shades) {
    sum += ((colour >> channel) & 255) * count
    weight += count
  }
  return sum / weight
}

/**
 * @param {readonly Shade[]} shades
 * @param {number} channel
 */
function spreadOf(shades, channel) {
  const mean = meanOf(shades, channel)
  let spread = 0
  for (const { colour, count } of shades) spread += (((colour >> channel) & 255) - mean) ** 2 * count
  return spread
}

/**
 * @param {readonly Shade[]} shades
 * @returns {readonly (readonly Shade[])[]}
 */
function halve(shades) {
  const channel = CHANNELS.reduce((best, next) => (spreadOf(shades, next) > spreadOf(shades, best) ? next : best))
  const mean = meanOf(shades, channel)
  const isLow = (/** @type {Shade} */ { colour }) => ((colour >> channel) & 255) <= mean
  return [shades.filter(isLow), shades.filter((shade) => !isLow(shade))]
}

/**
 * The shade that most pixels have where one prevails, as flat grounds have to stay what they are; else the mean.
 * @param {readonly Shade[]} shades
 */
function commonColour(shades) {
  const total = shades.reduce((sum, { count }) => sum + count, 0)
  const most = shades.reduce((best, next) => (next.count > best.count ? next : best))
  if (most.count * 2 > total) return most.colour
  return CHANNELS.reduce((colour, channel) => colour | (Math.round(meanOf(shades, channel)) << channel), 0)
}

/**
 * @param {Picture} picture
 * @param {readonly number[]} palette
 * @param {ReadonlyMap<number, number>} indexOf
 */
function encodePng({ width, height, colours }, palette, indexOf) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, PALETTE], 8)
  const rows = Buffer.alloc((width + 1) * height)
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    rows[pixel + Math.floor(pixel / width) + 1] = indexOf.get(colours[pixel] ?? 0) ?? 0
  }
  const entries = Buffer.alloc(palette.length * 3)
  palette.forEach((colour, index) => {
    entries.writeUIntBE(colour, index * 3, 3)
  })
  const data = deflateSync(rows, { level: 9, memLevel: 9 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', entries),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const bytes = Buffer.alloc(body.length + 8)
  bytes.writeUInt32BE(data.length, 0)
  body.copy(bytes, 4)
  bytes.writeUInt32BE(crc32(body), body.length + 4)
  return bytes
}
