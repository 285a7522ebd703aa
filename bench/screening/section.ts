import { readFileSync, writeFileSync } from 'node:fs'

const TITLE = '## Screening a traveller: `npm run bench -- screening`'

/** Puts the text under this bench's title in the performance page, in place of what stood there; nothing else is touched. */
export function writeSection(file: string, text: string): void {
  const page = readFileSync(file, 'utf8')
  const section = `${TITLE}\n\n${text}\n`
  const from = page.indexOf(TITLE)
  if (from < 0) {
    writeFileSync(file, `${page.trimEnd()}\n\n${section}`)
    return
  }
  const next = page.indexOf('\n## ', from + TITLE.length)
  writeFileSync(file, page.slice(0, from) + section + (next < 0 ? '' : page.slice(next)))
}
