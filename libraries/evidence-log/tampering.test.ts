import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashRow, joinNotes, lineHash, lineRow, makeBundle, type Verdict, verifyBundle } from './index.ts'
import { customsKey, logKey, sampleLines, signedHead, stranger, witnessedHead } from './sample-log.ts'

/** I-29, property by property: each mutation of a witnessed log is found, and at the right position. */

const ALL = sampleLines(24)
const HEADS = ALL.map((_, n) => witnessedHead(ALL, n + 1))
const trust = { keys: [logKey, customsKey] }
const RUNS = { numRuns: 100 }

interface Log {
  lines: unknown[]
  /** Signed sizes, rising, the last one the whole log. */
  sizes: number[]
  notes: string[]
}

const logs = fc.integer({ min: 1, max: ALL.length }).chain(size =>
  fc
    .subarray(
      Array.from({ length: size - 1 }, (_, n) => n + 1),
      { maxLength: Math.min(4, size - 1) },
    )
    .map((inner): Log => {
      const sizes = [...inner, size]
      return { lines: ALL.slice(0, size), sizes, notes: sizes.map(signed => HEADS[signed - 1] ?? '') }
    }),
)

type Entry = { position: number; line: unknown }
type Tampering = (entries: Entry[], at: number, to: number) => Entry[]

const TAMPERINGS: Record<string, Tampering> = {
  change: (entries, at) =>
    entries.map((entry, n) => (n === at ? { ...entry, line: { id: 'changed' } } : entry)),
  delete: (entries, at) => entries.filter((_, n) => n !== at),
  insert: (entries, at) => entries.toSpliced(at, 0, { position: at, line: { id: 'inserted' } }),
  repeat: (entries, at) => entries.toSpliced(at, 0, ...entries.slice(at, at + 1)),
  append: (entries, _, to) => [...entries, { position: entries.length, line: { id: `appended ${to}` } }],
  swap: (entries, at, to) => {
    const [one, other] = [entries[at], entries[to]]
    return one && other ? entries.with(at, other).with(to, one) : entries
  },
  move: (entries, at, to) => entries.toSpliced(at, 1).toSpliced(to, 0, ...entries.slice(at, at + 1)),
  truncate: (entries, at) => entries.slice(0, at),
}

const original = (lines: unknown[]): Entry[] => lines.map((line, position) => ({ position, line }))
const rowsOf = (entries: Entry[]) => entries.map(({ position, line }) => lineRow(position, line))

/** What is true: the first row that is not the exported one. */
function firstBad(before: string[], after: string[]): number | undefined {
  for (let n = 0; n < Math.max(before.length, after.length); n += 1) if (before[n] !== after[n]) return n
  return undefined
}

function bundleOf(rows: string[], hashes: string[] | undefined, notes: string[]) {
  return new Map<string, Buffer>([
    ['lines.jsonl', Buffer.from(rows.join(''))],
    ['checkpoints.txt', Buffer.from(joinNotes(notes))],
    ...(hashes ? [['hashes.txt', Buffer.from(hashes.join(''))] as const] : []),
  ])
}

const position = fc.nat(ALL.length)
const tamperedLogs = fc.record({ whole: logs, at: position, to: position, renumber: fc.boolean() })

describe.each(Object.entries(TAMPERINGS))('lines: %s', (_, tamper) => {
  const tampered = tamperedLogs.map(({ whole, at, to, renumber }) => {
    const size = whole.lines.length
    const entries = tamper(original(whole.lines), at % size, to % size)
    const rows = rowsOf(renumber ? original(entries.map(entry => entry.line)) : entries)
    return { ...whole, entries, rows, bad: firstBad(rowsOf(original(whole.lines)), rows) }
  })

  test('the exported hash list pins the first bad line exactly', () => {
    fc.assert(
      fc.property(tampered, ({ lines, notes, rows, bad }) => {
        const verdict = verifyBundle(
          bundleOf(
            rows,
            lines.map(line => hashRow(lineHash(line))),
            notes,
          ),
          trust,
        )
        if (bad === undefined) expect(verdict.outcome).toBe('holds')
        else expect(verdict).toMatchObject({ outcome: 'broken', where: 'line', index: bad, upTo: bad })
      }),
      RUNS,
    )
  })

  test.each(['absent', 'forged too'])('with the hash list %s it lies between index and upTo', list => {
    fc.assert(
      fc.property(tampered, ({ notes, sizes, entries, rows, bad }) => {
        const forged = entries.map(({ line }) => hashRow(lineHash(line)))
        const verdict = verifyBundle(bundleOf(rows, list === 'absent' ? undefined : forged, notes), trust)
        if (bad === undefined) {
          expect(verdict.outcome).toBe('holds')
          return
        }
        // No file says more than this: the last checkpoint before the bad line is the last thing that is sure.
        const sure = sizes.findLast(size => size <= bad) ?? 0
        expect(verdict).toMatchObject({ outcome: 'broken', where: 'line', index: sure })
        expect(verdict.outcome === 'broken' && verdict.upTo).toBeGreaterThanOrEqual(bad)
      }),
      RUNS,
    )
  })
})

test('lines: positions renumbered and nothing else', () => {
  fc.assert(
    fc.property(logs, position, position, ({ lines, notes }, at, to) => {
      const bad = at % lines.length
      fc.pre(bad !== to)
      const entries = original(lines).map((entry, n) => (n === bad ? { ...entry, position: to } : entry))
      const verdict = verifyBundle(bundleOf(rowsOf(entries), undefined, notes), trust)
      expect(verdict).toMatchObject({ outcome: 'broken', where: 'line', index: bad, upTo: bad })
    }),
    RUNS,
  )
})

describe('checkpoints', () => {
  const chosen = fc.record({ whole: logs, pick: fc.nat(), other: fc.nat() })
  const judge = ({ lines }: Log, notes: string[]): Verdict =>
    verifyBundle(makeBundle({ lines, notes }), trust)
  /** Where the lines begin that note `place` was the next to prove. */
  const provenBefore = ({ sizes }: Log, place: number) => sizes[place - 1] ?? 0

  const changes: Record<string, (note: string, whole: Log) => string> = {
    'a signature byte': note =>
      note.replace(/(— \S+ \S{20})(.)/u, (_, head, one) => head + (one === 'A' ? 'B' : 'A')),
    'the size': note => note.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`),
    'the root': note =>
      note.replace(/\n(.)(\S{43})\n/, (_, one, rest) => `\n${one === 'A' ? 'B' : 'A'}${rest}\n`),
    'the origin': note => note.replace('astara', 'bstara'),
    'the signer, same name': (note, { lines }) => signedHead(lines, Number(note.split('\n')[1]), stranger),
    'all of it': () => 'nothing of the kind\n',
  }
  test.each(Object.entries(changes))('change: %s', (_, change) => {
    fc.assert(
      fc.property(chosen, ({ whole, pick }) => {
        const place = pick % whole.notes.length
        const verdict = judge(whole, whole.notes.with(place, change(whole.notes[place] ?? '', whole)))
        expect(verdict).toMatchObject({
          outcome: 'broken',
          where: 'checkpoint',
          checkpoint: place,
          index: provenBefore(whole, place),
        })
      }),
      RUNS,
    )
  })

  test('delete: the last one leaves lines without proof; any other takes nothing from the rest', () => {
    fc.assert(
      fc.property(chosen, ({ whole, pick }) => {
        const place = pick % whole.notes.length
        const verdict = judge(whole, whole.notes.toSpliced(place, 1))
        const last = place === whole.notes.length - 1
        const index = provenBefore(whole, place)
        expect(verdict).toMatchObject(
          last ? { outcome: 'broken', where: 'line', index, upTo: index } : { outcome: 'holds' },
        )
      }),
      RUNS,
    )
  })

  test('truncate: anywhere in the file', () => {
    fc.assert(
      fc.property(chosen, ({ whole, pick }) => {
        const bundle = makeBundle(whole)
        const file = Buffer.from(bundle.get('checkpoints.txt') ?? '')
        const cut = pick % file.length
        bundle.set('checkpoints.txt', file.subarray(0, cut))
        // A note stands when it is whole, and also when only its cosignatures are gone: the head is signed still.
        const ends = whole.notes.map((_, n) => Buffer.byteLength(joinNotes(whole.notes.slice(0, n + 1))))
        const heads = whole.notes.map(
          (note, n) => (ends[n] ?? 0) - Buffer.byteLength(note.replace(/^.*\n\n.*?\n/s, '')),
        )
        const intact = heads.filter((head, n) => head === cut || (ends[n] ?? 0) <= cut).length
        // Of the last note the cosignature is missed by whoever asks for a witness over every line.
        const index = provenBefore(whole, Math.min(intact, whole.notes.length - 1))
        expect(verifyBundle(bundle, { ...trust, quorum: 1 })).toMatchObject({ outcome: 'broken', index })
      }),
      RUNS,
    )
  })

  test('swap: the smaller one that comes too late is out of order', () => {
    fc.assert(
      fc.property(chosen, ({ whole, pick, other }) => {
        fc.pre(whole.notes.length > 1)
        const first = pick % (whole.notes.length - 1)
        const second = first + 1 + (other % (whole.notes.length - 1 - first))
        const [one = '', two = ''] = [whole.notes[first], whole.notes[second]]
        const verdict = judge(whole, whole.notes.with(first, two).with(second, one))
        // The note after the first place is smaller than the one that was put there.
        expect(verdict).toMatchObject({
          outcome: 'broken',
          where: 'checkpoint',
          checkpoint: first + 1,
          index: provenBefore(whole, first),
        })
      }),
      RUNS,
    )
  })

  test('insert: one that a stranger signed', () => {
    fc.assert(
      fc.property(chosen, ({ whole, pick, other }) => {
        const place = pick % (whole.notes.length + 1)
        const foreign = signedHead(whole.lines, other % (whole.lines.length + 1), stranger)
        const verdict = judge(whole, whole.notes.toSpliced(place, 0, foreign))
        expect(verdict).toMatchObject({
          outcome: 'broken',
          checkpoint: place,
          index: provenBefore(whole, place),
        })
      }),
      RUNS,
    )
  })

  test('fork: a second history of the same size, signed by the log itself', () => {
    fc.assert(
      fc.property(chosen, ({ whole, pick, other }) => {
        const place = pick % whole.notes.length
        const size = whole.sizes[place] ?? 0
        const branch = other % size
        const second = whole.lines.with(branch, { id: 'another history' })
        const notes = whole.notes.toSpliced(place, 0, signedHead(second, size))
        const verdict = judge(whole, notes)
        expect(verdict).toMatchObject({
          outcome: 'broken',
          where: 'checkpoint',
          checkpoint: place,
          upTo: size - 1,
        })
        expect(verdict.outcome === 'broken' && verdict.what).toContain('two histories')
      }),
      RUNS,
    )
  })

  test('fork: it lies between index and upTo when what is witnessed before it is of the same history', () => {
    fc.assert(
      fc.property(chosen, ({ whole, pick, other }) => {
        const place = pick % whole.notes.length
        const [start, size] = [provenBefore(whole, place), whole.sizes[place] ?? 0]
        const branch = start + (other % (size - start))
        const second = whole.lines.with(branch, { id: 'another history' })
        const verdict = judge(whole, whole.notes.toSpliced(place, 0, signedHead(second, size)))
        expect(verdict).toMatchObject({ outcome: 'broken', index: start, upTo: size - 1 })
        // The hash list of the other history, shown beside, pins the first line on which they part.
        const shown = makeBundle({
          lines: whole.lines,
          notes: [signedHead(second, size), ...whole.notes.slice(place, place + 1)],
        })
        const bundle = new Map(shown).set(
          'lines.jsonl',
          Buffer.from(rowsOf(original(whole.lines.slice(0, size))).join('')),
        )
        bundle.set(
          'hashes.txt',
          Buffer.from(
            second
              .slice(0, size)
              .map(line => hashRow(lineHash(line)))
              .join(''),
          ),
        )
        expect(verifyBundle(bundle, trust)).toMatchObject({ outcome: 'broken', index: branch, upTo: branch })
      }),
      RUNS,
    )
  })
})

describe('whatever the files hold', () => {
  const whole = { lines: ALL.slice(0, 9), notes: [3, 6, 9].map(size => HEADS[size - 1] ?? '') }
  const bundle = makeBundle(whole)
  const names = ['lines.jsonl', 'hashes.txt', 'checkpoints.txt'] as const

  test('any one byte changed, put in or taken out is found at its row', () => {
    const edit = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(),
      kind: fc.constantFrom('change', 'insert', 'delete'),
      byte: fc.oneof(fc.constantFrom(0x0a, 0x20, 0x22, 0x30), fc.integer({ min: 0, max: 255 })),
    })
    fc.assert(
      fc.property(edit, ({ name, at, kind, byte }) => {
        const file = Buffer.from(bundle.get(name) ?? '')
        const cut = at % file.length
        const put = kind === 'delete' ? Buffer.alloc(0) : Buffer.of(byte)
        const edited = Buffer.concat([
          file.subarray(0, cut),
          put,
          file.subarray(kind === 'insert' ? cut : cut + 1),
        ])
        fc.pre(!edited.equals(file))
        const verdict = verifyBundle(new Map([...bundle, [name, edited]]), trust)
        // A witness's name damaged makes an unknown key, which C2SP says to ignore: the heads stay as they are.
        if (name === 'checkpoints.txt' && verdict.outcome === 'holds') expect(verdict.size).toBe(9)
        else expect(verdict.outcome).toBe('broken')
        if (name === 'checkpoints.txt' || verdict.outcome !== 'broken') return
        const rows = (bytes: Buffer) => bytes.toString('latin1').split(/(?<=\n)/)
        const row = firstBad(rows(file), rows(edited))
        expect(verdict).toMatchObject({ index: row, upTo: row })
      }),
      { numRuns: 1500 },
    )
  })

  test('nothing throws and nothing holds', () => {
    const scrap = fc.constantFrom(
      '\n',
      '\n\n',
      '— ',
      '{"line":',
      ',"position":0}',
      'null',
      '1',
      ' ',
      ...whole.notes,
      ...whole.notes,
    )
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary' }).map(text => Buffer.from(text)),
      fc.array(scrap, { maxLength: 8 }).map(parts => Buffer.from(parts.join(''))),
    )
    fc.assert(
      fc.property(content, content, content, content, (lines, hashes, checkpoints, keys) => {
        const files = new Map([
          ['lines.jsonl', lines],
          ['hashes.txt', hashes],
          ['checkpoints.txt', checkpoints],
          ['keys.txt', keys],
        ])
        expect(verifyBundle(files, trust).outcome).toBe('broken')
      }),
      { numRuns: 1500 },
    )
  })
})
