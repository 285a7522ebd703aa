import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axe, openBrowser } from './browser.ts'
import { atWork, sound } from './desk.ts'
import { openPost, type Post } from './post.ts'

/** The emergency account, by role and label only: two open it, work under it, are seen, are put out, and an auditor closes it (I-47). */
let post: Post
let browser: Browser
let two: Page
let sevda: Page

beforeAll(async () => {
  ;[post, browser] = await Promise.all([openPost(), openBrowser()])
  sevda = await atWork(post, browser, 'sevda')
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

const bar = (page: Page) => page.getByRole('region', { name: 'Emergency account' })

/** At the door the language is chosen on the page itself. */
async function soundDoor(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([])
  await page.getByRole('radio', { name: 'فارسی' }).click()
  await page.getByRole('radio', { name: 'فارسی', checked: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('radio', { name: 'English' }).click()
  await page.getByRole('radio', { name: 'English', checked: true }).waitFor()
}

it('without letters the door beside sign-in says what is missing', async () => {
  two = await post.workstation(browser)
  two.setDefaultTimeout(15_000)
  await two.getByRole('button', { name: 'Use this browser' }).click()
  await two.getByRole('link', { name: 'Nobody can sign in? Emergency account' }).click()
  await two.getByText('The emergency account of this place is not sealed', { exact: false }).waitFor()
  expect(await two.getByRole('button', { name: 'Open for 30 minutes' }).count()).toBe(0)
  await soundDoor(two)
})

it('two type their letters, a slip is said, and both together open it', async () => {
  const [one, other] = await post.letters('bilasuvar')
  await two.reload()
  const first = two.getByLabel('Code of the first letter')
  await first.fill(one.slice(0, 11))
  await two.getByLabel('Code of the second letter').fill(other)
  await two.getByText('9 characters are typed', { exact: false }).waitFor()
  expect(await first.getAttribute('type')).toBe('password') // whoever types the second letter does not read the first
  await soundDoor(two)
  await first.fill(one)
  await two.getByLabel('Code of the second letter').fill(one)
  await two.getByLabel('What has happened').fill('Nobody can sign in since 09:40. Aysel and Kamran.')
  await two.getByRole('button', { name: 'Open for 30 minutes' }).click()
  await two.getByRole('alert').getByText('do not fit', { exact: false }).waitFor()
  await two.getByLabel('Code of the second letter').fill(other)
  await two.getByRole('button', { name: 'Open for 30 minutes' }).click()
  await two.getByRole('heading', { name: 'Start of shift' }).waitFor()
  await bar(two)
    .getByText(/Emergency account · Administrator · (29|30) minutes left/)
    .waitFor()
  await sound(two, true)
})

it('under the bar it works as an administrator: a password on paper', async () => {
  await two.goto(`${post.url}/officers`)
  await two.getByRole('link', { name: /Kamran/ }).click()
  await two.getByRole('button', { name: 'Issue a password on paper' }).click()
  await two.getByLabel('Reason').fill('his was lost with sign-in')
  await two.keyboard.press('Control+Enter')
  await two.getByRole('status').filter({ hasText: 'Paper for the first sign-in' }).waitFor()
  await bar(two)
    .getByText(/minutes left/)
    .waitFor()
  await sound(two, true)
  const [line] = (await post.ledger('posts.issuePassword')).slice(-1)
  const [account] = await post.query(`select id from posts.officer where username = 'emergency:bilasuvar'`)
  expect(line?.actor).toBe(account?.id)
})

it('the others of the place see it at the start of a shift', async () => {
  const aysel = await atWork(post, browser, 'aysel')
  await aysel
    .getByRole('region', { name: 'Emergency account' })
    .getByText(/is open \(Administrator\)/)
    .waitFor()
  await sound(aysel, true)
  await aysel.context().close()
})

it('after half an hour the screen is shut, and the same letters open nothing', async () => {
  post.clock.advance(30 * 60_000)
  await two.goto(`${post.url}/officers`)
  await two.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
  await two.goto(`${post.url}/emergency`)
  await two.getByText(/^The letters of seal [0-9A-F]{6} were used/).waitFor()
})

it('an auditor sees what was done under it, and closes it with a review', async () => {
  await sevda.goto(`${post.url}/emergency-account`)
  await sevda.getByText('Waits for its review').waitFor()
  await sevda.getByText('Nobody can sign in since 09:40. Aysel and Kamran.').waitFor()
  await sound(sevda)
  await sevda.getByRole('link', { name: 'What was done under it' }).click()
  await sevda.getByRole('cell', { name: 'Paper password issued' }).waitFor()
  await sevda.goBack()
  await sevda.getByRole('button', { name: 'Review and close' }).click()
  await sevda.getByLabel('What was looked at and found').fill('Needed, and one paper was issued: right.')
  await sound(sevda, true)
  await sevda.keyboard.press('Control+Enter')
  await sevda.getByText(/^Reviewed by major Sevda Muxtarlı/).waitFor()
  expect(await sevda.getByRole('button', { name: 'Review and close' }).count()).toBe(0)
  expect((await post.ledger('posts.reviewEmergency')).length).toBe(1)
})
