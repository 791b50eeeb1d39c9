import { describe, expect, it } from 'vitest'
import { span } from '../text/offset.ts'
import { conditionOf, deadlineOf, strengthOf } from './wording.ts'

function deadline(content: string): string | null {
  const found = deadlineOf(content, [span(0, content.length)])
  return found === null ? null : content.slice(found.start, found.end)
}

function condition(content: string): readonly string[] {
  const { conditionality, condition } = conditionOf(content, [span(0, content.length)])
  return [conditionality, ...condition.map(({ start, end }) => content.slice(start, end))]
}

describe('strength', () => {
  it.each([
    ['vowed', 'to reopen the harbor', 'firm'],
    ['said', 'the council will never agree', 'firm'],
    ['said', 'the ships will sail', 'plain'],
    ['said', 'the ships may sail', 'hedged'],
    ['is considering', 'a release of wheat', 'hedged'],
  ] as const)('%s “%s” is %s', (cue, content, strength) => {
    expect(strengthOf(cue, content)).toBe(strength)
  })
})

describe('conditions', () => {
  it.each([
    ['if Veld withdraws its ships, we will talk', ['conditional', 'if Veld withdraws its ships']],
    ['it will not sign unless the crew is released', ['conditional', 'unless the crew is released']],
    ['Veld must withdraw before talks can be held', ['precondition', 'before talks can be held']],
    ['the ships would sail again once the ice has gone', ['conditional', 'once the ice has gone']],
    ['to once again open the harbor', ['none']],
    ['the harbor is open', ['none']],
  ])('%s', (content, expected) => {
    expect(condition(content)).toEqual(expected)
  })
})

describe('deadlines', () => {
  it.each([
    ['to reopen the corridor by the end of March', 'by the end of March'],
    ['to meet next week in Ambrel', 'next week'],
    ['to send fresh water within ten days', 'within ten days'],
    ['to reach an accord at an early date', 'at an early date'],
    ['to hold talks on May 9-10', 'on May 9-10'],
    ['plans to visit, possibly in mid-February, for talks', 'in mid-February'],
    ['to vote by 2040', 'by 2040'],
    ['to leave the harbor open', null],
  ])('%s', (content, expected) => {
    expect(deadline(content)).toBe(expected)
  })
})
