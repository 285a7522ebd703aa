import { createHash, createPublicKey, type KeyObject } from 'node:crypto'

/** Text or bytes that are not what the format says. The message never quotes them (I-26). */
export class FormatError extends Error {
  override name = 'FormatError'
}

/** What a key may say: `log` signs checkpoints (C2SP signed-note), `witness` countersigns them (tlog-cosignature). */
export type KeyRole = 'log' | 'witness'

const TYPE_BYTE: Record<KeyRole, number> = { log: 0x01, witness: 0x04 }

/** A public Ed25519 key with its name; name and id together say which key made a signature. */
export interface VerifierKey {
  readonly name: string
  readonly role: KeyRole
  readonly id: Buffer
  readonly publicKey: KeyObject
}

/** The verifier key of a private or public Ed25519 key. Throws FormatError for another kind of key or a bad name. */
export function verifierKey(name: string, role: KeyRole, key: KeyObject): VerifierKey {
  checkKeyName(name)
  if (key.asymmetricKeyType !== 'ed25519') throw new FormatError('a verifier key is an Ed25519 key')
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  const id = createHash('sha256')
    .update(`${name}\n`)
    .update(typedKey(role, publicKey))
    .digest()
    .subarray(0, 4)
  return { name, role, id, publicKey }
}

/** `name+hexid+base64(type byte || public key)`, the encoding of C2SP signed-note for keys on paper and in files. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.id.toString('hex')}+${typedKey(key.role, key.publicKey).toString('base64')}`
}

/** Reads a verifier key and checks that its id is right. Throws FormatError. */
export function parseVerifierKey(text: string): VerifierKey {
  // A base64 text may itself hold a plus, so only the first two separate.
  const [, name = '', id = '', material = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/su.exec(text) ?? []
  if (!id) throw new FormatError('a verifier key reads name+id+key')
  const bytes = decodeBase64(material)
  const role = bytes[0] === TYPE_BYTE.log ? 'log' : bytes[0] === TYPE_BYTE.witness ? 'witness' : undefined
  if (!role || bytes.length !== 33) throw new FormatError('a verifier key is Ed25519 of type 0x01 or 0x04')
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') }
  const key = verifierKey(name, role, createPublicKey({ key: jwk, format: 'jwk' }))
  if (key.id.toString('hex') !== id)
    throw new FormatError('the id of a verifier key does not fit its name and key')
  return key
}

/** Throws FormatError when a name is empty or holds a space, a plus or a control character (C2SP signed-note). */
export function checkKeyName(name: string): void {
  if (name === '' || /[\p{White_Space}\p{Cc}\p{Surrogate}+]/u.test(name)) {
    throw new FormatError('a key name is not empty and has no space, plus or control character')
  }
}

/** Strict RFC 4648 §4 base64: exactly one text for one sequence of bytes. Throws FormatError. */
export function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  // Node skips what it cannot read; the way back shows whether anything was skipped.
  if (bytes.toString('base64') !== text) throw new FormatError('not base64')
  return bytes
}

function typedKey(role: KeyRole, publicKey: KeyObject): Buffer {
  const { x = '' } = publicKey.export({ format: 'jwk' })
  return Buffer.concat([Buffer.of(TYPE_BYTE[role]), Buffer.from(x, 'base64url')])
}
