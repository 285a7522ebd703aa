import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atWork, press, settle, sound } from './desk.ts'
import { openPost, type Post, swipe } from './post.ts'
import { zoneOf } from './travellers.ts'

/** A listed traveller: first line refers, another officer verifies the hit and refuses entry with a ground and the form. */
let browser: Browser
let post: Post
let kamran: Page

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
  const aysel = await atWork(post, browser, 'aysel', { lane: /^On foot, entry 1/ })
  await aysel.getByText('Put the document on the reader').waitFor()
  await swipe(aysel, zoneOf('listed', post.clock.now()))
  await aysel.getByRole('main').getByText('Second line', { exact: true }).first().waitFor()
  await settle(aysel)
  await aysel.keyboard.press('KeyS')
  await aysel.getByText(/^Referred\./).waitFor()
  await aysel.context().close()
  kamran = await atWork(post, browser, 'kamran', { lane: /^Second line/ })
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

const heading = (name: string | RegExp) => kamran.getByRole('heading', { name }).waitFor()
const since = async (before: number) =>
  (await post.actions())
    .slice(before)
    .filter(action => !/\.(list|hits|grounds|lists|modeAndLists)$/.test(action))

describe('second line at Bilasuvar', () => {
  it('sees the referral in the queue, without a name', async () => {
    await heading('Second line')
    const table = kamran.getByRole('table', { name: 'Second line' })
    await table.getByRole('link').waitFor()
    expect(await table.textContent()).toContain('waits')
    expect(await kamran.getByRole('main').textContent()).not.toMatch(/karimnejad|R90447163/i)
    await sound(kamran)
  })

  it('opens and takes it by keys; the file opens with it, each look a line of the ledger', async () => {
    const before = (await post.actions()).length
    await press(kamran, 'KeyJ', 'Enter')
    await heading(/^Referral of/)
    expect(await kamran.getByText('KARIMNEJAD').count()).toBe(0)
    await kamran.getByText('Take the referral first.').first().waitFor()
    await kamran.keyboard.press('KeyT')
    await kamran.getByText('It is yours.').waitFor()
    await kamran.getByText('KARIMNEJAD, SOHRAB').waitFor()
    await kamran.getByText('A hit has not been judged yet.').waitFor()
    await sound(kamran)
    await expect
      .poll(() => since(before), { timeout: 15_000 })
      .toEqual(['referrals.read', 'referrals.take', 'crossings.look'])
  })

  it('says in one sentence why it is a hit, field by field, and that it is the person', async () => {
    const before = (await post.actions()).length
    await kamran.getByRole('link', { name: 'Verify', exact: true }).click()
    await heading('Is it the same person?')
    const table = kamran.getByRole('table')
    const born = table.getByRole('row', { name: /^Date of birth/ })
    expect(await born.textContent()).toMatch(/3 April 1974.*3 April 1974.*Born on the same day/)
    expect(await kamran.getByText('Why:').locator('..').textContent()).toContain('R90447163')
    await sound(kamran)
    await kamran.keyboard.press('Digit1')
    await kamran.getByLabel('Note').fill('No.')
    await kamran.getByLabel('Note').fill('')
    await kamran.keyboard.press('Control+Enter')
    await kamran.getByText('Write at least 3 characters').waitFor()
    await kamran.getByLabel('Note').fill('Same number, name and day of birth; the photograph agrees.')
    await sound(kamran)
    await kamran.keyboard.press('Control+Enter')
    await kamran.getByText('The same person').waitFor()
    await kamran.getByText('the photograph agrees').waitFor()
    await expect
      .poll(() => since(before), { timeout: 15_000 })
      .toEqual(['screening.openHit', 'screening.reviewHit', 'screening.openHit'])
    expect((await post.ledger('screening.reviewHit')).at(-1)?.facts).toMatchObject({ decision: 'same' })
  })

  it('lists the hit under confirmed', async () => {
    await press(kamran, 'KeyG', 'KeyH')
    await heading('Hits to verify')
    await kamran.getByText('No hit waits to be verified.').waitFor()
    await sound(kamran)
    await kamran.getByRole('radio', { name: 'Confirmed' }).check()
    await kamran.getByRole('table').getByRole('link').waitFor()
    expect(new URL(kamran.url()).searchParams.get('state')).toBe('confirmed')
    await sound(kamran)
  })

  it('refuses with ground H; a confirmed hit cannot be admitted', async () => {
    await press(kamran, 'KeyG')
    await kamran.getByRole('dialog').getByRole('button', { name: 'Second line' }).click()
    await kamran.getByRole('table').getByRole('link').click()
    await kamran.getByText('A hit is confirmed: it cannot be released here.').waitFor()
    const before = (await post.actions()).length
    await kamran.keyboard.press('KeyX')
    const form = kamran.getByRole('form', { name: 'Refuse with a ground' })
    expect(await form.getByRole('checkbox', { name: /^G / }).isDisabled()).toBe(true)
    await form.getByText('Choose at least one ground.').waitFor()
    await form.getByRole('checkbox', { name: /^H / }).check()
    await form.getByRole('radio', { name: 'فارسی' }).check()
    await form.getByLabel('Interpreter').fill('Invented Interpreter')
    await form.getByRole('checkbox', { name: 'The traveller refused to sign' }).check()
    await form.getByLabel('Note', { exact: true }).fill('On the national list; the hit is confirmed.')
    await sound(kamran)
    await form.getByRole('button', { name: 'Refuse' }).click()
    await kamran.getByText('On the national list; the hit is confirmed.').waitFor()
    await kamran.getByText(/^BIL-2026-/).waitFor()
    await sound(kamran)
    const [line] = (await post.ledger('crossings.settle')).slice(-1)
    expect(line?.facts).toMatchObject({ outcome: 'refused', letters: ['H'], released: false })
    await expect
      .poll(() => since(before), { timeout: 15_000 })
      .toEqual(['crossings.settle', 'referrals.read'])
  })

  it('shows the form as it is printed: a document, counted', async () => {
    await kamran.keyboard.press('KeyP')
    const frame = kamran.getByTitle(/^Refusal form BIL-2026-/)
    await frame.waitFor()
    expect(await frame.getAttribute('src')).toMatch(/^blob:/)
    const saved = kamran.waitForEvent('download')
    await kamran.getByRole('link', { name: 'Save the form' }).click()
    const download = await saved
    expect(download.suggestedFilename()).toMatch(/^BIL-2026-\d{6}\.pdf$/)
    const bytes = readFileSync((await download.path()) ?? '')
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(10_000)
    expect(await post.ledger('referrals.print')).toHaveLength(1)
    await kamran.getByRole('button', { name: 'Print' }).waitFor()
    await sound(kamran)
  })
})
