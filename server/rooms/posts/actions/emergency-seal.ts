import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import { AuthorityId, type Words } from '../../../../contracts/words.ts'
import { action, type Platform, perform } from '../../../platform/action.ts'
import { hashOfPassword } from '../../../platform/credentials.ts'
import { type Actor, nodeActor } from '../../../platform/permissions.ts'
import { newPassword } from '../../../platform/sign-in.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { emergencyName, sealNumber, secretOf } from '../rules/index.ts'
import { sections } from '../sections.ts'
import { emergencyOfficer } from '../store/emergency.ts'
import { lockOfficer } from '../store/officers.ts'
import { changeOfficer } from '../store/people.ts'
import { placeName, sitesOf } from '../store/places.ts'
import { epochOf } from '../store/session.ts'
import { emergencySeal } from '../tables/emergency.ts'
import { officer } from '../tables.ts'
import { NotThisWay } from './officers.ts'

/** Who the account is, in front of the id of its place. */
const rank: Words = {
  az: 'Fövqəladə hesab',
  en: 'Emergency account',
  ru: 'Аварийная учётная запись',
  fa: 'حساب اضطراری',
}

/** Two letters count from now on, and those of before no more. Only at the node's own machine: no duty of a person has it. */
export const sealEmergency = action({
  name: 'posts.sealEmergency',
  input: z.object({ authority: AuthorityId, hash: z.string().min(1) }),
  needs: 'node',
  async run({ tx, actor, now }, { authority, hash }) {
    const account = await accountOf(tx, authority)
    const id = newId()
    tx.insert(emergencySeal, { site: tx.site, id, at: now, by: actor.id, epoch: await epochOf(tx), hash })
    const record = { seal: id, number: sealNumber(id), officer: account, authority }
    return { ids: { seal: id, at: now.toISOString() }, subject: id, record }
  },
  answer: async (_reading, ids) => ids,
})

/** The account is on file from its first seal on, without a duty and out of service: only an opening changes that, and its end. */
async function accountOf(tx: Tx, authority: string): Promise<string> {
  const known = await emergencyOfficer(tx.db, tx.site)
  if (known) {
    await lockOfficer(tx, known.id)
    if (known.authority !== authority) await changeOfficer(tx, known.id, { authority })
    return known.id
  }
  const id = newId()
  tx.insert(officer, {
    id,
    userId: newId(), // nobody of the sign-in ceremony
    username: emergencyName(tx.site),
    name: tx.site,
    rank,
    authority,
    unit: 'emergency',
    site: tx.site,
    duties: [],
    secondFactor: false,
    suspendedAt: null,
    endsAt: tx.now,
  })
  return id
}

export interface SealedLetters {
  place: Words
  number: string
  at: Date
  /** In the order of the letters. */
  codes: [string, string]
}

/**
 * Makes the two codes of a place and keeps the hash of both together. The codes are told here and nowhere else.
 * @throws NotThisWay `unknown-place` or `unknown-authority`, with those that the blueprint knows.
 */
export async function makeSeal(
  platform: Platform,
  actor: Actor,
  { site, authority }: { site: string; authority: string },
): Promise<SealedLetters> {
  const sites = await sitesOf(platform)
  if (!sites.includes(site)) throw new NotThisWay('unknown-place', sites)
  const authorities = (await platform.references.rows(sections.authorities)).map(known => known.id)
  if (!authorities.includes(authority)) throw new NotThisWay('unknown-authority', authorities)
  const codes: [string, string] = [newPassword(), newPassword()]
  const hash = await hashOfPassword(secretOf(...codes))
  const by = { ...nodeActor(site), id: actor.id }
  const { seal, at } = await perform(platform, sealEmergency, by, newId(), { authority, hash })
  return { place: await placeName(platform, site), number: sealNumber(seal), at: new Date(at), codes }
}
