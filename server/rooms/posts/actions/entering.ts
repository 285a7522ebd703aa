import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import type { SignInAnswer } from '../../../../contracts/posts.ts'
import { action, type Platform, perform } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import { sameBytes } from '../../../platform/keys.ts'
import { type Actor, nodeActor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { sessionKey } from '../../../platform/sign-in.ts'
import { session } from '../../../platform/tables.ts'
import { hashOfToken } from '../../../platform/workstations.ts'
import { dutyOf, longestSessionMs, standingOf } from '../rules/index.ts'
import { type Officer, officerByUser } from '../store/officers.ts'
import { postOfSite } from '../store/places.ts'
import { epochOf } from '../store/session.ts'
import { forgetTriesOf } from '../store/tries.ts'
import { type KnownWorkstation, nationalWorkstationOf } from '../store/workstations.ts'

/** What the steps of signing in have between them: the workstation, the person whose password was right, the session at the end. */

/** A token as the session's row knows it; the token itself stays in the browser's cookie. */
export const TokenHash = z.object({ token: z.base64url().length(43) })

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

/** The workstation whose key made the proof. @throws Refusal 403 when it is not enrolled or was retired. */
export async function enrolled(platform: Platform, thumbprint: string): Promise<KnownWorkstation> {
  const found = await nationalWorkstationOf(over(platform.database.pool('desk')), thumbprint)
  if (!found) throw notEnrolled()
  if (found.retired) throw problem('not-enrolled', { key: 'posts:refusal.workstation-retired' }, 403)
  return found
}
const notEnrolled = () => problem('not-enrolled', { key: 'posts:refusal.not-enrolled' }, 403)

export const hashOfName = (platform: Platform, username: string) =>
  platform.keys.lookup('person', `sign-in\n${username.toLowerCase()}`)

export const passwordFirst = () => problem('not-signed-in', { key: 'posts:refusal.password-first' })

/** What speaks against an officer who proved who they are, as the last part of a key. */
export function againstEntry(officer: Officer, now: Date): 'suspended' | 'left' | 'no-duty' | undefined {
  const standing = standingOf(officer, now)
  return standing === 'suspended' || standing === 'left' || standing === 'no-duty' ? standing : undefined
}

export interface Entering {
  at: KnownWorkstation
  officer: Officer
  /** Keyed hash of the name. */
  username: Buffer
  token: string
}

/** The officer as an actor at this workstation, before any shift. */
export async function enteringActor(platform: Platform, { at, officer }: Entering): Promise<Actor> {
  const duty = dutyOf(officer.duties, null)
  if (!duty) throw passwordFirst()
  return {
    ...nodeActor(at.site),
    id: officer.id,
    duty,
    authority: officer.authority,
    unit: officer.unit,
    post: (await postOfSite(platform, at.site))?.id ?? null,
    workstation: at.id,
  }
}

/** The session of an officer who owes no further step. */
export async function openSession(
  platform: Platform,
  entering: Entering,
): Promise<z.infer<typeof SignInAnswer>> {
  const { token, username } = entering
  const actor = await enteringActor(platform, entering)
  await perform(platform, signIn, actor, newId(), { token: sessionKey(token).toString('base64url') })
  await forgetTriesOf(over(platform.database.pool('desk')), username)
  return { state: 'signed-in', ath: hashOfToken(token) }
}

/** Who is between the steps of signing in on this workstation: the ceremony's token, and the name of its first step. */
export async function enteringNow(
  platform: Platform,
  thumbprint: string,
  held: { token: string | undefined; step: string | undefined },
): Promise<Entering> {
  const at = await enrolled(platform, thumbprint)
  const username = usernameOfStep(platform, at, held.step)
  const user = held.token && (await platform.signIn.whose(held.token))
  const officer = user ? await officerByUser(over(platform.database.pool('desk')), user) : undefined
  if (!held.token || !username || !officer) throw passwordFirst()
  if (!sameBytes(username, hashOfName(platform, officer.username))) throw passwordFirst()
  const against = againstEntry(officer, platform.clock.now())
  if (against) throw problem('not-signed-in', { key: `posts:refusal.${against}` })
  return { at, officer, username, token: held.token }
}

export const stepCookieName = 'sarhad.step'
const stepSeconds = 600

const sealOfStep = (platform: Platform, at: KnownWorkstation, username: Buffer) =>
  platform.keys.lookup('input', `sign-in step\n${at.site}\n${at.id}\n${username.toString('base64url')}`)

/** Between the two steps the browser carries whose password was right, as a keyed hash that is good on this workstation only. */
export function stepCookie(platform: Platform, at: KnownWorkstation, username: Buffer): string {
  const value = [username, sealOfStep(platform, at, username)]
    .map(part => part.toString('base64url'))
    .join('.')
  const secure = platform.origin.startsWith('https:') ? '; Secure' : ''
  return `${stepCookieName}=${value}; Path=/; Max-Age=${stepSeconds}; HttpOnly; SameSite=Strict${secure}`
}

export function usernameOfStep(
  platform: Platform,
  at: KnownWorkstation,
  value: string | undefined,
): Buffer | undefined {
  const [username, given] = (value ?? '').split('.').map(part => Buffer.from(part, 'base64url'))
  if (!username?.length || !given) return undefined
  return sameBytes(given, sealOfStep(platform, at, username)) ? username : undefined
}
