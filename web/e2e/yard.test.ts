import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atWork, sound } from './desk.ts'
import { openPost, type Post, swipe } from './post.ts'
import { zoneOf } from './travellers.ts'

/** One stop: five officers of five authorities at five workstations clear one lorry (I-01, I-05, I-16). */
let browser: Browser
let post: Post
let aysel: Page
let tural: Page
let ramil: Page
let gunel: Page
let vusal: Page

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
  aysel = await atWork(post, browser, 'aysel', { lane: /^Lorry, entry 1/ })
  tural = await atWork(post, browser, 'tural', { lane: /^Customs/ })
  ramil = await atWork(post, browser, 'ramil', { lane: /^Cargo yard/ })
  gunel = await atWork(post, browser, 'gunel', { lane: /^Cargo yard/ })
  vusal = await atWork(post, browser, 'vusal', { lane: /^Cargo yard/ })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

const yard = (page: Page) => page.getByRole('table', { name: 'What stands in the yard' })
const controls = (page: Page) => page.getByRole('region', { name: 'Controls' })
const mine = (page: Page) => page.getByRole('region', { name: 'Yours to do' })
const again = async (page: Page) => {
  const changed = page.getByRole('button', { name: /^Changed meanwhile/ })
  await changed.waitFor()
  await changed.click()
  await changed.waitFor({ state: 'detached' })
}

/** Opens the form of a control in its row, says that it passed, and sends. */
async function pass(page: Page, control: string, reading?: string): Promise<void> {
  await mine(page)
    .getByRole('button', { name: `Answer ${control}` })
    .click()
  const form = page.getByRole('form', { name: `Answer: ${control}` })
  await form.getByRole('radio', { name: 'Passed', exact: true }).check()
  if (reading) await form.getByLabel(/^Reading of the instrument/).fill(reading)
  await form.getByRole('button', { name: 'Send the answer' }).click()
  await form.waitFor({ state: 'detached' })
}

describe('a lorry', () => {
  it('arrives at its lane: plate, then the driver’s document; the yard hears of it by itself', async () => {
    await tural.getByRole('link', { name: 'Yard' }).click()
    await tural.getByText('Nothing stands in the yard.').waitFor()
    await sound(tural, true)
    await aysel.getByLabel('Plate', { exact: true }).fill('45 A 318')
    await aysel.getByLabel('Plate', { exact: true }).blur()
    await swipe(aysel, zoneOf('many-entries', post.clock.now()))
    await aysel.getByText('Barrier closed').waitFor()
    await sound(aysel, true)
    for (const page of [tural, ramil, vusal])
      await yard(page)
        .getByRole('button', { name: /45 A 318/ })
        .waitFor()
    expect(await yard(tural).textContent()).not.toMatch(/chaudhry/i)
    await gunel.getByText('Nothing stands in the yard.').waitFor() // no goods are declared yet
  })

  it('is weighed after the portal, declared, and then food safety is asked', async () => {
    await yard(tural)
      .getByRole('button', { name: /45 A 318/ })
      .click()
    await mine(tural).getByText('Waits for: Radiation').first().waitFor()
    await pass(aysel, 'Radiation', '0.11')
    await again(tural)
    await pass(tural, 'Weighing', '15640')
    await tural.getByRole('button', { name: 'Short declaration' }).click()
    const form = tural.getByRole('form', { name: 'Short declaration' })
    const texts = {
      'Number of the declaration': 'IM-2026-7',
      Sender: 'Bagh LLC',
      Receiver: 'Bazar LLC',
      'e-CMR': 'IR-4471-0906',
      'Numbers of seals': 'IRC00934417',
      Goods: 'Apples, fresh',
      Packages: '820',
      'Net, kg': '14760',
      'Gross, kg': '15200',
      Value: '9000',
    }
    for (const [label, text] of Object.entries(texts))
      await form.getByLabel(label, { exact: true }).fill(text)
    await form.getByRole('button', { name: 'Record the declaration' }).click()
    await form.getByRole('alert').getByText('Line 1: “HS code” cannot be read.').waitFor()
    await form.getByLabel('HS code').fill('0808.10')
    await form.getByRole('button', { name: 'Record the declaration' }).click()
    await tural.getByText('Apples, fresh').waitFor()
    await sound(tural, true)
    await yard(gunel)
      .getByRole('button', { name: /45 A 318/ })
      .click()
    await gunel.getByText('Apples, fresh').waitFor()
    await gunel.getByText('With the border guard', { exact: true }).waitFor()
    expect(await gunel.getByRole('main').textContent()).not.toMatch(/chaudhry/i)
  })

  it('a certificate that ended yesterday says so and passes nothing; the glossary reads it in four languages', async () => {
    await certificate('PC-IR-118203', '2026-03-16')
    await gunel.getByText(/^It ended on 16 March 2026/).waitFor()
    await mine(gunel).getByRole('button', { name: 'Answer Certificates' }).click()
    const form = gunel.getByRole('form', { name: 'Answer: Certificates' })
    await form.getByRole('radio', { name: 'Passed', exact: true }).check()
    await form.getByRole('button', { name: 'Send the answer' }).click()
    await form.getByText(/The certificate ended on 16 March 2026/).waitFor()
    await form.getByRole('button', { name: 'Cancel' }).click()
    await gunel.keyboard.press('KeyC')
    await gunel.getByLabel('Find a word').fill('pests')
    await gunel.getByText('عاری از آفات قرنطینه‌ای').waitFor()
    await sound(gunel, true)
    await gunel.getByRole('button', { name: /^Glossary/ }).click()
    await certificate('PC-IR-118204', '2026-06-30')
    await gunel.getByText(/^Valid until 30 June 2026/).waitFor()
  })

  it('five answer at once, each sees its own; the release appears to all without a reload', async () => {
    for (const page of [ramil, vusal])
      await yard(page)
        .getByRole('button', { name: /45 A 318/ })
        .click()
    expect(await vusal.getByRole('main').textContent()).not.toMatch(/chaudhry/i)
    await ramil.getByText('CHAUDHRY, BILAL').first().waitFor()
    expect(await ramil.getByText('Apples, fresh').count()).toBe(0)
    await Promise.all([
      aysel.getByRole('button', { name: 'Border check passed' }).click(),
      pass(tural, 'Customs papers'),
      pass(ramil, 'Migration'),
      pass(gunel, 'Certificates'),
      pass(vusal, 'Transport permit'),
    ])
    await pass(vusal, 'Axle weight', '7100')
    await again(tural)
    await pass(tural, 'Customs corridor')
    const physical = mine(gunel).getByRole('button', { name: 'Answer Physical check, sample' })
    if (await physical.isVisible()) await pass(gunel, 'Physical check, sample')
    await mine(gunel).getByRole('button', { name: 'Answer Goods match the certificate' }).click()
    const form = gunel.getByRole('form', { name: 'Answer: Goods match the certificate' })
    await form.getByRole('radio', { name: 'Passed', exact: true }).check()
    await form.getByRole('button', { name: 'Send the answer' }).click()
    const everybody = [aysel, tural, ramil, gunel, vusal]
    await Promise.all(everybody.map(page => page.getByText(/^Released \d\d:\d\d/).waitFor()))
    await again(aysel)
    const border = controls(aysel).getByRole('row', { name: /^Border check/ })
    expect(await border.textContent()).toMatch(/worked \d+ min.*Passed.*Aysel/)
    await sound(aysel, true)
    const decided = await post.query('select count(*)::int as n from crossings.decision')
    expect(decided).toEqual([{ n: 1 }])
  })
})

async function certificate(number: string, until: string): Promise<void> {
  await gunel.getByRole('button', { name: 'Add a certificate' }).click()
  const form = gunel.getByRole('form', { name: 'Add a certificate' })
  await form.getByLabel('Number', { exact: true }).fill(number)
  await form.getByLabel('Issued by').fill('Plant Protection Organization')
  await form.getByLabel('Last day').fill(until)
  await form.getByRole('button', { name: 'Keep' }).click()
  await form.waitFor({ state: 'detached' })
}
