import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { Id } from '../../../../contracts/words.ts'
import { action, type Platform } from '../../../platform/action.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { type Screened, type Subject, screenAgain, standingOf, stateOfLists } from '../../screening/index.ts'
import {
  admitted,
  readFile,
  type Stored,
  type StoredTraveller,
  type StoredVehicle,
  vehiclesOf,
} from '../store/index.ts'
import { subjectsOf } from './subjects.ts'

/** People present in one transaction, which has ten seconds. */
export const presentAtOnce = 25

/** Asks everybody and the vehicle of an open file again. The officer of its lane is who will not answer a hit of it (I-22). */
export async function askAgain(platform: Platform, tx: Tx, stored: Stored) {
  const { id: crossing, by, lane, travellers } = stored
  const cars = vehiclesOf(stored).map(
    ({ id, plate, state }): Subject => ({ kind: 'vehicle', id, plate, state }),
  )
  const subjects = [...travellers.flatMap(t => subjectsOf(t, t.content)), ...cars]
  const { screened, opened } = await screenAgain(platform, tx, { crossing, by, lane, subjects })
  return { stored: withAnswers(stored, answersOf(screened)), opened }
}

type Answers = Map<string, Pick<StoredTraveller, 'screened' | 'lists'>>

/** Person and document of a traveller are one answer, as at the opening. */
function answersOf({ subjects, lists }: Screened): Answers {
  const answers: Answers = new Map()
  for (const { id, state } of subjects) {
    const both = [answers.get(id)?.screened ?? [], state].flat()
    answers.set(id, { screened: both.find(s => s !== 'no-hit') ?? 'no-hit', lists })
  }
  return answers
}

/** The file with the last answer of each subject. What was answered at the opening stays in its rows. */
export const withAnswers = (stored: Stored, answers: Answers): Stored => ({
  ...stored,
  travellers: stored.travellers.map(t => ({ ...t, ...answers.get(t.id) })),
  vehicle: stored.vehicle && askedAgain(stored.vehicle, answers),
  more: { ...stored.more, trailers: stored.more.trailers.map(t => askedAgain(t, answers)) },
})

const askedAgain = (v: StoredVehicle, answers: Answers): StoredVehicle => ({
  ...v,
  screened: answers.get(v.id)?.screened ?? v.screened,
})

/** One open file asked again after a list or an alert has changed. */
export const rescreen = action({
  name: 'crossings.rescreen',
  input: z.object({ crossing: Id }),
  needs: 'node',
  async run({ tx, platform, now }, { crossing }) {
    const stored = await readFile(tx, platform, { site: tx.site, id: crossing, lock: true })
    const { current } = await standingOf(platform, tx.db, { site: tx.site, crossing, now })
    const needed = !stored.decisions.length && !current
    const opened = needed ? (await askAgain(platform, tx, stored)).opened : []
    const ids = { asked: needed ? stored.travellers.length : 0, hits: opened.length }
    return { ids, subject: crossing, record: { ...ids, lists: stateOfLists(platform) } }
  },
  answer: async (_reading, ids) => ids,
})

/**
 * People who entered and, as far as the system knows, have not left. Whoever is found becomes a hit of the crossing by which they
 * came, for second line to verify; of the others only the count is kept, or each change would write rows for everybody.
 */
export const rescreenPresent = action({
  name: 'crossings.rescreenPresent',
  input: z.object({ travellers: z.array(Id).min(1).max(presentAtOnce) }),
  needs: 'node',
  work: 'exchange',
  async run({ tx, platform }, { travellers }) {
    const present = await admitted(tx, platform, tx.site, travellers)
    let hits = 0
    for (const { traveller, ...at } of present) {
      await nextTurn() // a booth's question comes in between two people (I-39)
      const subjects = subjectsOf(traveller, traveller.content)
      hits += (await screenAgain(platform, tx, { ...at, subjects, onlyNew: true })).opened.length
    }
    const ids = { asked: present.length, hits }
    return { ids, record: { ...ids, lists: stateOfLists(platform) } }
  },
  answer: async (_reading, ids) => ids,
})
