import { expect, it } from 'vitest'
import type { UiCommand } from '../commands/command-registry.ts'
import { keyRefusal } from './key-clash.ts'

const command = (id: string, keys: readonly string[], when?: UiCommand['when']): UiCommand => ({
  id,
  title: id,
  section: '',
  keys,
  enabled: true,
  run: () => undefined,
  ...(when === undefined ? {} : { when }),
})

const accept = command('review.accept', ['a'], 'review')
const comment = command('review.comment', ['c'], 'review-always')
const agreement = command('tag.commissive.agreement', ['a'])
const next = command('reader.nextClaim', ['j'])
const all = [accept, comment, agreement, next]

it('lets a key of the review screen be a letter of the codebook, which wants words to be selected', () => {
  expect(keyRefusal('a', accept, all)).toBeNull()
  expect(keyRefusal('a', agreement, all)).toBeNull()
})

it('refuses the key of a command that acts on the review screen as well', () => {
  expect(keyRefusal('j', accept, all)).toEqual({ kind: 'clash', with: next })
  expect(keyRefusal('c', accept, all)).toEqual({ kind: 'clash', with: comment })
})

it('refuses a letter for what acts with and without a selection', () => {
  expect(keyRefusal('a', comment, all)).toEqual({ kind: 'clash', with: accept })
})
