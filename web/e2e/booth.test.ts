import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axe, openBrowser } from './browser.ts'
import { openPost, type Post, type Seat, swipe } from './post.ts'
import { SPECIMEN, zoneOf } from './travellers.ts'

/** First line at Bilasuvar, by role and label only: what the officer reads and presses, and what the ledger keeps of it. */
let browser: Browser
let post: Post
let page: Page
let before: number

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => browser?.close())

/** Each group has a world of its own: a visa of one entry can be used once. */
function ownPost(): void {
  beforeAll(async () => {
    post = await openPost()
  })
  afterEach(async () => {
    await page.context().close()
    // the officer goes without ending the shift; the lane is free for the next journey
    await post.query(
      `insert into posts.shift_end (site, shift, at, by) select s.site, s.id, $1, s.officer from posts.shift s
        where not exists (select 1 from posts.shift_end e where e.site = s.site and e.shift = s.id)`,
      [post.clock.now()],
    )
  })
  afterAll(async () => post?.close())
}

interface Said {
  use: string
  name: string
  password: string
  lane: RegExp
  works: string
  empty: string
  clear: string
  admit: string
  released: string
  specimen: string
  second: string
  keep: string
  referred: string
  reason: string
  withdraw: string
}

const english: Said = {
  use: 'Use this browser',
  name: 'Name',
  password: 'Password',
  lane: /^On foot, entry 1/,
  works: 'Works',
  empty: 'Put the document on the reader',
  clear: 'Clear',
  admit: 'Admit until 15 April 2026, whole country',
  released: 'Released',
  specimen: 'Document ended 15 April 2012; specimen state',
  second: 'Second line',
  keep: 'Keep the document. Walk the traveller to second line.',
  referred: 'Referred. Second line is waiting for the traveller.',
  reason: 'Reason, to be verified',
  withdraw: 'Withdraw',
}

const persian: Said = {
  use: 'استفاده از این مرورگر',
  name: 'نام',
  password: 'گذرواژه',
  lane: /^پیاده، ورود ۱/,
  works: 'کار می‌کند',
  empty: 'سند را روی دستگاه خواننده بگذارید',
  clear: 'بدون مانع',
  admit: 'ورود تا ۲۶ فروردین ۱۴۰۵، سراسر کشور',
  released: 'اجازه عبور داده شد',
  specimen: 'اعتبار سند در ۲۷ فروردین ۱۳۹۱ پایان یافته است؛ کشور نمونه',
  second: 'خط دوم',
  keep: 'سند را نگه دارید. مسافر را تا خط دوم همراهی کنید.',
  referred: 'ارجاع شد. خط دوم در انتظار مسافر است.',
  reason: 'دلیل، نیازمند بررسی',
  withdraw: 'پس گرفتن',
}

/** Signs aysel in at a new workstation and opens her shift. */
async function atTheBooth(said: Said, seat: Seat = {}, lane = said.lane): Promise<void> {
  page = await post.workstation(browser, seat)
  await page.getByRole('button', { name: said.use }).click()
  await page.getByLabel(said.name, { exact: true }).fill('aysel')
  await page.getByLabel(said.password).fill(post.password)
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: lane }).check()
  await page.getByRole('radio', { name: said.works, exact: true }).check()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor({ state: 'attached' })
  await page.getByRole('main').getByRole('status').waitFor()
  before = (await post.actions()).length
}

/** What was done at the booth since; looks at lists and at the booth's own counts are left out. */
async function done(): Promise<string[]> {
  const all = (await post.actions()).slice(before)
  return all.filter(action => !/^crossings\.(summary|modeAndLists)$/.test(action))
}

const band = () => page.getByRole('main').getByRole('status').first()
const says = (text: string) => band().getByText(text, { exact: true }).waitFor()
const read = (traveller: string) => swipe(page, zoneOf(traveller, post.clock.now()))
/** Longer than the 400 ms in which a new verdict takes no Space; and as a hand would, not as a reader. */
const look = () => page.waitForTimeout(450)

describe.each([
  { language: 'en' as const, theme: 'day' as const, said: english },
  { language: 'fa' as const, theme: 'night' as const, said: persian },
])('first line in $language, $theme', ({ language, theme, said }) => {
  ownPost()

  it('clears a passport in date with its visa on file, and Space releases', async () => {
    await atTheBooth(said, { language, theme })
    await says(said.empty)
    expect(await axe(page)).toEqual([])
    await read('visa-on-file')
    await says(said.clear)
    await says(said.admit)
    expect(await axe(page)).toEqual([])
    await look()
    await page.keyboard.press('Space')
    await says(said.released)
    expect(await axe(page)).toEqual([])
    expect(await done()).toEqual(['crossings.open', 'crossings.release'])
    const [line] = (await post.ledger('crossings.release')).slice(-1)
    expect(line?.facts).toMatchObject({ released: true, answers: ['radiation', 'border-check', 'corridor'] })
  })

  it('never clears the specimen of ICAO Doc 9303, and says both reasons', async () => {
    await atTheBooth(said, { language, theme })
    await swipe(page, SPECIMEN)
    await says(said.specimen)
    expect(await band().textContent()).not.toContain(said.clear)
    await look()
    await page.keyboard.press('Space')
    await look()
    await says(said.specimen)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('KeyR')
    await page.getByRole('dialog').getByRole('button', { name: said.withdraw }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await says(said.empty)
    expect(await done()).toEqual(['crossings.open', 'crossings.withdraw'])
  })

  it('sends a listed person to second line without a word of why, until F2 is held', async () => {
    await atTheBooth(said, { language, theme })
    await read('listed')
    await says(said.second)
    await says(said.keep)
    const main = page.getByRole('main')
    expect(await main.textContent()).not.toMatch(/NW-2026/)
    expect(await axe(page)).toEqual([])
    await page.keyboard.down('F2')
    await main.getByText(said.reason).waitFor()
    await main.getByText('NW-2026/001').waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.up('F2')
    await main.getByText(said.reason).waitFor({ state: 'detached' })
    expect(await main.textContent()).not.toMatch(/NW-2026/)
    await page.keyboard.press('Space')
    await look()
    await says(said.keep)
    await page.keyboard.press('KeyS')
    await says(said.referred)
    expect(await axe(page)).toEqual([])
    expect(await done()).toEqual(['crossings.open', 'crossings.peek', 'crossings.refer'])
    const [line] = (await post.ledger('crossings.refer')).slice(-1)
    expect(line?.facts).toMatchObject({ grounds: ['hit'] })
  })
})

describe('the keys of the booth', () => {
  ownPost()

  it('a Space within 400 ms of a new verdict releases nobody, and Enter never does', async () => {
    await atTheBooth(english)
    await read('citizen')
    await says('Clear')
    await page.keyboard.press('Space')
    await look()
    await page.getByRole('main').getByRole('button', { name: 'Release' }).focus()
    await page.keyboard.press('Enter')
    await look()
    await says('Clear')
    expect(await done()).toEqual(['crossings.open'])
    await page.keyboard.press('Space')
    await says('Released')
    expect(await done()).toEqual(['crossings.open', 'crossings.release'])
  })

  it('another document on the reader waits until the open file has its end', async () => {
    await atTheBooth(english)
    await read('no-visa')
    await says('A visa is needed and none is on file')
    await read('citizen-card')
    const sheet = page.getByRole('dialog', { name: 'This file is still open' })
    await sheet.getByRole('radio', { name: 'The traveller turned back' }).check()
    await sheet.getByRole('button', { name: 'Withdraw' }).click()
    await says('Clear')
    await page.getByText('ALIZADE, Elvin').waitFor()
    expect(await done()).toEqual(['crossings.open', 'crossings.withdraw', 'crossings.open'])
  })

  it('an unreadable zone is said with what to do, and the document can be typed twice', async () => {
    await atTheBooth(english)
    await page.getByLabel('Type or paste the two lines').fill('P<UTO')
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await band()
      .getByText(/^These lines fit no travel document\./)
      .waitFor()
    expect(await axe(page)).toEqual([])
    await look()
    await page.getByRole('heading', { level: 1, includeHidden: true }).evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    await page.keyboard.press('KeyE')
    const sheet = page.getByRole('dialog', { name: 'Type the document' })
    for (const turn of ['Second time', 'Send']) {
      await sheet.getByLabel('Document number').fill('C05113999')
      await sheet.getByLabel('Issued by').fill('AZE')
      await sheet.getByLabel('Surname, as in the zone').fill('QASIMOVA')
      await sheet.getByLabel('Given names').fill('LALA')
      await sheet.getByLabel('Nationality').fill('AZE')
      await sheet.getByLabel('Birth date').fill('1990-02-14')
      await sheet.getByLabel('Valid until').fill('2031-09-02')
      if (turn === 'Send') expect(await axe(page)).toEqual([])
      await sheet.getByRole('button', { name: turn }).click()
    }
    await page.getByText('Typed twice by hand').waitFor()
    expect(await done()).toEqual(['crossings.open'])
  })

  it('with the line down nothing is lost: the same press is sent once more and takes effect once', async () => {
    await atTheBooth(english)
    await page.context().setOffline(true)
    await read('many-entries')
    await says('No line')
    expect(await axe(page)).toEqual([])
    await page.context().setOffline(false)
    await look()
    await page.keyboard.press('KeyR')
    await says('Clear')
    await page.context().setOffline(true)
    await look()
    await page.keyboard.press('Space')
    await page.getByRole('alert').getByText('No answer from the node').waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().setOffline(false)
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
    await says('Released')
    expect(await done()).toEqual(['crossings.open', 'crossings.release'])
  })

  it('a car: its plate first, then the driver, then whoever sits beside; purpose and red corridor end at Customs', async () => {
    await atTheBooth(english, { theme: 'night' }, /^Car, entry 1/)
    await says('The plate of the car first')
    await read('driver')
    await page.getByText('The document was read and waits for the plate.').waitFor()
    await page.getByLabel('State of the plate').fill('TUR')
    await page.getByLabel('Plate', { exact: true }).fill('34 BKR 417')
    await page.keyboard.press('Enter')
    await says('Clear')
    expect(await axe(page)).toEqual([])
    await look()
    await page.keyboard.press('KeyM')
    await page.getByRole('dialog', { name: 'Another person in the car' }).waitFor()
    await read('citizen')
    await page.getByText('2 people in this car').waitFor()
    await look()
    await page.keyboard.press('KeyP')
    const sheet = page.getByRole('dialog', { name: 'Purpose and corridor' })
    await sheet.getByRole('radio', { name: /^Red/ }).check()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await look()
    await page.keyboard.press('Space')
    await says('Passed here')
    await says('Border check done. Customs next.')
    expect(await axe(page)).toEqual([])
    expect(await done()).toEqual([
      'crossings.open',
      'crossings.addTraveller',
      'crossings.declare',
      'crossings.release',
    ])
  })

  it('says it in the traveller’s language, large, and lists every key', async () => {
    await atTheBooth(english)
    // left open by an earlier reading: the same file is shown again
    await read('citizen-card')
    await says('Clear')
    await look()
    await page.keyboard.press('KeyL')
    const sheet = page.getByRole('dialog', { name: 'Say it in another language' })
    await sheet.getByRole('radio', { name: 'فارسی' }).check()
    await sheet.getByRole('button', { name: 'What is the purpose of your journey?' }).click()
    await sheet.getByText('هدف سفر شما چیست؟').waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await look()
    await page.keyboard.press('Shift+Slash')
    await page.getByRole('dialog', { name: 'Keys of this screen' }).getByText('Mode and lists').waitFor()
    expect(await axe(page)).toEqual([])
  })
})
