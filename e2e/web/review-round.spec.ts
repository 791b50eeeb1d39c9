import { expect } from '@playwright/test'
import { FERRY, FERRY_TITLE } from '../support/ferry.ts'
import { annotateFerry, complete, handOver, nameYourself, Review, takeIn } from '../support/review.ts'
import { test } from '../support/test.ts'

test('a full round by files: annotate, hand over, review with every verdict, return, adopt, dispute, answer, settle', async ({
  app: noor,
  anotherProfile,
}) => {
  await nameYourself(noor, 'Noor Hallberg')
  await noor.createProject('Ferries')
  await noor.importText(FERRY)
  await annotateFerry(noor)
  await complete(noor)
  const handed = await handOver(noor)

  const solveig = await anotherProfile()
  await nameYourself(solveig, 'Solveig Anand')
  await takeIn(solveig, handed)
  const inbox = new Review(solveig)
  await inbox.show()
  await inbox.open(FERRY_TITLE)
  await expect(inbox.pane.getByText('0 of 4 decided')).toBeVisible()

  await test.step('the reviewer decides on each claim, and says more', async () => {
    await inbox.is('to reopen the north ferry', /Not reviewed$/)
    await solveig.press('a')
    await inbox.is('to reopen the north ferry', /Accepted$/)

    await inbox.choose('six boats a day')
    await solveig.press('e')
    await solveig.editor.getByRole('combobox', { name: 'Commitment' }).selectOption({ label: 'Pledge' })
    await solveig.dragHandle('end', 'We will run six boats')
    await expect(solveig.editor.getByRole('list', { name: 'What would change' })).toContainText(
      '“We will run six boats”',
    )
    await solveig.button('Propose amendment').click()
    await inbox.is('six boats a day', /Amendment proposed$/)

    await inbox.choose('close the pier')
    await solveig.press('r')
    await expect(solveig.button('Reject')).toBeDisabled()
    await inbox.say('Reason', 'A warning on a condition')
    await inbox.is('close the pier', /Rejected$/)

    await inbox.choose('rejected the idea')
    await solveig.press('q')
    await inbox.say('Comment', 'Who rejected it?')
    await inbox.is('rejected the idea', /Question$/)
    await expect(inbox.pane.getByText('4 of 4 decided')).toBeVisible()

    await solveig.selectByKeyboard('hire its own')
    await solveig.press('t')
    await expect(solveig.editor).toBeVisible()
    await solveig.selectByKeyboard('keep the late boat on Fridays')
    await solveig.press('c')
    await inbox.say('Comment', 'Is this a demand?')
    await solveig.waitSaved()
  })
  const back = await handOver(solveig)

  await takeIn(noor, back)
  const returned = new Review(noor)
  await returned.show()
  await test.step('the annotator adopts, disputes and answers', async () => {
    await expect(returned.returned).toContainText(
      '1 accepted, 1 amendment, 1 rejected, 1 question, 1 missed, 1 comment',
    )
    await returned.returned.getByRole('button', { name: '5 for you to decide' }).click()
    await returned.choose('six boats a day')
    await noor.press('Enter')
    await returned.is('“We will run six boats”', /^Pledge.*Settled$/)
    await returned.choose('close the pier')
    await noor.press('d')
    await returned.say('Comment', 'He says what he will do')
    await returned.is('close the pier', /Disputed$/)
    await returned.choose('rejected the idea')
    await noor.press('Enter')
    await returned.say('Comment', 'The board did')
    await returned.is('rejected the idea', /Answered$/)
    await returned.choose('hire its own')
    await noor.press('Enter')
    await returned.is('hire its own', /Settled$/)
    await noor.waitSaved()
  })
  const reply = await handOver(noor)

  await takeIn(solveig, reply)
  await inbox.show()
  await test.step('the reviewer is asked again, and settles it', async () => {
    await expect(inbox.pane.getByText('5 of 5 decided, 2 for you')).toBeVisible()
    await solveig.press('n')
    await expect(inbox.list.getByRole('option', { selected: true })).toHaveAccessibleName(/For you/)
    await inbox.choose('close the pier')
    await expect(inbox.card.getByText('He says what he will do')).toBeVisible()
    await inbox.card.getByRole('button', { name: 'Resolve' }).click()
    await inbox.is('close the pier', /Settled$/)
    await inbox.choose('rejected the idea')
    await inbox.card.getByRole('button', { name: 'Resolve' }).click()
    await inbox.is('rejected the idea', /Settled$/)
    await inbox.is('“We will run six boats”', /^Pledge.*Settled$/)
  })
})
