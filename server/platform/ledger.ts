import { and, eq } from 'drizzle-orm'
import type { Message } from '../../contracts/problem.ts'
import type { Drizzle } from './database.ts'
import { commitment, type Keys, sameBytes } from './keys.ts'
import type { Actor } from './permissions.ts'
import type { Done, Platform } from './platform.ts'
import { problem } from './problems.ts'
import { ledger, request } from './tables.ts'
import { Transaction } from './transaction.ts'

/** The part of a ledger line that is known before the action runs. */
export interface Line {
  site: string
  id: string
  at: Date
  actor: Actor
  action: string
}

/** What was asked, under which request id. */
export interface Asked {
  id: string
  actor: string
  action: string
  input: unknown
  /** Looks are not kept as requests: asking again is looking again. */
  keep: boolean
}

const lineRow = (
  { site, id, at, actor, action }: Line,
  subject: string | null,
  facts: Record<string, unknown>,
) => ({
  site,
  id,
  at,
  actor: actor.id,
  authority: actor.authority,
  post: actor.post,
  lane: actor.lane,
  action,
  subject,
  facts,
})

/** A press sent again is the same press byte for byte, and its checked input has the order of its shape. */
const inputHash = (keys: Keys, asked: Asked) => keys.lookup('input', JSON.stringify(asked.input ?? null))
/** As it would travel: dates as text, nothing undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

/**
 * Writes everything the action queued, its line, its place in `pending` and its request in one statement.
 * @throws a unique violation when the request id was used before: nothing is kept then, and the caller answers with the first outcome.
 */
export async function close(
  tx: Transaction,
  keys: Keys,
  line: Line,
  asked: Asked,
  done: Done<Record<string, unknown>, unknown>,
): Promise<void> {
  const { subject = null, record, personal } = done
  tx.insert(ledger, {
    ...lineRow(line, subject, record),
    commitment: personal ? commitment(personal.key, plain(personal.content)) : null,
  })
  if (asked.keep) {
    const { id, actor, action } = asked
    tx.insert(request, {
      site: line.site,
      id,
      actor,
      action,
      inputHash: inputHash(keys, asked),
      outcome: done.ids,
      line: line.id,
    })
  }
  await tx.write()
}

/** Outcome of an earlier press of the same button. @throws Refusal 409 when the id was used for something else. */
export async function outcomeOf<Ids>(
  db: Drizzle,
  keys: Keys,
  site: string,
  asked: Asked,
): Promise<Ids | undefined> {
  const [row] = await db
    .select()
    .from(request)
    .where(and(eq(request.site, site), eq(request.id, asked.id)))
  if (!row) return undefined
  const same =
    row.actor === asked.actor &&
    row.action === asked.action &&
    sameBytes(row.inputHash, inputHash(keys, asked))
  if (!same) throw problem('request-reused', { key: 'platform:problem.request-reused' })
  return row.outcome as Ids
}

/** A refusal of the person leaves its own line, in its own transaction, so that trying is seen. */
export async function recordRefusal(
  platform: Platform,
  line: Line,
  reason: Message,
  refused = 'not-permitted',
): Promise<void> {
  const { catalogue, keys, database } = platform
  const about = { site: line.site, line: line.id, now: line.at, catalogue, keys, bracketed: false }
  const tx = new Transaction(database.free('desk'), about)
  const facts = { refused, reason: reason.key }
  tx.insert(ledger, { ...lineRow(line, null, facts), commitment: null })
  await tx.write()
}
