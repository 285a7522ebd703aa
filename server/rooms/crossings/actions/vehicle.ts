import type { z } from 'zod'
import type { OpenCrossing } from '../../../../contracts/crossings.ts'
import { newId } from '../../../../contracts/ids.ts'
import type { TrafficClass } from '../../../../contracts/words.ts'
import type { Platform } from '../../../platform/action.ts'
import { type RecordKey, seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { invalid, problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { screen } from '../../screening/index.ts'
import { openWithPlate, type StoredVehicle } from '../store/index.ts'
import { vehicle } from '../tables/index.ts'

export type PlateInput = NonNullable<z.infer<typeof OpenCrossing>['plate']>

/** Words of the booth stand apart from those of the yard. */
const room = (c: TrafficClass) => (c === 'foot' || c === 'car' ? 'crossings' : 'onestop')
/** Classes whose vehicle has a plate. A train has carriages. */
const plated: readonly TrafficClass[] = ['car', 'coach', 'lorry']

/** @throws Refusal 400 when a plate is missing where the lane has vehicles, or given where it has none */
export function requirePlate(ofClass: TrafficClass, plate: PlateInput | undefined): void {
  if (plated.includes(ofClass) !== (plate !== undefined))
    throw invalid([{ path: 'plate', key: `${room(ofClass)}:refusal.plate-${ofClass}` }])
}

/**
 * Screens a plate and queues the vehicle.
 * @throws Refusal `open-already` when a vehicle with this plate stands in another open file here
 */
export async function takeVehicle(
  { platform, tx, actor }: { platform: Platform; tx: Tx; actor: Actor },
  crossing: string,
  key: RecordKey,
  plate: PlateInput,
  kind: 'trailer' | null = null,
): Promise<{ vehicle: StoredVehicle; hits: number }> {
  const id = newId()
  const plateHash = tx.keys.lookup(
    'plate',
    `${plate.state}/${plate.text.toUpperCase().replace(/[\s-]/g, '')}`,
  )
  const open = await openWithPlate(tx, { site: tx.site, plateHash, now: tx.now })
  if (open)
    throw problem('open-already', { key: 'crossings:refusal.plate-open-already', params: { crossing: open } })
  const subject = { kind: 'vehicle' as const, id, plate: plate.text, state: plate.state }
  const screened = await screen(platform, tx, {
    crossing,
    by: actor.id,
    lane: actor.lane,
    subjects: [subject],
  })
  const content = { plate: plate.text }
  const row = { id, state: plate.state, screened: screened.state }
  tx.insert(vehicle, { site: tx.site, crossing, plateHash, kind, sealed: seal(key, content), ...row })
  return {
    vehicle: { ...row, ...content, trailer: kind === 'trailer' },
    hits: screened.subjects.flatMap(s => s.hits).filter(h => !h.cleared).length,
  }
}
