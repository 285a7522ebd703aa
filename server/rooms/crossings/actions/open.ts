import {
  AddTraveller,
  CorrectReading,
  type CrossingFile,
  OpenCrossing,
} from '../../../../contracts/crossings.ts'
import { newId } from '../../../../contracts/ids.ts'
import type { Procedure } from '../../../../contracts/procedures.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import { keepEvacuation } from '../../posts/index.ts'
import { procedures } from '../sections.ts'
import { nothingMore, type Stored } from '../store/index.ts'
import { crossing } from '../tables/index.ts'
import { askControls } from './ask.ts'
import { changeFile, requireCan } from './change.ts'
import { type Place, placeOf } from './place.ts'
import { takeTraveller } from './traveller.ts'
import { requirePlate, takeVehicle } from './vehicle.ts'
import { fileOf, viewOf } from './view.ts'

/** MRZ in, verdict out: opens a crossing at the lane of the shift with its first traveller. */
export const openCrossing = action({
  name: 'crossings.open',
  input: OpenCrossing,
  needs: 'shift',
  oneStatement: true,
  async run({ tx, actor, now, platform }, input) {
    const place = await placeOf(platform, actor, now)
    const { lane, post, day } = place
    if (lane.kind !== 'booth' || !lane.class || !lane.direction)
      throw problem('not-permitted', { key: 'crossings:refusal.not-a-booth' }, 403)
    requirePlate(lane.class, input.plate)
    const procedure = await procedureFor(platform, lane.class, lane.direction)
    const id = newId()
    const key = tx.newKey(id)
    const taken = await takeTraveller({
      tx,
      platform,
      actor,
      crossing: id,
      key,
      input: input.document,
      ...place,
    })
    if (taken.openHere)
      throw problem('open-already', {
        key: 'crossings:refusal.open-already',
        params: { crossing: taken.openHere },
      })
    const car = input.plate && (await takeVehicle({ platform, tx, actor }, id, key, input.plate))
    const row = {
      site: tx.site,
      id,
      post: post.id,
      lane: lane.id,
      shift: actor.shift ?? '',
      class: lane.class,
      direction: lane.direction,
      procedure: procedure.id,
      procedureVersion: procedure.version,
      day,
      openedAt: now,
      by: actor.id,
      radiation: actor.facts.radiation ?? 'not-tried',
      mode: taken.mode,
    }
    tx.insert(crossing, row)
    await keepEvacuation(tx, platform, { crossing: id, post: post.id })
    const opened: Stored = {
      ...row,
      key,
      ...empty,
      more: nothingMore(),
      travellers: [taken.traveller],
      vehicle: car?.vehicle ?? null,
      version: 1,
    }
    const asked = askControls(tx, actor, opened, procedure)
    const stored = { ...asked, version: 1 + asked.more.required.length }
    const hits = { ...taken.hits, waiting: taken.hits.waiting + (car?.hits ?? 0) }
    return {
      ids: { crossing: id },
      subject: id,
      record: {
        class: lane.class,
        direction: lane.direction,
        procedure: `${procedure.id}@${procedure.version}`,
        screened: taken.traveller.screened,
      },
      personal: { key, content: taken.traveller.content.document },
      answer: await viewOf(platform, actor, stored, {
        hits,
        referral: null,
        corrections: [],
        relaxed: taken.mode !== null,
      }),
    }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

const empty = {
  declared: null,
  answers: [],
  holds: [],
  referrals: [],
  decisions: [],
  state: 'open' as const,
  decidedAt: null,
}

/** The newest version of the procedure for a class and direction. @throws Refusal when the blueprint has none. */
export async function procedureFor(
  platform: Platform,
  trafficClass: string,
  direction: string,
): Promise<Procedure> {
  const all = await platform.references.rows(procedures)
  const fitting = all.filter(p => p.class === trafficClass && p.direction === direction)
  const newest = fitting.sort((a, b) => b.version - a.version)[0]
  if (!newest) throw problem('no-procedure', { key: 'crossings:refusal.no-procedure' })
  return newest
}

/** Another person in the same vehicle. */
export const addTraveller = action({
  name: 'crossings.addTraveller',
  input: AddTraveller,
  needs: 'shift',
  run: async (context, input) => {
    const { tx, actor, now, platform } = context
    const file = await changeFile(context, input.crossing)
    requireCan(file.view, 'correct') // whoever comes later was not there when the border check passed
    if (file.stored.class === 'foot') throw problem('not-permitted', { key: 'crossings:refusal.one-on-foot' })
    const place: Place = await placeOf(platform, actor, now)
    const { key } = file.stored
    const taken = await takeTraveller({
      tx,
      platform,
      actor,
      crossing: input.crossing,
      key,
      input: input.document,
      ...place,
    })
    return {
      ids: { crossing: input.crossing, traveller: taken.traveller.id },
      subject: input.crossing,
      record: { traveller: taken.traveller.id, screened: taken.traveller.screened },
      personal: { key, content: taken.traveller.content.document },
    }
  },
  answer: (reading, ids): Promise<CrossingFile> => fileOf(reading, ids.crossing),
})

/** A poor reading replaced: the document typed twice, or read again. The first reading is kept. */
export const correctReading = action({
  name: 'crossings.correctReading',
  input: CorrectReading,
  needs: 'shift',
  run: async (context, input) => {
    const { tx, actor, now, platform } = context
    const { stored, view } = await changeFile(context, input.crossing)
    requireCan(view, 'correct')
    const before = stored.travellers.find(t => t.id === input.traveller)
    if (!before) throw problem('not-found', { key: 'crossings:refusal.no-traveller' })
    const { listed } = before.content
    const place = await placeOf(platform, actor, now)
    const { key } = stored
    const corrects = input.traveller
    const taken = await takeTraveller({
      tx,
      platform,
      actor,
      crossing: input.crossing,
      key,
      input: input.document,
      corrects,
      ...(listed && { listed }),
      ...place,
    })
    return {
      ids: { crossing: input.crossing, traveller: taken.traveller.id },
      subject: input.crossing,
      record: { traveller: taken.traveller.id, corrects, screened: taken.traveller.screened },
      personal: { key, content: taken.traveller.content.document },
    }
  },
  answer: (reading, ids): Promise<CrossingFile> => fileOf(reading, ids.crossing),
})
