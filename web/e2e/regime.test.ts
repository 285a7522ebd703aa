import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atWork, settle, sound } from './desk.ts'
import { openPost, type Post, swipe } from './post.ts'
import { zoneOf } from './travellers.ts'

/** Head office enters an act, another person approves, and the booth answers by it from its day on (I-22); an evacuation is opened and confirmed (I-35). */
let browser: Browser
let post: Post
let nigar: Page

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
  nigar = await atWork(post, browser, 'nigar')
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

const title = 'Trial decision on foot passengers'

/** A citizen puts the document on the reader of the booth. */
async function comes(booth: Page, who = 'citizen'): Promise<void> {
  await booth.getByText('Put the document on the reader').first().waitFor()
  await swipe(booth, zoneOf(who, post.clock.now()))
}

describe('the regime', () => {
  it('is a board to look at: each square leads to its legal act', async () => {
    await nigar.goto(`${post.url}/crossings`)
    await nigar.getByRole('link', { name: 'What may cross' }).click()
    const board = nigar.getByRole('table', { name: 'Board of posts' })
    await board.getByRole('button', { name: /^Bilasuvar, On foot, Entry/ }).click()
    const act = nigar.getByRole('complementary', { name: 'The act behind a square' })
    await act.getByText('Exercise: no act provides for this').waitFor()
    expect(await board.getByRole('button').count()).toBe(40)
    await nigar.getByLabel('Nationality', { exact: true }).fill('Türkiye')
    await nigar.keyboard.press('Enter')
    await expect.poll(() => new URL(nigar.url()).searchParams.get('nationality')).toBe('TUR')
    await nigar.getByRole('button', { name: 'Today, everybody' }).click()
  })

  it('an act is entered, tried on the board, proposed; its proposer may take it back and not approve it', async () => {
    await nigar.getByRole('button', { name: 'Enter an act' }).click()
    const form = nigar.getByRole('form', { name: 'Enter an act' })
    await form.getByLabel('Title, Azerbaijani').fill('Piyadalar haqqında sınaq qərarı')
    await form.getByLabel('Title, English').fill(title)
    await form.getByLabel('Number and date').fill('Trial decision 7 of 17 March 2026')
    const provision = form.getByRole('region', { name: 'Provision 1' })
    await provision.getByRole('checkbox', { name: 'Bilasuvar' }).check()
    await provision.getByRole('checkbox', { name: 'On foot' }).check()
    await provision.getByRole('radio', { name: 'Entry' }).check()
    await provision.getByLabel('First day').fill('2026-03-18')
    await provision.getByLabel('Last day').fill('2026-03-17')
    await form.getByRole('button', { name: 'Try on the board' }).click()
    await nigar.getByText('A provision ends before it begins. Correct its days.').waitFor()
    await provision.getByLabel('Last day').fill('2026-03-20')
    await form.getByRole('button', { name: 'Try on the board' }).click()
    await nigar.getByLabel('Day', { exact: true }).fill('2026-03-18')
    await nigar.getByText(/The board tries an act, on 18 March 2026\. 1 square differs/).waitFor()
    await nigar
      .getByRole('button', { name: /^Bilasuvar, On foot, Entry/ })
      .getByText('was open')
      .waitFor()
    expect(await post.query('select * from posts.regime_act')).toEqual([])
    await sound(nigar)
    await form.getByRole('button', { name: 'Propose' }).click()
    const waiting = nigar.getByRole('region', { name: 'Waiting for a second person' })
    await waiting.getByRole('button', { name: 'Withdraw' }).waitFor()
    expect(await waiting.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  })

  it('another person approves; the booth lets cross today, and not from the day of the act on', async () => {
    const booth = await atWork(post, browser, 'aysel', { lane: /On foot, entry 1/ })
    await comes(booth)
    await booth.getByRole('status').filter({ hasText: 'Clear' }).waitFor()
    await settle(booth)
    await booth.keyboard.press('Space')
    await booth
      .getByRole('status')
      .filter({ hasText: /Released|Put the document/ })
      .first()
      .waitFor()

    const ceyhun = await atWork(post, browser, 'ceyhun')
    await ceyhun.goto(`${post.url}/regime`)
    const waiting = ceyhun.getByRole('region', { name: 'Waiting for a second person' })
    await waiting.getByText(title).waitFor()
    await waiting.getByRole('button', { name: 'Approve' }).click()
    await waiting.waitFor({ state: 'detached' })
    // the proposer's page hears of it
    await nigar.getByRole('region', { name: 'Waiting for a second person' }).waitFor({ state: 'detached' })

    post.clock.set('2026-03-18T05:00:00.000Z')
    const next = await atWork(post, browser, 'aysel', { lane: /On foot, entry 1/ })
    await comes(next)
    await next.getByRole('status').filter({ hasText: 'Settle here' }).waitFor()
    await next.getByText(`May not cross by: ${title} (Trial decision 7 of 17 March 2026)`).first().waitFor()
    const lines = (await post.ledger('posts.answerAct')).filter(
      line => (line.facts as { answer?: string }).answer === 'approved',
    )
    expect(lines).toHaveLength(1)
  })

  it('an evacuation mode is opened by the shift leader, confirmed by a second person, and the booth says by whose order', async () => {
    const leyla = await atWork(post, browser, 'leyla', { lane: /Shift desk/ })
    await leyla.goto(`${post.url}/regime`)
    const panel = leyla.getByRole('region', { name: 'Evacuation mode' })
    await panel.getByRole('button', { name: 'Open the evacuation mode' }).click()
    await panel.getByLabel('Order').fill('Order 12 of the operational headquarters')
    await panel.getByLabel('Reason').fill('people come out of the war')
    await panel.getByRole('checkbox', { name: 'On foot' }).check()
    await panel.getByRole('radio', { name: 'both directions' }).check()
    await sound(leyla)
    await panel.getByRole('button', { name: 'Open the evacuation mode' }).click()
    await panel.getByText(/a second person confirms by/).waitFor()

    const kamran = await atWork(post, browser, 'kamran', { lane: /Second line/ })
    await kamran.goto(`${post.url}/regime`)
    await kamran.getByRole('button', { name: 'Confirm' }).click()
    await kamran.getByText('Open and confirmed').waitFor()

    const booth = await atWork(post, browser, 'rashad', { lane: /On foot, exit 2/ })
    await comes(booth, 'many-entries')
    await booth
      .getByText('Evacuation mode lets cross, by: Order 12 of the operational headquarters')
      .first()
      .waitFor()
    expect(await post.query('select site from posts.evacuation_crossing')).toHaveLength(1)
  })
})
