import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Bundle } from '../shared/format/bundle-schema.ts'
import { parseBundle } from '../shared/format/parse-bundle.ts'
import { serializeBundle } from '../shared/format/serialize-bundle.ts'
import { bundleOf, smallWorld } from '../shared/format/testing/bundle-world.ts'
import { canonicalText } from '../shared/text/canonical-text.ts'
import { avowal } from './testing/test-surroundings.ts'

const article = 'Grain talks end\n\nMaren Ostrova said: “Oru will pay 😀.”\r\n'
const bundle = serializeBundle(bundleOf(smallWorld()))
const damaged = bundle.replace('"exact": "Oru will pay café"', '"exact": "Oru may pay"')

function parsed(text: string): Bundle {
  const read = parseBundle(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

describe('avowal', () => {
  it('shows its version and its help', async () => {
    expect(await avowal(['--version'])).toMatchObject({ status: 0, out: '9.9.9\n', error: '' })
    expect((await avowal(['--help'])).out).toMatch(/^Usage: avowal COMMAND/)
    expect((await avowal(['convert', '--help'])).out).toMatch(/^Usage: avowal convert/)
  })

  it.each([
    ['no command', [], 'There is no command.'],
    [
      'a command that is not built yet',
      ['agreement', 'a'],
      '“agreement” is not a command; article, convert, validate, stats, merge, diff, suggest are.',
    ],
    ['an option that is none', ['stats', '--frob', 'a'], "Unknown option '--frob'."],
    ['an option without its value', ['convert', 'a', '--to'], "Option '--to <value>' argument missing."],
    ['no file', ['stats'], 'avowal stats needs a file, or - for standard input.'],
    ['standard input twice', ['stats', '-', '-'], 'Standard input can be read once only.'],
    [
      'a format that is not built yet',
      ['article', '--format', 'pdf', 'a'],
      'Articles cannot be read as “pdf”; txt can.',
    ],
    [
      'a project that is no id',
      ['article', '--project', 'x', 'a'],
      '“x” is not the id of a project: a UUID in lower case.',
    ],
    [
      'several articles and no folder',
      ['article', 'a', 'b'],
      'Several bundles do not fit into one output: give a folder with --out.',
    ],
    ['no format to convert to', ['convert', 'a'], '--to is missing: bundle, ndjson and csv can be had.'],
    [
      'a format that cannot be written yet',
      ['convert', 'a', '--to', 'brat'],
      '--to brat is not known; bundle, ndjson and csv are.',
    ],
    [
      'a format that cannot be read yet',
      ['convert', 'a', '--to', 'csv', '--from', 'w3c'],
      '--from w3c is not known; bundle, ndjson and txt are.',
    ],
    [
      'losses without a file',
      ['convert', 'a', '--to', 'csv', '--loss'],
      '--loss writes a file beside the output: give that with --out.',
    ],
    [
      'two inputs of one name',
      ['convert', 'x/a', 'y/A', '--to', 'csv', '--out', 'out'],
      'Two of the inputs would be written to the same file: convert them one by one.',
    ],
  ])('refuses %s as wrong usage', async (_, args, text) => {
    const ran = await avowal(args, { a: article, b: article, 'x/a': article, 'y/A': article })
    expect(ran).toMatchObject({ status: 2, out: '', error: `avowal: ${text} See avowal --help.\n` })
  })

  it('says so when it fails itself, and writes nothing', async () => {
    const ran = await avowal(['article', 'a'], { a: article }, { random: () => new Uint8Array(0) })
    expect(ran).toMatchObject({ status: 3, out: '' })
    expect(ran.error).toMatch(/^avowal: A fault in Avowal itself, not in your files: /)
  })

  it('tells a folder that is not there from a disk that is full', async () => {
    const args = ['article', 'a', '--out', 'out']
    const failing = (isPathAtFault: boolean) => ({
      write: async () => ({ path: 'out/a.avowal.json', message: 'no', isPathAtFault }),
    })
    expect((await avowal(args, { a: article }, failing(true))).status).toBe(2)
    const full = await avowal(args, { a: article }, failing(false))
    expect(full).toMatchObject({
      status: 3,
      error: 'avowal: out/a.avowal.json: could not be written: no. Nothing was written.\n',
    })
  })
})

describe('avowal article', () => {
  it('makes a bundle of an article from standard input: canonical text and blocks, no claims', async () => {
    const ran = await avowal(['article', '-'], { '-': article })
    const made = parsed(ran.out)
    expect([ran.status, ran.error]).toEqual([0, ''])
    expect(made.articles).toMatchObject([{ title: 'Grain talks end', text: canonicalText(article), length: 55 }])
    expect(made.articles?.[0]?.blocks).toMatchObject([
      { kind: 'title', start: 0, end: 15 },
      { start: 17, end: 54 },
    ])
    expect([made.claims, made.revisions, made.createdAt]).toEqual([[], [], '2031-04-01T00:00:00.000Z'])
  })

  it('gives the same article the same ids every time', async () => {
    const [once, again] = [
      await avowal(['article', 'a'], { a: article }),
      await avowal(['article', 'b'], { b: article }),
    ]
    const ids = ({ out }: { readonly out: string }) => [parsed(out).project.id, parsed(out).articles?.[0]?.id]
    expect(ids(again)).toEqual(ids(once))
  })

  it('puts an article into the project that is asked for, and leaves that its name', async () => {
    const project = '00000001-0000-7000-8000-000000000007'
    const { out } = await avowal(['article', 'a', '--project', project], { a: article })
    expect(parsed(out).project).toEqual({ id: project })
  })

  it('writes a file for each of several articles', async () => {
    const given = { 'in/a.txt': article, 'b.md.txt': 'Other words, without end' }
    const ran = await avowal(['article', 'in/a.txt', 'b.md.txt', '--out', 'new'], given)
    expect(Object.keys(ran.files)).toEqual(['in/a.txt', 'b.md.txt', 'new/a.avowal.json', 'new/b.md.avowal.json'])
    expect([ran.status, ran.out]).toEqual([0, ''])
  })

  it.each<[string, string | Uint8Array, RegExp]>([
    ['is empty', '', /There is no text in it/],
    [
      'is binary',
      Uint8Array.from({ length: 600 }, (_, index) => (index * 7919) % 256),
      /not plain text but binary data/,
    ],
    ['is a PDF', '%PDF-1.7', /not plain text but a PDF document/],
    ['has 5,000,001 characters', 'a'.repeat(5_000_001), /at least 5,000,001 characters, and the limit is 5,000,000/],
  ])('refuses one that %s, and writes nothing of the others', async (_, content, text) => {
    const ran = await avowal(['article', 'good', 'bad', '--out', 'out'], { good: article, bad: content })
    expect([ran.status, ran.out, Object.keys(ran.files)]).toEqual([1, '', ['good', 'bad']])
    expect(ran.error).toMatch(/^avowal: bad: /)
    expect(ran.error).toMatch(text)
  })

  it('reads a file as plain text whatever its name says, if asked to', async () => {
    const given = { 'a.html': article }
    expect((await avowal(['article', 'a.html'], given)).status).toBe(1)
    expect((await avowal(['article', 'a.html', '--format', 'txt'], given)).status).toBe(0)
  })

  it('warns of replaced characters, also as JSON', async () => {
    const given = { a: `${article}\u0000` }
    expect((await avowal(['article', 'a'], given)).error).toMatch(/^avowal: a: warning: 1 character/)
    expect((await avowal(['article', 'a', '--json'], given)).messages).toMatchObject([
      { level: 'warning', file: 'a', kind: 'characters-replaced', count: 1, message: expect.any(String) },
    ])
  })
})

describe('avowal convert', () => {
  it('writes a bundle as it would be exported, byte for byte', async () => {
    const squeezed = JSON.stringify(JSON.parse(bundle))
    expect(await avowal(['convert', '-', '--to', 'bundle'], { '-': squeezed })).toMatchObject({
      status: 0,
      out: bundle,
    })
  })

  it('writes claims as CSV, and says what a table cannot hold', async () => {
    const ran = await avowal(['convert', 'b.avowal', '--to', 'csv', '--out', 'c.csv', '--loss', '--json'], {
      'b.avowal': bundle,
    })
    expect([ran.status, ran.out]).toEqual([0, ''])
    expect(ran.files['c.csv']).toMatch(/^\ufeffcsv_profile,/)
    expect(ran.messages[0]).toEqual({
      level: 'note',
      file: 'b.avowal',
      message: 'not in the table: 10 revisions of the history',
      kind: 'loss',
      field: 'history',
      count: 10,
    })
    expect(JSON.parse(ran.files['c.csv.loss.json'] ?? '')).toMatchObject({
      format: 'csv',
      input: 'b.avowal',
      losses: ran.messages.map(({ field, count }) => ({ field, count })),
      longCells: [],
    })
  })

  it('recognises an article, and reads a bundle as one only if told to', async () => {
    expect(parsed((await avowal(['convert', 'a', '--to', 'bundle'], { a: article })).out).articles).toHaveLength(1)
    const asText = await avowal(['convert', 'b', '--to', 'bundle', '--from', 'txt'], { b: bundle })
    expect(parsed(asText.out).articles?.[0]?.text).toBe(bundle)
  })

  it('writes a bundle line by line, and back, byte for byte', async () => {
    const there = await avowal(['convert', 'b.avowal.json', '--to', 'ndjson', '--out', 'out'], {
      'b.avowal.json': bundle,
    })
    const lines = there.files['out/b.avowal.ndjson'] ?? ''
    expect(lines).toMatch(/^\{"format":"avowal-bundle-lines","version":"1.0"/)
    const back = await avowal(['convert', '-', '--to', 'bundle'], { '-': lines })
    expect([there.status, there.error, back.out]).toEqual([0, '', bundle])
    const out = await avowal(['convert', 'x/b.avowal.ndjson', '--to', 'ndjson'], { 'x/b.avowal.ndjson': lines })
    expect(out.out).toBe(lines)
    expect(await avowal(['validate', 'n'], { n: lines })).toMatchObject({ status: 0, error: 'avowal: n: valid\n' })
  })

  it.each([
    [
      'breaks off',
      (lines: string) => lines.slice(0, -200),
      /^avowal: n: The file is incomplete: it breaks off at line \d+/,
    ],
    [
      'was changed',
      (lines: string) => lines.replace('Olander', 'Olandre'),
      /^avowal: n: The file was changed or damaged/,
    ],
    ['lost a line', (lines: string) => lines.replace(/\{"claims".*\n/, ''), /Entries of “claims” were lost or added/],
  ])('refuses a bundle line by line that %s', async (_, damage, message) => {
    const { out } = await avowal(['convert', 'b', '--to', 'ndjson'], { b: bundle })
    const ran = await avowal(['convert', 'n', '--to', 'csv', '--out', 'c.csv'], { n: damage(out) })
    expect([ran.status, Object.keys(ran.files)]).toEqual([1, ['n']])
    expect(ran.error).toMatch(message)
  })

  it('says where a file with everything of a machine belongs', async () => {
    const ran = await avowal(['convert', 'm', '--to', 'csv'], { m: '{"format":"avowal-move","version":"1.0"}' })
    expect([ran.status, ran.error]).toEqual([1, expect.stringContaining('Open it in Settings')])
  })

  it('lets the history decide where the plain records differ from it', async () => {
    const edited = bundle.replace('"note": "=1+1', '"note": "written by hand')
    const ran = await avowal(['convert', 'b', '--to', 'csv'], { b: edited })
    expect(ran.error).toContain('b: warning: /claims/0: differs from its history in note')
    expect(ran.out).not.toContain('written by hand')
  })

  it('writes into a folder that is there', async () => {
    const ran = await avowal(['convert', 'x/b.avowal.json', '--to', 'csv', '--out', 'out'], {
      'x/b.avowal.json': bundle,
    })
    expect(Object.keys(ran.files)).toContain('out/b.csv')
  })

  it.each([
    ['a damaged bundle', damaged, /quote is “Oru may pay”.*\(rule R9\)/],
    ['a bundle that breaks off', bundle.slice(0, 999), /incomplete: it breaks off at line \d+, column \d+/],
    ['a bundle of a newer version', bundle.replace('"1.0"', '"2.1"'), /newer version of Avowal: its format is 2\.1/],
    ['other JSON', '{"a": 1}', /not an Avowal bundle/],
  ])('refuses %s and writes nothing', async (_, text, message) => {
    const ran = await avowal(['convert', 'b', '--to', 'csv', '--out', 'c.csv'], { b: text })
    expect([ran.status, ran.out, Object.keys(ran.files)]).toEqual([1, '', ['b']])
    expect(ran.error).toMatch(message)
  })
})

describe('avowal validate', () => {
  it('finds a good bundle valid', async () => {
    expect(await avowal(['validate', 'b'], { b: bundle })).toMatchObject({
      status: 0,
      out: '',
      error: 'avowal: b: valid\n',
    })
  })

  it('has one line for each finding, with its JSON pointer', async () => {
    const ran = await avowal(['validate', 'good', 'bad', '--json'], { good: bundle, bad: damaged })
    expect(ran.status).toBe(1)
    expect(ran.messages).toMatchObject([
      { level: 'note', file: 'good', kind: 'valid' },
      { level: 'error', file: 'bad', rule: 'R9', pointer: '/claims/0/target/0/selector/1', start: 41 },
      { level: 'warning', file: 'bad', rule: 'R14', pointer: '/claims/0', fields: ['target'] },
    ])
  })

  it('has one line for each fault of the schema', async () => {
    const odd = bundle
      .replace('"offsetUnit": "code-point"', '"offsetUnit": "bytes"')
      .replace('"kind": "unnamed"', '"kind": 3')
    const ran = await avowal(['validate', 'b'], { b: odd })
    expect(ran.error.split('\n')).toEqual([
      'avowal: b: /offsetUnit: there should be "code-point", not "bytes"',
      'avowal: b: /speakers/1/kind: there should be a string, not 3',
      '',
    ])
  })

  it('reports what is odd, and finds the bundle valid all the same', async () => {
    const odd = bundle.replace('"scope"', '"moods": [], "scope"')
    const ran = await avowal(['validate', 'b'], { b: odd })
    expect([ran.status, ran.error.split('\n').length]).toEqual([0, 3])
    expect(ran.error).toMatch(/b: warning: \/moods: .*\(rule R21\)/)
  })

  it('says which file is not there', async () => {
    const ran = await avowal(['validate', 'nowhere'])
    expect(ran).toMatchObject({ status: 1, error: expect.stringContaining('“nowhere” could not be read') })
  })
})

describe('avowal stats', () => {
  it('counts claims by article, speaker and commitment', async () => {
    const ran = await avowal(['stats', 'b', '--json'], { b: bundle })
    expect(JSON.parse(ran.out)).toMatchObject({
      files: [
        {
          file: 'b',
          project: 'Quellin Sea',
          claims: 1,
          articles: [{ claims: 1 }, { claims: 0 }],
          speakers: [
            { name: 'Maren Ostrova', claims: 1 },
            { name: '首相', claims: 0 },
          ],
          commitments: [
            { id: 'commissive.pledge', claims: 1 },
            { id: 'commissive.plan', claims: 0 },
          ],
        },
      ],
    })
  })

  it('makes a table for people', async () => {
    expect((await avowal(['stats', 'b'], { b: bundle })).out).toBe(
      [
        'b: Quellin Sea',
        '      1  claims',
        '',
        'By article',
        '      1  Naïve 👩‍👩‍👧‍👦 talks',
        '      0  (1 more)',
        '',
        'By speaker',
        '      1  Maren Ostrova',
        '      0  (1 more)',
        '',
        'By commitment',
        '      1  commissive.pledge',
        '      0  (1 more)',
        '',
      ].join('\n'),
    )
  })

  it('counts nothing where one bundle is refused', async () => {
    expect(await avowal(['stats', 'b', 'c'], { b: bundle, c: '{}' })).toMatchObject({ status: 1, out: '' })
  })
})

const real = '../shared/articles'
it.skipIf(!existsSync(real))(
  'makes valid bundles of five real articles (skipped where ../shared is absent)',
  async () => {
    const given = Object.fromEntries(readdirSync(real).map((name) => [name, readFileSync(`${real}/${name}`)]))
    const made = await avowal(['article', ...Object.keys(given), '--out', 'new'], given)
    const written = Object.entries(made.files).filter(([path]) => path.startsWith('new/'))
    expect([made.status, written.length]).toEqual([0, Object.keys(given).length])
    const paths = written.map(([path]) => path)
    expect((await avowal(['validate', ...paths], Object.fromEntries(written))).error).toBe(
      paths.map((path) => `avowal: ${path}: valid\n`).join(''),
    )
  },
)
