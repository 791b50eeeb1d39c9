import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sampleBundle } from './make-sample.ts'

it('finds the committed sample project to be what the articles and annotations give', () => {
  const committed = readFileSync(new URL('../fixtures/sample/sample.avowal.json', import.meta.url), 'utf8')
  expect(sampleBundle() === committed).toBe(true)
})
