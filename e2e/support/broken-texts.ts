import { type GivenFile, textFile } from './app.ts'

/** A file that is not taken, and what the message has to name. */
export interface RefusedText {
  readonly what: string
  readonly file: GivenFile
  readonly says: RegExp
}

export const REFUSED_TEXTS: readonly RefusedText[] = [
  { what: 'an empty file', file: textFile('nothing.txt', ''), says: /no text/i },
  { what: 'a file of white space', file: textFile('blank.txt', ' \n\t\r\n '), says: /no text/i },
  {
    what: 'a binary file',
    file: textFile(
      'picture.txt',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 1, 2, 3, 0, 255]),
    ),
    says: /not plain text/i,
  },
  { what: 'a text over the limit', file: textFile('endless.txt', 'word '.repeat(1_000_001)), says: /5,000,000/ },
]

/** A file that is taken, and a line that has to be on its page. */
export interface TakenText {
  readonly what: string
  readonly file: GivenFile
  readonly title: string
  readonly line: string
}

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

export const TAKEN_TEXTS: readonly TakenText[] = [
  {
    what: 'a file in windows-1252',
    file: textFile(
      'old-encoding.txt',
      bytes('Old tide tables\n\nThe caf', [0xe9], ' on the quay ', [0x93], 'shuts', [0x94], ' at nine.\n'),
    ),
    title: 'Old tide tables',
    line: 'The café on the quay “shuts” at nine.',
  },
  {
    what: 'a file with an encoded lone surrogate',
    file: textFile(
      'surrogate.txt',
      bytes('Half a pair\n\nThe pair ', [0xed, 0xa0, 0xbd], ' was broken, the keeper said.\n'),
    ),
    title: 'Half a pair',
    line: 'was broken, the keeper said.',
  },
  {
    what: 'a text with a NUL',
    file: textFile(
      'nul.txt',
      bytes('A hole in the text\n\nThe keeper said no', [0], 'thing, and then said it again to the whole board.\n'),
    ),
    title: 'A hole in the text',
    line: 'The keeper said no\uFFFDthing',
  },
  {
    what: 'a file with CRLF line ends',
    file: textFile('crlf.txt', 'Lines from elsewhere\r\n\r\nThe first boat left.\r\n\r\nThe second boat stayed.\r\n'),
    title: 'Lines from elsewhere',
    line: 'The second boat stayed.',
  },
  {
    what: 'a file with a byte order mark',
    file: textFile('bom.txt', bytes([0xef, 0xbb, 0xbf], 'Marked at the start\n\nThe mark is not part of the text.\n')),
    title: 'Marked at the start',
    line: 'The mark is not part of the text.',
  },
  {
    what: 'a text without any line break',
    file: textFile('one-line.txt', 'The keeper said that the lamp would burn all winter. '.repeat(200).trim()),
    title: 'one-line',
    line: 'the lamp would burn all winter.',
  },
]
