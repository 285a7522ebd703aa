import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  dateBitsForPeers,
  foldedForPeers,
  type Timed,
  timeScreening,
} from '../libraries/name-screening/bench.ts'
import {
  buildIndex,
  METHOD_VERSION,
  openIndex,
  type ScreeningRecord,
} from '../libraries/name-screening/index.ts'
import { root } from '../server/root.ts'
import { median, percentile, table } from './figures.ts'
import { Accuracy } from './screening/accuracy.ts'
import { type Asked, asked, listed } from './screening/generator.ts'
import { peers } from './screening/peers.ts'
import { publishedLists } from './screening/published.ts'
import { realNames } from './screening/real-names.ts'
import { writeSection } from './screening/section.ts'
import { withTrigrams } from './screening/trigrams.ts'

const WARM = 500
const TIMED = 10_000
/** Bits below log2(records) at which a second run asks, as a peer without a bar answers. */
const OPEN = 3
/** Slow peers are asked for this long, milliseconds, and of nobody but people on the list when they are very slow. */
const PATIENCE = 8_000

interface Ours extends Timed {
  size: number
  build: number
  bytes: number
  first: number
  accuracy: Accuracy
  /** the same asked as if there were no bar, as screening.md §5.1 and every peer are */
  open: Accuracy
}

interface Theirs {
  name: string
  size: number
  build: number
  p50: number
  p99: number
  alone: number
  dated: number
  asked: number
}

/** Bounds of the work per query, which no machine changes: screening.md §8. Times are orientation. */
const BOUNDS: Record<number, { touched: number; scored: number }> = {
  20000: { touched: 600, scored: 6 },
  100000: { touched: 900, scored: 6 },
  1000000: { touched: 1200, scored: 4 },
}

/** Screening at 20,000, 100,000 and a million records (ten million with `--large`), beside the peers that are at hand. */
export async function screening(): Promise<boolean> {
  const wanted = process.argv.find(arg => arg.startsWith('--sizes='))?.slice(8)
  const sizes = wanted?.split(',').map(Number) ?? [20_000, 100_000, 1_000_000]
  if (process.argv.includes('--large')) sizes.push(10_000_000)
  const notes = new Set<string>()
  const real = realNames(line => notes.add(line))
  const ours: Ours[] = []
  const theirs: Theirs[] = []
  for (const size of sizes) {
    const our = measureOurs(size, real)
    ours.push(our)
    console.log(
      `${size} records: p50 ${our.p50.toFixed(1)} µs, p99 ${our.p99.toFixed(1)} µs, ${our.touched.toFixed(0)} touched`,
    )
    if (size <= 1_000_000) theirs.push(...(await measurePeers(size, real, line => notes.add(line))))
  }
  const published = publishedLists(line => notes.add(line))
  const text = report(ours, theirs, published, [...notes])
  console.log(text)
  if (!process.argv.includes('--dry')) writeSection(join(root, 'docs/performance.md'), text)
  return ours.every(({ size, touched, scored }) => {
    const bound = BOUNDS[size]
    return bound === undefined || (touched <= bound.touched && scored <= bound.scored)
  })
}

function measureOurs(size: number, real: string[]): Ours {
  let making = 0
  function* records(): Generator<ScreeningRecord> {
    for (let i = 0; i < size; i++) {
      const began = performance.now()
      const { record } = listed(i, real)
      making += performance.now() - began
      yield record
    }
  }
  const began = performance.now()
  const index = buildIndex(records())
  const build = (performance.now() - began - making) / 1000
  const questions = Array.from({ length: TIMED }, (_, j) => asked(j, size, real))
  const warm = Array.from({ length: WARM }, (_, j) => asked(TIMED + j, size, real).query)
  const accuracy = new Accuracy()
  const timed = timeScreening(
    index,
    warm,
    questions.map(q => q.query),
    (at, hits) => {
      const question = questions[at]
      if (question) accuracy.add(question, hits)
    },
  )
  const open = new Accuracy()
  for (const question of questions)
    open.add(question, index.screen({ ...question.query, threshold: Math.log2(size) - OPEN }).hits)
  const { bytes } = index
  return { ...timed, size, build, bytes, first: firstAnswer(index.snapshot(), questions[0]), accuracy, open }
}

/** Milliseconds from a snapshot file to the first answer; the file was just written, so the disk is not measured. */
function firstAnswer(snapshot: Uint8Array, question: Asked | undefined): number {
  const folder = mkdtempSync(join(tmpdir(), 'sarhad-snapshot-'))
  try {
    const file = join(folder, 'index')
    const handle = openSync(`${file}.new`, 'w')
    for (let at = 0; at < snapshot.length; at += 1 << 28)
      writeSync(handle, snapshot.subarray(at, at + (1 << 28)))
    fsyncSync(handle)
    closeSync(handle)
    renameSync(`${file}.new`, file)
    const began = performance.now()
    const index = openIndex(readFileSync(file))
    if (question) index.screen(question.query)
    return performance.now() - began
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measurePeers(size: number, real: string[], say: (line: string) => void): Promise<Theirs[]> {
  const list = Array.from({ length: size }, (_, i) => listed(i, real).record)
  const texts = list.map(record => record.names.map(name => foldedForPeers(name.text)).join(' '))
  const questions = Array.from({ length: 4000 }, (_, j) => asked(j, size, real))
  const measured: Theirs[] = []
  let began = performance.now()
  for (const peer of peers(texts, say)) {
    const build = (performance.now() - began) / 1000
    measured.push(await measure(peer.name, size, build, list, questions, async name => peer.search(name)))
    began = performance.now()
  }
  await withTrigrams(texts, async trigrams => {
    measured.push(
      await measure('PostgreSQL pg_trgm, GIN', size, trigrams.build, list, questions, trigrams.search),
    )
  })
  return measured
}

async function measure(
  name: string,
  size: number,
  build: number,
  list: ScreeningRecord[],
  questions: Asked[],
  search: (name: string) => Promise<{ id: number; score: number }[]>,
): Promise<Theirs> {
  const times: number[] = []
  let right = 0
  let dated = 0
  let meant = 0
  const began = performance.now()
  for (const { query, truth } of questions) {
    if (performance.now() - began > PATIENCE) break
    const text = foldedForPeers(query.names[0] ?? '')
    const start = performance.now()
    const found = await search(text)
    times.push((performance.now() - start) * 1000)
    if (truth === null) continue
    meant++
    if (found[0]?.id === truth) right++
    const top = found[0]?.score ?? 1
    const order = found.map(f => ({
      id: f.id,
      bits: (10 * f.score) / top + dateBitsForPeers(query.birthDate, list[f.id]?.birthDates),
    }))
    if (order.sort((a, b) => b.bits - a.bits)[0]?.id === truth) dated++
  }
  const share = (count: number) => count / Math.max(1, meant)
  return {
    name,
    size,
    build,
    p50: median(times),
    p99: percentile(times, 0.99),
    alone: share(right),
    dated: share(dated),
    asked: times.length,
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const whole = (n: number) => Math.round(n).toLocaleString('en')
const micro = (n: number) => (n < 100 ? n.toFixed(1) : whole(n))

function report(ours: Ours[], theirs: Theirs[], published: string, notes: string[]): string {
  const column = (row: string, cell: (o: Ours) => string) => [row, ...ours.map(cell)]
  const main = table(
    ['', ...ours.map(o => `${whole(o.size)} records`)],
    [
      column('p50 / p90, µs', o => `${micro(o.p50)} / ${micro(o.p90)}`),
      column('p99 / p99.9, µs', o => `${micro(o.p99)} / ${micro(o.p999)}`),
      column('queries a second, one thread', o => whole(o.perSecond)),
      column('ids touched / records scored per query', o => `${whole(o.touched)} / ${o.scored.toFixed(2)}`),
      column('bytes per record, documents included', o => whole(o.bytes / o.size)),
      column('build, s · snapshot to first answer, ms', o => `${o.build.toFixed(1)} · ${o.first.toFixed(0)}`),
      column('found first, no bar', o => percent(o.open.rankOne())),
      column('found first and above the bar', o => percent(o.accuracy.rankOne())),
      column('strangers shown anything', o => percent(o.accuracy.falseAlerts())),
      ...([undefined, 'full', 'year', 'none'] as const).map(quality =>
        column(
          `found at 1 % / 0.1 % false alerts${quality === undefined ? '' : `, birth date of the record: ${quality}`}`,
          o => `${percent(o.open.recallAt(0.01, quality))} / ${percent(o.open.recallAt(0.001, quality))}`,
        ),
      ),
    ],
  )
  const changes = table(
    ['found first, no bar, by change', ...ours.map(o => whole(o.size))],
    (ours[0]?.open.byChange() ?? []).map(([change]) => [
      change,
      ...ours.map(o => percent(o.open.byChange().find(([c]) => c === change)?.[1] ?? 0)),
    ]),
  )
  const beside = table(
    [
      '',
      'records',
      'build, s',
      'p50, µs',
      'p99, µs',
      'ours is faster at p50',
      'first by name',
      'first with date',
      'asked',
    ],
    theirs.map(t => {
      const own = ours.find(o => o.size === t.size)
      return [
        t.name,
        whole(t.size),
        t.build.toFixed(1),
        whole(t.p50),
        whole(t.p99),
        `${whole(t.p50 / (own?.p50 ?? 1))}×`,
        percent(t.alone),
        percent(t.dated),
        t.asked,
      ]
    }),
  )
  const cpu = cpus()[0]?.model.trim() ?? 'unknown processor'
  return [
    `Method ${METHOD_VERSION}, Node ${process.versions.node}, ${cpu}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}. Records and travellers of \`bench/screening/generator.ts\` (frozen; 30 in 100 travellers are on the list, with the changes of its table), ${whole(TIMED)} queries one by one after ${WARM} to warm up, bar log2(records) + 3, one thread. "No bar": the same travellers asked again at log2(records) − ${OPEN} bits, since peers and the reference prototype were asked without one; false alerts are read off this run. "Found first and above the bar" is the stricter figure.`,
    main,
    changes,
    'The same records and queries with other engines, which were given names folded by us; their best fifty are put in order with the birth date for "first with date". Each was asked for at most eight seconds.',
    beside,
    published,
    ...notes,
  ].join('\n\n')
}
