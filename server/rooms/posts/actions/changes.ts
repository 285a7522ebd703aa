import { z } from 'zod'
import {
  AnswerChanges,
  type AnsweredChanges,
  Change,
  type ChangeRow,
  type ChangeRows,
  ProposeChange,
  type ProposedChange,
  WithdrawChange,
} from '../../../../contracts/officers.ts'
import { action, type Platform, type Reading } from '../../../platform/action.ts'
import { answerProposal, mayAnswer, propose, withdrawProposal } from '../../../platform/approvals.ts'
import { dropSignIn, endCeremonies } from '../../../platform/credentials.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { againstChange, dutiesAfter, needsSecondFactor } from '../rules/index.ts'
import { changesAt, changing } from '../store/changes.ts'
import { lockOfficer, type Officer } from '../store/officers.ts'
import { changeOfficer } from '../store/people.ts'
import { closeSessionsOf } from '../store/session.ts'
import { answering, inCare, noSuchOfficer } from './care.ts'
import { endOpenShift } from './shifts.ts'

/** Proposes that duties be given or taken, an officer be brought back, or a second factor be set up anew; another administrator answers (I-22). */
export const proposeChange = action({
  name: 'posts.proposeChange',
  input: ProposeChange,
  needs: 'desk',
  async run({ tx, actor, now, platform }, { officer: id, change, reason }) {
    const care = await answering(tx.db, platform, actor)
    const found = await lockOfficer(tx, id)
    if (!inCare(care, found)) throw noSuchOfficer()
    if (id === actor.id) throw problem('not-permitted', { key: 'people:refusal.change-yourself' })
    const against = againstChange(found, change, now)
    if (against) throw problem('not-possible', { key: `people:refusal.${against}` })
    const proposed = propose(tx, actor, { action: changing, subject: id, input: change, reason })
    return {
      ids: { officer: id, change: proposed },
      subject: id,
      record: { officer: id, proposal: proposed, ...change },
    }
  },
  answer: async (_reading, ids): Promise<z.infer<typeof ProposedChange>> => ids,
})

/** The second pair of eyes, for one proposal or for many at once; approved, the change is made. */
export const answerChanges = action({
  name: 'posts.answerChanges',
  input: AnswerChanges,
  needs: 'desk',
  async run({ tx, actor, platform }, { changes, answer, reason }) {
    const care = await answering(tx.db, platform, actor)
    for (const id of [...new Set(changes)].sort()) {
      const proposed = await answerProposal(tx, actor, {
        proposal: id,
        action: changing,
        answer,
        ...(reason && { reason }),
      })
      const officer = await lockOfficer(tx, proposed.subject)
      if (!inCare(care, officer)) throw problem('not-found', { key: 'platform:problem.no-proposal' })
      if (officer.id === actor.id) throw problem('four-eyes', { key: 'people:refusal.approve-yourself' }, 403)
      if (answer === 'approved') await make(tx, actor, officer, Change.parse(proposed.input))
    }
    const [only] = changes
    return {
      ids: { answered: new Set(changes).size },
      ...(changes.length === 1 && only && { subject: only }),
      record: { proposals: changes, answer },
    }
  },
  answer: async (_reading, ids): Promise<z.infer<typeof AnsweredChanges>> => ids,
})

/** Takes the own proposal back before anybody answered it. */
export const withdrawChange = action({
  name: 'posts.withdrawChange',
  input: WithdrawChange,
  needs: 'desk',
  async run({ tx, actor }, { change }) {
    const { subject } = await withdrawProposal(tx, actor, { proposal: change, action: changing })
    return { ids: { officer: subject, change }, subject, record: { officer: subject, proposal: change } }
  },
  answer: async (_reading, ids): Promise<z.infer<typeof ProposedChange>> => ids,
})

/** The officer's row is locked; what stood when it was proposed may have changed meanwhile. */
async function make(tx: Tx, actor: Actor, officer: Officer, change: Change): Promise<void> {
  const against = againstChange(officer, change, tx.now)
  if (against) throw problem('not-possible', { key: `people:refusal.${against}` })
  if (change.act === 'restore')
    return await changeOfficer(tx, officer.id, { suspendedAt: null, endsAt: null })
  if (change.act === 'second-factor') {
    await dropSignIn(tx, officer.userId)
    return await shut(tx, officer)
  }
  const duties = dutiesAfter(officer.duties, change)
  const secondFactor = needsSecondFactor(duties)
  await changeOfficer(tx, officer.id, { duties, secondFactor })
  // a session opened with a password alone must not act under a duty that asks for more; a duty taken away is over at once
  const stricter = secondFactor && !officer.secondFactor
  if (stricter || change.take.length > 0) await shut(tx, officer)
  if (change.take.length > 0) await endOpenShift(tx, officer.id, actor.id)
}

async function shut(tx: Tx, officer: Officer): Promise<void> {
  await closeSessionsOf(tx, officer.id)
  await endCeremonies(tx, officer.userId)
}

type Found = Awaited<ReturnType<typeof changesAt>>[number]

/** As the desk shows them; whose officer the reader does not answer for is left out. */
export async function changeRows(
  { db, platform, actor }: Pick<Reading, 'db' | 'platform' | 'actor'>,
  of: { officer: string } | 'waiting',
): Promise<ChangeRow[]> {
  const care = await careOf(db, platform, actor)
  return (await changesAt(db, actor.site, of)).filter(row => care(row.home)).map(row => rowOf(row, actor))
}

/** The auditor sees what every administrator sees and answers nothing. */
const careOf = async (db: Reading['db'], platform: Platform, actor: Actor) =>
  actor.duty === 'auditor' ? () => true : await answering(db, platform, actor)

function rowOf(row: Found, actor: Actor): ChangeRow {
  const against = mayAnswer(row, actor)
  const notMine = against
    ? `platform:refusal.${against}`
    : row.officer === actor.id
      ? 'people:refusal.approve-yourself'
      : null
  return {
    id: row.id,
    officer: row.officer,
    officerName: row.officerName,
    officerUsername: row.officerUsername,
    site: row.home,
    change: Change.parse(row.input),
    reason: row.reason,
    at: row.at.toISOString(),
    by: row.by,
    byName: row.byName ?? '',
    notMine,
    own: row.by === actor.id,
    answer: row.answer,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredBy: row.answeredBy,
  }
}

/** What waits at this place for a second administrator, newest first. */
export const listChanges = action({
  name: 'posts.changes',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  answer: async (reading): Promise<ChangeRows> => ({ rows: await changeRows(reading, 'waiting') }),
})
