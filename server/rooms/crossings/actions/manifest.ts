import { setImmediate as nextTurn } from 'node:timers/promises'
import { newId } from '../../../../contracts/ids.ts'
import { OneTraveller, SeeTraveller, TakeList, TakenList } from '../../../../contracts/onestop.ts'
import { action } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import { mostPeople, type ReadList, readList, said, UnreadableList } from '../adapters/list/read.ts'
import type { Stored } from '../store/index.ts'
import { seen, unwell } from '../tables/index.ts'
import { openApart } from './apart.ts'
import { askControls } from './ask.ts'
import { changeFile, requireCan, requireUndecided } from './change.ts'
import { holdBack } from './hold-back.ts'
import { placeOf } from './place.ts'
import { type Taken, takeTraveller } from './traveller.ts'
import { controlFacts, fileOf } from './view.ts'

function read(text: string): ReadList {
  try {
    return readList(text)
  } catch (error) {
    if (!(error instanceof UnreadableList)) throw error
    throw problem('not-possible', { key: `onestop:list.${error.reason}`, params: { most: mostPeople } })
  }
}

/**
 * The passengers of a coach from a list, all good rows in one transaction; refused rows are answered with line, column and reason.
 * Everybody is screened now. Whoever has a point for second line gets a file of their own at once: the others wait for nobody.
 */
export const takeList = action({
  name: 'crossings.takeList',
  input: TakeList,
  needs: 'shift',
  async run(context, { crossing, text }) {
    const { tx, actor, now, platform } = context
    const { stored, view } = await changeFile(context, crossing)
    requireCan(view, 'correct')
    if (stored.class !== 'coach' && stored.class !== 'train')
      throw problem('not-possible', { key: 'onestop:refusal.no-list' })
    const found = read(text)
    const { procedure } = await controlFacts(platform, stored)
    const place = await placeOf(platform, actor, now)
    const known = new Set(stored.travellers.map(t => t.documentHash.toString('hex')))
    const refused = [...found.refused]
    const aboard: Taken['traveller'][] = []
    const apart: string[] = []
    for (const { row, listed, document } of found.people) {
      await nextTurn() // a booth's question comes in between two people (I-39)
      const person = {
        ...place,
        input: { typed: [document, document] as [typeof document, typeof document] },
        listed,
      }
      const later = holdBack(tx)
      const taken = await takeTraveller({
        tx: later.tx,
        platform,
        actor,
        crossing,
        key: stored.key,
        ...person,
      })
      const fault = known.has(taken.traveller.documentHash.toString('hex'))
        ? 'aboard-already'
        : taken.openHere && 'open-already'
      if (fault) refused.push({ row, ...said(['document', fault]) })
      else if (taken.hits.waiting) apart.push(await openApart(context, stored, { place, ...person }))
      else {
        later.keep()
        aboard.push(taken.traveller)
      }
    }
    const all = { ...stored, travellers: [...stored.travellers, ...aboard] }
    askControls(tx, actor, all, procedure)
    const answer: TakenList = {
      taken: aboard.length,
      apart,
      refused: refused.sort((a, b) => a.row - b.row),
    }
    return {
      ids: { ...answer },
      answer,
      subject: crossing,
      record: { taken: aboard.length, apart: apart.length, refused: refused.length },
    }
  },
  answer: async (_reading, ids): Promise<TakenList> => TakenList.parse(ids),
})

/** @throws Refusal when nobody of this id is aboard */
function aboardOf(stored: Stored, id: string): Stored['travellers'][number] {
  const traveller = stored.travellers.find(t => t.id === id)
  if (!traveller) throw problem('not-found', { key: 'crossings:refusal.no-traveller' })
  return traveller
}

/** Somebody of the list was seen with the document: at the booth, or aboard when they cannot walk. */
export const seeTraveller = action({
  name: 'crossings.see',
  input: SeeTraveller,
  needs: 'shift',
  async run(context, { crossing, traveller, place }) {
    const { tx, actor } = context
    const { stored } = await changeFile(context, crossing)
    requireUndecided(stored)
    aboardOf(stored, traveller)
    if (!stored.more.seen.has(traveller))
      tx.insert(seen, { site: tx.site, id: newId(), crossing, at: tx.now, by: actor.id, traveller, place })
    return { ids: { crossing }, subject: crossing, record: { traveller, place } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** Somebody aboard is unwell: Health is asked, and the check may be made in the coach. */
export const markUnwell = action({
  name: 'crossings.markUnwell',
  input: OneTraveller,
  needs: 'shift',
  async run(context, { crossing, traveller }) {
    const { tx, actor, platform } = context
    const { stored } = await changeFile(context, crossing)
    requireUndecided(stored)
    aboardOf(stored, traveller)
    const { procedure } = await controlFacts(platform, stored)
    if (!stored.more.unwell.has(traveller))
      tx.insert(unwell, { site: tx.site, id: newId(), crossing, at: tx.now, by: actor.id, traveller })
    const more = { ...stored.more, unwell: new Set([...stored.more.unwell, traveller]) }
    askControls(tx, actor, { ...stored, more }, procedure)
    return { ids: { crossing }, subject: crossing, record: { traveller } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** Somebody has to stay: they get a file of their own, and the others go on. */
export const takeOff = action({
  name: 'crossings.takeOff',
  input: OneTraveller,
  needs: 'shift',
  async run(context, { crossing, traveller }) {
    const { tx, actor, now, platform } = context
    const { stored } = await changeFile(context, crossing)
    requireUndecided(stored)
    const { content } = aboardOf(stored, traveller)
    if (stored.travellers.length < 2) throw problem('not-possible', { key: 'onestop:refusal.last-aboard' })
    const place = await placeOf(platform, actor, now)
    const { document } = content
    const input = document.mrz
      ? { mrz: document.mrz }
      : { typed: [document, document] as [typeof document, typeof document] }
    const to = await openApart({ tx, actor, now, platform }, stored, {
      place,
      input,
      from: traveller,
      listed: content.listed,
    })
    return { ids: { crossing, to }, subject: crossing, record: { traveller, to } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})
