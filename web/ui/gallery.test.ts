import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, openBrowser } from '../e2e/browser.ts'

/** The parts in a real browser: what only a browser can tell. */
const web = fileURLToPath(new URL('..', import.meta.url))
let server: ViteDevServer
let browser: Browser
let address: string

beforeAll(async () => {
  server = await createServer({
    root: web,
    configFile: false,
    plugins: [react()],
    logLevel: 'error',
    cacheDir: `${web}/../node_modules/.vite-gallery`,
    server: { host: '127.0.0.1', port: 0, hmr: false },
  })
  await server.listen()
  address = server.resolvedUrls?.local[0] ?? ''
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function open(query: string, size = { width: 1440, height: 900 }): Promise<Page> {
  const page = await browser.newPage({ viewport: size })
  await page.goto(`${address}ui/gallery.html?${query}`)
  await page.waitForSelector('h1', { state: 'attached' })
  await page.evaluate(() => document.fonts.ready)
  return page
}

const MRZ = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']

describe('axe finds nothing', () => {
  it.each([
    ['day', 'en'],
    ['night', 'en'],
    ['day', 'fa'],
    ['night', 'fa'],
    ['day', 'ru'],
    ['night', 'az'],
  ])('on all parts, %s, %s', async (theme, lang) => {
    const page = await open(`view=parts&theme=${theme}&lang=${lang}`)
    expect(await axe(page)).toEqual([])
    await page.close()
  })

  it.each(['empty', 'clear', 'second-line', 'stale', 'could-not-check'])(
    'on the booth, %s, both themes',
    async verdict => {
      const page = await open(`verdict=${verdict}`)
      expect(await axe(page), 'day').toEqual([])
      await page.evaluate(() => {
        document.documentElement.dataset.theme = 'night'
      })
      expect(await axe(page), 'night').toEqual([])
      await page.close()
    },
  )

  it.each([
    ['day', 'en'],
    ['night', 'fa'],
  ])('on a desk with antd, %s, %s', async (theme, lang) => {
    const page = await open(`view=desk&theme=${theme}&lang=${lang}`)
    await page.getByRole('table').waitFor()
    expect(await axe(page)).toEqual([])
    await page.close()
  })

  it('on the sheets of keys and of mode', async () => {
    const page = await open('verdict=clear')
    await page.keyboard.press('Shift+Slash')
    await page.getByRole('dialog', { name: 'Keys of this screen' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('F9')
    await page.getByRole('dialog', { name: 'Mode, lists and screen' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.close()
  })
})

describe('what a booth fetches', () => {
  it.each([
    ['en', ['latin-400', 'latin-500', 'latin-600']],
    ['fa', ['latin-400', 'latin-600', 'persian-400', 'persian-600']],
  ])('in %s: the fonts of its letters and no other, and nothing of antd', async (lang, fonts) => {
    const page = await open(`verdict=clear&lang=${lang}`)
    const names = await page.evaluate(() => performance.getEntriesByType('resource').map(entry => entry.name))
    const fetched = names.flatMap(name => /sans-((?:latin|russian|persian)-\d+)/.exec(name)?.[1] ?? [])
    // the native name of the traveller is Persian, so its regular weight comes in every language
    expect([...new Set(fetched)].filter(font => font !== 'persian-400' || lang === 'fa').sort()).toEqual(
      fonts,
    )
    expect(names.filter(name => /antd|@ant-design|fontsource/.test(name))).toEqual([])
    await page.close()
  })
})

describe('keys', () => {
  it('one key, one act; a repeat does nothing', async () => {
    const page = await open('verdict=clear')
    const acts = page.getByRole('list', { name: 'acts' }).getByRole('listitem')
    await page.keyboard.down('Space')
    await page.keyboard.down('Space')
    await page.keyboard.up('Space')
    await expect.poll(() => acts.allTextContents()).toEqual(['release'])
    await page.keyboard.press('s')
    await expect.poll(() => acts.allTextContents()).toEqual(['release', 'refer'])
    await page.close()
  })

  it('after a click on the row the next Space is the booth’s again; on a button reached by Tab it is the button’s', async () => {
    const page = await open('verdict=clear')
    const acts = page.getByRole('list', { name: 'acts' }).getByRole('listitem')
    await page.getByRole('navigation').getByRole('button', { name: 'Read again' }).click()
    await page.keyboard.press('Space')
    await expect.poll(() => acts.allTextContents()).toEqual(['read again', 'release'])
    await page.getByRole('navigation').getByRole('button', { name: 'Second line' }).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => acts.allTextContents()).toEqual(['read again', 'release', 'refer'])
    await page.close()
  })

  it('F2 shows the reason only while it is held', async () => {
    const page = await open('verdict=second-line')
    const reason = page.getByText('Exit ban, to be verified')
    expect(await reason.count()).toBe(0)
    await page.keyboard.down('F2')
    await reason.waitFor()
    await page.keyboard.up('F2')
    await reason.waitFor({ state: 'detached' })
    await page.close()
  })

  it('an act that is refused keeps its place, says why, and does nothing', async () => {
    const page = await open('verdict=could-not-check')
    await page.getByText('Only with the shift leader’s permission').first().waitFor()
    await page.keyboard.press('Space')
    await page.waitForTimeout(100) // as a hand would: two keys within 30 ms are a reader's
    await page.keyboard.press('s')
    const acts = page.getByRole('list', { name: 'acts' }).getByRole('listitem')
    await expect.poll(() => acts.allTextContents()).toEqual(['refer'])
    await page.close()
  })
})

describe('the reader', () => {
  it('a reading in the middle of a focused button presses nothing and is one reading', async () => {
    const page = await open('verdict=empty')
    await page.getByRole('navigation').getByRole('button', { name: 'Second line' }).focus()
    // the keys of a scanner, as the browser's own input path brings them
    await page.evaluate(lines => {
      const press = (key: string, code: string, shiftKey: boolean) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }),
        )
      for (const line of lines) {
        for (const char of line) {
          const code = char === '<' ? 'Comma' : /\d/.test(char) ? `Digit${char}` : `Key${char}`
          press(char, code, !/\d/.test(char))
        }
        press('Enter', 'Enter', false)
      }
    }, MRZ)
    await page.getByRole('log').waitFor()
    expect(await page.getByRole('log').textContent()).toBe(`us ${MRZ[0]}U+000A${MRZ[1]}`)
    expect(await page.getByRole('list', { name: 'acts' }).getByRole('listitem').count()).toBe(0)
    await page.close()
  })
})

describe('the band', () => {
  it.each(['az', 'en', 'ru', 'fa'])(
    'every word fits its band at 1280 × 720 in %s, never below 72 px',
    async lang => {
      const page = await open(`view=parts&lang=${lang}`, { width: 1280, height: 720 })
      const words = await page.$$eval('.verdict:not(.quiet-band) .verdict-word', elements =>
        elements.map(element => ({
          word: element.textContent,
          size: Number.parseFloat(getComputedStyle(element).fontSize),
          over: element.scrollWidth > element.clientWidth + 1,
          // the band is as high as the booth gives it, so nothing may be taller
          high: (element.closest('.verdict')?.scrollHeight ?? 0) > 229,
        })),
      )
      expect(words.filter(w => w.size < 72 || w.over || w.high)).toEqual([])
      expect(words.length).toBeGreaterThan(9)
      await page.close()
    },
  )
})

it('the focus outline is 2 px with a gap of 2 px', async () => {
  const page = await open('verdict=clear')
  await page.keyboard.press('Tab')
  const outline = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement ?? document.body)
    return [style.outlineWidth, style.outlineStyle, style.outlineOffset]
  })
  expect(outline).toEqual(['2px', 'solid', '2px'])
  await page.close()
})
