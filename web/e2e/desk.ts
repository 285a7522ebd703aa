import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe } from './browser.ts'
import type { Post, Seat } from './post.ts'

/** Signs a person in at a workstation of their own, in English; with a lane, opens the shift that is rostered there. */
export async function atWork(
  post: Post,
  browser: Browser,
  person: string,
  { lane, ...seat }: Seat & { lane?: RegExp } = {},
): Promise<Page> {
  const page = await post.workstation(browser, seat)
  page.setDefaultTimeout(10_000)
  await page.getByRole('button', { name: 'Use this browser' }).click()
  await page.getByLabel('Name', { exact: true }).fill(person)
  await page.getByLabel('Password').fill(post.password)
  await page.keyboard.press('Enter')
  const start = page.getByRole('heading', { name: 'Start of shift' })
  const code = page.getByRole('textbox', { name: /code/i })
  await start.or(code).first().waitFor()
  if (await code.isVisible()) {
    await code.fill(await post.codeOf(person))
    await page.keyboard.press('Enter')
  }
  await start.waitFor()
  if (!lane) return page
  await page.getByRole('radio', { name: lane }).check()
  const works = page.getByRole('radio', { name: 'Works', exact: true })
  if (await works.isVisible()) await works.check()
  await page.getByRole('button', { name: 'Open shift' }).click()
  await start.waitFor({ state: 'detached' })
  return page
}

/** Through the sheet of `F9`, as an officer does: nothing is asked of the node again. */
async function turn(page: Page, language: 'English' | 'فارسی', theme: RegExp): Promise<void> {
  await page.keyboard.press('F9')
  const sheet = page.getByRole('dialog')
  // the words come before the page turns
  await sheet.getByRole('radio', { name: language }).click()
  await sheet.getByRole('radio', { name: language, checked: true }).waitFor()
  await sheet.getByRole('radio', { name: theme }).check()
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
}

const day = /^(Day|روز)$/
const night = /^(Night|شب)$/

const faces = [
  ['English', day],
  ['English', night],
  ['فارسی', night],
  ['فارسی', day],
] as const

/**
 * axe finds nothing in English and Persian, by day and by night; the page is then as it was. `briefly`: English by day, Persian by night,
 * for a page whose parts other pages show in all four.
 */
export async function sound(page: Page, briefly = false): Promise<void> {
  for (const [language, theme] of briefly ? [faces[0], faces[2]] : faces) {
    await turn(page, language, theme)
    const where = `${new URL(page.url()).pathname}, ${language}, ${theme.source}`
    expect(await axe(page), where).toEqual([])
    // a name that is isolated twice shows its own isolation (I-40)
    expect(await page.getByRole('main').innerText(), where).not.toMatch(/U\+206[89]/i)
  }
  await turn(page, 'English', day)
}

/** Presses for one traveller are not meant for the next: the booth waits 400 ms before Space counts. */
export const settle = (page: Page): Promise<void> => page.waitForTimeout(500)

/** Keys one after the other as a person presses them: closer than 30 ms they would be a document on the reader. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(150)
  }
}
