import { assertNever } from '../base/assert-never.ts'
import { err, type Result } from '../base/result.ts'
import type { BundleProblem } from './bundle-problem.ts'
import type { Bundle } from './bundle-schema.ts'
import { MOVE_FORMAT } from './move.ts'
import { parseNdjson } from './ndjson.ts'
import { joinedBytes } from './ndjson-lines.ts'
import { parseBundle } from './parse-bundle.ts'
import { recogniseFormat } from './recognise.ts'

/** Reads the bytes of a bundle, in chunks that follow one another, whether it is one JSON value or one record a line. */
export function parseBundleFile(chunks: readonly Uint8Array[]): Result<Bundle, BundleProblem> {
  const [first = new Uint8Array()] = chunks
  const format = recogniseFormat(first)
  switch (format) {
    case 'ndjson':
      return parseNdjson(chunks)
    case 'move':
      return err({ kind: 'not-a-bundle', format: MOVE_FORMAT })
    case 'bundle':
    case 'json':
    case 'text':
      return parseBundle(chunks.length === 1 ? first : joinedBytes(chunks))
    default:
      return assertNever(format)
  }
}
