import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kilobytes, LIMIT_KB, measure } from './budget.ts'

const booth = ['rooms/crossings/BoothPage.tsx']
const dist = mkdtempSync(join(tmpdir(), 'sarhad-web-'))

beforeAll(async () => {
  const before = process.env.NODE_ENV
  // the delivered form: the other has React's development build in it
  process.env.NODE_ENV = 'production'
  const configFile = fileURLToPath(new URL('../vite.web.config.ts', import.meta.url))
  await build({
    configFile,
    logLevel: 'error',
    mode: 'production',
    build: { outDir: dist, sourcemap: false },
  })
  process.env.NODE_ENV = before
})
afterAll(() => rmSync(dist, { recursive: true, force: true }))

it.each(['az', 'en', 'ru', 'fa'])(
  'the first load of the booth stays under 200 kB gzip, fonts included, in %s',
  language => {
    const lines = measure(dist, language, booth)
    expect(lines.filter(line => line.kind === 'words').length).toBeGreaterThanOrEqual(4)
    expect(lines.filter(line => line.kind === 'font').length).toBeGreaterThanOrEqual(4)
    expect(kilobytes(lines)).toBeLessThan(LIMIT_KB)
  },
)
