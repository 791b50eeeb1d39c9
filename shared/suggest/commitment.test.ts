import { describe, expect, it } from 'vitest'
import { defaultCodebook } from '../codebook/default-codebook.ts'
import { commitmentOf } from './commitment.ts'

const codebook = defaultCodebook()

function codeOf(cue: string, content: string, joint = false): string {
  return commitmentOf({ cue, content, joint, around: '' }, codebook).code
}

describe('the type of a commitment', () => {
  it.each([
    ['promised', 'to lend oru three icebreakers', 'commissive.pledge'],
    ['vowed', 'to reopen the harbor', 'commissive.pledge'],
    ['said', 'we are determined to end the strike', 'commissive.pledge'],
    ['agreed', 'to meet again in ambrel', 'commissive.agreement'],
    ['agreed', 'on the need for a joint patrol', 'assertive.position'],
    ['agreed', 'that veld must withdraw its ships', 'directive.demand'],
    ['plans', 'to visit seiran in april', 'commissive.plan'],
    ['is considering', 'a release of wheat', 'commissive.plan'],
    ['said', 'the council will hold a hearing in may', 'commissive.plan'],
    ['offered', 'to send a mediator', 'commissive.offer'],
    ['said', 'oru is ready to talk without preconditions', 'commissive.offer'],
    ['reaffirmed', 'the treaty of ambrel', 'commissive.reaffirm'],
    ['said', 'tamsin is fully committed to the treaty', 'commissive.reaffirm'],
    ['said', 'the treaty remains the cornerstone of peace in the strait', 'commissive.reaffirm'],
    ['said', 'the treaty is the cornerstone of peace in the strait', 'assertive.position'],
    ['said', 'oru recognizes the islands as a part of veld', 'assertive.position'],
    ['refused', 'to sign', 'commissive.refuse'],
    ['said', 'we will never close the corridor', 'commissive.refuse'],
    ['threatened', 'to cut the supply of gas', 'commissive.threat'],
    ['said', 'veld would face serious consequences', 'commissive.threat'],
    ['demanded', 'the release of the crew', 'directive.demand'],
    ['called on', 'veld to withdraw', 'directive.demand'],
    ['urged', 'both sides to show restraint', 'directive.request'],
    ['asked', 'olander to look into it', 'directive.request'],
    ['stressed', 'the need for patience', 'assertive.position'],
    ['said', 'we do not want to see any such action', 'assertive.position'],
    ['said', 'it will take into account the priority of the harbor', 'commissive.plan'],
    ['said', 'there is no reason for us to reject the proposal', 'commissive.offer'],
    ['said', 'i want to thank the people of oru for their commitment to peace', 'expressive.endorse'],
    ['agreed', 'with the mayor to reopen the bridge', 'commissive.agreement'],
    ['said', 'the blockade is unacceptable', 'assertive.position'],
    ['said', 'the river rose by two meters', 'assertive.fact'],
    ['asked', 'whether the bridge was safe', 'assertive.fact'],
    ['praised', 'the pilots of the harbor', 'expressive.endorse'],
    ['said', 'we applaud the early steps', 'expressive.endorse'],
    ['condemned', 'the attack on the ferry', 'expressive.criticism'],
    ['expressed', 'concern at the delay', 'expressive.criticism'],
    ['signed', 'the accord', 'declarative.act'],
  ])('%s “%s” is %s', (cue, content, code) => {
    expect(codeOf(cue, content)).toBe(code)
  })

  it('says which words it follows from', () => {
    const found = commitmentOf({ cue: 'said', content: 'we will never sign', joint: false, around: '' }, codebook)
    expect(found).toEqual({ code: 'commissive.refuse', by: 'content', words: 'will never' })
  })

  it('takes a code of one’s own by its cues, in any form of the verb', () => {
    const [first] = codebook.codes
    if (first === undefined) throw new Error('The default codebook has codes.')
    const own = { ...first, code: 'own.denial', cues: ['deny'], order: 99 }
    const codes = [...codebook.codes, own]
    const found = commitmentOf(
      { cue: 'denied', content: 'the report', joint: false, around: '' },
      { ...codebook, codes },
    )
    expect(found).toEqual({ code: 'own.denial', by: 'cue', words: 'deny' })
  })

  it('falls back on a code that is in use', () => {
    const codes = codebook.codes.filter(({ code }) => code === 'directive.request')
    const found = commitmentOf(
      { cue: 'said', content: 'the river rose', joint: false, around: '' },
      { ...codebook, codes },
    )
    expect(found).toEqual({ code: 'directive.request', by: 'default', words: '' })
  })
})
