import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passengerList, sohrab } from '../../server/testing/coach.ts'
import { openBrowser } from './browser.ts'
import { atWork, sound } from './desk.ts'
import { openPost, type Post, swipe } from './post.ts'
import { zoneOf } from './travellers.ts'

/** The coach from Baku to Nakhchivan leaves at Bilasuvar: fifty from a list, one of them sought, one unwell, the others not delayed. */
let browser: Browser
let post: Post
let rashad: Page
let elchin: Page
let tural: Page
let vusal: Page

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
  rashad = await atWork(post, browser, 'rashad', { lane: /^Coach, exit 2/ })
  elchin = await atWork(post, browser, 'elchin', { lane: /^Cargo yard/ })
  tural = await atWork(post, browser, 'tural', { lane: /^Customs/ })
  vusal = await atWork(post, browser, 'vusal', { lane: /^Cargo yard/ })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

const mine = (page: Page) => page.getByRole('region', { name: 'Yours to do' })
const row = (page: Page) =>
  page.getByRole('table', { name: 'What stands in the yard' }).getByRole('button', { name: /77 BK 101/ })
async function pass(page: Page, control: string): Promise<void> {
  await mine(page)
    .getByRole('button', { name: `Answer ${control}` })
    .click()
  const form = page.getByRole('form', { name: `Answer: ${control}` })
  await form.getByRole('radio', { name: 'Passed', exact: true }).check()
  await form.getByRole('button', { name: 'Send the answer' }).click()
  await form.waitFor({ state: 'detached' })
}

describe('the coach', () => {
  it('takes fifty people in one paste; a broken row says why and stays in the field', async () => {
    await rashad.getByRole('combobox', { name: 'State of the plate' }).fill('AZE')
    await rashad.keyboard.press('Tab')
    await rashad.getByLabel('Plate', { exact: true }).fill('77 BK 101')
    await rashad.getByLabel('Plate', { exact: true }).blur()
    await swipe(rashad, zoneOf('citizen', post.clock.now()))
    await rashad.getByRole('button', { name: 'Passenger list' }).click()
    const form = rashad.getByRole('form', { name: 'Passenger list' })
    const rows = passengerList(2000, 50, sohrab).split('\n')
    const broken = rows[7]?.replace('1990-01-01', '1990-13-01') ?? ''
    await form.getByLabel('List', { exact: true }).fill(rows.with(7, broken).join('\n'))
    await sound(rashad, true)
    await form.getByRole('button', { name: 'Take the list' }).click()
    await form.getByText(/^48 people were taken/).waitFor()
    await form.getByText('1 person has a file of their own; the others do not wait.').waitFor()
    await form.getByText(/^Row 8, birth_date: is no day/).waitFor()
    expect(await form.getByLabel('List', { exact: true }).inputValue()).toBe(`${rows[0]}\n${broken}`)
    await form.getByLabel('List', { exact: true }).fill(`${rows[0]}\n${rows[7]}`)
    await form.getByRole('button', { name: 'Take the list' }).click()
    await form.getByText(/^1 person was taken/).waitFor()
    await form.getByRole('button', { name: 'Close' }).click()
    await rashad.getByRole('heading', { name: 'Aboard: 50 people' }).waitFor()
  })

  it('one is unwell and is seen aboard; the others are seen one key each, and nobody waits for the one who is sought', async () => {
    await pass(rashad, 'Radiation')
    const aboard = rashad.getByRole('region', { name: /^Aboard/ })
    await aboard.getByRole('button', { name: /^1 SINAQLI/ }).click()
    await rashad.keyboard.press('KeyU')
    await aboard.getByText('Unwell').waitFor()
    await sound(rashad, true)
    await rashad.keyboard.press('KeyB')
    await aboard.getByText('1 of 49 seen').waitFor()
    for (let seen = 2; seen <= 49; seen++) {
      await rashad.keyboard.press('KeyV')
      await aboard.getByText(`${seen} of 49 seen`).waitFor()
    }
    await rashad.getByRole('button', { name: 'Border check passed' }).click()
    await rashad.getByRole('button', { name: 'Border check passed' }).waitFor({ state: 'detached' })
    await row(elchin).click()
    await elchin.getByText('Seat 1', { exact: true }).waitFor()
    expect(await elchin.getByRole('main').textContent()).not.toMatch(/sinaqli/i)
    await sound(elchin, true)
    await pass(elchin, 'Health')
  }, 90_000)

  it('is released with 49 while the one who is sought stays; its slip opens the barrier once', async () => {
    await tural.getByRole('link', { name: 'Yard' }).click()
    await row(tural).click()
    await pass(tural, 'Customs corridor')
    await pass(tural, 'Customs papers')
    await row(vusal).click()
    await pass(vusal, 'Transport permit')
    await rashad.getByText(/^Released \d\d:\d\d/).waitFor()
    await rashad.getByRole('button', { name: /^Changed meanwhile/ }).click()
    await rashad.getByRole('img', { name: 'Code for the barrier' }).waitFor()
    await sound(rashad, true)
    expect(await post.query('select count(*)::int as n from crossings.passage')).toEqual([{ n: 50 }])
    await rashad.getByRole('link', { name: 'File apart 1' }).click()
    await rashad.getByText('Second line', { exact: true }).first().waitFor()
    const [line] = (await post.ledger('crossings.takeList')).slice(0, 1)
    expect(line?.facts).toMatchObject({ taken: 48, apart: 1, refused: 1 })
  })
})
