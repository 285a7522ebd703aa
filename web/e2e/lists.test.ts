import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../server/root.ts'
import { openBrowser } from './browser.ts'
import { atWork, press, sound } from './desk.ts'
import { openPost, type Post } from './post.ts'

/** The list owner at head office imports a list: progress, counts, refused rows; a broken file changes nothing (I-38, I-41). */
let browser: Browser
let post: Post
let nigar: Page
let leyla: Page

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

/** Presses a button that hands out a file. @returns what stands in it. */
async function saved(button: string): Promise<string> {
  const download = nigar.waitForEvent('download')
  await nigar.getByRole('button', { name: button, exact: true }).click()
  return readFileSync((await (await download).path()) ?? '', 'utf8')
}

async function give(name: string, text: string): Promise<void> {
  await nigar.goto(`${post.url}/lists/national`)
  const another = nigar.getByRole('button', { name: 'Import another file' })
  const choose = nigar.getByLabel('File of the list')
  await another.or(choose).first().waitFor({ state: 'attached' })
  if (await another.isVisible()) await another.click()
  await choose.setInputFiles(file(name, text))
  await nigar.getByRole('button', { name: 'Import', exact: true }).click()
}

/** The version that answers, as its row says it. */
async function current(): Promise<string> {
  const row = nigar.getByRole('row').filter({ hasText: 'answers now' })
  await row.waitFor()
  return (await row.allTextContents()).join('\n')
}

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
    await nigar.getByRole('button', { name: 'Import', exact: true }).click()
    await nigar.getByText('Done. The new version answers now.').waitFor()
    expect(await counts()).toMatchObject({ Added: '1', Changed: '0', Withdrawn: '0', Refused: '2' })
    await sound(nigar)

    const text = await saved('Save the refused rows')
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
    await nigar.getByRole('button', { name: 'Import', exact: true }).click()
    await nigar.getByText('The first row is not the column names of the format.').first().waitFor()
    await nigar.getByText('Nothing was changed: the version before answers as it did.').waitFor()
    await sound(nigar)
    expect(await current()).toBe(before)
    expect(await saved('Save the reasons')).toContain(
      '"1","The first row is not the column names of the format.",""',
    )
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
    await nigar.getByRole('button', { name: 'Import', exact: true }).click()
    const bar = nigar.getByRole('progressbar')
    await bar.waitFor()
    await nigar.getByText(/^[\d,]+ of [\d,]+ (kB|entries)$/).waitFor()
    const stop = nigar.getByRole('button', { name: 'Stop' })
    await stop.click()
    await nigar.getByText(/The import was stopped|Choose the file first/).waitFor()
    expect(await post.ledger('screening.importList')).toHaveLength(2)
  })
})

describe('a list that may be wrong', () => {
  it('cut off inside a row it is refused with a file of every reason, while the old one stays live (I-38)', async () => {
    await nigar.goto(`${post.url}/lists/national`)
    const before = await current()
    await give(
      'cut.csv',
      `${watchList}\nperson,N-910,Someone Invented,,,,1990-02-31,M,AZE,,,wanted,T-910,\nperson,N-911,Ot`,
    )
    await nigar.getByText('The file is cut off. Download it again.').first().waitFor()
    const text = await saved('Save the reasons')
    expect(text).toContain('"52","The calendar has no such date","N-910"')
    expect(text).toContain('"53","The file is cut off. Download it again.",""')
    expect(await current()).toBe(before)
    await nigar.getByRole('table', { name: 'Imports that brought no version' }).waitFor()
  })

  it('cut off between two rows it waits for a second person, who sees why and sets it aside', async () => {
    const why = '25 entries instead of 51: 51 % fewer.'
    const before = await current()
    await give('half.csv', watchList.split('\n').slice(0, 26).join('\n'))
    await nigar
      .getByText('Kept, and waits for a second person. The version before answers as it did.')
      .waitFor()
    const own = nigar.getByRole('article').filter({ hasText: why })
    await own.getByRole('button', { name: 'Withdraw' }).waitFor()
    expect(await own.getByRole('button', { name: 'Let it answer' }).count()).toBe(0)
    await sound(nigar)
    expect(await current()).toBe(before)

    leyla = await atWork(post, browser, 'leyla')
    await leyla.goto(`${post.url}/lists`)
    await leyla.getByRole('link', { name: /^National/ }).click()
    const asked = leyla.getByRole('article').filter({ hasText: why })
    await asked.waitFor()
    await sound(leyla)
    await asked.getByRole('button', { name: 'Set it aside' }).click()
    await leyla.getByLabel('Reason').fill('Half of the file is missing')
    await leyla.keyboard.press('Control+Enter')
    await asked.waitFor({ state: 'detached' })
    await leyla
      .getByRole('table', { name: 'What was decided' })
      .getByText('Half of the file is missing')
      .waitFor()
    expect((await post.ledger('screening.answerVersion')).at(-1)?.facts).toMatchObject({ answer: 'rejected' })
  })

  it('one that was wrong is taken back by two people: the version before answers again (I-24)', async () => {
    const before = await current()
    const wrong = Array.from(
      { length: 60 },
      (_, i) => `person,W-${i},Wrong Person${i},,Alias A${i};Alias B${i},,1970-01-01,M,AZE,,,wanted,W-${i},`,
    )
    const others = watchList.split('\n').filter(row => /^(kind|document|vehicle),/.test(row))
    await give('wrong.csv', `${others.join('\n')}\n${wrong.join('\n')}\n`)
    await nigar.getByText('Done. The new version answers now.').waitFor()
    await nigar.getByRole('button', { name: 'Take the list back' }).click()
    await nigar.getByLabel('Reason').fill('The file was that of a drill')
    await sound(nigar)
    await nigar.keyboard.press('Control+Enter')
    await nigar.getByText('The version before was asked for already').waitFor()

    await leyla.reload()
    const asked = leyla.getByRole('article').filter({ hasText: 'The file was that of a drill' })
    await asked.waitFor()
    await press(leyla, 'a')
    await leyla.getByLabel('Reason').fill('Seen in the drill plan')
    await leyla.keyboard.press('Control+Enter')
    await asked.waitFor({ state: 'detached' })
    await nigar.reload()
    await nigar
      .getByRole('table', { name: 'What was decided' })
      .getByText('Taken back as the second person')
      .waitFor()
    expect(await current()).toBe(before)
    await nigar.goto(`${post.url}/lists`)
    const present = nigar.getByRole('region', { name: 'People present, asked again' })
    await present.getByText('Asked to the end.').waitFor()
    await present.getByText('A list changed by a second person’s word.').waitFor()
    await sound(nigar)
  })
})
