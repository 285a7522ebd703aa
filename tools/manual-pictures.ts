/**
 * `node tools/run.mjs tools/manual-pictures.ts`: the pictures of the manual. Starts the demonstration in a folder of its own, lets its
 * invented people work in a browser, and writes what they see to `docs/manual/pictures`. The screens must be built: `npm run build`.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { prepareDemonstration } from '../server/demonstration.ts'
import { type Running, start } from '../server/main.ts'
import { readConfig } from '../server/platform/config.ts'
import { newPassword } from '../server/platform/sign-in.ts'
import { root } from '../server/root.ts'
import { openBrowser } from '../web/e2e/browser.ts'
import { zoneOf } from '../web/e2e/travellers.ts'

const blueprint = join(root, 'blueprints/southern-border')
const folder = join(root, 'docs/manual/pictures')

interface Stage {
  url: string
  browser: Browser
  passwords: Map<string, string>
  codeOf: (username: string) => Promise<string | undefined>
}

/** Long enough for a colour that fades and a figure that counts. */
const rest = (page: Page) => page.waitForTimeout(600)

/** `height`: less than the screen, where what stands below says more of the machine than of the page. */
async function picture(page: Page, name: string, height = 768): Promise<void> {
  await rest(page)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, clip: { x: 0, y: 0, width: 1366, height } })
  console.log(`  ${name}.png  ${Math.round(statSync(path).size / 1024)} kB`)
}

/** A document read: its lines arrive as somebody pastes them. */
const read = (page: Page, traveller: string) =>
  page.evaluate(text => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, zoneOf(traveller, new Date()).join('\n'))

/** A browser that becomes a workstation of Bilasuvar, with somebody signed in; with a lane, at work there. */
async function atWork(stage: Stage, username: string, lane?: RegExp): Promise<Page> {
  const context = await stage.browser.newContext({
    viewport: { width: 1366, height: 768 },
    timezoneId: 'Asia/Baku',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(stage.url)
  await page.getByRole('button', { name: 'Use this browser' }).click()
  await page.getByLabel('Name', { exact: true }).fill(username)
  await page.getByLabel('Password').fill(stage.passwords.get(username) ?? '')
  await page.keyboard.press('Enter')
  const begin = page.getByRole('heading', { name: 'Start of shift' })
  const code = page.getByRole('textbox', { name: /code/i })
  await begin.or(code).first().waitFor()
  if (await code.isVisible()) {
    await code.fill((await stage.codeOf(username)) ?? '')
    await page.keyboard.press('Enter')
    await begin.waitFor()
  }
  if (!lane) return page
  await page.getByRole('radio', { name: lane }).check()
  const works = page.getByRole('radio', { name: 'Works', exact: true })
  if (await works.isVisible()) await works.check()
  if (username === 'aysel') await picture(page, 'start-of-shift')
  await page.getByRole('button', { name: 'Open shift' }).click()
  await begin.waitFor({ state: 'detached' })
  return page
}

/** First line: a clear traveller, the same screen in Persian by night, and somebody for second line. */
async function booth(stage: Stage): Promise<void> {
  const page = await atWork(stage, 'aysel', /^On foot, entry 1/)
  await page.getByText('Put the document on the reader').first().waitFor()
  await read(page, 'visa-on-file')
  await page.getByText('Clear', { exact: true }).first().waitFor()
  await picture(page, 'booth-clear')
  await page.keyboard.press('F9')
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('radio', { name: 'فارسی' }).click()
  await sheet.getByRole('radio', { name: 'شب' }).check()
  await page.keyboard.press('Escape')
  await picture(page, 'booth-clear-persian')
  await page.keyboard.press('F9')
  await sheet.getByRole('radio', { name: 'English' }).click()
  await sheet.getByRole('radio', { name: 'Day', exact: true }).check()
  await page.keyboard.press('Escape')
  await rest(page)
  await page.keyboard.press('Space')
  await page.getByText('Released', { exact: true }).first().waitFor()
  await read(page, 'listed')
  await page.getByText('Second line', { exact: true }).first().waitFor()
  await rest(page)
  await page.keyboard.press('KeyS')
  await page.getByText(/^Referred\./).waitFor()
  await page.context().close()
}

/** Second line: the hit beside the traveller. */
async function hit(stage: Stage): Promise<void> {
  const page = await atWork(stage, 'kamran', /^Second line/)
  await page.getByRole('table', { name: 'Second line' }).getByRole('link').click()
  await rest(page)
  await page.keyboard.press('KeyT')
  await page.getByText('It is yours.').waitFor()
  await page.getByRole('link', { name: 'Verify', exact: true }).click()
  await page.getByRole('heading', { name: 'Is it the same person?' }).waitFor()
  await picture(page, 'hit')
  await page.context().close()
}

/** List owner: an import with refused rows, and what may cross. */
async function lists(stage: Stage): Promise<void> {
  const page = await atWork(stage, 'nigar')
  await page.goto(`${stage.url}/lists/national`)
  const rows = [
    readFileSync(join(blueprint, 'demonstration/watch-list.csv'), 'utf8').trimEnd(),
    'person,N-900,Əlirza Uydurmayev,,,,1990-01-02,M,AZE,,,wanted,T-900,Invented.',
    'person,N-902,Someone Invented,,,,1990-02-31,M,AZE,,,wanted,T-902,Invented.',
  ]
  const buffer = Buffer.from(`${rows.join('\n')}\n`)
  await page
    .getByLabel('File of the list')
    .setInputFiles({ name: 'national.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('Done. The new version answers now.').waitFor()
  await picture(page, 'list-import')
  await page.goto(`${stage.url}/regime`)
  await page.getByRole('button', { name: /^Bilasuvar, On foot, Entry/ }).click()
  await picture(page, 'regime')
  await page.context().close()
}

/** Administrator: an officer whose duties wait, the doctor, what ends. */
async function administrator(stage: Stage): Promise<void> {
  const page = await atWork(stage, 'orxan')
  await page.goto(`${stage.url}/officers/new`)
  await page.getByLabel('Full name').fill('Günay Uydurmazadə')
  await page.getByLabel('Sign-in name').fill('gunay')
  const ranks = { Azərbaycanca: 'gizir', English: 'warrant officer', Русский: 'прапорщик', فارسی: 'ستوان‌یار' }
  for (const [label, rank] of Object.entries(ranks)) await page.getByLabel(label).fill(rank)
  await page.getByLabel('Authority').selectOption({ label: 'State Border Service' })
  await page.getByLabel('Unit').fill('bilasuvar-1')
  await page.getByLabel('First line').check()
  await page.getByLabel('Reason').fill('order 7')
  await page.getByRole('button', { name: 'Put on file' }).click()
  await page.getByRole('heading', { name: /Günay/ }).waitFor()
  await picture(page, 'officer')
  await page.goto(`${stage.url}/doctor`)
  await page.getByRole('heading', { name: 'This node' }).waitFor()
  await picture(page, 'doctor', 615)
  await page.goto(`${stage.url}/endings`)
  await page.getByText('Published roster').first().waitFor()
  await picture(page, 'endings')
  await page.context().close()
}

/** Shift leader: the roster and the hand-over. */
async function shift(stage: Stage): Promise<void> {
  const page = await atWork(stage, 'leyla', /^Shift desk/)
  await page.goto(`${stage.url}/roster`)
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByLabel('Officer').selectOption({ label: 'Aysel Nağıyeva, warrant officer' })
  await page.getByLabel('Lane').selectOption({ label: 'On foot, entry 1' })
  await picture(page, 'roster')
  await page.goto(`${stage.url}/hand-over`)
  await page.getByText('What waits now').waitFor()
  await picture(page, 'hand-over')
  await page.context().close()
}

/** Auditor: the ledger in sentences. */
async function auditor(stage: Stage): Promise<void> {
  const page = await atWork(stage, 'sevda')
  await page.goto(`${stage.url}/oversight/ledger`)
  await page.getByRole('table', { name: 'Ledger' }).getByText('Signed in').first().waitFor()
  await picture(page, 'ledger')
  await page.context().close()
}

async function demonstration(data: string): Promise<{ running: Running; passwords: Map<string, string> }> {
  const config = readConfig({ mode: 'demo', root, env: { SARHAD_DATA: data, SARHAD_PORT: '0' } })
  if (!existsSync(join(config.web, 'index.html')))
    throw new Error('There are no screens to show. Build them first: npm run build')
  const passwords = new Map<string, string>()
  const running = await start(config, console.log, async app => {
    for (const made of await prepareDemonstration(app.platform, blueprint, newPassword))
      passwords.set(made.username, made.password)
  })
  return { running, passwords }
}

const data = mkdtempSync(join(tmpdir(), 'sarhad-pictures-'))
chmodSync(data, 0o755) // run by root, the database has a user of its own, who must pass
try {
  const { running, passwords } = await demonstration(data)
  const browser = await openBrowser()
  try {
    mkdirSync(folder, { recursive: true })
    const { currentCode } = running.app.platform.signIn
    const stage = { url: running.url, browser, passwords, codeOf: currentCode }
    for (const scene of [booth, hit, lists, administrator, shift, auditor]) await scene(stage)
  } finally {
    await browser.close()
    await running.stop()
  }
} finally {
  rmSync(data, { recursive: true, force: true })
}
