import { existsSync, mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axeCore from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const nss = [
  '/usr/lib/x86_64-linux-gnu/libnss3.so',
  '/usr/lib64/libnss3.so',
  '/usr/lib/libnss3.so',
  '/usr/lib/aarch64-linux-gnu/libnss3.so',
]

interface Packed {
  default: { args: string[]; executablePath(): Promise<string> }
}

/** The Chromium that comes in a package, unpacked into a directory of our own: another user's may be there and not be writable. */
async function unpacked(): Promise<{ path: string; args: string[] }> {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'sarhad-chromium-'))
  // it brings its own libraries only where it believes itself on the machines that lack them
  if (!nss.some(existsSync)) process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const packed = (await import('@sparticuz/chromium')) as Packed
  return { path: await packed.default.executablePath(), args: packed.default.args }
}

/** A headless browser: `SARHAD_CHROMIUM`, an installed one, or the packaged one. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.SARHAD_CHROMIUM
  const found = named ?? installed.find(existsSync)
  const { path, args } = found ? { path: found, args: [] } : await unpacked()
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: [...args, '--no-sandbox', '--disable-gpu'],
  })
}

export interface Violation {
  id: string
  help: string
  impact: string
  /** Where, and what the checker says of it. */
  nodes: string[]
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Everything that axe holds against the page as it is now, WCAG 2.2 AA and good practice. */
export async function axe(page: Page): Promise<Violation[]> {
  await page.addScriptTag({ path: axePath }).catch(() => page.evaluate(axeCore.source))
  const result = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    return axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
  })
  return result.violations.map(violation => ({
    id: violation.id,
    help: violation.help,
    impact: violation.impact ?? 'unknown',
    nodes: violation.nodes.map(
      node => `${node.target.join(' ')}: ${node.failureSummary?.replaceAll('\n', ' ')}`,
    ),
  }))
}
