import { checkKeyName, decodeBase64, FormatError } from './keys.ts'

/** One line `— name base64(key id || signature)`. */
export interface SignatureLine {
  readonly name: string
  readonly keyId: Buffer
  readonly signature: Buffer
}

/** A C2SP signed note: a text that ends in a newline, and the signatures below it. Nothing is verified yet. */
export interface SignedNote {
  readonly text: string
  readonly signatures: readonly SignatureLine[]
}

/** C2SP asks for at least 16; a log has a handful of witnesses and rotates its key now and then. */
const MAX_SIGNATURES = 100

/** Text, blank line, signature lines. */
export function formatNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(formatSignature).join('')}`
}

/** Takes a note apart at its last blank line. Throws FormatError. */
export function parseNote(note: string): SignedNote {
  if (/[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u.test(note)) {
    throw new FormatError('a note has no control characters other than newline')
  }
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n'))
    throw new FormatError('a note is a text, a blank line and signatures')
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) throw new FormatError(`a note has at most ${MAX_SIGNATURES} signatures`)
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) }
}

function formatSignature({ name, keyId, signature }: SignatureLine): string {
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`
}

function parseSignature(line: string): SignatureLine {
  const [dash, name = '', encoded = '', ...more] = line.split(' ')
  if (dash !== '—' || more.length > 0) throw new FormatError('a signature line reads — name base64')
  checkKeyName(name)
  const bytes = decodeBase64(encoded)
  if (bytes.length < 5) throw new FormatError('a signature is four bytes of key id and the signature')
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}
