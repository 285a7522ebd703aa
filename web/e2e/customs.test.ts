import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atWork, press, settle, sound } from './desk.ts'
import { openPost, type Post, swipe } from './post.ts'
import { zoneOf } from './travellers.ts'

/** The red corridor: the border guard passes, Customs answers, and only then is the crossing released (I-01, I-05). */
let browser: Browser
let post: Post
let aysel: Page
let tural: Page

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
  aysel = await atWork(post, browser, 'aysel', { lane: /^On foot, entry 1/ })
  tural = await atWork(post, browser, 'tural', { lane: /^Customs/ })
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

/** Reads a document, sets the red corridor, presses Space. */
async function redCorridor(traveller: string): Promise<void> {
  await swipe(aysel, zoneOf(traveller, post.clock.now()))
  await aysel.getByRole('main').getByText('Clear', { exact: true }).first().waitFor()
  await settle(aysel)
  await aysel.keyboard.press('KeyP')
  const sheet = aysel.getByRole('dialog', { name: 'Purpose and corridor' })
  await sheet.getByRole('radio', { name: /^Red/ }).check()
  await aysel.keyboard.press('Control+Enter')
  await sheet.waitFor({ state: 'detached' })
  await settle(aysel)
  await aysel.keyboard.press('Space')
  await aysel.getByText('Border check done. Customs next.').first().waitFor()
}

const waiting = () => tural.getByRole('table', { name: 'Crossings that wait for Customs' })

describe('the customs desk', () => {
  it('says that nobody waits, and hears of the next by itself', async () => {
    await tural.getByRole('heading', { name: 'Customs desk' }).waitFor()
    await tural.getByText('No crossing waits for Customs.').waitFor()
    await sound(tural)
    await redCorridor('many-entries')
    await waiting().getByRole('button').waitFor()
    expect(await waiting().textContent()).not.toMatch(/chaudhry/i)
    await sound(tural)
  })

  it('answers passed with A, which releases', async () => {
    await press(tural, 'KeyJ', 'Enter')
    await tural.getByText('CHAUDHRY, BILAL').waitFor()
    const controls = tural.getByRole('region', { name: 'Controls' })
    expect(await controls.getByRole('row', { name: /^Border check/ }).textContent()).toMatch(/Passed.*Aysel/)
    expect(await controls.getByRole('row', { name: /^Customs corridor/ }).textContent()).toContain(
      'No answer yet',
    )
    await sound(tural)
    await tural.keyboard.press('KeyA')
    const form = tural.getByRole('form', { name: 'Answer for the corridor' })
    await form.getByText('Choose what was found.').waitFor()
    await form.getByRole('radio', { name: 'Passed', exact: true }).check()
    await form.getByLabel('Note').fill('Two boxes of sweets, below the limit.')
    await sound(tural)
    await tural.keyboard.press('Control+Enter')
    await tural.getByText('Released', { exact: true }).waitFor()
    await controls.getByText('Two boxes of sweets, below the limit.').waitFor()
    await sound(tural)
    const [line] = (await post.ledger('crossings.answer')).slice(-1)
    expect(line?.facts).toMatchObject({ control: 'corridor', result: 'passed', released: true })
    await aysel.getByRole('main').getByText('Released', { exact: true }).first().waitFor()
  })

  it('holds with a reason, and only Customs lifts', async () => {
    await aysel.keyboard.press('KeyR')
    await aysel.getByText('Put the document on the reader').waitFor()
    await redCorridor('citizen')
    await tural.keyboard.press('Escape')
    await waiting().getByRole('button').click()
    await tural.getByRole('button', { name: 'Hold with a reason' }).waitFor()
    await tural.keyboard.press('KeyH')
    const form = tural.getByRole('form', { name: 'Hold with a reason' })
    await form.getByLabel('Reason').fill('Goods are weighed.')
    await tural.keyboard.press('Control+Enter')
    const holds = tural.getByRole('region', { name: 'Holds' })
    await holds.getByText('Goods are weighed.').waitFor()
    await holds.getByText('Held by State Customs Committee').waitFor()
    await sound(tural)

    const leyla = await atWork(post, browser, 'leyla', { lane: /^Shift desk/ })
    await leyla.getByRole('table', { name: 'Today’s crossings' }).getByRole('link').first().waitFor()
    await sound(leyla)
    await leyla.getByRole('combobox', { name: 'State' }).selectOption({ label: 'held' })
    expect(new URL(leyla.url()).searchParams.get('state')).toBe('held')
    await leyla.getByRole('table').getByRole('link').click()
    await leyla.getByText('Only State Customs Committee lifts its hold.').waitFor()
    expect(await leyla.getByRole('button', { name: 'Lift the hold' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    await sound(leyla)
    await leyla.context().close()

    await tural.keyboard.press('KeyL')
    await holds.getByText(/lifted/).waitFor()
    await tural.keyboard.press('KeyA')
    const answer = tural.getByRole('form', { name: 'Answer for the corridor' })
    await answer.getByRole('radio', { name: 'Could not check' }).check()
    await answer.getByText('Say why.').waitFor()
    await tural.keyboard.press('Control+Enter')
    await answer.getByText('Write at least 3 characters').waitFor()
    await answer.getByRole('radio', { name: 'Passed', exact: true }).check()
    await tural.keyboard.press('Control+Enter')
    await tural.getByText('Released', { exact: true }).waitFor()
    expect((await post.actions()).filter(a => /hold|answer|liftHold/i.test(a))).toEqual([
      'crossings.answer',
      'crossings.hold',
      'crossings.liftHold',
      'crossings.answer',
    ])
  })

  it('a correction needs two: the proposer sees for whom it waits, never approve', async () => {
    const kamran = await atWork(post, browser, 'kamran', { lane: /^Second line/ })
    await kamran.getByRole('link', { name: 'Today’s crossings' }).click()
    await kamran.getByRole('table').getByRole('link').first().click()
    await kamran.getByRole('heading', { name: /^Crossing of/ }).waitFor()
    await kamran.keyboard.press('KeyE')
    const form = kamran.getByRole('form', { name: 'Propose a correction' })
    await form.getByRole('radio', { name: 'withdrawn' }).check()
    await form.getByLabel('Reason').fill('The traveller turned back after the gate.')
    await sound(kamran)
    await kamran.keyboard.press('Control+Enter')
    await kamran.getByText(/^waits for captain Leyla .* since/).waitFor()
    expect(await kamran.getByRole('button', { name: 'Approve the correction' }).count()).toBe(0)
    await sound(kamran)

    const leyla = await reopened('leyla')
    await leyla.getByRole('table').getByRole('link').first().click()
    await leyla.getByText('The traveller turned back after the gate.').waitFor()
    await sound(leyla)
    await leyla.keyboard.press('KeyA')
    await leyla.getByText('approved', { exact: true }).waitFor()
    await leyla.getByText('Withdrawn', { exact: true }).waitFor()
    expect((await post.ledger('crossings.answerCorrection')).at(-1)?.facts).toMatchObject({
      answer: 'approved',
    })
    await kamran.getByRole('button', { name: /^Changed meanwhile/ }).waitFor()
    await kamran.keyboard.press('Period')
    await kamran.getByText('Withdrawn', { exact: true }).waitFor()
  })
})

/** Signs in again where the shift was left open on another workstation: it is ended first, as the next in line would find it. */
async function reopened(person: string): Promise<Page> {
  await post.query(
    `insert into posts.shift_end (site, shift, at, by) select s.site, s.id, $1, s.officer from posts.shift s
      where s.lane = 'bilasuvar-desk' and not exists (select 1 from posts.shift_end e where e.site = s.site and e.shift = s.id)`,
    [post.clock.now()],
  )
  return await atWork(post, browser, person, { lane: /^Shift desk/ })
}
