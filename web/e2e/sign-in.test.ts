import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, openBrowser } from './browser.ts'
import { openPost, type Post, type Seat } from './post.ts'

/** Everybody's way in and out: this browser becomes a workstation, name and password, second factor, sign-out. */
let post: Post
let browser: Browser

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

async function enrolled(): Promise<Page> {
  const page = await post.workstation(browser)
  await page.getByRole('radio', { name: 'Bilasuvar' }).check()
  await page.getByRole('button', { name: 'Use this browser' }).click()
  await page.getByText(/^This workstation:/).waitFor()
  return page
}

async function password(page: Page, name: string, secret: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Password').fill(secret)
  await Promise.all([page.waitForResponse(`${post.url}/api/session`), page.keyboard.press('Enter')])
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

describe('the door of the node', () => {
  it('makes this browser a workstation of the chosen post, once', async () => {
    const page = await post.workstation(browser)
    await page.getByRole('button', { name: 'Use this browser' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('radio', { name: 'Astara' }).check()
    await page.getByRole('button', { name: 'Use this browser' }).click()
    await page.getByText('This workstation: astara · demo, Astara').waitFor()
    expect(await axe(page)).toEqual([])
    await page.reload()
    await page.getByText('This workstation: astara · demo, Astara').waitFor()
    expect((await post.ledger('posts.enrolWorkstation')).at(-1)?.site).toBe('astara')
    await page.context().close()
  })

  it('lets a person in by password, and out again after the shift', async () => {
    const page = await enrolled()
    await password(page, 'aysel', post.password)
    await heading(page, 'Start of shift')
    expect(await axe(page)).toEqual([])
    await page.getByRole('radio', { name: /^On foot, exit 2/ }).check()
    await page.getByRole('radio', { name: 'Not tried' }).check()
    await page.keyboard.press('Enter')
    await page.getByText('Put the document on the reader').waitFor()

    await page.keyboard.press('F9')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'End shift' }).waitFor()
    await sheet.getByText('End the shift first').waitFor()
    expect(await axe(page)).toEqual([])
    await sheet.getByRole('button', { name: 'End shift' }).click()
    await heading(page, 'Start of shift')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await heading(page, 'Sign in')
    const looks = new Set(['posts.startOfShift', 'posts.orders'])
    const done = (await post.actions()).filter(a => a.startsWith('posts.') && !looks.has(a))
    expect(done.slice(-4)).toEqual(['posts.signIn', 'posts.openShift', 'posts.endShift', 'posts.signOut'])
    await page.goto(`${post.url}/booth`)
    await heading(page, 'Sign in')
    await page.context().close()
  })

  it('says one thing for a wrong name or password, keeps the name, and counts the tries', async () => {
    const page = await enrolled()
    await password(page, 'rashad', 'not the password')
    await page.getByRole('alert').getByText('Name, password or code is not right.').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('rashad')
    expect(await axe(page)).toEqual([])
    await password(page, 'nobody', 'not the password')
    await page.getByRole('alert').getByText('Name, password or code is not right.').waitFor()
    for (let tries = 0; tries < 5; tries++) await password(page, 'nobody', `wrong ${tries}`)
    await page
      .getByRole('alert')
      .getByText(/^Too many wrong tries\. Wait \d+ s/)
      .waitFor()
    expect((await post.ledger('posts.refuseSignIn')).length).toBeGreaterThanOrEqual(5)
    await page.context().close()
  })

  it('asks a second factor of whoever has one', async () => {
    const page = await enrolled()
    await password(page, 'kamran', post.password)
    const code = page.getByLabel('Second step: code')
    await code.waitFor()
    expect(await axe(page)).toEqual([])
    const right = await post.codeOf('kamran')
    await code.fill(right === '000000' ? '111111' : '000000')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Name, password or code is not right.').waitFor()
    await code.fill(await post.codeOf('kamran'))
    await page.keyboard.press('Enter')
    await heading(page, 'Start of shift')
    await page.context().close()
  })

  it('says why a session is over', async () => {
    const page = await enrolled()
    await password(page, 'rashad', post.password)
    await heading(page, 'Start of shift')
    await post.query(
      'update platform.session set closed_at = $1 where officer = (select id from posts.officer where username = $2)',
      [post.clock.now(), 'rashad'],
    )
    await page.reload()
    await heading(page, 'Sign in')
    await page
      .getByRole('alert')
      .getByText(/it was signed out/)
      .waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })
})

describe.each<Required<Pick<Seat, 'language' | 'theme'>> & { use: string; shift: string }>([
  { language: 'az', theme: 'night', use: 'Bu brauzerdən istifadə et', shift: 'Növbənin başlanğıcı' },
  { language: 'ru', theme: 'day', use: 'Использовать этот браузер', shift: 'Начало смены' },
  { language: 'fa', theme: 'day', use: 'استفاده از این مرورگر', shift: 'آغاز نوبت' },
  { language: 'fa', theme: 'night', use: 'استفاده از این مرورگر', shift: 'آغاز نوبت' },
])('the way in in $language, $theme', ({ language, theme, use, shift }) => {
  it('is as easy to read: axe finds nothing on its pages', async () => {
    const page = await post.workstation(browser, { language, theme, size: { width: 1366, height: 768 } })
    await page.getByRole('button', { name: use }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: use }).click()
    await page.getByRole('textbox').first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('textbox').first().fill('rashad')
    await page.keyboard.press('Tab')
    await page.keyboard.type(post.password, { delay: 40 })
    await page.keyboard.press('Enter')
    await heading(page, shift)
    await page.getByRole('complementary').waitFor()
    expect(await axe(page)).toEqual([])
    await page.goto(`${post.url}/workstation`)
    await page.getByRole('button', { name: use }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })
})
