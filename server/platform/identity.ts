import type { FastifyRequest } from 'fastify'
import type { Clock } from './clock.ts'
import type { Actor } from './permissions.ts'
import { problem } from './problems.ts'
import { cookieOf, sessionKey, tokenOf } from './sign-in.ts'
import { hashOfToken, type Proofs } from './workstations.ts'

/** What one select says of a session: who, on which workstation's key, until when, and whether it is still good. */
export interface KnownSession {
  actor: Actor
  thumbprint: string
  endsAt: Date
  closed: boolean
  /** False when officer or workstation is suspended, or the node's epoch is not the session's. */
  good: boolean
}

export interface Identity {
  /** @throws Refusal `not-signed-in`: no cached answer, so a session revoked here is over at the next request (I-21). */
  who(request: FastifyRequest): Promise<Actor>
  /** Proof alone, before there is a session. */
  workstation(request: FastifyRequest): Promise<string>
  token(request: FastifyRequest): string | undefined
  /** The `Set-Cookie` of a session that is not of the ceremony's making, good for so many seconds. */
  cookie(token: string, seconds: number): string
  /** Whether the session of an open stream is still good. */
  stands(request: FastifyRequest): Promise<boolean>
}

export function makeIdentity(options: {
  secret: Buffer
  origin: () => string
  proofs: Proofs
  clock: Clock
  find: (tokenHash: Buffer) => Promise<KnownSession | undefined>
}): Identity {
  const { secret, origin, proofs, clock, find } = options
  const token = (request: FastifyRequest) => tokenOf(request.cookies, secret)
  const prove = (request: FastifyRequest) => {
    const { dpop } = request.headers
    const path = request.url.split('?')[0] ?? ''
    return proofs.check({
      proof: Array.isArray(dpop) ? undefined : dpop,
      method: request.method,
      url: `${origin()}${path}`,
    })
  }
  const ended = (part: string) =>
    problem('not-signed-in', { key: 'platform:problem.session', params: { part } })
  const alive = (session: KnownSession | undefined) =>
    session !== undefined && !session.closed && session.good && session.endsAt > clock.now()
  return {
    token,
    cookie: (held, seconds) => cookieOf(held, { secret, seconds, secure: origin().startsWith('https:') }),
    async stands(request) {
      const held = token(request)
      return held !== undefined && alive(await find(sessionKey(held)))
    },
    workstation: async request => (await prove(request)).thumbprint,
    async who(request) {
      const held = token(request)
      if (!held) throw ended('none')
      const proof = await prove(request)
      if (proof.tokenHash !== hashOfToken(held)) throw ended('proof')
      const session = await find(sessionKey(held))
      if (!session || session.closed) throw ended('closed')
      if (session.thumbprint !== proof.thumbprint) throw ended('workstation')
      if (!session.good) throw ended('suspended')
      if (session.endsAt <= clock.now()) throw ended('ended')
      return session.actor
    },
  }
}
