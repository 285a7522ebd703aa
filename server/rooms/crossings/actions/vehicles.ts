import { newId } from '../../../../contracts/ids.ts'
import { AddTrailer, RecordPapers } from '../../../../contracts/onestop.ts'
import { action } from '../../../platform/action.ts'
import { seal } from '../../../platform/keys.ts'
import { problem } from '../../../platform/problems.ts'
import { vehiclesOf } from '../store/index.ts'
import { papers } from '../tables/index.ts'
import { changeFile, requireCan, requireUndecided } from './change.ts'
import { takeVehicle } from './vehicle.ts'
import { fileOf } from './view.ts'

/** What the vehicle draws: its plate is screened like that of the vehicle. */
export const addTrailer = action({
  name: 'crossings.addTrailer',
  input: AddTrailer,
  needs: 'shift',
  async run(context, { crossing, plate }) {
    const { stored, view } = await changeFile(context, crossing)
    requireCan(view, 'correct') // what is added after the border check was not checked
    if (!stored.vehicle) throw problem('not-possible', { key: 'onestop:refusal.no-vehicle' })
    const { vehicle, hits } = await takeVehicle(context, crossing, stored.key, plate, 'trailer')
    return {
      ids: { crossing },
      subject: crossing,
      record: { vehicle: vehicle.id, screened: vehicle.screened, hits },
      personal: { key: stored.key, content: { plate: vehicle.plate } },
    }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** Number of the body and papers shown. */
export const recordPapers = action({
  name: 'crossings.recordPapers',
  input: RecordPapers,
  needs: 'shift',
  async run(context, { crossing, vehicle, vin = null, papers: shown }) {
    const { tx, actor } = context
    const { stored } = await changeFile(context, crossing)
    requireUndecided(stored)
    if (!vehiclesOf(stored).some(v => v.id === vehicle))
      throw problem('not-found', { key: 'onestop:refusal.no-vehicle' })
    const content = { vin, papers: shown }
    const id = newId()
    const sealed = seal(stored.key, content)
    tx.insert(papers, { site: tx.site, id, crossing, at: tx.now, by: actor.id, vehicle, sealed })
    return {
      ids: { crossing },
      subject: crossing,
      record: { vehicle, papers: shown.length },
      personal: { key: stored.key, content },
    }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})
