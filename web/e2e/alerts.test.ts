import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atWork, press, settle, sound } from './desk.ts'
import { openPost, type Post, swipe } from './post.ts'
import { zoneOf } from './travellers.ts'

/** A list owner proposes an alert, another unit approves, the next swipe hits; shortening it needs two and tells the owner (I-22, I-23). */
let browser: Browser
let post: Post
let nigar: Page
let ceyhun: Page
let ulviyya: Page

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
  nigar = await atWork(post, browser, 'nigar')
  ceyhun = await atWork(post, browser, 'ceyhun')
  ulviyya = await atWork(post, browser, 'ulviyya')
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()

async function openWaiting(page: Page): Promise<void> {
  await page.goto(`${post.url}/alerts`)
  await page.getByRole('button', { name: '1 proposal waits for you' }).click()
  await page.getByRole('table', { name: 'Proposals that wait' }).getByRole('link').click()
  await page.getByRole('heading', { name: 'Your answer' }).waitFor()
}

describe('an alert', () => {
  it('is proposed with what it needs; what lacks is said field by field', async () => {
    await nigar.goto(`${post.url}/alerts`)
    await nigar.getByText('No alert is live.').waitFor()
    await sound(nigar)
    await nigar.keyboard.press('Shift+Equal')
    await heading(nigar, 'Propose an alert')
    await nigar.keyboard.press('Control+Enter')
    await nigar.getByRole('alert').getByText('Write at least one name.').waitFor()
    await sound(nigar)
    await nigar.getByLabel('Names, one a line').fill('Sevinj Ismayilova')
    await nigar.getByLabel('Date of birth').fill('1972-01-09')
    await nigar.getByLabel('Nationality').fill('AZE')
    await nigar.getByLabel('Purpose').selectOption({ label: 'Missing' })
    await nigar.getByLabel('Last day').fill('2026-12-31')
    await nigar.getByLabel('Reference').fill('Case 77/2026')
    await nigar.getByLabel('What to do').fill('Let nobody wait alone; call the duty desk.')
    await nigar.getByLabel('Whom to call, day and night').fill('room 12')
    await nigar.getByLabel('Ground').fill('Order of the search office')
    await nigar.getByText('Give a telephone that is answered day and night.').first().waitFor()
    await nigar.getByLabel('Whom to call, day and night').fill('+994 12 000 00 00')
    await nigar.keyboard.press('Control+Enter')
    await heading(nigar, 'New alert')
    await nigar.getByRole('button', { name: 'Take the proposal back' }).waitFor()
    expect(await nigar.getByRole('button', { name: 'Approve' }).count()).toBe(0)
    await sound(nigar)
  })

  it('is live once another unit approved it: the next swipe goes to second line', async () => {
    await openWaiting(ceyhun)
    await ceyhun.getByText('Sevinj Ismayilova').waitFor()
    await press(ceyhun, 'KeyA')
    await ceyhun.getByText('approved', { exact: true }).waitFor()
    const aysel = await atWork(post, browser, 'aysel', { lane: /^On foot, entry 1/ })
    await aysel.getByText('Put the document on the reader').waitFor()
    await swipe(aysel, zoneOf('citizen', post.clock.now()))
    await aysel.getByRole('main').getByText('Second line', { exact: true }).first().waitFor()
    await settle(aysel)
    await aysel.context().close()
  })

  it('says where it is asked and who acted; the sheet for the duty office is a look of its own', async () => {
    await ceyhun.getByRole('link', { name: 'Open the alert' }).click()
    await heading(ceyhun, /^Missing/)
    const coverage = ceyhun.getByRole('region', { name: 'Where it is asked' })
    await coverage
      .getByText(/^asked since/)
      .first()
      .waitFor()
    await ceyhun
      .getByText(/Nigar Əfəndizadə, head-office/)
      .first()
      .waitFor()
    await ceyhun
      .getByRole('region', { name: 'Hits and how they ended' })
      .getByText('Waits for an answer')
      .waitFor()
    await sound(ceyhun)
    await press(ceyhun, 'KeyP')
    await expect
      .poll(async () => (await post.ledger('screening.printAlert')).length, { timeout: 15_000 })
      .toBe(1)
  })
})

describe('shortening it', () => {
  it('needs two approvals of other units', async () => {
    await press(ceyhun, 'KeyE')
    await heading(ceyhun, 'Propose a change')
    await ceyhun.getByLabel('Last day').fill('2026-03-20')
    await ceyhun.getByLabel('Ground').fill('The case is closed')
    await ceyhun.keyboard.press('Control+Enter')
    await ceyhun.getByText('two persons have to approve').waitFor()
    await openWaiting(nigar)
    await nigar.getByRole('row', { name: /^Last day 31 December 2026 20 March 2026/ }).waitFor()
    await press(nigar, 'KeyA')
    await nigar.getByText('One more person has to approve.').waitFor()
    await sound(nigar)
    expect(await post.query('select number from screening.alert_version')).toHaveLength(1)
    await openWaiting(ulviyya)
    await press(ulviyya, 'KeyA')
    await ulviyya.getByText('approved', { exact: true }).waitFor()
  })

  it('tells the owner, until somebody of the unit has seen it', async () => {
    await nigar.goto(`${post.url}/alerts`)
    const notice = nigar.getByRole('region', { name: /taken away/ })
    await notice.getByText(/Case 77\/2026: shortened\. Proposed by major Ceyhun/).waitFor()
    await sound(nigar)
    await notice.getByRole('button', { name: 'I have seen it' }).click()
    await notice.waitFor({ state: 'detached' })
    await nigar.getByRole('radio', { name: 'ending soon' }).check()
    const table = nigar.getByRole('table', { name: 'Alerts' })
    await table.getByRole('link').waitFor()
    expect(await table.textContent()).not.toMatch(/Ismayilova/i)
    await nigar.getByLabel('Search in references').fill('nothing like it')
    await nigar.getByText('No alert has this in its reference.').waitFor()
  })
})

describe('a number in hand', () => {
  it('one character off is said as what it is, and why it was asked is recorded', async () => {
    await nigar.getByRole('link', { name: 'Look up a number' }).click()
    await nigar.getByLabel('Number of the document').fill('C9000l007')
    await nigar.getByText('Searched as C9000L007').waitFor()
    await nigar.getByText(/look like digits: L \(6\)/).waitFor()
    await nigar.getByLabel('Number of the document').fill('C90001007')
    await nigar.getByLabel('State').fill('AZE')
    await nigar.getByLabel('Case number').fill('T-77')
    await nigar.keyboard.press('Enter')
    await nigar.getByText('one character differs').waitFor()
    await sound(nigar)
    expect((await post.ledger('screening.lookUpNumber')).at(-1)?.facts).toEqual({
      kind: 'document',
      case: 'T-77',
    })
  })

  it('the quality of lists is a number of each list', async () => {
    await nigar.getByRole('link', { name: 'Quality of lists' }).click()
    await nigar
      .getByRole('table', { name: 'Quality of lists' })
      .getByRole('link', { name: /^Case 77/ })
      .waitFor()
    await sound(nigar)
    await nigar.getByRole('link', { name: /^National/ }).click()
    await nigar.getByText('There has been no hit yet.').waitFor()
  })
})
