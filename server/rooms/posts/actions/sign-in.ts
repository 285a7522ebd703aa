import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import type { SignInAnswer } from '../../../../contracts/posts.ts'
import { action, type Platform, perform } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import { sameBytes } from '../../../platform/keys.ts'
import { type Actor, nodeActor } from '../../../platform/permissions.ts'
import { problem, Refusal } from '../../../platform/problems.ts'
import { type SignInStep, sessionKey } from '../../../platform/sign-in.ts'
import { session } from '../../../platform/tables.ts'
import { hashOfToken } from '../../../platform/workstations.ts'
import { dutyOf, longestSessionMs, secondsToWait } from '../rules/index.ts'
import { officerByUser } from '../store/officers.ts'
import { postOfSite } from '../store/places.ts'
import { closeSession, epochOf } from '../store/session.ts'
import { countTry, forgetTriesOf, forgetTry } from '../store/tries.ts'
import { type KnownWorkstation, nationalWorkstationOf } from '../store/workstations.ts'

/** A token as the session's row knows it; the token itself stays in the browser's cookie. */
const TokenHash = z.object({ token: z.base64url().length(43) })

/** Opens a session for an officer whom the ceremony has let in, bound to the workstation. */
export const signIn = action({
  name: 'posts.signIn',
  input: TokenHash,
  needs: 'desk',
  async run({ tx, actor, now }, { token }) {
    if (!actor.workstation) throw notEnrolled()
    const endsAt = new Date(now.getTime() + longestSessionMs)
    tx.insert(session, {
      tokenHash: Buffer.from(token, 'base64url'),
      site: tx.site,
      officer: actor.id,
      workstation: actor.workstation,
      epoch: await epochOf(tx),
      openedAt: now,
      endsAt,
      closedAt: null,
    })
    return {
      ids: {},
      subject: actor.id,
      record: { workstation: actor.workstation, endsAt: endsAt.toISOString() },
    }
  },
  answer: async () => ({}),
})

/** A try that failed. The workstation is the actor: who sat there is not known. The name stays a keyed hash. */
export const refuseSignIn = action({
  name: 'posts.refuseSignIn',
  input: z.object({
    username: z.base64url(),
    step: z.enum(['password', 'code']),
    reason: z.enum(['wrong', 'suspended', 'no-officer']),
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

/** The workstation whose key made the proof. @throws Refusal 403 when it is not enrolled or was retired. */
async function enrolled(platform: Platform, thumbprint: string): Promise<KnownWorkstation> {
  const found = await nationalWorkstationOf(over(platform.database.pool('desk')), thumbprint)
  if (!found) throw notEnrolled()
  if (found.retired) throw problem('not-enrolled', { key: 'posts:refusal.workstation-retired' }, 403)
  return found
}
const notEnrolled = () => problem('not-enrolled', { key: 'posts:refusal.not-enrolled' }, 403)

const hashOfName = (platform: Platform, username: string) =>
  platform.keys.lookup('person', `sign-in\n${username.toLowerCase()}`)

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
  if (!hash) throw problem('not-signed-in', { key: 'posts:refusal.password-first' })
  const step = await judged(platform, at, hash, 'code', () => platform.signIn.withCode(code, cookie))
  if (step.state !== 'signed-in') throw problem('not-signed-in', { key: 'posts:refusal.password-first' })
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
  reason: 'wrong' | 'suspended' | 'no-officer',
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
  const duty = officer && dutyOf(officer.duties, null)
  if (!officer || !duty || officer.suspendedAt) {
    await platform.signIn.signOut(token)
    await leaveLine(platform, at, username, step, officer ? 'suspended' : 'no-officer')
    throw problem('not-signed-in', { key: `posts:refusal.${officer ? 'suspended' : 'no-officer'}` })
  }
  const actor: Actor = {
    ...nodeActor(at.site),
    id: officer.id,
    duty,
    authority: officer.authority,
    unit: officer.unit,
    post: (await postOfSite(platform, at.site))?.id ?? null,
    workstation: at.id,
  }
  await perform(platform, signIn, actor, newId(), { token: sessionKey(token).toString('base64url') })
  await forgetTriesOf(db, username)
  return { answer: { state: 'signed-in', ath: hashOfToken(token) }, cookies }
}

export const stepCookieName = 'sarhad.step'
const stepSeconds = 600

const sealOfStep = (platform: Platform, at: KnownWorkstation, username: Buffer) =>
  platform.keys.lookup('input', `sign-in step\n${at.site}\n${at.id}\n${username.toString('base64url')}`)

/** Between the two steps the browser carries whose password was right, as a keyed hash that is good on this workstation only. */
function stepCookie(platform: Platform, at: KnownWorkstation, username: Buffer): string {
  const value = [username, sealOfStep(platform, at, username)]
    .map(part => part.toString('base64url'))
    .join('.')
  const secure = platform.origin.startsWith('https:') ? '; Secure' : ''
  return `${stepCookieName}=${value}; Path=/; Max-Age=${stepSeconds}; HttpOnly; SameSite=Strict${secure}`
}

function usernameOfStep(
  platform: Platform,
  at: KnownWorkstation,
  value: string | undefined,
): Buffer | undefined {
  const [username, given] = (value ?? '').split('.').map(part => Buffer.from(part, 'base64url'))
  if (!username?.length || !given) return undefined
  return sameBytes(given, sealOfStep(platform, at, username)) ? username : undefined
}
