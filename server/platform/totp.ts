import { createHmac, randomBytes } from 'node:crypto'

/** Codes of a code app: RFC 6238 with SHA-1, six digits, half a minute, which every app knows. */
const period = 30
const digits = 6

/** A new secret, as the text whose bytes are the key. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

/** Half minutes since 1970: the moving factor of RFC 6238 §4. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / period)

/** RFC 4226 §5.3 at a step. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const value = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits
  return String(value).padStart(digits, '0')
}

/** The step of which `code` is the code, now or one step away: clocks differ (RFC 6238 §5.2). undefined: it is none of these. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const step = stepAt(now)
  return [step, step - 1, step + 1].find(near => codeAt(secret, near) === code)
}

/** RFC 4648 §6 without padding: how apps show a secret that is typed. */
export function base32(bytes: Buffer): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map(group => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** What a code app reads from the picture. */
export function addressOf(username: string, secret: string): string {
  const label = encodeURIComponent(`Sarhad:${username}`)
  return `otpauth://totp/${label}?secret=${base32(Buffer.from(secret))}&issuer=Sarhad&digits=${digits}&period=${period}`
}
