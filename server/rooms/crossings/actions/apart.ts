import type { DocumentInput } from '../../../../contracts/documents.ts'
import { newId } from '../../../../contracts/ids.ts'
import type { Platform } from '../../../platform/action.ts'
import type { Actor } from '../../../platform/permissions.ts'
import type { Tx } from '../../../platform/transaction.ts'
import type { Listed, Stored } from '../store/index.ts'
import { crossing, takenOff } from '../tables/index.ts'
import { procedureFor } from './open.ts'
import type { Place } from './place.ts'
import { takeTraveller } from './traveller.ts'

/**
 * Queues a file of their own for one person of a coach, who walks on from here: the procedure on foot of the same direction. Nobody
 * who came with them waits for its outcome. @returns its id
 */
export async function openApart(
  { tx, actor, now, platform }: { tx: Tx; actor: Actor; now: Date; platform: Platform },
  coach: Stored,
  asked: { place: Place; input: DocumentInput; listed?: Listed | undefined; from?: string },
): Promise<string> {
  const { place, input, listed, from } = asked
  const procedure = await procedureFor(platform, 'foot', coach.direction)
  const id = newId()
  const key = tx.newKey(id)
  const { site, post, lane, direction, radiation } = coach
  tx.insert(crossing, {
    ...{ site, id, post, lane, direction, radiation },
    shift: actor.shift ?? '',
    class: 'foot',
    procedure: procedure.id,
    procedureVersion: procedure.version,
    day: place.day,
    openedAt: now,
    by: actor.id,
    mode: coach.mode,
  })
  const taken = await takeTraveller({
    tx,
    platform,
    actor,
    crossing: id,
    key,
    input,
    ...place,
    ...(listed && { listed }),
  })
  const off = { crossing: coach.id, traveller: from ?? taken.traveller.id, to: id }
  tx.insert(takenOff, { site, id: newId(), at: now, by: actor.id, ...off })
  return id
}
