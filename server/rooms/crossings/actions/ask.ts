import { randomInt } from 'node:crypto'
import { newId } from '../../../../contracts/ids.ts'
import type { CargoCorridor, Procedure } from '../../../../contracts/procedures.ts'
import type { Actor } from '../../../platform/permissions.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { type Facts, isDrawn, isOneStop, newlyAsked } from '../rules/index.ts'
import type { Stored } from '../store/index.ts'
import { required } from '../tables/index.ts'

type Known = Pick<Stored, 'class' | 'travellers' | 'more'>

/** The corridor of the goods: what Customs set, else the blueprint's. */
export const corridorOf = ({ more }: Pick<Stored, 'more'>, procedure: Procedure): CargoCorridor | null =>
  more.corridor?.corridor ?? procedure.cargoCorridor ?? null

/** What the conditions of a procedure may ask; null where nobody has said it yet. */
export function factsOf(stored: Known, procedure: Procedure): Facts {
  const { more, travellers } = stored
  const declared = more.consignments.length > 0
  return {
    sick: more.unwell.size > 0,
    'stay-counted': travellers.some(t => t.content.stay !== null),
    goods: declared ? [...new Set(more.consignments.flatMap(c => c.kinds))] : null,
    'cargo-corridor': corridorOf(stored, procedure),
    mass: declared ? more.consignments.reduce((sum, c) => sum + c.mass, 0) : null,
  }
}

/**
 * Queues the controls for which the conditions of the procedure hold now. A control with a share is drawn once, here, where nobody
 * can choose: the ticket stays on the row. @returns the crossing with them.
 */
export function askControls<S extends Known & { id: string }>(
  tx: Tx,
  actor: Actor,
  stored: S,
  procedure: Procedure,
): S {
  if (!isOneStop(procedure)) return stored
  const { id: crossing, more } = stored
  const rows = newlyAsked(procedure, more.required, factsOf(stored, procedure)).map(({ control, share }) => {
    const drawn = share === undefined ? null : randomInt(100)
    const state = isDrawn(share, drawn ?? 0) ? ('required' as const) : ('not-drawn' as const)
    return { control, state, drawn, at: tx.now }
  })
  tx.insert(
    required,
    rows.map(row => ({ site: tx.site, id: newId(), crossing, by: actor.id, ...row })),
  )
  return { ...stored, more: { ...more, required: [...more.required, ...rows] } }
}
