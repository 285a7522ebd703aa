import { createHash, randomInt } from 'node:crypto'
import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  type EnrolledWorkstation,
  IssueCode,
  type IssuedCode,
  RetireWorkstation,
  type Workstations,
} from '../../../../contracts/posts.ts'
import { action, type Platform, perform } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import { sameBytes } from '../../../platform/keys.ts'
import { type Actor, nodeActor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { codeLivesMs, plainCode } from '../rules/index.ts'
import { postOf, sitesOf, sitesOfSamePost } from '../store/places.ts'
import {
  codeByHash,
  lockWorkstation,
  nationalWorkstationOf,
  pointKey,
  spendCode,
  workstationById,
  workstationsAt,
} from '../store/workstations.ts'
import { enrolmentCode, workstation, workstationRetirement } from '../tables.ts'
import { answering } from './care.ts'

const hashOfCode = (typed: string) => createHash('sha256').update(plainCode(typed)).digest()

/** Twelve characters without look-alikes, 59 bits: not to be guessed in the hour it lives. */
function newCode(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)])
  return [0, 4, 8].map(i => letters.slice(i, i + 4).join('')).join('-')
}

/** Issues a code that enrols one browser within an hour. It is told once; only its hash is kept. */
export const issueCode = action({
  name: 'posts.issueCode',
  input: IssueCode,
  needs: 'desk',
  async run({ tx, actor, now, platform }, { site = actor.site }): Promise<IssuedHere> {
    const care = await answering(tx.db, platform, actor)
    if (!(await sitesOfSamePost(platform, actor.site)).includes(site) && !care(site))
      throw problem('not-possible', { key: 'posts:refusal.other-post' })
    const code = newCode()
    const expiresAt = new Date(now.getTime() + codeLivesMs)
    tx.insert(enrolmentCode, { codeHash: hashOfCode(code), site, by: actor.id, expiresAt, usedAt: null })
    return {
      ids: { site },
      record: { site, expiresAt: expiresAt.toISOString() },
      answer: { code, site, expiresAt: expiresAt.toISOString() },
    }
  },
  answer: async (): Promise<IssuedCode> => {
    throw problem('not-possible', { key: 'posts:refusal.code-told-once' })
  },
})
interface IssuedHere {
  ids: { site: string }
  record: Record<string, unknown>
  answer: IssuedCode
}

/** For the command line and the demonstration: the first workstation of a node has no administrator before it. */
export const issueEnrolmentCode = (platform: Platform, actor: Actor): Promise<IssuedCode> =>
  perform(platform, issueCode, actor, newId(), {})

/** Makes a browser's key a workstation of the actor's site. Without a code only in a demonstration. */
export const enrolWorkstation = action({
  name: 'posts.enrolWorkstation',
  input: z.object({
    thumbprint: z.string().length(43),
    label: z.string().min(1).max(60),
    by: z.string(),
    code: z.base64url().nullable().describe('its hash'),
  }),
  needs: 'node',
  async run({ tx, actor, now, platform }, { thumbprint, label, by, code }) {
    const known = await nationalWorkstationOf(tx.db, thumbprint)
    if (known && !known.retired) throw problem('not-possible', { key: 'posts:refusal.already-enrolled' })
    const allowed = code ? await spendCode(tx, Buffer.from(code, 'base64url')) : platform.mode === 'demo'
    if (!allowed) throw wrongCode()
    const id = newId()
    tx.insert(workstation, { site: actor.site, id, thumbprint, label, enrolledAt: now, by })
    await pointKey(tx, { thumbprint, site: actor.site, workstation: id })
    return {
      ids: { id },
      subject: id,
      record: { workstation: id, by },
      answer: { id, label, site: actor.site },
    }
  },
  answer: async ({ db, actor }, { id }): Promise<EnrolledWorkstation> => {
    const found = await workstationById(db, actor.site, id)
    return { id, label: found?.label ?? '', site: actor.site }
  },
})

/** One answer for a code that is wrong, used or over: the difference helps only somebody who tries. */
const wrongCode = () => problem('wrong-code', { key: 'posts:refusal.wrong-code' }, 403)

/** Enrols the browser whose key made the proof. @throws Refusal `wrong-code` or `already-enrolled`. */
export async function enrolWithCode(
  platform: Platform,
  thumbprint: string,
  input: { code: string; label: string },
): Promise<EnrolledWorkstation> {
  const hash = hashOfCode(input.code)
  const found = await codeByHash(over(platform.database.pool('desk')), hash)
  if (!found || !sameBytes(found.codeHash, hash)) throw wrongCode()
  const code = hash.toString('base64url')
  const asked = { thumbprint, label: input.label, by: found.by, code }
  return await perform(platform, enrolWorkstation, nodeActor(found.site), newId(), asked)
}

/**
 * In a demonstration: this browser becomes a workstation of the named place at once; one that is at another place moves there.
 * @throws Refusal `not-found` for a place the blueprint does not name.
 */
export async function enrolForDemonstration(
  platform: Platform,
  thumbprint: string,
  {
    site: place,
    post,
    label,
  }: { site?: string | undefined; post?: string | undefined; label?: string | undefined },
): Promise<EnrolledWorkstation> {
  const site = place ?? (await postOf(platform, post ?? ''))?.sites[0] ?? post ?? ''
  if (!(await sitesOf(platform)).includes(site)) throw problem('not-found', { key: 'posts:refusal.no-place' })
  const known = await nationalWorkstationOf(over(platform.database.pool('desk')), thumbprint)
  if (known && !known.retired) {
    if (known.site === site) return { id: known.id, label: known.label, site }
    const retire = { workstation: known.id, reason: 'demonstration: moved to another place' }
    await perform(platform, retireWorkstation, nodeActor(known.site), newId(), retire)
  }
  const asked = { thumbprint, label: label ?? `${site} · demo`, by: 'node', code: null }
  return await perform(platform, enrolWorkstation, nodeActor(site), newId(), asked)
}

/** Ends a workstation: sessions on it are over at the next request (I-21). Its key may be enrolled anew by a new code. */
export const retireWorkstation = action({
  name: 'posts.retireWorkstation',
  input: RetireWorkstation,
  needs: 'desk',
  async run({ tx, actor, now }, { workstation: id, reason }) {
    await lockWorkstation(tx, id)
    const found = await workstationById(tx.db, tx.site, id)
    if (!found) throw problem('not-found', { key: 'posts:refusal.no-workstation' })
    if (found.retired) throw problem('not-possible', { key: 'posts:refusal.already-retired' })
    tx.insert(workstationRetirement, { site: tx.site, workstation: id, at: now, by: actor.id, reason })
    const at = now.toISOString()
    return { ids: { workstation: id, at }, subject: id, record: { workstation: id } }
  },
  answer: async (_reading, ids) => ids,
})

/** The administrator's list: which browser to end when a machine is lost. */
export const listWorkstations = action({
  name: 'posts.listWorkstations',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  async run() {
    return { ids: {}, record: {} }
  },
  async answer({ db, actor }): Promise<Workstations> {
    const rows = await workstationsAt(db, actor.site)
    return {
      rows: rows.map(({ id, label, enrolledAt, retiredAt }) => ({
        id,
        label,
        enrolledAt: enrolledAt.toISOString(),
        retiredAt: retiredAt?.toISOString() ?? null,
      })),
    }
  },
})
