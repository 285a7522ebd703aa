import { newId } from '../../contracts/ids.ts'
import type { Link, Work } from './database.ts'
import { type Asked, close, type Line, outcomeOf, recordRefusal } from './ledger.ts'
import { type Actor, mayDo } from './permissions.ts'
import type { Action, Platform, Reading } from './platform.ts'
import { invalid, problem, Refusal, sqlstateOf } from './problems.ts'
import { Transaction } from './transaction.ts'

export type { Action, Platform, Reading }

export const action = <Input, Ids extends Record<string, unknown>, Answer>(a: Action<Input, Ids, Answer>) => a

/** Refusals of a person, not of the moment: another lane's file, the own hit, an id that is not here. Trying is seen. */
const withALine = new Set(['not-permitted', 'four-eyes', 'not-found'])
const retried = new Set(['40001', '40P01'])

/**
 * The one doorway: authorise → validate → transaction → run → ledger. A repeat of `request` gives the first outcome (I-45).
 * @throws Refusal with a reason; nothing is half done.
 */
export async function perform<Input, Ids extends Record<string, unknown>, Answer>(
  platform: Platform,
  a: Action<Input, Ids, Answer>,
  actor: Actor,
  request: string,
  raw: unknown,
): Promise<Answer> {
  const now = platform.clock.now()
  const line: Line = { site: actor.site, id: newId(), at: now, actor, action: a.name }
  const verdict = mayDo(platform.permissions, actor, a)
  if (!verdict.ok) {
    await recordRefusal(platform, line, verdict.reason)
    throw problem('not-permitted', verdict.reason)
  }
  const parsed = a.input.safeParse(raw)
  if (!parsed.success) {
    throw invalid(
      parsed.error.issues.map(i => ({ path: i.path.join('.'), key: `platform:invalid.${i.code}` })),
    )
  }
  const work = a.work ?? (a.needs === 'shift' ? 'lane' : 'desk')
  const asked = { id: request, actor: actor.id, action: a.name, input: parsed.data, keep: !a.reads }
  const { ids, answer } = await transact(platform, work, a, line, asked).catch(async error => {
    if (error instanceof Refusal && withALine.has(error.type) && error.detail)
      await recordRefusal(platform, line, error.detail, error.type === 'not-found' ? error.type : undefined)
    throw error
  })
  // The connection is given back before the answer is read: whoever waits for one never holds another.
  const db = platform.database.free(work).db
  return answer ?? (await a.answer({ db, keys: platform.keys, actor, now, platform }, ids))
}

/** Runs the transaction, at most four times; a repeat of the request, and a refusal that an earlier press caused, give its outcome. */
async function transact<Input, Ids extends Record<string, unknown>, Answer>(
  platform: Platform,
  work: Work,
  a: Action<Input, Ids, Answer>,
  line: Line,
  asked: Asked & { input: Input },
): Promise<{ ids: Ids; answer?: Answer }> {
  const { catalogue, keys, database } = platform
  const { actor, at: now, site } = line
  const bracketed = !a.oneStatement && !a.reads
  const once = async (link: Link) => {
    const about = { site, line: line.id, now, catalogue, keys, bracketed, manySites: !!a.manySites }
    const tx = new Transaction(link, about)
    const done = await a.run({ tx, actor, now, request: asked.id, platform }, asked.input)
    await close(tx, keys, line, asked, done)
    return done
  }
  for (let attempt = 0; ; attempt++) {
    try {
      const done = await (bracketed ? database.bracketed(work, once) : once(database.free(work)))
      if (!a.reads) platform.live.tell({ site, action: a.name, subject: done.subject ?? null }) // who looks is nobody's news
      return done
    } catch (error) {
      if (retried.has(sqlstateOf(error) ?? '') && attempt < 3) continue
      const earlier = a.reads ? undefined : await outcomeOf<Ids>(database.free(work).db, keys, site, asked)
      if (!earlier) throw error
      return { ids: earlier }
    }
  }
}
