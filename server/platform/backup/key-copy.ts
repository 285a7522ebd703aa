import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'

/**
 * The keys of a node under a passphrase, in one file that is kept apart from the backups: without it nobody reads a traveller in
 * them. scrypt (RFC 7914) with N = 2^17, r = 8; AES-256-GCM.
 */
const Copy = z.object({
  is: z.literal('keys of a Sarhad node'),
  form: z.literal(1),
  salt: z.string(),
  nonce: z.string(),
  tag: z.string(),
  sealed: z.string(),
})

const bound = Buffer.from('sarhad key copy 1')
const keyOf = (passphrase: string, salt: Buffer) =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 })

/** Files by path below the data folder. */
export function sealKeys(files: Record<string, string>, passphrase: string): string {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce)
  cipher.setAAD(bound)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(files), 'utf8'), cipher.final()])
  const [text, tag] = [(b: Buffer) => b.toString('base64'), cipher.getAuthTag()]
  return `${JSON.stringify({ is: 'keys of a Sarhad node', form: 1, salt: text(salt), nonce: text(nonce), tag: text(tag), sealed: text(sealed) }, null, 2)}\n`
}

/** @throws Error with a sentence: not such a file, or another passphrase. */
export function openKeyCopy(copy: string, passphrase: string): Record<string, string> {
  const read = Copy.safeParse(parsed(copy))
  if (!read.success)
    throw new Error('This is no copy of keys. It is the file that `sarhad backup keys` wrote.')
  const [salt, nonce, tag, sealed] = [read.data.salt, read.data.nonce, read.data.tag, read.data.sealed].map(
    part => Buffer.from(part, 'base64'),
  ) as [Buffer, Buffer, Buffer, Buffer]
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce)
    decipher.setAAD(bound)
    decipher.setAuthTag(tag)
    const text = Buffer.concat([decipher.update(sealed), decipher.final()]).toString()
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    throw new Error('The passphrase does not open this copy of keys, or the file was changed.')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
