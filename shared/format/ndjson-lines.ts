import { type Json, parseJson } from '../base/json.ts'
import { err, type Result } from '../base/result.ts'
import { type RunningSha256, runningSha256 } from '../base/sha256.ts'
import type { LineFault } from './ndjson-fault.ts'

/** A line of a file. */
export interface Line {
  /** Its place, from 1. */
  readonly number: number
  /** Its bytes, without the line end. */
  readonly bytes: Uint8Array
  /** Whether a line end follows; only the last line of a file may lack it. */
  readonly isEnded: boolean
}

/** How long a line may be, in bytes: an article of the largest size, with a block for every second character, fits. */
export const MAX_LINE_BYTES = 256_000_000

const LF = 0x0a
const CR = 0x0d
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/**
 * The lines of a file that comes in chunks. Only the unfinished line is kept. Lines may end in LF or CR LF, a byte order
 * mark is passed over. A line over the limit is given as `null`, and is the last one.
 */
export function* linesOf(chunks: Iterable<Uint8Array>, limit: number = MAX_LINE_BYTES): Generator<Line | null> {
  let open: Uint8Array[] = []
  let length = 0
  let number = 1
  for (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      if (length + end - start > limit) {
        yield null
        return
      }
      yield lineOf(number, [...open, chunk.subarray(start, end)], true)
      number += 1
      start = end + 1
      open = []
      length = 0
    }
    if (start === chunk.length) continue
    open.push(chunk.subarray(start))
    length += chunk.length - start
    if (length > limit) {
      yield null
      return
    }
  }
  if (open.length > 0) yield lineOf(number, open, false)
}

function lineOf(number: number, pieces: readonly Uint8Array[], isEnded: boolean): Line {
  const [first] = pieces
  const whole = first !== undefined && pieces.length === 1 ? first : joinedBytes(pieces)
  const isMarked = number === 1 && BYTE_ORDER_MARK.every((byte, index) => whole[index] === byte)
  const end = whole.at(-1) === CR ? whole.length - 1 : whole.length
  return { number, bytes: whole.subarray(isMarked ? BYTE_ORDER_MARK.length : 0, end), isEnded }
}

/** Pieces of bytes as one. */
export function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The value on a line. A last line that breaks off gives `no-end-line`, as the rest of the file is lost. */
export function valueOfLine({ bytes, isEnded }: Line, records: number): Result<Json, LineFault> {
  const text = decoded(bytes)
  if (text === null) return err(isEnded ? { kind: 'line-not-utf8' } : { kind: 'no-end-line', records })
  if (/^[ \t]*$/.test(text)) return err({ kind: 'line-blank' })
  const json = parseJson(text)
  if (json.ok) return json
  const isBroken = !isEnded && json.error.kind === 'json-truncated'
  return err(isBroken ? { kind: 'no-end-line', records } : { kind: 'line-not-json', problem: json.error })
}

/** Whether nothing stands on a line. */
export function isBlank({ bytes }: Line): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09)
}

const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decoded(bytes: Uint8Array): string | null {
  try {
    return utf8Decoder.decode(bytes)
  } catch {
    return null
  }
}

const LINE_END = new Uint8Array([LF])

/** Starts the SHA-256 of lines, each with an LF: that of the bytes of a file as it was written. */
export function lineHash(): RunningSha256 {
  const hash = runningSha256()
  return {
    add(bytes) {
      hash.add(bytes)
      hash.add(LINE_END)
    },
    digest: hash.digest,
  }
}

const utf8Encoder = new TextEncoder()

/** The bytes of a line to be written, without the line end. */
export function bytesOfLine(text: string): Uint8Array {
  return utf8Encoder.encode(text)
}

/** How large the chunks are that lines are written in, in bytes; a longer line makes a longer chunk. */
const CHUNK_BYTES = 1_000_000

/** Lines, each with an LF, gathered into chunks. */
export function* chunksOfLines(lines: Iterable<Uint8Array>): Generator<Uint8Array<ArrayBuffer>> {
  let open: Uint8Array[] = []
  let length = 0
  for (const line of lines) {
    open.push(line, LINE_END)
    length += line.length + 1
    if (length < CHUNK_BYTES) continue
    yield joinedBytes(open)
    open = []
    length = 0
  }
  if (length > 0) yield joinedBytes(open)
}
