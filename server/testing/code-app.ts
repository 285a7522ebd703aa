import { codeAt, stepAt } from '../platform/totp.ts'

/** What a code app on a telephone shows now for the secret that was typed into it; `step`: half minutes from now. */
export function codeApp(secret: string, step = 0): string {
  const bits = [...secret.replaceAll(/\s/g, '')]
    .map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
  return codeAt(Buffer.from(bytes).toString(), stepAt(new Date()) + step)
}
