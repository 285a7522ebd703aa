import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { newId } from '../../contracts/ids.ts'

/** A workstation's browser key, as the web makes it: proofs of possession for each request (RFC 9449). */
export async function makeDevice() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  return {
    thumbprint: await calculateJwkThumbprint(jwk),
    proof: (method: string, url: string, at: Date, token?: string) =>
      new SignJWT({
        htm: method,
        htu: url,
        jti: newId(),
        ...(token && { ath: createHash('sha256').update(token).digest('base64url') }),
      })
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
        .setIssuedAt(Math.floor(at.getTime() / 1000))
        .sign(privateKey),
  }
}
export type Device = Awaited<ReturnType<typeof makeDevice>>
