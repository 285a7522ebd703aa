import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atWork, sound } from './desk.ts'
import { openPost, type Post, swipe } from './post.ts'
import { SPECIMEN } from './travellers.ts'

let post: Post
let browser: Browser
beforeAll(async () => {
  ;[post, browser] = await Promise.all([openPost(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

it('the administrator sees what is wrong with the node and the next step, tries the reader, and what ends when', async () => {
  const page = await atWork(post, browser, 'orxan', { lane: /./ })
  await page.goto(`${post.url}/doctor`)
  await page.getByRole('heading', { name: 'This node' }).waitFor()
  // the post of the tests lives in March: its clock is apart from its database's, and it was never backed up
  await page
    .getByRole('row', { name: /Wrong Clock The clocks of node and database are [\d,]+ seconds apart/ })
    .waitFor()
  await page
    .getByRole('row', { name: /Backup This node was never backed up\. Next step: Make one today/ })
    .waitFor()
  await page.getByRole('row', { name: /Not known Reader The document reader was not tried yet/ }).waitFor()
  await swipe(page, SPECIMEN)
  await page.getByRole('row', { name: /Well Reader 2 lines of a document arrived/ }).waitFor()
  await sound(page)

  await page.goto(`${post.url}/endings`)
  const first = page.getByRole('row').nth(1)
  await first.getByText('Published roster').waitFor()
  await page.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Delegation' })
  await page.getByRole('row', { name: /Far Delegation green-corridor/ }).waitFor()
  await sound(page)
  expect(await post.actions()).toEqual(expect.arrayContaining(['operations.doctor', 'operations.endings']))
})
