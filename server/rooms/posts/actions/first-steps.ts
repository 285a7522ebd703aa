import { create as makeQr } from 'qrcode'
import type { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import type { OfferedFactor, SignInAnswer } from '../../../../contracts/posts.ts'
import { type Platform, perform } from '../../../platform/action.ts'
import { hashOfPassword } from '../../../platform/credentials.ts'
import { over } from '../../../platform/database.ts'
import { invalid, problem } from '../../../platform/problems.ts'
import { againstPassword } from '../rules/index.ts'
import { spendStep, temporaryPasswordOf } from '../store/secrets.ts'
import { type Entering, enteringActor, enteringNow, openSession, passwordFirst } from './entering.ts'
import { choosePassword, setUpFactor } from './passwords.ts'

type Answer = z.infer<typeof SignInAnswer>

/**
 * What an officer owes before the session opens: another password than the one on paper, then a code app where a duty asks for one.
 * undefined: nothing. `paper-over`: the paper is too old to be used at all.
 */
export async function firstStep(
  platform: Platform,
  { officer }: Pick<Entering, 'officer'>,
  proved: 'password' | 'code',
): Promise<Answer | 'paper-over' | undefined> {
  const paper = await temporaryPasswordOf(over(platform.database.pool('desk')), officer.id)
  if (paper)
    return paper.expiresAt > platform.clock.now() ? { state: 'password-due', ath: null } : 'paper-over'
  if (proved === 'code' || !officer.secondFactor) return undefined
  if ((await platform.signIn.stateOf(officer.userId)).factor) return undefined
  const { secret, address, sealed } = await platform.signIn.offerFactor(officer.userId, officer.username)
  return { state: 'factor-due', ath: null, factor: { secret: inGroups(secret), qr: qrOf(address), sealed } }
}

interface Held {
  token: string | undefined
  step: string | undefined
}

/** The officer's own password; then the next step, or the session. @throws Refusal `invalid-input` saying what the password lacks. */
export async function chooseOwnPassword(
  platform: Platform,
  thumbprint: string,
  { password, ...held }: { password: string } & Held,
): Promise<Answer> {
  const entering = await enteringNow(platform, thumbprint, held)
  const { officer } = entering
  const paper = await temporaryPasswordOf(over(platform.database.pool('desk')), officer.id)
  if (!paper || paper.expiresAt <= platform.clock.now()) throw passwordFirst()
  const against =
    againstPassword(password, officer.username) ??
    ((await platform.signIn.isPassword(officer.userId, password)) ? 'password-same' : undefined)
  if (against) throw invalid([{ path: 'password', key: `people:refusal.${against}` }])
  const hashed = await hashOfPassword(password)
  await perform(platform, choosePassword, await enteringActor(platform, entering), newId(), { hashed })
  // whoever has a code app gave its code before this step, or would have no token of the ceremony
  const next = await firstStep(platform, entering, 'password')
  if (next === 'paper-over') throw passwordFirst()
  return next ?? (await openSession(platform, entering))
}

/** The first code of an offered secret makes it the officer's; then the session opens. */
export async function setUpOwnFactor(
  platform: Platform,
  thumbprint: string,
  { code, sealed, ...held }: { code: string; sealed: string } & Held,
): Promise<Answer> {
  const entering = await enteringNow(platform, thumbprint, held)
  const { officer } = entering
  const due = await firstStep(platform, entering, 'password')
  if (due === undefined || due === 'paper-over' || due.state !== 'factor-due') throw passwordFirst()
  const accepted = await platform.signIn.acceptFactor(officer.userId, sealed, code)
  const db = over(platform.database.pool('desk'))
  if (!accepted || !(await spendStep(db, officer.userId, accepted.step)))
    throw problem('not-signed-in', { key: 'people:refusal.first-code' })
  const actor = await enteringActor(platform, entering)
  await perform(platform, setUpFactor, actor, newId(), { secret: accepted.secret })
  return await openSession(platform, entering)
}

/** Groups of four are read from a screen and typed into a telephone without losing the place. */
const inGroups = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret

/** Dark squares only: the page draws them in its own ink. */
function qrOf(address: string): OfferedFactor['qr'] {
  const { modules } = makeQr(address, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const dark = Array.from({ length: size * size }, (_, i) => i).filter(i => modules.data[i])
  return { size, path: dark.map(i => `M${i % size} ${Math.floor(i / size)}h1v1h-1z`).join('') }
}
