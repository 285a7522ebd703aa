import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = (folder: string) =>
  readdirSync(join(root, folder))
    .filter(name => name.endsWith('.md'))
    .map(name => `${folder}/${name}`)
const all = ['README.md', ...pages('docs'), ...pages('docs/manual'), ...pages('docs/standards')]

/** Addresses within the project that a page leads to: links and pictures. */
const ledTo = (text: string) => [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to]) => to ?? '')

/** Files named in backticks: a path with a folder and an ending. */
const named = (text: string) =>
  [...text.matchAll(/`([\w.-]+(?:\/[\w.*-]+)+\.(?:tsx?|mjs|md|json|ya?ml|csv|sql))`/g)]
    .map(([, path]) => path ?? '')
    .filter(path => !path.includes('*'))

describe.each(all)('%s', page => {
  it('leads to files that are there', () => {
    const text = read(page)
    const gone = [
      ...ledTo(text).filter(to => !existsSync(join(root, dirname(page), to))),
      ...named(text).filter(path => !existsSync(join(root, path))),
    ]
    expect(gone).toEqual([])
  })
})

/** What a row of the standards names, as a file that uses it would write it. */
const marks =
  /RFC \d{4}|Doc 9303|ISO \d{4,5}|C2SP|ISIRI \d+|AZS [\d-]+|WCAG 2\.\d|CLDR|Convention 108|2016\/\d{3}|Article \d+|decision \d+/g

/** Rows of the tables of the standards: what is cited, and the files that are said to use it. */
const rows = pages('docs/standards').flatMap(page =>
  read(page)
    .split('\n')
    .filter(line => line.startsWith('| ') && named(line).length > 0)
    .map(line => ({ line, cited: line.split('|')[1]?.match(marks) ?? [], files: named(line) })),
)

it.each(rows)('the files that stand beside it cite it: $line', ({ cited, files }) => {
  const texts = files.map(read)
  const absent = cited.filter(mark => !texts.some(text => text.toLowerCase().includes(mark.toLowerCase())))
  expect(absent).toEqual([])
})

describe('the manual', () => {
  const contents = read('docs/manual/README.md')
  const titles = pages('docs/manual').map(page => /^# (.+)$/m.exec(read(page))?.[1])

  it('has every chapter in its contents', () => {
    const listed = ledTo(contents)
    expect(
      pages('docs/manual').filter(page => !page.endsWith('/README.md') && !listed.includes(page.slice(12))),
    ).toEqual([])
  })

  it('has every chapter that a text of the program names', () => {
    const texts = read('web/i18n/en/operations.json')
    const chapters = [...texts.matchAll(/(?:manual, |chapter )“([^”]+)”/g)].map(([, title]) => title)
    expect(chapters.length).toBeGreaterThan(1)
    expect(chapters.filter(title => !titles.includes(title))).toEqual([])
  })

  it('shows every picture that lies there', () => {
    const shown = pages('docs/manual').flatMap(page => ledTo(read(page)))
    const pictures = readdirSync(join(root, 'docs/manual/pictures')).map(name => `pictures/${name}`)
    expect(pictures.filter(picture => !shown.includes(picture))).toEqual([])
  })

  it('says every variable that a node takes, and no other', () => {
    const taken = [...read('server/platform/config.ts').matchAll(/'(SARHAD_[A-Z_]+)'/g)].map(
      ([, name]) => name,
    )
    const told = read('docs/manual/install.md').match(/\bSARHAD_[A-Z_]*[A-Z]\b/g) ?? []
    expect([...new Set(told)].sort()).toEqual([...new Set(taken)].sort())
  })

  it('says every check of the doctor, every metric, every alarm, everything that ends', () => {
    const words = JSON.parse(read('web/i18n/en/operations.json'))
    const station = (name: string) => name.startsWith('station-')
    const doctor = read('docs/manual/doctor.md')
    const checks = Object.entries<string>(words.check).flatMap(([name, said]) =>
      station(name) ? [] : [said],
    )
    expect(checks.filter(said => !doctor.includes(`| ${said} |`))).toEqual([])
    const page = read('docs/manual/logs-metrics-alarms.md')
    const metrics = [...read('server/platform/operations/gauges.ts').matchAll(/name: '(sarhad_\w+)'/g)].map(
      m => m[1],
    )
    const alarms = [...read('docs/operations/alarms.yml').matchAll(/alert: (\w+)/g)].map(m => m[1])
    expect([...metrics, ...alarms].filter(name => !page.includes(name ?? '?'))).toEqual([])
    const ends = read('docs/manual/everything-that-ends.md').toLowerCase()
    const kinds = Object.values<string>(words.ending).map(said => (said.split(',')[0] ?? '').toLowerCase())
    expect(kinds.filter(said => !ends.includes(said))).toEqual([])
  })
})
