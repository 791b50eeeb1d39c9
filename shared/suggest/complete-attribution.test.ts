import { expect, it } from 'vitest'
import { blocksOf } from '../text/block.ts'
import { canonicalText } from '../text/canonical-text.ts'
import { completed } from './complete-attribution.ts'
import { findAttributions } from './find-attributions.ts'
import stored from './model.json' with { type: 'json' }
import { type Model, openModel, type StoredModel } from './model.ts'
import { readArticle } from './reading.ts'

const model: Model = openModel(stored as StoredModel)

function readingOf(words: string) {
  const text = canonicalText(words)
  return readArticle(text, blocksOf(text).blocks)
}

it('takes a name right behind the cue for the speaker, even where nothing is left of the content', () => {
  const reading = readingOf('The corridor will open in May, said Maren Ostrova.')
  const at = (word: string) => reading.tokens.findIndex(({ text }) => text === word)
  const name = { from: at('Maren'), to: at('Ostrova') + 1 }
  const cue = { from: at('said'), to: at('said') + 1 }
  expect(completed(reading, { cue, content: [name], source: [] })).toEqual({ cue, content: [], source: [name] })
})

it.each([
  'Followed closely by Olander, said Maren Ostrova, told Olander.',
  'He accepted support, backed by Ostrova, “supported,” said Ostrova. “Olander,” said Ostrova.',
  'SUPPORT TALKS, SAID OSTROVA',
])('is never left without content: %s', (words) => {
  for (const { content } of findAttributions(readingOf(words), model)) expect(content).not.toEqual([])
})
