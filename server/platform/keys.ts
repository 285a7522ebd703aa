import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { canonical } from '../../libraries/evidence-log/index.ts'

/** A record's own key: sealed content, files and commitments of that record use it and nothing else does. */
export interface RecordKey {
  site: string
  id: string
  secret: Buffer
}

/**
 * Keys of this node. The master key lies in a file outside the database, so that a stolen backup reads nobody and an
 * erased record key leaves nothing to read (I-27).
 */
export interface Keys {
  /** A new key for record `id` and the row that keeps it, wrapped. */
  newRecordKey(
    site: string,
    id: string,
  ): { key: RecordKey; row: { site: string; id: string; wrapped: Buffer } }
  unwrap(row: { site: string; id: string; wrapped: Buffer }): RecordKey
  /** Keyed hash under which a document number or a person is looked up; the same on every node of the domain. */
  lookup(kind: 'document' | 'person' | 'plate' | 'input', text: string): Buffer
}

const version = 1

/** Reads the master key, or makes it at first start (mode 0600). @throws Error when the file is not 32 bytes of base64. */
export function openKeys(file: string): Keys {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  const master = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (master.length !== 32)
    throw new Error(`${file} is not a master key (32 bytes, base64). Restore it from your key backup.`)
  return keysFrom(master)
}

export function keysFrom(master: Buffer): Keys {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, '', `sarhad ${use}`, 32))
  const wrapping = derive('wrapping')
  const lookups = derive('lookup')
  return {
    newRecordKey(site, id) {
      const secret = drawn(32)
      const wrapped = encrypt(wrapping, secret, `${site}/${id}`)
      return { key: { site, id, secret }, row: { site, id, wrapped } }
    },
    unwrap: ({ site, id, wrapped }) => ({ site, id, secret: decrypt(wrapping, wrapped, `${site}/${id}`) }),
    lookup: (kind, text) => createHmac('sha256', lookups).update(`${kind}\n${text}`).digest(),
  }
}

/** Seals content under a record's key. Bound to the record: moved to another row it does not open. */
export function seal(key: RecordKey, content: unknown): Buffer {
  return encrypt(key.secret, Buffer.from(JSON.stringify(content)), `${key.site}/${key.id}`)
}

/** @throws Error when the content was sealed under another key or was changed. */
export function unseal<T>(key: RecordKey, sealed: Buffer): T {
  return JSON.parse(decrypt(key.secret, sealed, `${key.site}/${key.id}`).toString()) as T
}

/** Keyed hash of personal content for the ledger: proves it while the key lives, says nothing without it. */
export function commitment(key: RecordKey, content: unknown): Buffer {
  return createHmac('sha256', key.secret).update('commitment\n').update(canonical(content)).digest()
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Random bytes are fetched for many secrets at once, each given out once and wiped here: a fetch costs more than a cipher. */
const pool = Buffer.alloc(4096)
let used = pool.length

function drawn(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + length))
  pool.fill(0, used, used + length)
  used += length
  return bytes
}

function encrypt(secret: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = drawn(12)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce)
  cipher.setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body])
}

function decrypt(secret: Buffer, sealed: Buffer, bound: string): Buffer {
  if (sealed[0] !== version || sealed.length < 29) throw new Error('sealed content of an unknown form')
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(1, 13))
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
}
