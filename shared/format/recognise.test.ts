import { describe, expect, it } from 'vitest'
import { serializeNdjson } from './ndjson.ts'
import { recogniseFormat } from './recognise.ts'
import { serializeBundle } from './serialize-bundle.ts'
import { bundleOf, smallWorld } from './testing/bundle-world.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const bundle = serializeBundle(bundleOf(smallWorld()))
const [first = bytes('')] = serializeNdjson(bundleOf(smallWorld()))
const lines = new TextDecoder().decode(first)

describe('the format of a file', () => {
  it.each([
    ['a bundle', bundle, 'bundle'],
    ['a bundle with a byte order mark', `\ufeff${bundle}`, 'bundle'],
    ['a bundle that breaks off', bundle.slice(0, 200), 'bundle'],
    ['a bundle of a later version', bundle.replace('"1.0"', '"9.0"'), 'bundle'],
    ['a bundle line by line', lines, 'ndjson'],
    ['a bundle line by line that breaks off', lines.slice(0, 80), 'ndjson'],
    ['everything of a machine', '{"format":"avowal-move","version":"9.0"}', 'move'],
    ['JSON of another format', '{"format": "avowal-other"}', 'json'],
    ['other JSON', '{"a": 1}', 'json'],
    ['an empty object', ' {}', 'json'],
    ['an article', 'Port Elsane, Feb 3', 'text'],
    ['an article in braces', '{Corrected} Port Elsane', 'text'],
    ['nothing', '', 'text'],
  ] as const)('is told for %s', (_, text, format) => {
    expect(recogniseFormat(bytes(text))).toBe(format)
  })
})
