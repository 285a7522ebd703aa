import { afterAll, beforeAll, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { axe, openBrowser } from './browser.ts'
import { openPost, type Post, type Seat, swipe } from './post.ts'
import { zoneOf } from './travellers.ts'
let post: Post
let browser: Browser
beforeAll(async () => { post = await openPost(); browser = await openBrowser() })
afterAll(async () => { await browser?.close(); await post?.close() })
const shot = (page: Page, name: string) => page.screenshot({ path: `/tmp/weba/${name}.png` })
async function enter(seat: Seat, who: string, lane: string, radiation: number) {
  const page = await post.workstation(browser, seat)
  page.on('pageerror', e => console.log('pageerror', e.message))
  await page.locator('button[type=submit]').click()
  await page.locator('input[name=username]').fill(who)
  await page.locator('input[name=password]').fill(post.password)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(700)
  const code = page.locator('input[name=code]')
  if (await code.count()) { await code.fill(await post.codeOf(who)); await page.keyboard.press('Enter') }
  await page.waitForTimeout(900)
  await page.locator(`input[value="${lane}"]`).check()
  if (radiation >= 0) await page.locator('fieldset').nth(1).locator('input').nth(radiation).check()
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1500)
  return page
}
it('goes', async () => {
  const size = { width: 1366, height: 768 }
  let page = await enter({ language: 'az', size }, 'aysel', 'bilasuvar-foot-1/first-line', 2)
  await swipe(page, zoneOf('citizen', post.clock.now())); await page.waitForTimeout(900)
  await shot(page, 'g1-unknown-az'); console.log(await axe(page))
  page = await enter({ language: 'ru', theme: 'night', size }, 'rashad', 'bilasuvar-foot-2/first-line', 0)
  await shot(page, 'g2-empty-ru'); console.log(await axe(page))
  await swipe(page, zoneOf('visa-on-file', post.clock.now())); await page.waitForTimeout(900)
  await shot(page, 'g3-exit-ru'); console.log(await axe(page))
  await page.keyboard.press('KeyP'); await page.waitForTimeout(500)
  await page.locator('dialog input[value=red]').check(); await page.keyboard.press('Control+Enter'); await page.waitForTimeout(700)
  await page.keyboard.press('Space'); await page.waitForTimeout(900)
  await shot(page, 'g4-passed-ru'); console.log(await axe(page))
  post.clock.advance(26 * 3_600_000)
  await post.query(`insert into posts.shift_end (site, shift, at, by) select s.site, s.id, now(), s.officer from posts.shift s`)
  page = await enter({ language: 'en', size }, 'leyla', 'bilasuvar-desk/shift-leader', -1)
  await page.keyboard.press('F9'); await page.waitForTimeout(900)
  await shot(page, 'g5-leyla'); console.log(await axe(page))
  page = await enter({ language: 'az', theme: 'night' }, 'aysel', 'bilasuvar-foot-1/first-line', 0)
  await swipe(page, zoneOf('many-entries', post.clock.now())); await page.waitForTimeout(900)
  await shot(page, 'g6-stale-az'); console.log(await axe(page))
}, 120_000)
