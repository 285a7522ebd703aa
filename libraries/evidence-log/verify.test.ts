import { describe, expect, test } from 'vitest'
import {
  type Bundle,
  cosignCheckpoint,
  lineHash,
  makeBundle,
  openCheckpoint,
  type Trust,
  verifierKey,
  verifyBundle,
} from './index.ts'
import {
  customsKey,
  health,
  log,
  logKey,
  sampleLines,
  signedHead,
  stranger,
  strangerKey,
  witnessedHead,
} from './sample-log.ts'

const lines = sampleLines(12)
const notes = [4, 8, 12].map(size => witnessedHead(lines, size))
const bundle = makeBundle({ lines, notes })
const trust: Trust = { keys: [logKey, customsKey] }

/** The bundle with one file replaced, or without it. */
function withFile(name: string, content: string | undefined, from: Bundle = bundle): Bundle {
  const files = new Map(from)
  files.delete(name)
  if (content !== undefined) files.set(name, Buffer.from(content))
  return files
}
const textOf = (name: string) => Buffer.from(bundle.get(name) ?? '').toString()
const rewritten = (index: number) => lines.map((line, n) => (n === index ? { id: 'other' } : line))

describe('a bundle that holds', () => {
  test('says what it proved', () => {
    expect(verifyBundle(bundle, trust)).toMatchObject({
      outcome: 'holds',
      origin: log.name,
      size: 12,
      checkpoints: 3,
      witnessedTo: 12,
    })
  })

  test('needs neither the hash list nor the keys file', () => {
    const bare = withFile('keys.txt', undefined, withFile('hashes.txt', undefined))
    expect(verifyBundle(bare, trust)).toMatchObject({ outcome: 'holds', size: 12 })
  })

  test('may be an empty log with a checkpoint of size 0', () => {
    const empty = makeBundle({ lines: [], notes: [signedHead([], 0)] })
    expect(verifyBundle(empty, trust)).toMatchObject({ outcome: 'holds', size: 0, witnessedTo: 0 })
  })

  test('may be signed by the old and the new key of the log', () => {
    const both = makeBundle({ lines, notes: [signedHead(lines, 6), signedHead(lines, 12, stranger)] })
    expect(verifyBundle(both, { keys: [logKey, strangerKey] })).toMatchObject({
      outcome: 'holds',
      checkpoints: 2,
    })
    expect(verifyBundle(both, { keys: [logKey] })).toMatchObject({
      outcome: 'broken',
      index: 6,
      checkpoint: 1,
    })
  })

  test('may repeat a checkpoint that was countersigned later, and may leave one in the middle out', () => {
    const [four = '', eight = '', twelve = ''] = notes
    const again = makeBundle({
      lines,
      notes: [four, eight, cosignCheckpoint(eight, health, 1_760_000_900), twelve],
    })
    expect(verifyBundle(again, trust)).toMatchObject({ outcome: 'holds', checkpoints: 4 })
    expect(verifyBundle(makeBundle({ lines, notes: [four, twelve] }), trust)).toMatchObject({
      outcome: 'holds',
    })
  })
})

describe('what a checkpoint kept elsewhere adds', () => {
  const held = [openCheckpoint(notes[2] ?? '', trust.keys)]

  test('the end cut off together with its checkpoint is seen', () => {
    const cut = makeBundle({ lines: lines.slice(0, 8), notes: notes.slice(0, 2) })
    expect(verifyBundle(cut, trust)).toMatchObject({ outcome: 'holds', size: 8 })
    expect(verifyBundle(cut, { ...trust, held })).toMatchObject({
      outcome: 'broken',
      index: 8,
      upTo: 8,
      where: 'line',
    })
  })

  test('a whole history rewritten and signed again by the log itself is a fork', () => {
    const other = rewritten(2)
    const forged = makeBundle({ lines: other, notes: [4, 8, 12].map(size => signedHead(other, size)) })
    expect(verifyBundle(forged, trust)).toMatchObject({ outcome: 'holds', witnessedTo: 0 })
    // The log's own smaller checkpoints vouch for nothing here: the range begins at 0, not at 8.
    expect(verifyBundle(forged, { ...trust, held })).toMatchObject({
      outcome: 'broken',
      where: 'checkpoint',
      index: 0,
      upTo: 11,
    })
    // The hash list of the true history pins it.
    const pinned = withFile('hashes.txt', textOf('hashes.txt'), forged)
    expect(verifyBundle(pinned, { ...trust, held })).toMatchObject({ outcome: 'broken', index: 2, upTo: 2 })
  })

  test('lines before a witnessed or kept checkpoint that the fork shares are vouched for', () => {
    const other = rewritten(6)
    const forged = makeBundle({
      lines: other,
      notes: [notes[0] ?? '', signedHead(other, 8), signedHead(other, 12)],
    })
    expect(verifyBundle(forged, { ...trust, held })).toMatchObject({ outcome: 'broken', index: 4, upTo: 11 })
  })

  test('one of another log proves nothing about this one', () => {
    const foreign = held.map(checkpoint => ({ ...checkpoint, origin: 'elsewhere.example/log' }))
    expect(verifyBundle(bundle, { ...trust, held: foreign })).toMatchObject({ outcome: 'unreadable' })
  })
})

describe('witnesses', () => {
  const mixed = makeBundle({ lines, notes: [notes[0] ?? '', notes[1] ?? '', signedHead(lines, 12)] })

  test('a quorum must stand over every line', () => {
    expect(verifyBundle(bundle, { ...trust, quorum: 1 })).toMatchObject({ outcome: 'holds', witnessedTo: 12 })
    expect(verifyBundle(mixed, trust)).toMatchObject({ outcome: 'holds', witnessedTo: 8 })
    expect(verifyBundle(mixed, { ...trust, quorum: 1 })).toMatchObject({
      outcome: 'broken',
      index: 8,
      where: 'checkpoint',
    })
    expect(verifyBundle(bundle, { ...trust, quorum: 2 })).toMatchObject({ outcome: 'broken', index: 0 })
  })

  test('two keys of one witness are one witness', () => {
    const twice = { ...health, name: customsKey.name }
    const twiceKey = verifierKey(twice.name, 'witness', twice.privateKey)
    const note = cosignCheckpoint(notes[2] ?? '', twice, 1_760_000_999)
    const doubled = makeBundle({ lines, notes: [note] })
    expect(verifyBundle(doubled, { keys: [logKey, customsKey, twiceKey], quorum: 1 })).toMatchObject({
      outcome: 'holds',
    })
    expect(verifyBundle(doubled, { keys: [logKey, customsKey, twiceKey], quorum: 2 })).toMatchObject({
      outcome: 'broken',
    })
  })

  test('a broken cosignature of a trusted witness spoils its checkpoint', () => {
    const [head, name] = [signedHead(lines, 12), customsKey.name]
    const false72 = Buffer.concat([customsKey.id, Buffer.alloc(72)]).toString('base64')
    const spoiled = makeBundle({ lines, notes: [notes[0] ?? '', `${head}— ${name} ${false72}\n`] })
    expect(verifyBundle(spoiled, trust)).toMatchObject({ outcome: 'broken', index: 4, checkpoint: 1 })
  })
})

describe('rows of lines.jsonl', () => {
  const rows = textOf('lines.jsonl').split('\n').slice(0, -1)
  const changedRow = (index: number, row: string) =>
    withFile('lines.jsonl', `${rows.map((old, n) => (n === index ? row : old)).join('\n')}\n`)
  const row5 = rows[5] ?? ''

  test.each([
    ['white space', `${row5} `, 'its row is not canonical'],
    [
      'keys in another order',
      row5.replace(/^\{("line":.*),("position":5)\}$/, '{$2,$1}'),
      'its row is not canonical',
    ],
    ['a key twice', row5.replace('{"line"', '{"line":0,"line"'), 'its row is not canonical'],
    ['a further member', row5.replace(/\}$/, ',"z":1}'), 'its row is not canonical'],
    ['another position', row5.replace('"position":5', '"position":6'), 'its row bears another position'],
    ['no JSON', row5.slice(1), 'its row is not JSON'],
    ['another shape', '[]', 'its row is not {"line":…,"position":n}'],
    ['a number too large for JSON', '{"line":1e999,"position":5}', 'its line has no canonical form'],
    ['nothing', '', 'its row is not JSON'],
  ])('with %s are bad at their own position', (_, row, what) => {
    const verdict = verifyBundle(changedRow(5, row), trust)
    expect(verdict).toMatchObject({
      outcome: 'broken',
      index: 5,
      upTo: 5,
      where: 'line',
      what: `Line 5: ${what}.`,
    })
  })

  test('with bytes that are not UTF-8 spoil one row only', () => {
    const bytes = Buffer.from(changedRow(5, row5).get('lines.jsonl') ?? '')
    bytes[bytes.indexOf('line-5')] = 0xff
    const verdict = verifyBundle(new Map([...bundle, ['lines.jsonl', bytes]]), trust)
    expect(verdict).toMatchObject({
      outcome: 'broken',
      index: 5,
      upTo: 5,
      what: 'Line 5: its row is not UTF-8.',
    })
  })

  test('cut off before the last newline are seen, though the line itself is whole', () => {
    const verdict = verifyBundle(withFile('lines.jsonl', rows.join('\n')), trust)
    expect(verdict).toMatchObject({ outcome: 'broken', index: 11, upTo: 11, where: 'line' })
  })
})

describe('hashes.txt', () => {
  test('one wrong hash among right lines is the fault of the list', () => {
    const hashes = textOf('hashes.txt').split('\n')
    hashes[6] = lineHash('other').toString('hex')
    const verdict = verifyBundle(withFile('hashes.txt', hashes.join('\n')), trust)
    expect(verdict).toMatchObject({ outcome: 'broken', index: 6, where: 'hash' })
  })

  test('right up to one checkpoint, it pins what is changed before that one, whatever is wrong later', () => {
    const rows = makeBundle({ lines: rewritten(5), notes })
      .get('lines.jsonl')
      ?.toString()
      .replace(/11\}\n$/, '12}\n')
    const hashes = textOf('hashes.txt').split('\n').with(9, lineHash('other').toString('hex')).join('\n')
    const verdict = verifyBundle(withFile('hashes.txt', hashes, withFile('lines.jsonl', rows)), trust)
    expect(verdict).toMatchObject({ outcome: 'broken', index: 5, upTo: 5, where: 'line' })
  })

  test('forged along with a line it cannot pin it, and the verdict says how far it is sure', () => {
    const other = rewritten(6)
    const forged = makeBundle({ lines: other, notes })
    expect(verifyBundle(forged, trust)).toMatchObject({ outcome: 'broken', index: 4, upTo: 7, where: 'line' })
  })
})

describe('could not is not no', () => {
  test.each(['lines.jsonl', 'checkpoints.txt'])('without %s nothing is said about the log', name => {
    expect(verifyBundle(withFile(name, undefined), trust)).toMatchObject({ outcome: 'unreadable' })
  })

  test('without a log key, or with keys of two logs and no origin, nothing is said either', () => {
    expect(verifyBundle(bundle, { keys: [customsKey] })).toMatchObject({ outcome: 'unreadable' })
    const two = { keys: [logKey, { ...logKey, name: 'other.example/log' }] }
    expect(verifyBundle(bundle, two)).toMatchObject({ outcome: 'unreadable' })
    expect(verifyBundle(bundle, { ...two, origin: log.name })).toMatchObject({ outcome: 'holds' })
    expect(verifyBundle(bundle, { ...trust, origin: 'other' })).toMatchObject({ outcome: 'broken', index: 0 })
  })
})
