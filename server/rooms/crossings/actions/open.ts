import type { z } from 'zod'
import {
  AddTraveller,
  CorrectReading,
  type CrossingFile,
  OpenCrossing,
  type Procedure,
} from '../../../../contracts/crossings.ts'
import { newId } from '../../../../contracts/ids.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { type RecordKey, seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { invalid, problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { keepEvacuation } from '../../posts/index.ts'
import { screen } from '../../screening/index.ts'
import { procedures } from '../sections.ts'
import type { Stored } from '../store/index.ts'
import { crossing, vehicle } from '../tables.ts'
import { changeFile, requireCan } from './change.ts'
import { type Place, placeOf } from './place.ts'
import { takeTraveller } from './traveller.ts'
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
    if ((lane.class === 'car') !== (input.plate !== undefined))
      throw invalid([{ path: 'plate', key: `crossings:refusal.plate-${lane.class}` }])
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
    const stored: Stored = {
      ...row,
      key,
      ...empty,
      travellers: [taken.traveller],
      vehicle: car?.vehicle ?? null,
      version: 1,
    }
    const hits = { waiting: taken.hits.waiting + (car?.hits ?? 0), confirmed: 0 }
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

type Plate = NonNullable<z.infer<typeof OpenCrossing>['plate']>

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
async function procedureFor(platform: Platform, trafficClass: string, direction: string): Promise<Procedure> {
  const all = await platform.references.rows(procedures)
  const fitting = all.filter(p => p.class === trafficClass && p.direction === direction)
  const newest = fitting.sort((a, b) => b.version - a.version)[0]
  if (!newest) throw problem('no-procedure', { key: 'crossings:refusal.no-procedure' })
  return newest
}

/** Screens a plate and queues the vehicle. */
async function takeVehicle(
  { platform, tx, actor }: { platform: Platform; tx: Tx; actor: Actor },
  crossingId: string,
  key: RecordKey,
  plate: Plate,
) {
  const id = newId()
  const subject = { kind: 'vehicle' as const, id, plate: plate.text, state: plate.state }
  const screened = await screen(platform, tx, {
    crossing: crossingId,
    by: actor.id,
    lane: actor.lane,
    subjects: [subject],
  })
  const content = { plate: plate.text }
  const row = { id, state: plate.state, screened: screened.state }
  const plateHash = tx.keys.lookup(
    'plate',
    `${plate.state}/${plate.text.toUpperCase().replace(/[\s-]/g, '')}`,
  )
  tx.insert(vehicle, { site: tx.site, crossing: crossingId, plateHash, sealed: seal(key, content), ...row })
  return {
    vehicle: { ...row, ...content },
    hits: screened.subjects.flatMap(s => s.hits).filter(h => !h.cleared).length,
  }
}

/** Another person in the same car. */
export const addTraveller = action({
  name: 'crossings.addTraveller',
  input: AddTraveller,
  needs: 'shift',
  run: async (context, input) => {
    const { tx, actor, now, platform } = context
    const file = await changeFile(context, input.crossing)
    requireCan(file.view, 'correct') // whoever comes later was not there when the border check passed
    if (file.stored.class !== 'car') throw problem('not-permitted', { key: 'crossings:refusal.one-on-foot' })
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
    if (!stored.travellers.some(t => t.id === input.traveller))
      throw problem('not-found', { key: 'crossings:refusal.no-traveller' })
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
