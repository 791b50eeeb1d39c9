/**
 * The largest file that Avowal reads, in bytes, and the most that it takes in at once: all of it is in memory while it is
 * read, and no system hands over much more in one piece.
 */
export const MAX_FILE_BYTES = 1_000_000_000
