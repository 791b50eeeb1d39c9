import { err, type Result } from '../base/result.ts'
import type { BundleProblem } from './bundle-problem.ts'
import type { Bundle } from './bundle-schema.ts'
import { MOVE_FORMAT } from './move.ts'
import { parseNdjson } from './ndjson.ts'
import { parseBundle } from './parse-bundle.ts'
import { recogniseFormat } from './recognise.ts'

/** Reads the bytes of a bundle, whether it is one JSON value or one record a line. */
export function parseBundleFile(bytes: Uint8Array): Result<Bundle, BundleProblem> {
  switch (recogniseFormat(bytes)) {
    case 'ndjson':
      return parseNdjson(bytes)
    case 'move':
      return err({ kind: 'not-a-bundle', format: MOVE_FORMAT })
    default:
      return parseBundle(bytes)
  }
}
