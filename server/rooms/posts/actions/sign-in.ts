import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import type { SignInAnswer } from '../../../../contracts/posts.ts'
import { action, type Platform, perform } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import { sameBytes } from '../../../platform/keys.ts'
import { type Actor, nodeActor } from '../../../platform/permissions.ts'
import { problem, Refusal } from '../../../platform/problems.ts'
import type { SignInStep } from '../../../platform/sign-in.ts'
import { secondsToWait } from '../rules/index.ts'
import { officerByUser } from '../store/officers.ts'
import { spendStep } from '../store/secrets.ts'
import { closeSession } from '../store/session.ts'
import { countTry, forgetTry } from '../store/tries.ts'
import type { KnownWorkstation } from '../store/workstations.ts'
import {
  againstEntry,
  enrolled,
  hashOfName,
  openSession,
  passwordFirst,
  stepCookie,
  TokenHash,
  usernameOfStep,
} from './entering.ts'
import { firstStep } from './first-steps.ts'

const refusedFor = ['wrong', 'code-used', 'suspended', 'left', 'no-officer', 'no-duty', 'paper-over'] as const
type RefusedFor = (typeof refusedFor)[number]

/** A try that failed. The workstation is the actor: who sat there is not known. The name stays a keyed hash. */
export const refuseSignIn = action({
  name: 'posts.refuseSignIn',
  input: z.object({
    username: z.base64url(),
    step: z.enum(['password', 'code']),
    reason: z.enum(refusedFor),
  }),
  needs: 'node',
  async run(_context, { username, step, reason }) {
    return { ids: {}, subject: username, record: { username, step, reason } }
  },
  answer: async () => ({}),
})

export const signOut = action({
  name: 'posts.signOut',
  input: TokenHash,
  needs: 'desk',
  async run({ tx, actor }, { token }) {
    await closeSession(tx, Buffer.from(token, 'base64url'))
    return { ids: {}, subject: actor.id, record: { workstation: actor.workstation } }
  },
  answer: async () => ({}),
})

export interface Signed {
  answer: z.infer<typeof SignInAnswer>
  /** Complete `Set-Cookie` values. */
  cookies: string[]
}

/** First step. @throws Refusal `not-signed-in`, `too-many` with the seconds to wait, or `not-enrolled`. */
export async function signInWithPassword(
  platform: Platform,
  thumbprint: string,
  { username, password }: { username: string; password: string },
): Promise<Signed> {
  const at = await enrolled(platform, thumbprint)
  const hash = hashOfName(platform, username)
  const step = await judged(platform, at, hash, 'password', () =>
    platform.signIn.withPassword(username, password),
  )
  if (step.state === 'signed-in') return await opened(platform, at, hash, 'password', step)
  return {
    answer: { state: 'code-needed', ath: null },
    cookies: [...step.cookies, stepCookie(platform, at, hash)],
  }
}

/** Second step, on the same workstation as the first. */
export async function signInWithCode(
  platform: Platform,
  thumbprint: string,
  { code, cookie, step: held }: { code: string; cookie: string; step: string | undefined },
): Promise<Signed> {
  const at = await enrolled(platform, thumbprint)
  const hash = usernameOfStep(platform, at, held)
  if (!hash) throw passwordFirst()
  const step = await judged(platform, at, hash, 'code', () => platform.signIn.withCode(code, cookie))
  if (step.state !== 'signed-in') throw passwordFirst()
  const db = over(platform.database.pool('desk'))
  if (step.step === undefined || !(await spendStep(db, step.user, step.step))) {
    await platform.signIn.signOut(step.token)
    await leaveLine(platform, at, hash, 'code', 'code-used')
    throw problem('not-signed-in', { key: 'posts:refusal.code-used' })
  }
  return await opened(platform, at, hash, 'code', step)
}

/** Lets the ceremony judge one try, unless too many were wrong; a wrong one stays counted and leaves its line. */
async function judged(
  platform: Platform,
  at: KnownWorkstation,
  username: Buffer,
  step: 'password' | 'code',
  ceremony: () => Promise<SignInStep>,
): Promise<SignInStep> {
  const db = over(platform.database.pool('desk'))
  const now = platform.clock.now()
  const counted = await countTry(db, { username, workstation: at.id }, now)
  const seconds = secondsToWait(counted, now)
  if (seconds > 0) {
    await forgetTry(db, counted.id)
    throw problem('too-many', { key: 'posts:refusal.too-many-tries', params: { seconds } })
  }
  try {
    const answer = await ceremony()
    await forgetTry(db, counted.id)
    return answer
  } catch (error) {
    if (error instanceof Refusal && error.type === 'not-signed-in')
      await leaveLine(platform, at, username, step, 'wrong')
    else await forgetTry(db, counted.id)
    throw error
  }
}

function leaveLine(
  platform: Platform,
  at: KnownWorkstation,
  username: Buffer,
  step: 'password' | 'code',
  reason: RefusedFor,
) {
  const actor: Actor = { ...nodeActor(at.site), id: at.id, workstation: at.id }
  const input = { username: username.toString('base64url'), step, reason }
  return perform(platform, refuseSignIn, actor, newId(), input)
}

/** The ceremony let a person in: is this an officer in service? Then the session is opened. */
async function opened(
  platform: Platform,
  at: KnownWorkstation,
  username: Buffer,
  step: 'password' | 'code',
  { token, user, cookies }: Extract<SignInStep, { state: 'signed-in' }>,
): Promise<Signed> {
  const db = over(platform.database.pool('desk'))
  const officer = await officerByUser(db, user)
  // Both steps are of one person, or guesses at one's code would count against another's name; answered as any wrong code.
  if (officer && !sameBytes(username, hashOfName(platform, officer.username))) {
    await platform.signIn.signOut(token)
    await leaveLine(platform, at, username, step, 'wrong')
    throw problem('not-signed-in', { key: 'platform:problem.wrong-sign-in' })
  }
  const against = officer ? againstEntry(officer, platform.clock.now()) : 'no-officer'
  if (!officer || against) {
    await platform.signIn.signOut(token)
    await leaveLine(platform, at, username, step, against ?? 'no-officer')
    throw problem('not-signed-in', { key: `posts:refusal.${against ?? 'no-officer'}` })
  }
  const held = { at, officer, username, token }
  const due = await firstStep(platform, held, step)
  if (due === 'paper-over') {
    await platform.signIn.signOut(token)
    await leaveLine(platform, at, username, step, due)
    throw problem('not-signed-in', { key: 'posts:refusal.paper-over' })
  }
  if (due) return { answer: due, cookies: [...cookies, stepCookie(platform, at, username)] }
  return { answer: await openSession(platform, held), cookies }
}
