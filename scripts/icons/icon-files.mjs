/** @typedef {{ readonly size: number, readonly png: Buffer }} Picture `size` of the square, in pixels */

const ICO_HEADER = 6
const ICO_ENTRY = 16
const ICNS_HEADER = 8

/**
 * A Windows icon: a list of pictures, then the pictures. A size of 256 is written as 0.
 * @param {readonly Picture[]} pictures
 */
export function icoFile(pictures) {
  const header = Buffer.alloc(ICO_HEADER)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = ICO_HEADER + pictures.length * ICO_ENTRY
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(ICO_ENTRY)
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)])
}

/**
 * A macOS icon: members, each with its four-letter type and its length, header included.
 * @param {readonly (readonly [type: string, png: Buffer])[]} members
 */
export function icnsFile(members) {
  const parts = members.flatMap(([type, png]) => [icnsHeader(type, png.length), png])
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([icnsHeader('icns', length), ...parts])
}

/**
 * @param {string} type
 * @param {number} length of what follows, in bytes
 */
function icnsHeader(type, length) {
  const header = Buffer.alloc(ICNS_HEADER)
  header.write(type, 'latin1')
  header.writeUInt32BE(ICNS_HEADER + length, 4)
  return header
}
