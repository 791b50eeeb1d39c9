import { expect, it } from 'vitest'
import { blocksOf } from '../text/block.ts'
import { canonicalText } from '../text/canonical-text.ts'
import { speakersNamed } from './speakers-named.ts'

function namedIn(raw: string) {
  const text = canonicalText(raw)
  return speakersNamed(text, blocksOf(text).blocks).map(({ name, role }) => (role === null ? name : `${name}, ${role}`))
}

it('names everybody once, by the fullest name and with their office, those who say something first', () => {
  const article = `Talks in Oru end

On Monday, delegates from Tamsin came to Port Elsane. Foreign Minister Rafiq Olander stayed away.

“It is late,” said Maren Ostrova. Olander told her that Tamsin would wait.`
  expect(namedIn(article)).toEqual(['Rafiq Olander, Foreign Minister', 'Maren Ostrova', 'Tamsin', 'Port Elsane'])
})

it('finds nobody where nobody is named', () => {
  expect(namedIn('It rained all day, and nothing was said.')).toEqual([])
  expect(namedIn('')).toEqual([])
})
