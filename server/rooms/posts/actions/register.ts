import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  FindOfficers,
  type OfficerFile,
  type OfficerRow,
  type OfficerRows,
  type RegisteredOfficer,
  RegisterOfficer,
} from '../../../../contracts/officers.ts'
import { Id } from '../../../../contracts/words.ts'
import { action, type Platform, type Reading } from '../../../platform/action.ts'
import { propose } from '../../../platform/approvals.ts'
import { type Actor, mayDo } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { needsSecondFactor, standingOf } from '../rules/index.ts'
import { sections } from '../sections.ts'
import { changing } from '../store/changes.ts'
import { type Officer, officerById } from '../store/officers.ts'
import { officersBy, takenAmong } from '../store/people.ts'
import { sitesOf } from '../store/places.ts'
import { temporaryPasswordOf } from '../store/secrets.ts'
import { officer } from '../tables.ts'
import { answering, inCare, noSuchOfficer } from './care.ts'
import { changeRows } from './changes.ts'

/** What is wrong with these particulars here, as the column and the last part of a key. */
export async function checkerOf(tx: Tx, platform: Platform, actor: Actor) {
  const care = await answering(tx.db, platform, actor)
  const sites = await sitesOf(platform)
  const authorities = await platform.references.rows(sections.authorities)
  return ({ site, authority }: { site: string; authority: string }) => {
    if (!sites.includes(site)) return ['site', 'no-place'] as const
    if (!care(site)) return ['site', 'not-your-place'] as const
    if (!authorities.some(known => known.id === authority)) return ['authority', 'no-authority'] as const
    return undefined
  }
}

/** Queues an officer without a duty, and the proposal to give the duties asked. @returns their ids. */
export function register(
  tx: Tx,
  actor: Actor,
  { duties, reason, ...particulars }: RegisterOfficer,
): { officer: string; change: string } {
  const id = newId()
  const free = { duties: [], secondFactor: false, suspendedAt: null, endsAt: null }
  tx.insert(officer, { id, userId: id, ...particulars, ...free })
  const input = { act: 'duties', give: duties, take: [] }
  return { officer: id, change: propose(tx, actor, { action: changing, subject: id, input, reason }) }
}

/** Puts an officer on file. The duties wait for another administrator, and no password exists before one is issued. */
export const registerOfficer = action({
  name: 'posts.registerOfficer',
  input: RegisterOfficer,
  needs: 'desk',
  async run({ tx, actor, platform }, input) {
    const against = (await checkerOf(tx, platform, actor))(input)
    if (against) throw problem('not-possible', { key: `people:refusal.${against[1]}` })
    const taken = await takenAmong(tx.db, [input.username])
    if (taken.size) throw problem('name-taken', { key: 'posts:refusal.name-taken' })
    const ids = register(tx, actor, input)
    const { authority, unit, site: home, duties } = input
    return {
      ids,
      subject: ids.officer,
      record: { officer: ids.officer, proposal: ids.change, authority, unit, home, duties },
    }
  },
  answer: async (_reading, ids): Promise<RegisteredOfficer> => ids,
})

const pageSize = 50

const rowOf = (found: Officer, now: Date): OfficerRow => {
  const { userId: _sign, suspendedAt, endsAt, ...rest } = found
  return {
    ...rest,
    standing: standingOf(found, now),
    suspendedAt: suspendedAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
  }
}

/** Sites whose officers this reader may see; undefined: all. */
async function seenSites({ db, platform, actor }: Reading): Promise<string[] | undefined> {
  if (actor.duty === 'auditor') return undefined
  const care = await answering(db, platform, actor)
  return (await sitesOf(platform)).filter(care)
}

/** The administrators' list: officers of the places they answer for. */
export const findOfficers = action({
  name: 'posts.officers',
  input: FindOfficers,
  needs: 'desk',
  reads: true,
  // what was typed may be a name, and stays out of the line
  run: async (_context, { text, ...filter }) => ({
    ids: { ...filter, text },
    record: { ...filter, after: undefined, ...(text && { text: true }) },
  }),
  async answer(reading, { site, ...asked }): Promise<OfficerRows> {
    const seen = await seenSites(reading)
    const sites = site ? [site].filter(one => seen === undefined || seen.includes(one)) : seen
    const found = await officersBy(reading.db, { ...asked, sites }, reading.now, pageSize + 1)
    const page = found.slice(0, pageSize)
    return {
      rows: page.map(row => rowOf(row, reading.now)),
      next: found.length > pageSize ? (page.at(-1)?.username ?? null) : null,
    }
  },
})

/** One officer's file: particulars, standing, sign-in, what waits and what was decided. */
export const openOfficer = action({
  name: 'posts.officer',
  input: z.object({ officer: Id }),
  needs: 'desk',
  reads: true,
  run: async (_context, { officer: id }) => ({ ids: { officer: id }, subject: id, record: { officer: id } }),
  async answer(reading, { officer: id }): Promise<OfficerFile> {
    const { db, platform, now, actor } = reading
    const found = await officerById(db, id)
    const seen = await seenSites(reading)
    if (!inCare(site => seen?.includes(site) ?? true, found)) throw noSuchOfficer()
    const paper = await temporaryPasswordOf(db, id)
    const signIn = await platform.signIn.stateOf(found.userId)
    const needed = needsSecondFactor(found.duties) || found.secondFactor
    return {
      officer: rowOf(found, now),
      password: !signIn.password ? 'none' : !paper ? 'own' : paper.expiresAt > now ? 'temporary' : 'over',
      passwordUntil: paper && signIn.password ? paper.expiresAt.toISOString() : null,
      factor: signIn.factor ? 'enrolled' : needed ? 'due' : 'not-needed',
      changes: await changeRows(reading, { officer: id }),
      against: against(platform, actor, id),
    }
  },
})

function against(platform: Platform, actor: Actor, id: string): string | null {
  const may = mayDo(platform.permissions, actor, { name: 'posts.proposeChange', needs: 'desk' })
  if (!may.ok) return 'people:refusal.reader'
  return id === actor.id ? 'people:refusal.change-yourself' : null
}
