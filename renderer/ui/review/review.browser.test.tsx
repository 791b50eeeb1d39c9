import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { span } from '../../../shared/text/offset.ts'
import type { InboxItem } from '../../session/review-views.ts'
import type { ClaimView } from '../../session/views.ts'
import { findings, takeDown } from '../testing/draw.tsx'
import { drawReview } from '../testing/draw-review.tsx'
import {
  anItem,
  aReturned,
  aReview,
  aThread,
  colleaguesArticle,
  createReviewSession,
  type ReviewScreenSession,
} from '../testing/review-session.ts'
import { sampleArticle } from '../testing/sample-views.ts'

afterEach(takeDown)

const button = (name: string) => page.getByRole('button', { name, exact: true })
const card = page.getByRole('region', { name: 'Under review' })
const items = page.getByRole('listbox', { name: 'Claims to review' })

function inbox(): ReviewScreenSession {
  const { claims } = colleaguesArticle()
  const list = claims.map((claim, index) =>
    anItem(claim, index === 1 ? 'accepted' : index === 2 ? 'rejected' : 'unreviewed', {
      mine: index === 1 ? aReview(claim, { mine: true, by: 'Nadia Okonkwo' }) : null,
    }),
  )
  return createReviewSession({ inbox: list, current: list[0] ?? null })
}

describe('the inbox', () => {
  it('is gone through with J and K, and the page follows', async () => {
    const session = inbox()
    await drawReview(session)
    const [first, second] = session.page.get().claims
    await expect.element(card.getByRole('blockquote')).toHaveTextContent(first?.quote ?? '')
    await userEvent.keyboard('j')
    await expect.element(card.getByRole('blockquote')).toHaveTextContent(second?.quote ?? '')
    await userEvent.keyboard('k')
    await expect.element(card.getByRole('blockquote')).toHaveTextContent(first?.quote ?? '')
    expect(await findings()).toEqual([])
  })

  it('accepts, amends, questions and comments by a key', async () => {
    const session = inbox()
    await drawReview(session)
    const id = session.page.get().claims[0]?.id
    await userEvent.keyboard('a')
    await userEvent.keyboard('e')
    expect(session.calls).toEqual(expect.arrayContaining([`review.accept ${id}`, `review.startAmendment ${id}`]))
    await userEvent.keyboard('q')
    await userEvent.keyboard('Since when?{Enter}')
    await expect.poll(() => session.calls).toContain(`review.question ${id} Since when?`)
    await userEvent.keyboard('c')
    await userEvent.keyboard('Well{Shift>}{Enter}{/Shift}found{Control>}{Enter}{/Control}')
    await expect.poll(() => session.calls).toContain('review.comment claim Well\nfound')
  })

  it('wants a reason for a rejection, and sends it with Enter', async () => {
    const session = inbox()
    await drawReview(session)
    const id = session.page.get().claims[0]?.id
    await userEvent.keyboard('r')
    const reason = page.getByRole('textbox', { name: 'Reason' })
    await expect.element(reason).toHaveFocus()
    await expect.element(button('Reject')).toBeDisabled()
    await expect.element(page.getByText('A rejection needs a reason', { exact: false })).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(session.calls.some((call) => call.startsWith('review.reject'))).toBe(false)
    expect(await findings()).toEqual([])
    await userEvent.keyboard('Not hers')
    await expect.element(page.getByText('A rejection needs a reason', { exact: false })).not.toBeInTheDocument()
    expect(reason.element().clientHeight).toBeGreaterThan(50)
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => session.calls).toContain(`review.reject ${id} Not hers`)
    await expect.element(reason).not.toBeInTheDocument()
    await userEvent.keyboard('j')
    await expect.poll(() => session.place.get().claimId).toBe(session.page.get().claims[1]?.id)
  })

  it('comments on selected words with C, and makes a missed claim of them with the letter that the bar shows', async () => {
    const session = inbox()
    await drawReview(session)
    session.setSelection(span(200, 220))
    const criticism = () => document.querySelector('.new-claim-bar [data-item="expressive.criticism"]')
    await expect.poll(() => criticism()?.getAttribute('aria-keyshortcuts')).toBe('Shift+c')
    expect(criticism()?.querySelector('.letter-badge')?.getAttribute('data-letter')).toBe('⇧C')
    await userEvent.keyboard('c')
    await expect.element(page.getByRole('textbox', { name: 'Comment' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    session.setSelection(span(200, 220))
    await userEvent.keyboard('{Shift>}C{/Shift}')
    await expect.poll(() => session.page.get().claims.at(-1)?.label).toBe('Criticism / concern')
  })

  it('keeps what was typed when a form is closed', async () => {
    const session = inbox()
    await drawReview(session)
    await userEvent.keyboard('r')
    await userEvent.keyboard('Half a rea{Escape}')
    await expect.element(page.getByRole('textbox', { name: 'Reason' })).not.toBeInTheDocument()
    await userEvent.keyboard('r')
    await expect.element(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('Half a rea')
  })

  it('says how many claims ask again, and offers these alone', async () => {
    const { claims } = colleaguesArticle()
    const list = claims.map((claim, index) => anItem(claim, 'rejected', { asksMe: index < 2 }))
    const session = createReviewSession({ inbox: list, current: list[0] ?? null })
    await drawReview(session)
    const all = claims.length
    await expect.element(page.getByText(`${all} of ${all} decided, 2 for you`)).toBeVisible()
    await expect.element(button('Inbox, 0 undecided, 2 for you')).toHaveTextContent('Inbox2')
    await page.getByRole('combobox', { name: 'State' }).selectOptions('For you')
    expect(session.calls).toContain('review.setFilter {"state":"asksMe"}')
  })

  it('says in the margin where each claim stands', async () => {
    await drawReview(inbox())
    const margin = page.getByRole('group', { name: 'Claims in the margin' })
    await expect.element(margin.getByRole('button', { name: /Accepted$/ })).toBeVisible()
    await expect.element(margin.getByRole('button', { name: /Rejected$/ })).toBeVisible()
  })

  it('names each item by its claim and its state, and selects by the arrow keys', async () => {
    const session = inbox()
    await drawReview(session)
    await expect.element(items.getByRole('option').nth(1)).toHaveAccessibleName(/^Demand, .*Accepted$/)
    ;(items.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(() => session.calls.at(-1)).toBe(`review.select ${session.page.get().claims[1]?.id}`)
  })

  it('draws few of thousands', async () => {
    const [claim] = colleaguesArticle().claims
    if (claim === undefined) throw new Error('No claim')
    const list = Array.from({ length: 5000 }, (_, n) => anItem({ ...claim, id: `${claim.id}-${n}` as never }))
    await drawReview(createReviewSession({ inbox: list, current: list[0] ?? null }))
    await expect.element(items.getByRole('option').first()).toBeVisible()
    expect(items.getByRole('option').elements().length).toBeLessThan(60)
    await expect.element(button('Accept all 5000 shown')).toBeVisible()
  })

  it('says that it is hidden until my own work is complete, and completes it', async () => {
    const session = createReviewSession({ hidden: true })
    await drawReview(session)
    await userEvent.click(button('Mark this article complete'))
    expect(session.page.get().status).toBe('complete')
    expect(await findings()).toEqual([])
  })
})

describe('an amendment', () => {
  function amending(): {
    readonly session: ReviewScreenSession
    readonly id: InboxItem['id']
    readonly begin: () => void
  } {
    const session = inbox()
    const { id = '' as InboxItem['id'] } = session.page.get().claims[0] ?? {}
    const begin = () => {
      const amended = (view: ClaimView) => (view.id === id ? { ...view, mine: true, amends: view } : view)
      session.page.update((now) => ({ ...now, claims: now.claims.map(amended) }))
      session.review.amendments.set(new Map([[id, { claimId: id, differences: [] }]]))
    }
    return { session, id, begin }
  }

  it('takes the focus into its first field, and gives it to the card when Escape leaves it', async () => {
    const { session, id, begin } = amending()
    await drawReview(session)
    ;(card.element() as HTMLElement).focus()
    await userEvent.keyboard('e')
    begin()
    await expect.element(page.getByRole('form', { name: 'Claim' }).getByRole('combobox').first()).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(session.calls).toContain(`review.leaveAmendment ${id}`)
    session.review.amendments.set(new Map())
    await expect.element(card).toHaveFocus()
    expect(session.place.get().claimId).toBe(id)
  })

  it('scrolls as a whole in a low window, and shows several of its fields', async () => {
    const { session, begin } = amending()
    await drawReview(session, { width: 720, height: 450 })
    await userEvent.click(button('Show review'))
    begin()
    const form = page.getByRole('form', { name: 'Claim' })
    await expect.element(form).toBeInTheDocument()
    const pane = document.querySelector('.review-pane')?.getBoundingClientRect()
    const foot = document.querySelector('.amendment-foot')?.getBoundingClientRect()
    if (pane === undefined || foot === undefined) throw new Error('Nothing to measure')
    expect(foot.top).toBeGreaterThan(pane.bottom)
    button('Propose amendment').element().scrollIntoView()
    await expect.element(button('Propose amendment')).toBeInViewport()
  })

  it('is left by Escape from the text as well, and the claim stays open', async () => {
    const { session, id, begin } = amending()
    await drawReview(session)
    begin()
    const form = page.getByRole('form', { name: 'Claim' })
    await expect.element(form).toBeVisible()
    document.querySelector<HTMLElement>('.reader-text')?.focus()
    await userEvent.keyboard('{Escape}')
    expect(session.calls).toContain(`review.leaveAmendment ${id}`)
    expect(session.place.get().claimId).toBe(id)
  })

  it('that was left as a draft is offered on the card', async () => {
    const { session, id } = amending()
    session.review.drafted.set(new Set([id]))
    await drawReview(session)
    await expect.element(card.getByText('You have begun an amendment.')).toBeVisible()
    await userEvent.click(button('Go on'))
    expect(session.calls).toContain(`review.startAmendment ${id}`)
    await userEvent.click(button('Discard it'))
    expect(session.calls).toContain(`review.cancelAmendment ${id}`)
    expect(await findings()).toEqual([])
  })
})

describe('what came back', () => {
  function returned(): ReviewScreenSession {
    const article = sampleArticle()
    const [first, second, third] = article.claims
    if (first === undefined || second === undefined || third === undefined) throw new Error('No claims')
    const amend = aReview(first, {
      verdict: 'amend',
      state: 'amendment-proposed',
      turn: 'owner',
      reason: 'He only planned it.',
      proposal: [{ field: 'commitment', before: 'Agreement', after: 'Plan / intention' }],
      proposed: first,
    })
    const question = aReview(second, { verdict: 'question', state: 'question', turn: 'owner', reason: 'Who says so?' })
    const reject = aReview(third, { verdict: 'reject', state: 'rejected', turn: 'owner', reason: 'Not a claim' })
    const list = [aReturned(first, amend), aReturned(second, question), aReturned(third, reject)]
    return createReviewSession({ list: 'returned', returned: list, current: list[0] ?? null, open: 3 }, article)
  }

  it('is adopted with Enter, and disputed with D', async () => {
    const session = returned()
    await drawReview(session)
    const id = session.review.desk.get()?.current?.id
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => session.calls).toContain(`review.adopt ${id}`)
    await userEvent.keyboard('d')
    await userEvent.keyboard('It says so in line 3{Enter}')
    await expect.poll(() => session.calls).toContain(`review.dispute ${id} It says so in line 3`)
    expect(await findings()).toEqual([])
  })

  it('shows before and after of an amendment', async () => {
    await drawReview(returned())
    const changes = page.getByRole('list', { name: 'Proposed' })
    await expect.element(changes).toHaveTextContent('Commitment Agreement → Plan / intention')
  })

  it('says what was adopted', async () => {
    const session = returned()
    const [claim] = session.page.get().claims
    if (claim === undefined) throw new Error('No claim')
    const adopted = [{ field: 'commitment', before: 'Plan / intention', after: 'Plan / intention' }]
    const review = aReview(claim, { verdict: 'amend', state: 'settled', settledBy: 'adopted', adopted })
    const item = aReturned(claim, review)
    session.show({ returned: [item], current: item })
    await drawReview(session)
    await expect
      .element(page.getByRole('list', { name: 'Adopted' }))
      .toHaveTextContent(/^Commitment Plan \/ intention$/)
  })

  it('asks for an answer to a question where one would adopt', async () => {
    const session = returned()
    await drawReview(session)
    await userEvent.keyboard('j{Enter}')
    await userEvent.keyboard('The second line does{Enter}')
    await expect.poll(() => session.calls.at(-1)).toMatch(/^review.answer .* The second line does$/)
  })

  it('offers to delete what was rejected', async () => {
    await drawReview(returned())
    await userEvent.keyboard('jj')
    await expect.element(button('Adopt: delete my claim')).toBeVisible()
  })
})

describe('comments on the text', () => {
  it('stand in the margin, and open with their thread', async () => {
    const article = colleaguesArticle()
    const { text } = article
    const start = text.indexOf('No gas, no wheat')
    const quote = 'No gas, no wheat'
    const thread = aThread('A slogan?', {
      about: { kind: 'passage', quote, spans: [{ start, end: start + quote.length } as never] },
    })
    const session = createReviewSession({ passages: [thread] }, article)
    await drawReview(session)
    await page.getByRole('button', { name: `Comment by Solveig Anand on “${quote}”` }).click()
    const shown = page.getByRole('article', { name: 'Solveig Anand: A slogan?' })
    await expect.element(shown).toBeVisible()
    await shown.getByRole('button', { name: 'Reply' }).click()
    await userEvent.keyboard('A demand{Enter}')
    await expect.poll(() => session.calls).toContain(`review.reply ${thread.id} A demand`)
    await shown.getByRole('button', { name: 'Resolve' }).click()
    expect(session.calls).toContain(`review.resolve ${thread.id} `)
    expect(await findings()).toEqual([])
  })
})
