import { newId } from '../../../../contracts/ids.ts'
import {
  ListLooks,
  type LookAnswer,
  LookUp,
  type OpenedRow,
  OpenRow,
  type PastRow,
} from '../../../../contracts/past.ts'
import { RefusalLetter } from '../../../../contracts/referrals.ts'
import { action, type Platform, type Reading } from '../../../platform/action.ts'
import { dayAt } from '../../../platform/clock.ts'
import { unseal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { documentKey } from '../../documents/index.ts'
import { postOf, sitesOf } from '../../posts/index.ts'
import { view as share } from '../../sharing/index.ts'
import { type PersonWords, staysOf, writtenPersonKey } from '../rules/index.ts'
import { procedures } from '../sections.ts'
import {
  lookOf,
  looksBy,
  nationalEvents,
  nationalHashes,
  nationalHolders,
  nationalRecord,
  nationalRecords,
  onPool,
  type Querying,
  type Recorded,
  readFile,
  type Sought,
  sealedPerson,
} from '../store/index.ts'
import { look } from '../tables/index.ts'
import { quotaOf, takeQuota } from './quota.ts'

const pageSize = 50

/** The authority whose officers do the border check: files of persons are theirs, and so is what was imported. */
export async function ownerOfPersons(platform: Platform): Promise<string> {
  const all = await platform.references.rows(procedures)
  return all.flatMap(p => p.controls).find(c => c.control === 'border-check')?.authority ?? ''
}

const granted = async (
  platform: Platform,
  actor: Actor,
  group: 'identity' | 'document' | 'stay' | 'timing' | 'referral',
) =>
  (await share(platform, { reader: actor.authority, owner: await ownerOfPersons(platform), group })) ===
  'full'

/** @throws Refusal when no agreement lets the reader's authority know who crossed when (I-16). */
export async function requireGrant(
  platform: Platform,
  actor: Actor,
  group: 'timing' | 'stay',
): Promise<void> {
  if (!(await granted(platform, actor, group)))
    throw problem('not-permitted', { key: 'past:refusal.no-agreement' }, 403)
}

interface Hashes {
  kind: 'document' | 'person' | 'row'
  person: Buffer | null
  document: Buffer | null
}

/** What is asked, as keyed hashes: from here on nobody's name or number is needed. @throws Refusal `not-found`. */
async function hashesOf(
  { tx, platform }: { tx: Querying & { keys: Platform['keys'] }; platform: Platform },
  asked: LookUpInput['for'],
): Promise<Hashes> {
  if ('document' in asked) {
    const { state, number } = asked.document
    const document = tx.keys.lookup('document', documentKey({ issuingState: state, number }))
    return { kind: 'document', person: null, document }
  }
  if ('person' in asked)
    return {
      kind: 'person',
      person: tx.keys.lookup('person', writtenPersonKey(asked.person)),
      document: null,
    }
  const found = await nationalHashes(tx, asked.passage, await sitesOf(platform))
  if (!found) throw problem('not-found', { key: 'past:refusal.no-row' })
  return { kind: 'row', ...found }
}
type LookUpInput = ReturnType<typeof LookUp.parse>

const soughtOf = async (
  on: Querying,
  platform: Platform,
  { person, document }: Omit<Hashes, 'kind'>,
): Promise<Sought> =>
  nationalHolders(
    on,
    { persons: person ? [person] : [], documents: document ? [document] : [] },
    await sitesOf(platform),
  )

const shown = ({
  id,
  source,
  kind,
  day,
  at,
  post,
  direction,
  class: of,
  state,
  nationality,
}: Recorded): PastRow => ({
  id,
  source,
  kind,
  day,
  at,
  post,
  direction,
  class: of,
  state,
  nationality,
})

/** What was recorded of a person, for a purpose and a case (I-19). The rows say nothing of who it is; opening one is its own look. */
export const lookUp = action({
  name: 'crossings.lookUp',
  input: LookUp,
  needs: 'shift',
  reads: true,
  async run({ tx, actor, now, platform }, { purpose, caseNumber, for: asked, after }) {
    await requireGrant(platform, actor, 'timing')
    const hashes = await hashesOf({ tx, platform }, asked)
    const sought = await soughtOf(tx, platform, hashes)
    const at = { after: after ?? null, limit: pageSize + 1 }
    const found = await nationalRecords(tx, sought, await sitesOf(platform), at)
    const rows = found.slice(0, pageSize)
    await takeQuota({ platform, actor, now, tx }, rows.length)
    const id = newId()
    const { kind, person, document } = hashes
    tx.insert(look, {
      site: tx.site,
      id,
      at: now,
      by: actor.id,
      authority: actor.authority,
      kind,
      purpose,
      caseNumber,
      personHash: person,
      documentHash: document,
      rows: rows.length,
    })
    const last = rows.at(-1)
    const stays =
      (await granted(platform, actor, 'stay')) &&
      staysOf(await nationalEvents(tx, sought), await today(platform, actor, now))
    const answer: LookAnswer = {
      id,
      purpose,
      caseNumber,
      rows: rows.map(shown),
      next: found.length > pageSize && last ? `${last.day} ${last.id}` : null,
      ...(stays && { stays }),
      quota: await quotaOf({ platform, actor, now }),
    }
    return {
      ids: { look: id },
      subject: id,
      record: { purpose, case: caseNumber, by: kind, rows: rows.length },
      answer,
    }
  },
  // a look has no second answer: asking again is looking again
  answer: async (): Promise<LookAnswer> => {
    throw problem('not-found', { key: 'past:refusal.no-look' })
  },
})

export const today = async (platform: Platform, actor: Actor, now: Date): Promise<string> =>
  dayAt(now, (actor.post && (await postOf(platform, actor.post))?.zone) || 'UTC')

/** A look serves for a working day: then purpose and case are said anew. */
const servesMs = 12 * 3_600_000

/** Opens one row of a look of one's own: who it was, as far as agreements grant it. */
export const openRow = action({
  name: 'crossings.openRow',
  input: OpenRow,
  needs: 'shift',
  reads: true,
  async run({ tx, actor, now, platform }, { look: id, row }) {
    const of = await lookOf(tx.db, tx.site, id)
    if (!of || of.by !== actor.id || of.kind === 'overstays' || now.getTime() - of.at.getTime() > servesMs)
      throw problem('not-found', { key: 'past:refusal.no-look' })
    const sought = await soughtOf(tx, platform, { person: of.personHash, document: of.documentHash })
    const record = await nationalRecord(tx, sought, await sitesOf(platform), row)
    if (!record) throw problem('not-found', { key: 'past:refusal.no-row' })
    await takeQuota({ platform, actor, now, tx }, 1)
    const { purpose, caseNumber } = of
    tx.insert(look, {
      site: tx.site,
      id: newId(),
      at: now,
      by: actor.id,
      authority: actor.authority,
      kind: 'opened',
      purpose,
      caseNumber,
      subject: row,
      personHash: of.personHash,
      documentHash: of.documentHash,
      rows: 1,
    })
    const facts = { purpose, case: caseNumber, look: id, source: record.source }
    return { ids: { record }, subject: row, record: facts }
  },
  answer: (reading, { record }) => openedRow(reading, record),
})

async function openedRow(reading: Reading, record: Recorded): Promise<OpenedRow> {
  const { platform, actor, now } = reading
  const grants = {
    identity: await granted(platform, actor, 'identity'),
    document: await granted(platform, actor, 'document'),
    stay: await granted(platform, actor, 'stay'),
    referral: await granted(platform, actor, 'referral'),
  }
  const known = await personOf(platform, record)
  const { surname, givenNames, birthDate, sex, nationality, issuingState, number, expiryDate } =
    known ?? nobody
  const letters = RefusalLetter.options.filter(l => record.letters.includes(l))
  return {
    row: shown(record),
    erased: !known,
    ...(known && grants.identity && { identity: { surname, givenNames, birthDate, sex, nationality } }),
    ...(known && grants.document && { document: { issuingState, number, expiryDate } }),
    ...(grants.stay && { stay: { admittedUntil: record.admittedUntil, territory: record.territory } }),
    ...(grants.referral && record.kind === 'refusal' && { refusal: { letters } }),
    quota: await quotaOf({ platform, actor, now }),
  }
}

/** What is kept sealed of an imported person. */
export interface SealedPerson extends PersonWords {
  sex: string
  issuingState: string
  number: string
  expiryDate: string | null
}
const nobody = {
  surname: '',
  givenNames: '',
  birthDate: '',
  sex: '',
  nationality: '',
  issuingState: '',
  number: '',
  expiryDate: null,
}

/** Nothing when the person was erased. */
async function personOf(platform: Platform, record: Recorded): Promise<SealedPerson | undefined> {
  const on = onPool(platform.database.pool('desk'))
  if (record.batch === null) {
    const file = await readFile(on, platform, { site: record.site, id: record.of })
    return file.travellers.find(t => t.id === record.id)?.content.document
  }
  const { site, of: person, batch } = record
  const kept = await sealedPerson(on, { site, person, batch })
  return (
    kept &&
    unseal<SealedPerson>(platform.keys.unwrap({ site, id: batch, wrapped: kept.wrapped }), kept.sealed)
  )
}

/** One's own looks: whoever looks can see what was kept of it. */
export const ownLooks = action({
  name: 'crossings.ownLooks',
  input: ListLooks,
  needs: 'shift',
  reads: true,
  run: async (_context, { after }) => ({ ids: { after }, record: {} }),
  answer: async ({ db, actor, platform, now }, { after }) => ({
    ...(await looksBy(db, actor.site, actor.id, after)),
    quota: await quotaOf({ platform, actor, now }),
  }),
})
