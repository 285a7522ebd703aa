import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../server/root.ts'
import { openBrowser } from './browser.ts'
import { atWork, sound } from './desk.ts'
import { openPost, type Post } from './post.ts'

/** The administrator takes over the past; the shift leader looks back at it for a purpose and a case (I-19, I-25, I-22). */
let browser: Browser
let post: Post
let orxan: Page
let leyla: Page

const sample = readFileSync(join(root, 'server/rooms/crossings/adapters/past/sample.csv'), 'utf8')
const impossible =
  'stay,NOBODY,INVENTED,1982-12-01,M,GEO,GEO,17AB00001,,,2024-05-02,,astara,2024-05-01,,,,,\n'

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
  await post.query(`update crossings.look_limit set content = '{"id":"looks","rowsPerHour":8}'`)
  orxan = await atWork(post, browser, 'orxan')
  leyla = await atWork(post, browser, 'leyla', { lane: /^Shift desk/ })
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

describe('import of the past', () => {
  it('a file is read and compared first: what it would bring, and what is impossible, row by row', async () => {
    await orxan.goto(`${post.url}/past`)
    await orxan.getByText('Nothing was taken over at this place of work.').waitFor()
    await orxan.getByLabel('Which register it comes from').fill('Border register of 2024, invented')
    const buffer = Buffer.from(sample + impossible)
    await orxan
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'past.csv', mimeType: 'text/csv', buffer })
    await orxan.getByRole('button', { name: 'Read and compare' }).click()
    await orxan.getByText('Nothing is taken over yet: this is the dry run.').waitFor()
    const reasons = orxan.getByRole('table', { name: 'How many, and why' })
    expect(
      await reasons.getByRole('row', { name: /The exit lies before the entry/ }).textContent(),
    ).toContain('1')
    await sound(orxan)
    const saved = orxan.waitForEvent('download')
    await orxan.getByRole('button', { name: 'Save the refused rows' }).click()
    const text = readFileSync((await (await saved).path()) ?? '', 'utf8')
    expect(text).toBe('row,reason,other_row\r\n8,exit-before-entry,\r\n')
    expect(await post.ledger('crossings.takePast')).toHaveLength(0)
  })

  it('is taken over as one batch when somebody says so', async () => {
    await orxan.getByRole('button', { name: 'Take over' }).click()
    await orxan.getByText('Taken over as one batch.').waitFor()
    await orxan.getByRole('row', { name: /Border register of 2024, invented/ }).waitFor()
    expect(await post.ledger('crossings.takePast')).toHaveLength(1)
  })
})

describe('looking back', () => {
  it('the list of overstays names nobody, marks what was imported, and prints without its surroundings', async () => {
    await leyla.goto(`${post.url}/overstays`)
    const row = leyla.getByRole('row', { name: /24 Jan 2025/ })
    await row.waitFor()
    expect(await row.textContent()).toContain('imported, not verified')
    await sound(leyla)
    await leyla.emulateMedia({ media: 'print' })
    expect(await leyla.getByRole('navigation').isVisible()).toBe(false)
    expect(await leyla.getByText(/^Printed 17 March 2026/).isVisible()).toBe(true)
    await leyla.emulateMedia({ media: 'screen' })
    await leyla.getByLabel('Days over, at least').fill('500')
    await leyla.getByRole('button', { name: 'Show', exact: true }).click()
    await leyla.getByText('Nobody fits these filters.').waitFor()
    await leyla.getByRole('button', { name: 'All overstays' }).click()
    await row.waitFor()
  })

  it('a row leads to a look, which asks for purpose and case number and then says what is recorded', async () => {
    await leyla.getByRole('button', { name: /look up who entered/ }).click()
    await leyla.getByRole('button', { name: 'Look up', exact: true }).click()
    await leyla.getByText('Three to 24 letters and digits').waitFor()
    expect(await post.ledger('crossings.lookUp')).toHaveLength(0)
    await sound(leyla)
    await leyla.getByLabel('Purpose').selectOption({ label: 'Check of a stay' })
    await leyla.getByLabel('Case number').fill('SC-2026/7')
    await leyla.keyboard.press('Enter')
    await leyla.getByRole('table', { name: 'What is recorded' }).waitFor()
    expect(await leyla.getByRole('main').textContent()).not.toMatch(/K00990011/)
    await leyla.getByRole('button', { name: /^10 Jan 2025/ }).click()
    await leyla.getByRole('heading', { name: 'The opened row' }).waitFor()
    await leyla.getByText('K00990011').waitFor()
    await sound(leyla)
    expect((await post.ledger('crossings.openRow')).at(-1)?.facts).toMatchObject({
      purpose: 'stay-check',
      case: 'SC-2026/7',
    })
    await leyla.keyboard.press('Escape')
    await leyla.getByText('K00990011').waitFor({ state: 'detached' })
  })

  it('the officer sees the looks that were kept', async () => {
    const own = leyla.getByRole('table', { name: 'Your looks' })
    await own.getByRole('row', { name: /row opened.*SC-2026\/7/ }).waitFor()
  })

  it('a person is found by name and birth date, whatever the script they are typed in', async () => {
    await leyla.getByRole('button', { name: 'Look up another person' }).click()
    await leyla.getByLabel('Purpose').selectOption({ label: 'Administrative case' })
    await leyla.getByLabel('Case number').fill('A-12')
    await leyla.getByRole('radio', { name: 'By name and birth date' }).check()
    await leyla.getByLabel('Surname').fill('Uydurmaz')
    await leyla.getByLabel('Given names').fill('Murad Can')
    await leyla.getByRole('textbox', { name: 'Birth date' }).fill('1985-06-07')
    await leyla.getByLabel('Nationality').fill('TUR')
    await leyla.keyboard.press('Enter')
    await leyla.getByRole('button', { name: /^12 Apr 2025/ }).waitFor()
    await leyla.getByRole('table').filter({ hasText: 'Last day admitted' }).getByText('29 May 2025').waitFor()
  })

  it('more rows than the hour gives are refused, and the refusal says when the next begins (I-25)', async () => {
    for (let i = 0; i < 4; i++) {
      await leyla.getByRole('button', { name: /^12 Apr 2025/ }).click()
      const opened = leyla.getByRole('heading', { name: 'The opened row' })
      const refused = leyla.getByText(/The rows of this hour are used up: 8 an hour/)
      await opened.or(refused).first().waitFor()
      if (await refused.isVisible()) break
      await leyla.getByRole('button', { name: 'Close the row' }).click()
    }
    await leyla.getByText(/The next hour begins at/).waitFor()
  })
})

describe('a batch taken back', () => {
  it('one proposes, another approves, and the list is empty again (I-22)', async () => {
    await orxan.getByRole('button', { name: 'Take back' }).click()
    await orxan.getByLabel('Reason').fill('the register was of another year')
    await orxan.keyboard.press('Control+Enter')
    await orxan.getByText('You proposed it: another person has to answer.').waitFor()
    await leyla.goto(`${post.url}/past`)
    await leyla.getByRole('button', { name: 'Approve' }).click()
    await leyla.getByText('taken back, counts no more').waitFor()
    expect(await post.ledger('crossings.answerPastReversal')).toHaveLength(1)
  })
})
