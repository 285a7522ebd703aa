import { type KeyObject, sign, verify } from 'node:crypto'
import { decodeBase64, FormatError, type KeyRole, type VerifierKey, verifierKey } from './keys.ts'
import { formatNote, parseNote, type SignatureLine } from './note.ts'
import { HASH_BYTES } from './tree.ts'

/** The head of a log: whose it is, how many leaves, their root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  /** Opaque further lines, signed with the rest. C2SP advises against them. */
  readonly extensions?: readonly string[]
}

/** A witness saw this head as the largest of the log; `at` is POSIX time in seconds, the witness's own clock. */
export interface Cosignature {
  readonly witness: string
  readonly at: number
}

/** A checkpoint whose signatures by the given keys were all verified. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly cosignatures: readonly Cosignature[]
}

/** Who signs: the name that goes with the key, and the private Ed25519 key. */
export interface Signer {
  readonly name: string
  readonly privateKey: KeyObject
}

/** The last second of the year 9999: keeps every timestamp printable as a date. */
const LAST_SECOND = 253_402_300_799

/** The text that is signed. Throws FormatError when a line would be empty or break in two. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  const lines = [origin, String(size), root.toString('base64'), ...extensions]
  const text = lines.map(line => `${line}\n`).join('')
  // Reading it back refuses whatever would mean something else once it is text.
  if (parseCheckpoint(text).origin !== origin || text.split('\n').length !== lines.length + 1) {
    throw new FormatError('a line of a checkpoint holds a newline')
  }
  return text
}

/** Reads the text of a checkpoint. Throws FormatError. Sizes are below 2^53. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new FormatError('a checkpoint ends in a newline')
  const lines = text.slice(0, -1).split('\n')
  const [origin, size, root, ...extensions] = lines
  if (!origin || !size || !root || lines.includes('')) {
    throw new FormatError('a checkpoint has an origin, a size and a root, and no empty line')
  }
  if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw new FormatError('the size of a checkpoint is a decimal number below 2^53 without leading zeroes')
  }
  const hash = decodeBase64(root)
  if (hash.length !== HASH_BYTES) throw new FormatError('the root of a checkpoint has 32 bytes')
  return { origin, size: Number(size), root: hash, ...(extensions.length > 0 && { extensions }) }
}

/** A signed note of the checkpoint with the log's signature. C2SP: the signer's name should be the origin. */
export function signCheckpoint(checkpoint: Checkpoint, log: Signer): string {
  const text = formatCheckpoint(checkpoint)
  const signature = sign(null, Buffer.from(text), log.privateKey)
  return formatNote({ text, signatures: [line(log, 'log', signature)] })
}

/**
 * The note with one more line: a witness's cosignature v1 at `at` seconds. Signing says "I checked that this head
 * extends every head I cosigned before": do verifyConsistency first and keep the new head before answering.
 */
export function cosignCheckpoint(note: string, witness: Signer, at: number): string {
  const { text, signatures } = parseNote(note)
  parseCheckpoint(text)
  if (!Number.isSafeInteger(at) || at < 0 || at > LAST_SECOND) throw new FormatError('not a time in seconds')
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(at))
  const signature = sign(null, cosignedMessage(text, at), witness.privateKey)
  const added = line(witness, 'witness', Buffer.concat([time, signature]))
  return formatNote({ text, signatures: [...signatures, added] })
}

/**
 * Reads a signed checkpoint and verifies it with the trusted keys. Lines of other keys are ignored, as C2SP asks.
 * Throws FormatError when the note is malformed, when a line of a trusted key does not verify, or when no
 * trusted log key signed it.
 */
export function openCheckpoint(note: string, keys: readonly VerifierKey[]): OpenedCheckpoint {
  const { text, signatures } = parseNote(note)
  const checkpoint = parseCheckpoint(text)
  const cosignatures = new Map<VerifierKey, Cosignature>()
  let signed = false
  for (const signature of signatures) {
    const key = keys.find(known => known.name === signature.name && known.id.equals(signature.keyId))
    if (key?.role === 'log') {
      if (!verify(null, Buffer.from(text), key.publicKey, signature.signature)) throw wrongSignature()
      signed = true
    } else if (key) {
      cosignatures.set(key, { witness: key.name, at: verifyCosignature(text, signature.signature, key) })
    }
  }
  if (!signed) throw new FormatError('no trusted log key signed this checkpoint')
  return { ...checkpoint, cosignatures: [...cosignatures.values()] }
}

function verifyCosignature(text: string, timed: Buffer, key: VerifierKey): number {
  if (timed.length !== 72) throw wrongSignature()
  const at = Number(timed.readBigUInt64BE())
  if (at > LAST_SECOND) throw wrongSignature()
  if (!verify(null, cosignedMessage(text, at), key.publicKey, timed.subarray(8))) throw wrongSignature()
  return at
}

function cosignedMessage(text: string, at: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${at}\n${text}`)
}

function line({ name, privateKey }: Signer, role: KeyRole, signature: Buffer): SignatureLine {
  return { name, keyId: verifierKey(name, role, privateKey).id, signature }
}

function wrongSignature(): FormatError {
  return new FormatError('a signature of a trusted key does not verify')
}
