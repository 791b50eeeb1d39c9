/** How many revisions cross between page and worker in one piece. */
export const REVISIONS_IN_A_PIECE = 500

/** How many bytes of a file cross in one piece: copying them holds the page up for about a millisecond. */
const BYTES_IN_A_PIECE = 4_000_000

/** A long list as several short ones. */
export function* inPieces<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += REVISIONS_IN_A_PIECE) {
    yield list.slice(start, start + REVISIONS_IN_A_PIECE)
  }
}

/** The bytes of a file as copies of its parts, in order. */
export function* bytesInPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += BYTES_IN_A_PIECE) {
    yield bytes.slice(start, start + BYTES_IN_A_PIECE)
  }
}
