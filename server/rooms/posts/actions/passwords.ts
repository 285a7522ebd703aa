import { z } from 'zod'
import { type IssuedPassword, IssuePassword } from '../../../../contracts/officers.ts'
import { action } from '../../../platform/action.ts'
import { endCeremonies, hashOfPassword, putFactor, putPassword } from '../../../platform/credentials.ts'
import { problem } from '../../../platform/problems.ts'
import { newPassword } from '../../../platform/sign-in.ts'
import { paperLivesMs, standingOf } from '../rules/index.ts'
import { lockOfficer } from '../store/officers.ts'
import { forgetTemporaryPassword, keepTemporaryPassword } from '../store/secrets.ts'
import { closeSessionsOf } from '../store/session.ts'
import { answering, inCare, noSuchOfficer } from './care.ts'

/**
 * A new password, told once, for a paper in the officer's hand; the one before is worth nothing and sessions under it end. The second
 * factor stays: an administrator alone cannot sign in as somebody who has one.
 */
export const issuePassword = action({
  name: 'posts.issuePassword',
  input: IssuePassword,
  needs: 'desk',
  async run({ tx, actor, now, platform }, { officer: id }): Promise<Issued> {
    const care = await answering(tx.db, platform, actor)
    const found = await lockOfficer(tx, id)
    if (!inCare(care, found)) throw noSuchOfficer()
    if (id === actor.id) throw problem('not-permitted', { key: 'people:refusal.change-yourself' })
    const standing = standingOf(found, now)
    if (standing === 'left' || standing === 'suspended')
      throw problem('not-possible', { key: `people:refusal.paper-${standing}` })
    const password = newPassword()
    const hashed = await hashOfPassword(password)
    await putPassword(tx, { user: found.userId, username: found.username, hashed })
    const expiresAt = new Date(now.getTime() + paperLivesMs)
    await keepTemporaryPassword(tx, { officer: id, at: now, by: actor.id, expiresAt })
    await closeSessionsOf(tx, id)
    await endCeremonies(tx, found.userId)
    const { username } = found
    return {
      ids: { officer: id },
      subject: id,
      record: { officer: id, expiresAt: expiresAt.toISOString() },
      answer: { officer: id, username, password, expiresAt: expiresAt.toISOString() },
    }
  },
  answer: async (): Promise<IssuedPassword> => {
    throw problem('not-possible', { key: 'people:refusal.password-told-once' })
  },
})
interface Issued {
  ids: { officer: string }
  subject: string
  record: Record<string, unknown>
  answer: IssuedPassword
}

/** The officer's own password in place of the one on paper. Asked and judged by `first-steps.ts`, before there is a session. */
export const choosePassword = action({
  name: 'posts.choosePassword',
  input: z.object({ hashed: z.string().min(1) }),
  needs: 'desk',
  async run({ tx, actor }, { hashed }) {
    const found = await lockOfficer(tx, actor.id)
    if (!found || !(await forgetTemporaryPassword(tx, actor.id)))
      throw problem('not-signed-in', { key: 'posts:refusal.password-first' })
    await putPassword(tx, { user: found.userId, username: found.username, hashed })
    return { ids: {}, subject: actor.id, record: { workstation: actor.workstation } }
  },
  answer: async () => ({}),
})

/** The officer's code app, from now on asked at every sign-in. */
export const setUpFactor = action({
  name: 'posts.setUpFactor',
  input: z.object({ secret: z.string().min(1).describe('sealed') }),
  needs: 'desk',
  async run({ tx, actor }, { secret }) {
    const found = await lockOfficer(tx, actor.id)
    if (!found) throw noSuchOfficer()
    await putFactor(tx, found.userId, secret)
    return { ids: {}, subject: actor.id, record: { workstation: actor.workstation } }
  },
  answer: async () => ({}),
})
