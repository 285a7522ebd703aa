import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import {
  archiveEnd,
  archiveFill,
  archiveHead,
  BUNDLE_FILES,
  hashRow,
  lineRow,
} from '../../../../libraries/evidence-log/index.ts'
import type { Platform } from '../../../platform/action.ts'
import { exportedLines } from '../../../platform/evidence.ts'
import { logged } from '../../../platform/problems.ts'
import { keyOf } from '../keys.ts'
import { type LineTest, sightsOf } from '../sight.ts'
import { fileName, type JobRow, saveJob } from '../store/jobs.ts'
import { hashesOf, notesTo } from '../store/lines.ts'
import { check } from './check.ts'
import { beginWork, clear, type Work } from './work.ts'

/** Begins a job that waits, unless this process has begun it: its row tells how far it is, and how it ended. */
export function startWork(platform: Platform, row: JobRow): void {
  if (row.step !== 'waiting') return
  const work = beginWork(platform, row.id)
  if (!work) return
  void run(platform, row, work)
    .catch(async error => {
      const stopped = error instanceof Error && error.message === 'stopped'
      if (!stopped) platform.log.error(logged(error), 'evidence job failed')
      clear(work)
      await saveJob(platform, row.id, {
        step: stopped ? 'stopped' : 'failed',
        problem: stopped ? null : 'failed',
      })
    })
    .catch(() => {}) // the database is away: the row falls silent and says so by that
    .finally(() => {
      work.ended = true
    })
}

async function run(platform: Platform, row: JobRow, work: Work): Promise<void> {
  const report = reporter(platform, row.id)
  const step = (name: JobRow['step'], done: number, of: number) => {
    if (work.stop) throw new Error('stopped')
    report(name, done, of)
  }
  work.folder = await mkdtemp(join(tmpdir(), 'sarhad-evidence-'))
  const { whole } = await sightsOf(platform, row.authority)
  // a check shows nobody a line, so it looks at all of them
  const shows = row.kind === 'check' ? () => true : whole
  const lines = await collect(platform, row, { folder: work.folder, shows, step })
  step('packing', 0, 1)
  const file = join(work.folder, fileName(row))
  const sha256 = await pack(work.folder, file)
  step('verifying', 0, row.size)
  const asked = { file, key: keyOf(platform, row.log), extract: lines < row.size }
  const verdict = await check(asked, {
    told: rows => step('verifying', rows, lines),
    stopped: () => work.stop,
  })
  const { size: bytes } = await stat(file)
  if (row.kind === 'export') work.file = file
  else clear(work)
  await report.end({ step: 'done', done: row.size, of: row.size, lines, verdict, bytes, sha256 })
}

interface Collecting {
  folder: string
  shows: LineTest
  step: (name: JobRow['step'], done: number, of: number) => void
}

/** Writes the files of a bundle: lines of the span that may be shown, hashes of all, signed states. @returns number of lines shown. */
async function collect(
  platform: Platform,
  row: JobRow,
  { folder, shows, step }: Collecting,
): Promise<number> {
  const pool = platform.database.pool('exchange')
  const query = async <R extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await pool.query<R>(text, values)).rows
  let shown = 0
  await write(join(folder, BUNDLE_FILES.lines), async add => {
    for await (const { pos, line } of exportedLines(query, row.log, { first: row.from, end: row.until })) {
      if (shows(line)) {
        shown += 1
        await add(lineRow(pos, line))
      }
      if (pos % 500 === 0) step('reading', pos - row.from, row.until - row.from)
    }
  })
  await write(join(folder, BUNDLE_FILES.hashes), async add => {
    for await (const hashes of hashesOf(pool, row.log, 0, row.size)) {
      step('reading', row.until - row.from, row.until - row.from)
      await add(hashes.map(hashRow).join(''))
    }
  })
  await write(join(folder, BUNDLE_FILES.checkpoints), async add => {
    let first = true
    for await (const note of notesTo(pool, row.log, row.size)) {
      await add(first ? note : `\n${note}`)
      first = false
    }
  })
  await write(join(folder, BUNDLE_FILES.keys), add => add(`${keyOf(platform, row.log)}\n`))
  return shown
}

/** Writes a file in pieces of a megabyte. */
async function write(
  path: string,
  fill: (add: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    let held: string[] = []
    let size = 0
    const flush = async () => {
      await file.write(held.join(''))
      held = []
      size = 0
    }
    await fill(async text => {
      held.push(text)
      size += text.length
      if (size > 1_000_000) await flush()
    })
    await flush()
  } finally {
    await file.close()
  }
}

/** The files as one archive; they themselves are deleted. @returns SHA-256 of it, hex. */
async function pack(folder: string, file: string): Promise<string> {
  async function* parts() {
    for (const name of Object.values(BUNDLE_FILES)) {
      const { size } = await stat(join(folder, name))
      yield archiveHead(name, size)
      yield* createReadStream(join(folder, name))
      yield archiveFill(size)
      await rm(join(folder, name))
    }
    yield archiveEnd
  }
  const sum = createHash('sha256')
  const summed = async function* (bytes: AsyncIterable<Buffer>) {
    for await (const piece of bytes) {
      sum.update(piece)
      yield piece
    }
  }
  const out = createWriteStream(file, { mode: 0o600, flags: 'wx' })
  await pipeline(Readable.from(parts()), createGzip(), summed, out)
  return sum.digest('hex')
}

const everyMs = 250

/** Keeps the job's row up to date, one write at a time, and not for every line. */
function reporter(platform: Platform, job: string) {
  let last = { step: '', at: 0 }
  let writing: Promise<void> = Promise.resolve()
  const report = (step: JobRow['step'], done: number, of: number) => {
    const at = performance.now()
    if (step === last.step && at - last.at < everyMs) return
    last = { step, at }
    writing = writing.then(() => saveJob(platform, job, { step, done, of })).catch(() => {})
  }
  report.end = async (change: Partial<JobRow>) => {
    await writing
    await saveJob(platform, job, change)
  }
  return report
}
