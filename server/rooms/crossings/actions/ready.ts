import type { ControlId } from '../../../../contracts/procedures.ts'
import { problem } from '../../../platform/problems.ts'
import { type ControlFacts, isOneStop, trackOf } from '../rules/index.ts'
import type { Stored } from '../store/index.ts'

/**
 * A control passes in the legal order, when what it is about is there: everybody of the list was seen, the goods were declared, a
 * certificate is in force. @throws Refusal with what is missing
 */
export function requireReady(stored: Stored, controls: ControlFacts, control: ControlId): void {
  if (!isOneStop(controls.procedure)) return
  const first = trackOf(controls).find(s => s.control === control)?.waitsFor[0]
  if (first) throw problem('not-possible', { key: `onestop:first.${first}` })
  if (control === 'border-check') requireSeen(stored)
  const { cargoCorridor } = controls.procedure
  if (control === 'customs-papers' && cargoCorridor && !stored.more.consignments.length)
    throw problem('not-possible', { key: 'onestop:refusal.goods-not-declared' })
  if (control === 'sps-documents') requireCertificate(stored)
}

function requireSeen({ travellers, more }: Stored): void {
  const unseen = travellers.filter(t => t.content.listed && !more.seen.has(t.id))
  if (unseen.length)
    throw problem('not-possible', { key: 'onestop:refusal.not-seen', params: { count: unseen.length } })
}

/** A certificate whose last day lies before the day of the crossing is none, and says when it ended. */
function requireCertificate({ more: { certificates }, day }: Stored): void {
  if (certificates.some(c => c.validUntil >= day)) return
  const ended = certificates
    .map(c => c.validUntil)
    .sort()
    .at(-1)
  if (ended)
    throw problem('not-possible', { key: 'onestop:refusal.certificate-ended', params: { date: ended } })
  throw problem('not-possible', { key: 'onestop:refusal.no-certificate' })
}
