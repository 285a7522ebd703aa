import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeApp } from '../../server/testing/code-app.ts'
import { axe, openBrowser } from './browser.ts'
import { press, settle, sound } from './desk.ts'
import { openPost, type Post, swipe } from './post.ts'
import { zoneOf } from './travellers.ts'

/** The administrators' desk of a node for real work, by role and label only: an officer comes on file, two give the duties, and the officer works (I-21, I-22). */
let browser: Browser
let post: Post
let orxan: Page
let ilkin: Page
let gunay: Page
let paper = ''

beforeAll(async () => {
  post = await openPost({ mode: 'serve' })
  browser = await openBrowser()
  orxan = await atDesk('orxan', '/officers')
  ilkin = await atDesk('ilkin', '/officers')
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

/** A new browser becomes a workstation by its code. */
async function enrolled(code: string, label: string): Promise<Page> {
  const page = await post.workstation(browser)
  page.setDefaultTimeout(15_000)
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Name of this workstation').fill(label)
  await page.getByRole('button', { name: 'Enrol' }).click()
  await page.getByText(`This workstation: ${label}, Bilasuvar`).waitFor()
  return page
}

async function password(page: Page, name: string, secret: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Password').fill(secret)
  await page.keyboard.press('Enter')
}

/** Somebody of the desks, at a workstation of their own, on a page. */
async function atDesk(name: string, path: string): Promise<Page> {
  const page = await enrolled(await post.enrolmentCode('bilasuvar'), `Desk of ${name}`)
  await password(page, name, post.password)
  await page.getByRole('textbox', { name: /code/i }).fill(await post.codeOf(name))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Start of shift' }).waitFor()
  await page.goto(`${post.url}${path}`)
  return page
}

/** At the door language is chosen on the page itself. */
async function soundDoor(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([])
  await page.getByRole('radio', { name: 'فارسی' }).click() // turning the page over draws the choice anew
  await page.getByRole('radio', { name: 'فارسی', checked: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('radio', { name: 'English' }).check()
  await page.getByRole('radio', { name: 'English', checked: true }).waitFor()
}

const idOf = async (username: string) =>
  String((await post.query('select id from posts.officer where username = $1', [username]))[0]?.id)

describe('a new officer', () => {
  it('comes on file by one administrator, without a duty', async () => {
    await orxan.getByRole('button', { name: 'Add an officer' }).first().click()
    await orxan.getByLabel('Full name').fill('Günay Uydurmazadə')
    await orxan.getByLabel('Sign-in name').fill('gunay')
    for (const [label, rank] of [
      ['Azərbaycanca', 'gizir'],
      ['English', 'warrant officer'],
      ['Русский', 'прапорщик'],
      ['فارسی', 'ستوان‌یار'],
    ] as const)
      await orxan.getByLabel(label).fill(rank)
    await orxan.getByLabel('Authority').selectOption({ label: 'State Border Service' })
    await orxan.getByLabel('Unit').fill('bilasuvar-1')
    await orxan.getByLabel('First line').check()
    await orxan.getByLabel('Second line').check()
    await orxan.getByLabel('Reason').fill('order 7')
    await sound(orxan)
    await orxan.getByRole('button', { name: 'Put on file' }).click()
    await orxan.getByRole('heading', { name: /Günay Uydurmazadə/ }).waitFor()
    await orxan.getByText('No duty: this officer cannot sign in.').waitFor()
    await orxan.getByRole('button', { name: 'Withdraw' }).waitFor()
    expect(await orxan.getByRole('button', { name: /^Approve/ }).count()).toBe(0)
    await sound(orxan)
  })

  it('gets a paper, shown once, and the desk a code for the new workstation', async () => {
    await orxan.getByRole('button', { name: 'Issue a password on paper' }).click()
    await orxan.getByLabel('Reason').fill('first paper')
    await orxan.keyboard.press('Control+Enter')
    const shown = orxan.getByRole('status').filter({ hasText: 'Paper for the first sign-in' })
    await shown.waitFor()
    paper = /[a-z0-9]{4}(-[a-z0-9]{4}){4}/.exec((await shown.textContent()) ?? '')?.[0] ?? ''
    expect(paper).not.toBe('')
    await sound(orxan, true)
    await orxan.goto(`${post.url}/workstations`)
    await orxan.getByRole('button', { name: 'Issue a code' }).click()
    const told = orxan.getByRole('status').filter({ hasText: 'Code for Bilasuvar' })
    await told.waitFor()
    const code = /[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}/.exec((await told.textContent()) ?? '')?.[0] ?? ''
    await sound(orxan, true)
    gunay = await enrolled(code, 'Booth 9')
    await password(gunay, 'gunay', paper)
    await gunay
      .getByRole('alert')
      .getByText('You hold no duty yet: a second administrator has to approve it.')
      .waitFor()
  })

  it('gets the duties by a second administrator', async () => {
    const waiting = ilkin.getByRole('region', { name: 'Waiting for a second administrator' })
    await ilkin.reload()
    await waiting.getByText('Give: First line, Second line.').waitFor()
    await sound(ilkin, true)
    await waiting.getByRole('button', { name: /^Approve/ }).click()
    await waiting.waitFor({ state: 'detached' })
    const [line] = (await post.ledger('posts.answerChanges')).slice(-1)
    expect(line).toMatchObject({ actor: await idOf('ilkin'), facts: { answer: 'approved' } })
  })

  it('is put on the roster by the shift leader', async () => {
    const leyla = await atDesk('leyla', '/shift')
    await leyla.getByRole('heading', { name: 'Start of shift' }).waitFor()
    await press(leyla, 'KeyG', 'KeyR')
    await leyla.getByRole('button', { name: 'Publish' }).click()
    await leyla.getByLabel('Officer').selectOption({ label: 'Günay Uydurmazadə, warrant officer' })
    await leyla.getByLabel('Duty').selectOption({ label: 'First line' })
    await leyla.getByLabel('Lane').selectOption({ label: 'On foot, entry 1' })
    await leyla.getByLabel('Days in a row').fill('2')
    await sound(leyla, true)
    await leyla.getByRole('button', { name: 'Publish' }).click()
    await leyla.getByText('2 entries published.', { exact: false }).waitFor()
    await leyla.getByRole('cell', { name: /Günay/ }).first().waitFor()
    const [line] = (await post.ledger('posts.publishRoster')).slice(-1)
    expect(line?.actor).toBe(await idOf('leyla'))
    await leyla.close()
  })

  it('signs in with the paper, chooses a password, sets up a code app, opens a shift, releases a traveller', async () => {
    const officer = await idOf('gunay')
    await password(gunay, 'gunay', paper)
    await gunay.getByRole('heading', { name: 'Choose a password of your own' }).waitFor()
    await soundDoor(gunay)
    await gunay.getByLabel('New password').fill('quiet river 42')
    await gunay.getByLabel('Once more').fill('quiet river 42')
    await gunay.keyboard.press('Enter')
    await gunay.getByRole('img', { name: 'QR code for the code app' }).waitFor()
    await soundDoor(gunay)
    const key = (await gunay.getByText(/type this key/).textContent()) ?? ''
    await gunay.getByLabel('Code that the app shows').fill(codeApp(key.split(':').at(-1) ?? ''))
    await gunay.keyboard.press('Enter')
    await gunay.getByRole('heading', { name: 'Start of shift' }).waitFor()
    await gunay.getByRole('radio', { name: /^On foot, entry 1/ }).check()
    await gunay.getByRole('radio', { name: 'Works', exact: true }).check()
    await gunay.keyboard.press('Enter')
    await gunay.getByText('Put the document on the reader').waitFor()
    await swipe(gunay, zoneOf('citizen', post.clock.now()))
    const band = gunay.getByRole('main').getByRole('status').first()
    await band.getByText('Clear', { exact: true }).waitFor()
    await settle(gunay)
    await gunay.keyboard.press('Space')
    await band.getByText('Released', { exact: true }).waitFor()
    expect((await post.ledger('crossings.release')).at(-1)?.actor).toBe(officer)
    const looks = ['posts.startOfShift', 'posts.orders']
    const own = (await post.ledger()).filter(line => line.actor === officer).map(line => String(line.action))
    const steps = own.filter(action => !looks.includes(action))
    expect(steps.slice(0, 4)).toEqual([
      'posts.choosePassword',
      'posts.setUpFactor',
      'posts.signIn',
      'posts.openShift',
    ])
  })

  it('is out at once when suspended, and back by two only', async () => {
    await orxan.goto(`${post.url}/officers`)
    await orxan.getByLabel('Name or sign-in name').fill('uydurma')
    await orxan.getByRole('link', { name: /Günay/ }).click()
    await orxan.getByRole('button', { name: 'Suspend' }).click()
    await orxan.getByLabel('Reason').fill('for the trial')
    await orxan.keyboard.press('Control+Enter')
    await orxan.getByRole('button', { name: 'Propose to bring back' }).waitFor()
    await gunay.reload()
    await gunay.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
    await orxan.getByRole('button', { name: 'Propose to bring back' }).click()
    await orxan.getByLabel('Reason').fill('a mistake')
    await orxan.keyboard.press('Control+Enter')
    await orxan.getByRole('button', { name: /^Withdraw/ }).waitFor()
    await ilkin.reload()
    await ilkin.getByRole('button', { name: /^Approve/ }).click()
    await ilkin
      .getByRole('region', { name: 'Waiting for a second administrator' })
      .waitFor({ state: 'detached' })
    await orxan.reload()
    await orxan.getByText('in service').first().waitFor()
  })
})

describe('the other pages of the desk', () => {
  it('an import is counted first; refused rows come as a file; the duties wait', async () => {
    const head = 'username,name,rank_az,rank_en,rank_ru,rank_fa,authority,unit,site,duties'
    const row = (name: string, site: string) => `${name},Invented ${name},a,b,c,d,sbs,u,${site},first-line`
    const text = [
      head,
      row('imp.one', 'bilasuvar'),
      row('imp.two', 'bilasuvar'),
      row('imp.far', 'astara'),
    ].join('\n')
    await orxan.goto(`${post.url}/officers`)
    await orxan.getByRole('button', { name: 'Import from a file' }).click()
    await orxan
      .getByLabel('File of officers')
      .setInputFiles({ name: 'new.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await orxan.getByLabel('Reason').fill('order 8')
    await orxan.getByRole('button', { name: 'Count, changing nothing' }).click()
    await orxan.getByText('Nothing has been changed yet.').waitFor()
    await orxan.getByRole('cell', { name: 'You do not answer for this place' }).waitFor()
    await sound(orxan, true)
    const saved = orxan.waitForEvent('download')
    await orxan.getByRole('button', { name: 'Save the refused rows' }).click()
    expect(readFileSync((await (await saved).path()) ?? '', 'utf8')).toContain('"imp.far","site"')
    await orxan.getByRole('button', { name: 'Put 2 officers on file' }).click()
    await orxan.getByText('Their duties wait for a second administrator.', { exact: false }).waitFor()
    await ilkin.reload()
    await ilkin.getByRole('button', { name: 'Approve all 2 proposals' }).click()
    await ilkin
      .getByRole('region', { name: 'Waiting for a second administrator' })
      .waitFor({ state: 'detached' })
  })

  it('the roster names who is where, and the annex says who may do what, on pages of paper', async () => {
    await orxan.goto(`${post.url}/roster`)
    await orxan
      .getByRole('cell', { name: /Günay Uydurmazadə/ })
      .first()
      .waitFor()
    await sound(orxan, true)
    await orxan.goto(`${post.url}/duties`)
    await orxan.getByLabel('Number of the order').fill('117')
    await orxan.getByText(/^Annex ____ to order No\. 117 of/).waitFor()
    await orxan.getByRole('rowheader', { name: 'Release a crossing' }).waitFor()
    await sound(orxan, true)
    const pdf = await orxan.pdf({ preferCSSPageSize: true })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(1)
    expect(pages).toBeLessThan(10)
    expect(pdf.toString('latin1')).toMatch(/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]\.\d+\]/)
  })

  it('a workstation is ended by its row', async () => {
    await orxan.goto(`${post.url}/workstations`)
    await orxan.getByRole('button', { name: /^Retire Booth 9/ }).click()
    await orxan.getByLabel('Reason').fill('stolen')
    await orxan.keyboard.press('Control+Enter')
    await orxan.getByText(/^retired/).waitFor()
    await sound(orxan, true)
    await gunay.reload()
    await gunay
      .getByText(/retired|no workstation/)
      .first()
      .waitFor()
  })
})
