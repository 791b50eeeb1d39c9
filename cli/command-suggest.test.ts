import { describe, expect, it } from 'vitest'
import { avowal } from './testing/test-surroundings.ts'

const article = [
  'The corridor 😀',
  '',
  'Foreign Minister Maren Ostrova said that Oru would send 40,000 tons of wheat before the harbor froze.',
  '',
  '“We will never close the corridor,” Ostrova said in a statement.',
  '',
].join('\n')

interface Answer {
  readonly articles: readonly {
    readonly file: string
    readonly suggestions: readonly {
      readonly content: readonly {
        readonly start: number
        readonly end: number
        readonly startCodePoint: number
        readonly endCodePoint: number
        readonly exact: string
      }[]
      readonly speakers: readonly string[]
      readonly mode: string
      readonly why: readonly string[]
    }[]
  }[]
}

describe('avowal suggest', () => {
  it('answers JSON whose spans are slices of the text in both units', async () => {
    const ran = await avowal(['suggest', '--json', 'grain.txt'], { 'grain.txt': article })
    expect(ran).toMatchObject({ status: 0, error: '' })
    const [{ file, suggestions } = { file: '', suggestions: [] }] = (JSON.parse(ran.out) as Answer).articles
    expect(file).toBe('grain.txt')
    expect(suggestions.length).toBeGreaterThan(0)
    const characters = Array.from(article)
    for (const { content } of suggestions) {
      for (const { start, end, startCodePoint, endCodePoint, exact } of content) {
        expect(article.slice(start, end)).toBe(exact)
        expect(characters.slice(startCodePoint, endCodePoint).join('')).toBe(exact)
      }
    }
    const direct = suggestions.find(({ mode }) => mode === 'direct')
    expect(direct?.content.map(({ exact }) => exact)).toEqual(['“We will never close the corridor,”'])
    expect(direct?.speakers).toEqual(['Maren Ostrova'])
    expect(direct?.why.join('\n')).toContain('All of it stands in quotation marks')
  })

  it('lists suggestions for people, and those of several files one after the other', async () => {
    const ran = await avowal(['suggest', 'a.txt', 'b.txt'], {
      'a.txt': article,
      'b.txt': 'A walk\n\nThe river is wide.',
    })
    expect(ran.status).toBe(0)
    expect(ran.out).toMatch(/^a\.txt: \d+ suggested claims\n\n\d+ % {2}\S.*: Maren Ostrova\n/)
    expect(ran.out).toContain('b.txt: 0 suggested claims\n')
  })

  it('refuses a frame that is none', async () => {
    const ran = await avowal(['suggest', 'a.txt', '--frame', 'middle'], { 'a.txt': article })
    expect(ran).toMatchObject({
      status: 2,
      error: 'avowal: --frame middle is not known; innermost and outermost are. See avowal --help.\n',
    })
  })

  it('refuses what is no article, and then says nothing of the others', async () => {
    const ran = await avowal(['suggest', 'a.txt', 'empty.txt'], { 'a.txt': article, 'empty.txt': '' })
    expect(ran).toMatchObject({ status: 1, out: '' })
    expect(ran.error).toContain('empty.txt')
  })
})
