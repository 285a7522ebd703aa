import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'
import type { Clock } from './clock.ts'
import { problem } from './problems.ts'

/** Proof that a request comes from the holder of a workstation's key (RFC 9449). */
export interface Proven {
  /** SHA-256 thumbprint of the public key (RFC 7638): how the workstation's row knows it. */
  thumbprint: string
  /** Hash of the session token the proof was made for, when it was made for one. */
  tokenHash: string | undefined
}

export interface Proofs {
  /** @throws Refusal `not-signed-in` saying which part of the proof is wrong. */
  check(request: { proof: string | undefined; method: string; url: string }): Promise<Proven>
}

const maxAgeSeconds = 60

/** Checks proofs of one server: each is good once, for one method and address, for a minute. */
export function makeProofs(clock: Clock): Proofs {
  let seen = new Map<string, number>()
  let swept = 0
  const firstTime = (id: string, now: number) => {
    if (now - swept > maxAgeSeconds * 1000) {
      seen = new Map([...seen].filter(([, until]) => until > now))
      swept = now
    }
    if (seen.has(id)) return false
    seen.set(id, now + 2 * maxAgeSeconds * 1000)
    return true
  }
  const refuse = (part: string) =>
    problem('not-signed-in', { key: 'platform:problem.proof', params: { part } })

  return {
    async check({ proof, method, url }) {
      if (!proof) throw refuse('missing')
      const now = clock.now()
      const verified = await jwtVerify(proof, EmbeddedJWK, {
        typ: 'dpop+jwt',
        algorithms: ['ES256'],
        currentDate: now,
        maxTokenAge: maxAgeSeconds,
        clockTolerance: maxAgeSeconds,
      }).catch(() => {
        throw refuse('signature')
      })
      const { payload, protectedHeader } = verified
      const { jwk } = protectedHeader
      if (!jwk || 'd' in jwk) throw refuse('key')
      if (payload.htm !== method) throw refuse('method')
      if (payload.htu !== url) throw refuse('address')
      if (typeof payload.jti !== 'string' || payload.jti.length > 100) throw refuse('id')
      const thumbprint = await calculateJwkThumbprint(jwk)
      if (!firstTime(`${thumbprint} ${payload.jti}`, now.getTime())) throw refuse('used')
      return { thumbprint, tokenHash: typeof payload.ath === 'string' ? payload.ath : undefined }
    },
  }
}

/** `ath` of RFC 9449: base64url SHA-256 of the session token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
