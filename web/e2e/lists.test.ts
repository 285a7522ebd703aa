import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../server/root.ts'
import { openBrowser } from './browser.ts'
import { atWork, sound } from './desk.ts'
import { openPost, type Post } from './post.ts'

/** The list owner at head office imports a list: progress, counts, refused rows; a broken file changes nothing (I-38, I-41). */
let browser: Browser
let post: Post
let nigar: Page

const watchList = readFileSync(
  join(root, 'blueprints/southern-border/demonstration/watch-list.csv'),
  'utf8',
).trimEnd()
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
  nigar = await atWork(post, browser, 'nigar')
  await nigar.goto(`${post.url}/lists`)
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

/** Figures of the last import, by their labels. */
async function counts(): Promise<Record<string, string>> {
  const page = nigar.getByRole('region', { name: 'New version' })
  const [names, values] = [
    await page.getByRole('term').allTextContents(),
    await page.getByRole('definition').allTextContents(),
  ]
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']))
}

const current = async () =>
  (await nigar.getByRole('row').filter({ hasText: 'answers now' }).allTextContents()).join('\n')

describe('the lists', () => {
  it('stand with their versions and ages; one that was never loaded says so', async () => {
    const table = nigar.getByRole('table', { name: 'Watch-lists' })
    await table.waitFor()
    expect(await table.getByRole('row', { name: /^UN Security Council/ }).textContent()).toContain(
      'no version yet',
    )
    await sound(nigar)
    await table.getByRole('columnheader', { name: 'Entries' }).click()
    expect(new URL(nigar.url()).searchParams.get('sort')).toBe('entries')
    await nigar.getByRole('link', { name: /^National/ }).click()
    await nigar.getByRole('heading', { name: 'National watch-list' }).waitFor()
    await nigar.getByText('Choose the file first.').waitFor()
    await sound(nigar)
  })

  it('a new version counts what it brought, and hands back the refused rows as a file that cannot execute', async () => {
    const more = [
      'person,N-900,Əlirza Uydurmayev,,,,1990-01-02,M,AZE,,,wanted,T-900,',
      'person,=HYPERLINK(1),,,,,,,,,,wanted,T-901,',
      'person,N-902,Someone Invented,,,,1990-02-31,M,AZE,,,wanted,T-902,',
    ]
    await nigar
      .getByLabel('File of the list')
      .setInputFiles(file('new.csv', `${watchList}\n${more.join('\n')}\n`))
    await sound(nigar)
    await nigar.getByRole('button', { name: 'Import' }).click()
    await nigar.getByText('Done. The new version answers now.').waitFor()
    expect(await counts()).toMatchObject({ Added: '1', Changed: '0', Removed: '0', Refused: '2' })
    await sound(nigar)

    const saved = nigar.waitForEvent('download')
    await nigar.getByRole('button', { name: 'Save the refused rows' }).click()
    const text = readFileSync((await (await saved).path()) ?? '', 'utf8')
    expect(text).toContain(`"'=HYPERLINK(1)"`)
    expect(text).toContain('"The calendar has no such date","N-902"')
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(3)
    expect((await post.ledger('screening.importList')).at(-1)?.facts).toMatchObject({
      list: 'national',
      counts: { added: 1, refused: 2 },
    })
  })

  it('survives leaving the page', async () => {
    await nigar.getByRole('link', { name: 'Watch-lists' }).first().click()
    await nigar.getByRole('link', { name: /^National/ }).click()
    await nigar.getByText('Done. The new version answers now.').waitFor()
    await nigar.getByRole('button', { name: 'Import another file' }).click()
    await nigar.getByLabel('File of the list').waitFor({ state: 'attached' })
  })

  it('a broken file says what is wrong and leaves the version that answers', async () => {
    const before = await current()
    await nigar.getByLabel('File of the list').setInputFiles(file('broken.csv', 'name;born\nx;y\n'))
    await nigar.getByRole('button', { name: 'Import' }).click()
    await nigar.getByText('The first row is not the column names of the format.').waitFor()
    await nigar.getByText('Nothing was changed: the version before answers as it did.').waitFor()
    await sound(nigar)
    expect(await current()).toBe(before)
    expect(await post.ledger('screening.importList')).toHaveLength(2)
  })

  it('shows how far a large file is, and stops when told', async () => {
    await nigar.getByRole('button', { name: 'Import another file' }).click()
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `person,B-${i},Invented Bulk ${i},,,,1970-01-01,M,AZE,,,wanted,B-${i},`,
    )
    await nigar
      .getByLabel('File of the list')
      .setInputFiles(file('large.csv', `${watchList.split('\n')[0]}\n${rows.join('\n')}\n`))
    await nigar.getByRole('button', { name: 'Import' }).click()
    const bar = nigar.getByRole('progressbar')
    await bar.waitFor()
    await nigar.getByText(/^[\d,]+ of [\d,]+ (kB|entries)$/).waitFor()
    const stop = nigar.getByRole('button', { name: 'Stop' })
    await stop.click()
    await nigar.getByText(/The import was stopped|Choose the file first/).waitFor()
    expect(await post.ledger('screening.importList')).toHaveLength(2)
  })
})
