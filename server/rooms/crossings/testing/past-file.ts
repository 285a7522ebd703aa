import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { header } from '../adapters/past/read.ts'

/** Numbers that look random and are the same for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const syllables = {
  latin: ['uy', 'dur', 'ma', 'sı', 'naq', 'ləp', 'gəz', 'öz', 'çin', 'şa'],
  cyrillic: ['вы', 'ду', 'ма', 'ни', 'кто', 'то', 'за', 'пись', 'ша', 'ле'],
  persian: ['سا', 'خت', 'گی', 'نا', 'می', 'بی', 'نش', 'ان', 'دا', 'ری'],
} as const
const states = [
  { code: 'TUR', script: 'latin', days: 90 },
  { code: 'GEO', script: 'latin', days: 90 },
  { code: 'RUS', script: 'cyrillic', days: 90 },
  { code: 'KAZ', script: 'cyrillic', days: 90 },
  { code: 'IRN', script: 'persian', days: 30 },
  { code: 'QAT', script: 'latin', days: 30 },
  { code: 'AZE', script: 'latin', days: null },
] as const
const posts = ['astara', 'bilasuvar']

const dayOf = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)

/** One row of the file, and whether it can be taken over. */
export interface MadeRow {
  line: string
  /** False: it repeats or contradicts another, and must be refused. */
  sound: boolean
}

/**
 * A file of the past, row by row: people who do not exist, in three scripts, who come and go between 2015 and 2026; some never leave,
 * some rows are impossible. The same for the same seed, whatever its length.
 */
export function* pastFile(rows: number, seed = 1): Generator<MadeRow> {
  yield { line: header.join(','), sound: true }
  const random = randomOf(seed)
  let made = 0
  for (let person = 0; made < rows; person++) {
    for (const row of rowsOf(person, random)) {
      if (made++ >= rows) return
      yield row
    }
  }
}

function* rowsOf(person: number, random: (below: number) => number): Generator<MadeRow> {
  const state = states[random(states.length)] ?? states[0]
  const parts = syllables[state.script]
  const name = (n: number) => Array.from({ length: n }, () => parts[random(parts.length)]).join('')
  const who = [
    name(3),
    name(2),
    dayOf(-3650 + random(16_000)),
    'FMX'[random(3)] ?? '',
    state.code,
    state.code,
    `P${String(10_000_000 + person)}`,
    '',
  ]
  const line = (kind: string, ...rest: string[]) => [kind, ...who, ...rest].join(',')
  const visits = 1 + random(4)
  let day = 16_436 + random(3300) // 1 January 2015 and later
  for (let visit = 0; visit < visits; visit++) {
    day += 1 + random(200)
    const [entered, left] = [dayOf(day), dayOf(day + random(60))]
    const post = posts[random(2)] ?? ''
    const until = state.days !== null && random(2) ? dayOf(day + random(state.days)) : ''
    const stays = visit === visits - 1 && random(12) === 0
    const time = random(2) ? `${String(random(12)).padStart(2, '0')}:30` : ''
    const later = time && `${String(12 + random(12)).padStart(2, '0')}:15`
    if (random(4) === 0) {
      yield {
        line: line('stay', '', entered, time, post, ...(stays ? ['', ''] : [left, later]), '', until, '', ''),
        sound: true,
      }
    } else {
      yield { line: line('crossing', 'entry', entered, time, post, '', '', '', until, '', ''), sound: true }
      if (!stays)
        yield { line: line('crossing', 'exit', left, later, post, '', '', '', '', '', ''), sound: true }
    }
    if (stays) return
    day = Date.parse(left) / 86_400_000
    const odd = random(100)
    if (odd === 0)
      yield { line: line('crossing', 'exit', left, later, post, '', '', '', '', '', ''), sound: false }
    if (odd === 1)
      yield {
        line: line('stay', '', dayOf(day + 9), '', post, dayOf(day + 3), '', '', '', '', ''),
        sound: false,
      }
    if (odd === 2)
      yield {
        line: line('refusal', 'entry', dayOf(day + 1), '', post, '', '', '', '', '', 'C;E'),
        sound: true,
      }
    if (odd === 3) yield { line: line('person', '', '', '', '', '', '', '', '', '', ''), sound: true }
  }
}

/** `npx tsx server/rooms/crossings/testing/past-file.ts ROWS [SEED] > FILE`: a file to try an import with. */
async function print(rows = 0, seed = 1): Promise<void> {
  let lines: string[] = []
  const write = () => process.stdout.write(`${lines.join('\n')}\n`)
  for (const { line } of pastFile(rows, seed)) {
    lines.push(line)
    if (lines.length < 5000) continue
    if (!write()) await once(process.stdout, 'drain')
    lines = []
  }
  write()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await print(...process.argv.slice(2).map(Number))
