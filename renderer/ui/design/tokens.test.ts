import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Colour, composite, contrast, parseOklch } from './testing/colour.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const tokens = read('./tokens.css')
const groups = read('./groups.css')

type Theme = 'light' | 'dark'
const THEMES: readonly Theme[] = ['light', 'dark']
const GROUPS = ['commissive', 'directive', 'assertive', 'expressive', 'declarative', 'neutral']
const VARIANTS = [0, 1, 2, 3, 4, 5, 6]

/** The first declaration of each custom property, by name. */
const values = new Map<string, string>()
for (const [, name = '', value = ''] of `${tokens}${groups}`.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
  if (!values.has(name)) values.set(name, value.replace(/\s+/g, ' ').trim())
}

function colour(name: string, theme: Theme): Colour {
  const value = values.get(name) ?? ''
  const alias = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  if (alias !== undefined) return colour(alias, theme)
  const pair = /^light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)$/.exec(value)
  const parsed = parseOklch(pair?.[theme === 'light' ? 1 : 2] ?? '')
  if (parsed === null) throw new Error(`${name} is not a colour: ${value}`)
  return parsed
}

const rounded = (ratio: number) => Math.round(ratio * 100) / 100

describe.each(THEMES)('the %s theme', (theme) => {
  /** Contrast of a colour with what it lies on: the layers below it, topmost first, the last one over the page. */
  function ratio(front: string, ...layers: readonly string[]): number {
    const ground = layers.reduceRight(
      (below, layer) => composite(colour(layer, theme), below),
      colour('--paper', theme),
    )
    return rounded(contrast(composite(colour(front, theme), ground), ground))
  }

  it.each(['--paper', '--desk', '--sheet', '--well'])('sets readable text on %s', (ground) => {
    for (const ink of ['--ink', '--ink-soft', '--ink-faint', '--accent', '--problem', '--caution', '--good']) {
      expect([ink, ratio(ink, ground) >= 4.5]).toEqual([ink, true])
    }
    expect(ratio('--ink', ground)).toBeGreaterThanOrEqual(12)
  })

  it('keeps text readable on hovered, pressed, chosen and warning grounds', () => {
    const grounds = [
      ['--hover', '--desk'],
      ['--press', '--desk'],
      ['--press', '--sheet'],
      ['--accent-wash'],
      ['--hover', '--accent-wash'],
    ]
    for (const ground of grounds) {
      for (const ink of ['--ink', '--ink-soft', '--ink-faint', '--accent']) {
        expect([ink, ...ground, ratio(ink, ...ground) >= 4.5]).toEqual([ink, ...ground, true])
      }
    }
    expect(ratio('--problem', '--problem-wash')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('--caution', '--caution-wash')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('--ink', '--selection', '--paper')).toBeGreaterThanOrEqual(4.5)
  })

  it('sets readable text on the accent and on tooltips', () => {
    expect(ratio('--tip-ink', '--tip')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('--accent-ink', '--accent')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('--accent-ink', '--accent-hover')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['--paper', '--desk', '--sheet'])(
    'draws control borders and the focus ring at 3:1 or more on %s',
    (ground) => {
      expect(ratio('--line-strong', ground)).toBeGreaterThanOrEqual(3)
      expect(ratio('--focus', ground)).toBeGreaterThanOrEqual(3)
    },
  )

  describe.each(GROUPS)('the %s family', (group) => {
    it.each(VARIANTS)('keeps the article readable on band %i, also where three lie over one another', (variant) => {
      const band = `--group-${group}-band-${variant}`
      expect(ratio('--ink', band, '--paper')).toBeGreaterThanOrEqual(8)
      expect(ratio('--ink', band, band, band, '--paper')).toBeGreaterThanOrEqual(4.8)
    })

    it('keeps the article readable on the band of the selected claim, over two others', () => {
      const band = `--group-${group}-band`
      expect(ratio('--ink', `${band}-strong`, band, band, '--paper')).toBeGreaterThanOrEqual(4.5)
    })

    it('draws its line at 3:1 or more on the page and on its own bands', () => {
      expect(ratio(`--group-${group}-line`, '--paper')).toBeGreaterThanOrEqual(4.5)
      for (const variant of VARIANTS) {
        expect(ratio(`--group-${group}-line`, `--group-${group}-band-${variant}`, '--paper')).toBeGreaterThanOrEqual(3)
      }
      expect(ratio(`--group-${group}-line`, `--group-${group}-band-strong`, '--paper')).toBeGreaterThanOrEqual(3)
    })

    it('sets a readable letter on its badge, and its badge apart from page and desk', () => {
      expect(ratio(`--group-${group}-badge-ink`, `--group-${group}-badge`)).toBeGreaterThanOrEqual(4.5)
      expect(ratio(`--group-${group}-badge`, '--paper')).toBeGreaterThanOrEqual(3)
      expect(ratio(`--group-${group}-badge`, '--desk')).toBeGreaterThanOrEqual(3)
    })

    it('gives no two variants the same tint', () => {
      const tints = VARIANTS.map((variant) => values.get(`--group-${group}-band-${variant}`))
      expect(new Set(tints).size).toBe(VARIANTS.length)
    })
  })

  it('names only colours that sRGB can show', () => {
    const outside: string[] = []
    for (const [name, value] of values) {
      if (!value.startsWith('light-dark(')) continue
      const { rgb } = colour(name, theme)
      if (rgb.some((part) => part < -0.001 || part > 1.001)) outside.push(name)
    }
    expect(outside).toEqual([])
  })
})

it('gives no two variants the same underline', () => {
  const underline = (variant: number) =>
    `${values.get(`--variant-${variant}-style`)} ${values.get(`--variant-${variant}-thickness`)}`
  expect(new Set(VARIANTS.map(underline)).size).toBe(VARIANTS.length)
})
