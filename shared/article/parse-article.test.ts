import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockKind } from '../text/block.ts'
import { canonicalText, textHash } from '../text/canonical-text.ts'
import { anyText } from '../text/testing/texts.ts'
import { type ArticleProblem, type ParsedArticle, parseArticle } from './parse-article.ts'

const ARTICLES = '../shared/articles'
const articlesNote = existsSync(ARTICLES) ? '' : ' (skipped: the five real articles are not on this machine)'
const lead =
  'The ministers of the two states agreed on Tuesday to reopen the harbor by the end of March, officials said.'

function parsed(text: string, fileName = 'talks.txt', title?: string): ParsedArticle {
  const result = parseArticle(title === undefined ? { text, fileName } : { text, fileName, title })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function fromFile(path: string): ParsedArticle {
  const result = parseArticle({ bytes: readFileSync(path), fileName: path })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function problem(bytes: Uint8Array, fileName = 'talks.txt'): ArticleProblem {
  const result = parseArticle({ bytes, fileName })
  if (result.ok) throw new Error('It was read, and should not be')
  return result.error
}

function kindsOf({ blocks }: ParsedArticle): BlockKind[] {
  return [...new Set(blocks.map(({ kind }) => kind))]
}

describe('parseArticle', () => {
  it('takes the first line as the title', () => {
    expect(parsed(`Talks resume \n\n${lead}`).title).toBe('Talks resume')
    expect(parsed(`\n \n  Talks resume\n${lead}`).title).toBe('Talks resume')
  })

  it('takes a first line of 120 characters, and the name of the file where it has more', () => {
    expect(parsed(`${'x'.repeat(120)}\n\n${lead}`).title).toBe('x'.repeat(120))
    expect(parsed(`${'😀'.repeat(120)}\n\n${lead}`).title).toBe('😀'.repeat(120))
    expect(parsed(`${'x'.repeat(121)}\n\n${lead}`, 'some/folder/harbor.talks.txt').title).toBe('harbor.talks')
    expect(parsed('x'.repeat(121), '.talks').title).toBe('.talks')
    expect(parsed('x'.repeat(121), 'talks').title).toBe('talks')
  })

  it('takes how the text begins where there is neither a short first line nor a file', () => {
    expect(parsed('The talks went on. '.repeat(9), '').title).toBe(`${'The talks went on. '.repeat(4)}The…`)
    expect(parsed('x'.repeat(121), '').title).toBe(`${'x'.repeat(80)}…`)
  })

  it('prefers a title that was given, unless it is blank', () => {
    expect(parsed(`Talks resume\n\n${lead}`, 'talks.txt', ' Mine ').title).toBe('Mine')
    expect(parsed(`Talks resume\n\n${lead}`, 'talks.txt', '  ').title).toBe('Talks resume')
  })

  it('knows a text by the hash of its canonical form', () => {
    const unix = parsed(`A\n\n${lead}`)
    expect(parsed(`\ufeffA\r\n\r\n${lead}`).sha256).toBe(unix.sha256)
    expect(unix.sha256).toBe(textHash(canonicalText(`A\n\n${lead}`)))
  })

  it('reads who, whose and when from the lines above', () => {
    expect(parsed(`Talks resume\n\nBy Ann Roe\n\nMarch 4, 2031\n\nAMBREL (Littoral) ${lead}`)).toMatchObject({
      publisher: 'Littoral',
      author: 'Ann Roe',
      published: '2031-03-04',
    })
    expect(parsed(`• Littoral News\n\n${lead}`)).toMatchObject({ publisher: 'Littoral News' })
  })

  it('leaves out what is not said, or not surely', () => {
    const article = parsed(`Talks resume\n\n${lead} They met on March 4, 2031 (a Tuesday).`)
    expect(['publisher', 'author', 'published'].filter((key) => key in article)).toEqual([])
  })

  it('says how many characters were replaced', () => {
    expect(parsed(`a\u0000b \ud800 ${lead}`).warnings).toEqual([{ kind: 'characters-replaced', count: 2 }])
  })

  it('says when it guessed the character set', () => {
    const bytes = Uint8Array.from([0x48, 0x65, 0x20, 0x73, 0x61, 0x69, 0x64, 0x20, 0x93, 0x59, 0x65, 0x73, 0x94])
    const result = parseArticle({ bytes, fileName: 'a.txt' })
    expect(result.ok && [result.value.text, result.value.charset, result.value.warnings]).toEqual([
      'He said “Yes”',
      'windows-1252',
      [{ kind: 'charset-guessed', charset: 'windows-1252' }],
    ])
  })

  it('refuses what is empty, binary or too long, from a file or pasted', () => {
    expect(problem(new Uint8Array())).toEqual({ kind: 'text-empty' })
    expect(problem(new Uint8Array([0]))).toMatchObject({ kind: 'text-binary' })
    expect(problem(new Uint8Array(5_000_001).fill(97))).toMatchObject({ kind: 'text-too-long', limit: 5_000_000 })
    expect(parseArticle({ text: ' \n', fileName: '' })).toEqual({ ok: false, error: { kind: 'text-empty' } })
    expect(parseArticle({ text: 'a'.repeat(5_000_001), fileName: '' })).toMatchObject({
      error: { kind: 'text-too-long', length: 5_000_001 },
    })
  })

  it('refuses formats that it cannot read, by the name of the file', () => {
    const bytes = new TextEncoder().encode('<p>Talks resume</p>')
    expect(problem(bytes, 'talks.HTML')).toEqual({ kind: 'article-format-unsupported', format: 'html' })
    expect(problem(new TextEncoder().encode('%PDF-1.4'), 'talks.pdf')).toMatchObject({ format: 'pdf' })
    expect(problem(new TextEncoder().encode('%PDF-1.4'), 'talks.txt')).toMatchObject({ looksLike: 'pdf' })
  })

  it('reads any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = parseArticle({ text, fileName: 'any.txt' })
        expect(result.ok).toBe(text.replace(/^\ufeff/, '').trim() !== '')
        if (result.ok) expect(result.value.title).not.toBe('')
      }),
    )
  })

  it.each(readdirSync('fixtures/edge').filter((name) => name !== 'lone-nul.txt'))('reads the fixture %s', (name) => {
    const article = fromFile(`fixtures/edge/${name}`)
    expect(article.blocks.length).toBeGreaterThan(0)
    expect(article.text).not.toMatch(/\r|\ufeff/)
  })

  it('reads the same text from three encodings', () => {
    const hashes = ['crlf.txt', 'utf8-bom.txt'].map((name) => fromFile(`fixtures/edge/${name}`).sha256)
    expect(new Set(hashes).size).toBe(1)
    expect(fromFile('fixtures/edge/utf-16le-bom.txt').title).toBe(fromFile('fixtures/edge/crlf.txt').title)
  })

  it('joins the wrapped lines of a fixture', () => {
    expect(fromFile('fixtures/edge/hard-wrapped-72.txt').blocks).toHaveLength(4)
  })

  it.each(readdirSync('fixtures/sample/articles'))('finds paragraphs in the sample %s', (name) => {
    const article = fromFile(`fixtures/sample/articles/${name}`)
    expect(article.warnings).toEqual([])
    expect(article.blocks.filter(({ kind }) => kind === 'paragraph').length).toBeGreaterThan(8)
    expect(article.blocks.filter(({ kind }) => kind === 'title').length).toBeLessThan(2)
  })

  it.skipIf(articlesNote !== '')(`sees the shape of the five real articles${articlesNote}`, () => {
    const names = readdirSync(ARTICLES).sort()
    const articles = names.map((name) => fromFile(`${ARTICLES}/${name}`))
    expect(articles.map(kindsOf)).toEqual([
      ['paragraph', 'boilerplate'],
      ['section-label', 'title', 'paragraph'],
      ['byline', 'paragraph', 'boilerplate'],
      ['boilerplate', 'paragraph'],
      ['title', 'paragraph'],
    ])
    expect(articles.map(({ blocks }) => blocks.length)).toEqual([16, 25, 14, 20, 13])
    expect(articles.map(({ publisher }) => publisher !== undefined)).toEqual([true, false, true, false, false])
    expect(articles.map(({ title }, index) => title === names[index]?.replace('.txt', ''))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
})
