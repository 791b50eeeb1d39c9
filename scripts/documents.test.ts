import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './package-info.mjs'
import { SHOTS } from './pictures/pictures.mjs'

const IMAGES = 'docs/images'

/** In bytes: a page of pictures should come quickly, and every new edition of one stays in the repository for good. */
const LARGEST_IMAGE = 300_000

/** npm's own commands; everything else that follows `npm run` has to be in package.json. */
const NPM_COMMANDS = ['ci', 'install', 'start', 'test', 'run']

const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: ROOT,
  encoding: 'utf8',
})
const DOCUMENTS = listing.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)))

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** A document without what stands in fences: examples of code are not links. */
function proseOf(path: string): string {
  return read(path).replaceAll(/^```[\s\S]*?^```/gmu, '')
}

interface Link {
  readonly from: string
  /** Path from the root of the repository. */
  readonly path: string
  readonly anchor: string
}

/** All links of a document to files of the repository, pictures included. */
function linksOf(from: string): readonly Link[] {
  const targets = Array.from(proseOf(from).matchAll(/\]\(([^)\s]+)\)/gu), ([, target = '']) => target)
  return targets
    .filter((target) => !/^[a-z]+:/u.test(target))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#')
      return { from, path: path === '' ? from : normalize(join(dirname(from), path)), anchor }
    })
}

/** The anchors of a document's headings, as GitHub makes them. */
function anchorsOf(path: string): readonly string[] {
  return Array.from(proseOf(path).matchAll(/^#+ (.+)$/gmu), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/gu, '-'),
  )
}

const LINKS = DOCUMENTS.flatMap(linksOf)
const TAKEN = readdirSync(join(ROOT, IMAGES)).filter((name) => name.endsWith('.png'))

describe('the documents', () => {
  it('link only to what is there', () => {
    const broken = LINKS.filter(({ path }) => !existsSync(join(ROOT, path)))
    expect(broken).toEqual([])
  })

  it('link only to headings that are there', () => {
    const broken = LINKS.filter(({ path, anchor }) => anchor !== '' && !anchorsOf(path).includes(anchor))
    expect(broken).toEqual([])
  })

  it('can all be reached from the README', () => {
    const reached = new Set(['README.md'])
    for (const path of reached) {
      if (!path.endsWith('.md') || !existsSync(join(ROOT, path))) continue
      for (const link of linksOf(path)) reached.add(link.path)
    }
    expect(DOCUMENTS.filter((path) => !reached.has(path))).toEqual([])
  })

  it('name only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
    const named = DOCUMENTS.flatMap((path) =>
      Array.from(
        read(path).matchAll(/(?<=^|[`&] ?)npm (\S+?)(?: (?:-s )?([\w:]+))?(?=[\s`,.;)]|$)/gmu),
        ([, command = '', script = '']) => ({
          path,
          command,
          script: command === 'run' ? script : command,
        }),
      ),
    )
    const missing = named.filter(
      ({ command, script }) =>
        !NPM_COMMANDS.includes(command) || (!['ci', 'install'].includes(script) && scripts[script] === undefined),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(missing).toEqual([])
  })

  it('name only files that are there', () => {
    const files = DOCUMENTS.flatMap((path) =>
      Array.from(
        proseOf(path).matchAll(/`((?:shared|renderer|cli|scripts|fixtures|e2e|bench|docs)\/[\w./-]+)`/gu),
        ([, file = '']) => ({ path, file }),
      ),
    )
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter(({ file }) => !existsSync(join(ROOT, file)))).toEqual([])
  })

  it('open, in the README, with the two commands and a picture', () => {
    expect(read('README.md')).toMatch(/^```sh\nnpm ci && npm start.*\nnpm ci && npm test.*\n```\n\n!\[/u)
  })
})

describe('the pictures', () => {
  it('are each shown by some document', () => {
    const shown = LINKS.map(({ path }) => path)
    expect(TAKEN.filter((name) => !shown.includes(`${IMAGES}/${name}`))).toEqual([])
  })

  it('are each taken by the script, and the script takes no other', () => {
    expect(TAKEN.toSorted()).toEqual(SHOTS.map(({ name }) => `${name}.png`).toSorted())
  })

  it('say in words what they show', () => {
    const bare = DOCUMENTS.filter((path) => /!\[\s*\]/u.test(proseOf(path)))
    expect(bare).toEqual([])
  })

  it.each(TAKEN)('are small: %s', (name) => {
    expect(statSync(join(ROOT, IMAGES, name)).size).toBeLessThan(LARGEST_IMAGE)
  })
})
