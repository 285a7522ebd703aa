import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cosignCheckpoint,
  FormatError,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  rootOf,
  signCheckpoint,
  verifierKey,
} from './index.ts'

const newKey = () => generateKeyPairSync('ed25519').privateKey
/** RFC 8410: what stands before the 32 bytes of an Ed25519 seed in PKCS#8. */
const keyFromSeed = (seed: Buffer) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })

describe('published examples', () => {
  test('C2SP signed-note: the example verifier key reads and writes back', () => {
    const text = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
    const key = parseVerifierKey(text)
    expect(key).toMatchObject({ name: 'example.com/foo', role: 'log' })
    expect(key.id.toString('hex')).toBe('530d903a')
    expect(formatVerifierKey(key)).toBe(text)
  })

  test('C2SP signed-note: the text ends at the last empty line', () => {
    const note =
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
      '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n'
    const { text, signatures } = parseNote(note)
    expect(text.endsWith('ed è subito sera.\n')).toBe(true)
    expect(signatures).toMatchObject([{ name: 'quasimodo.example/salvatore', signature: { length: 64 } }])
    expect(formatNote({ text, signatures })).toBe(note)
  })

  test('C2SP tlog-cosignature: the example is a note with one cosignature', () => {
    const note =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
      '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
      '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n'
    const { text, signatures } = parseNote(note)
    expect(parseCheckpoint(text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 })
    expect(formatCheckpoint(parseCheckpoint(text))).toBe(text)
    expect(signatures[1]?.signature.readBigUInt64BE()).toBe(1679315147n)
  })

  test('a checkpoint of the Go checksum database verifies with its published key', () => {
    const key = parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')
    const note =
      'go.sum database tree\n30055305\nmXfgRcJ0bG0j3CPdKwgGWtUzBUbX67saZGRmFuJGGsM=\n\n' +
      '— sum.golang.org Az3grpgEild5qw7+5dtV13Kf1C2Xurm8q4fhdxvcsDHnqNTaxL2AFjBY+2TyGKevucFcAAlWFJJYle3EJlDCrQ+y3A8=\n'
    expect(openCheckpoint(note, [key])).toMatchObject({ origin: 'go.sum database tree', size: 30055305 })
    expect(() => openCheckpoint(note.replace('30055305', '30055306'), [key])).toThrow(
      'a signature of a trusted key does not verify',
    )
  })

  // Ed25519 is deterministic, so the same key over the same text gives the published bytes (sigsum test suite:
  // seed of a byte 17 and zeroes, root of the bytes 28 14 71 and zeroes).
  const seventeen = keyFromSeed(Buffer.concat([Buffer.of(17), Buffer.alloc(31)]))
  const root = Buffer.concat([Buffer.of(28, 14, 71), Buffer.alloc(29)])

  test('sigsum: log signature, byte for byte', () => {
    const origin = 'sigsum.org/v1/tree/e796172b92befd62d9dc67e41c2f5bc9d3100a3023b20b1ca40288dd1c679e69'
    expect(signCheckpoint({ origin, size: 10, root }, { name: origin, privateKey: seventeen })).toBe(
      `${origin}\n10\nHA5HAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— ${origin} ` +
        'gJ2ho0n8F8olcerUF1FFdv235A/5as/coWrpLrtE7ovMeP5whgwouYExowG/lTznxu6OUGjjt5yJQ6bXtTcf718MqAQ=\n',
    )
  })

  test('sigsum: cosignature v1, byte for byte', () => {
    const log = { name: 'example.org/log', privateKey: newKey() }
    const note = signCheckpoint({ origin: 'example.org/log', size: 10, root }, log)
    const witness = { name: 'example.org/witness', privateKey: seventeen }
    expect(cosignCheckpoint(note, witness, 1234)).toBe(
      `${note}— example.org/witness ys8uUAAAAAAAAATSftMzceM8zssdZ9jin9SjwIxzx9iADMf63VqirX2hafol9RsqNqbofIz0LVRqHXI2kpEBSki5RTXFtxz1vo9+Cg==\n`,
    )
  })
})

describe('signing and opening', () => {
  const log = { name: 'post.example/log', privateKey: newKey() }
  const customs = { name: 'customs.example/witness', privateKey: newKey() }
  const health = { name: 'health.example/witness', privateKey: newKey() }
  const logKey = verifierKey(log.name, 'log', log.privateKey)
  const customsKey = verifierKey(customs.name, 'witness', customs.privateKey)
  const healthKey = verifierKey(health.name, 'witness', health.privateKey)
  const checkpoint = { origin: log.name, size: 3, root: rootOf([]), extensions: ['shift 2'] }
  const signed = signCheckpoint(checkpoint, log)
  const cosigned = cosignCheckpoint(cosignCheckpoint(signed, customs, 1_700_000_000), health, 1_700_000_300)

  test('the cosignatures of trusted witnesses come out with their times, others are ignored', () => {
    expect(openCheckpoint(cosigned, [logKey, customsKey, healthKey])).toEqual({
      ...checkpoint,
      cosignatures: [
        { witness: customs.name, at: 1_700_000_000 },
        { witness: health.name, at: 1_700_000_300 },
      ],
    })
    expect(openCheckpoint(cosigned, [logKey, healthKey]).cosignatures).toHaveLength(1)
    expect(openCheckpoint(cosigned, [logKey]).cosignatures).toEqual([])
  })

  test('a witness that signs twice is one cosignature', () => {
    const twice = cosignCheckpoint(cosigned, customs, 1_700_000_600)
    expect(openCheckpoint(twice, [logKey, customsKey]).cosignatures).toHaveLength(1)
  })

  test('without the signature of a trusted log key it does not open, whoever else signed', () => {
    expect(() => openCheckpoint(cosigned, [customsKey, healthKey])).toThrow('no trusted log key signed')
    const stranger = verifierKey(log.name, 'log', newKey())
    expect(() => openCheckpoint(cosigned, [stranger])).toThrow('no trusted log key signed')
    // A log's signature is none of its own as a witness, nor the reverse: the type is part of the key id.
    expect(() => openCheckpoint(signed, [verifierKey(log.name, 'witness', log.privateKey)])).toThrow(
      FormatError,
    )
  })

  test('one changed bit anywhere in a trusted signature or in the text is found', () => {
    const keys = [logKey, customsKey, healthKey]
    fc.assert(
      fc.property(fc.nat(Buffer.byteLength(cosigned) - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const bytes = Buffer.from(cosigned)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
        let opened: ReturnType<typeof openCheckpoint> | undefined
        try {
          opened = openCheckpoint(bytes.toString(), keys)
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError)
        }
        // A damaged witness name makes an unknown key, which C2SP says to ignore; the head itself is untouched.
        if (opened) expect(opened).toMatchObject({ ...checkpoint, cosignatures: { length: 1 } })
      }),
      { numRuns: 2000 },
    )
  })

  test('a time after the year 9999 or before 1970 is no time', () => {
    expect(() => cosignCheckpoint(signed, customs, 253_402_300_800)).toThrow(FormatError)
    expect(() => cosignCheckpoint(signed, customs, -1)).toThrow(FormatError)
    expect(() => cosignCheckpoint(signed, customs, 0.5)).toThrow(FormatError)
  })

  test('verifier keys survive being written down, for both roles', () => {
    for (const key of [logKey, customsKey]) {
      const again = parseVerifierKey(formatVerifierKey(key))
      expect(again).toMatchObject({ name: key.name, role: key.role, id: key.id })
      expect(again.publicKey.equals(key.publicKey)).toBe(true)
    }
  })
})

describe('what is malformed is refused', () => {
  const root = rootOf([]).toString('base64')
  test.each([
    ['no final newline', `log\n1\n${root}`],
    ['two lines', 'log\n1\n'],
    ['an empty origin', `\n1\n${root}\n`],
    ['a leading zero', `log\n01\n${root}\n`],
    ['a sign', `log\n+1\n${root}\n`],
    ['a size of 2^53', `log\n9007199254740992\n${root}\n`],
    ['a root of 31 bytes', `log\n1\n${Buffer.alloc(31).toString('base64')}\n`],
    ['base64 without padding', `log\n1\n${root.slice(0, -1)}\n`],
    ['base64 with loose bits', `log\n1\n${root.replace(/.=$/, 'V=')}\n`],
    ['an empty extension line', `log\n1\n${root}\n\n`],
  ])('checkpoint with %s', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(FormatError)
  })

  test('a checkpoint that would read differently once written', () => {
    const body = { origin: 'log', size: 1, root: rootOf([]) }
    expect(() => formatCheckpoint({ ...body, origin: 'log\n7' })).toThrow(FormatError)
    expect(() => formatCheckpoint({ ...body, extensions: ['a\nb'] })).toThrow(FormatError)
    expect(() => formatCheckpoint({ ...body, extensions: [''] })).toThrow(FormatError)
    expect(() => formatCheckpoint({ ...body, size: 1.5 })).toThrow(FormatError)
    expect(() => formatCheckpoint({ ...body, root: Buffer.alloc(20) })).toThrow(FormatError)
  })

  test.each([
    ['no signature', 'text\n\n'],
    ['no blank line', 'text\n— a AAAAAAA=\n'],
    ['a hyphen for the dash', 'text\n\n- a AAAAAAA=\n'],
    ['a tab', 'te\txt\n\n— a AAAAAAA=\n'],
    ['a carriage return', 'text\n\n— a AAAAAAA=\r\n'],
    ['a plus in a name', 'text\n\n— a+b AAAAAAA=\n'],
    ['a signature of no bytes', 'text\n\n— a AAAAAA==\n'],
    ['101 signatures', `text\n\n${'— a AAAAAAA=\n'.repeat(101)}`],
  ])('note with %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(FormatError)
  })

  const material = 'AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
  test.each([
    ['another id', `example.com/foo+530d903b+${material}`],
    ['an id in capitals', `example.com/foo+530D903A+${material}`],
    ['another name', `example.com/fop+530d903a+${material}`],
    ['no name', `+530d903a+${material}`],
    ['an unknown type', `example.com/foo+530d903a+A${material.slice(1).replace('e', 'k')}`],
    ['a key cut short', `example.com/foo+530d903a+${material.slice(0, -4)}`],
    ['nothing', ''],
  ])('verifier key with %s', (_, text) => {
    expect(() => parseVerifierKey(text)).toThrow(FormatError)
  })

  test('a key of another kind or with a space in its name', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
    expect(() => verifierKey('a', 'log', rsa)).toThrow(FormatError)
    expect(() => verifierKey('a b', 'log', newKey())).toThrow(FormatError)
  })
})
