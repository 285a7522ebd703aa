import type { Aboard, OneStopView } from '../../../../contracts/onestop.ts'
import type { Procedure } from '../../../../contracts/procedures.ts'
import type { FieldGroup } from '../../../../contracts/sharing.ts'
import type { Platform } from '../../../platform/action.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { qrOf } from '../../../platform/print/qr.ts'
import { view as share } from '../../sharing/index.ts'
import { aboardState } from '../rules/index.ts'
import { type SealedGoods, type Stored, type StoredTraveller, vehiclesOf } from '../store/index.ts'
import { corridorOf } from './ask.ts'

interface Shown {
  procedure: Procedure
  /** Whether the reader may know who travels. */
  persons: boolean
  /** Of whom a hit stands that is not another person's. */
  hits: ReadonlySet<string>
}

/** Authorities that own what is kept of a vehicle: who answers the control that is about it. */
function ownersOf({ controls }: Procedure) {
  const of = (control: string) => controls.find(c => c.control === control)?.authority
  const guard = of('border-check') ?? ''
  return {
    vehicle: guard,
    goods: of('customs-papers') ?? of('corridor') ?? guard,
    certificate: of('sps-documents') ?? '',
    health: of('health') ?? '',
  } satisfies Partial<Record<FieldGroup, string>>
}

/** What all authorities keep of a coach, a lorry or a train, as this reader's agreements show it (I-16, I-20). */
export async function oneStopView(
  platform: Platform,
  { authority: reader }: Actor,
  stored: Stored,
  { procedure, persons, hits }: Shown,
): Promise<OneStopView> {
  const owners = ownersOf(procedure)
  const level = (group: keyof typeof owners) => share(platform, { reader, owner: owners[group], group })
  const [vehicle, goods, certificate, health] = [
    await level('vehicle'),
    await level('goods'),
    await level('certificate'),
    await level('health'),
  ]
  const { more, travellers } = stored
  const aboard = travellers.map(t => aboardOf(stored, t, hits))
  const corridor = corridorOf(stored, procedure)
  return {
    ...(vehicle === 'full' && { vehicles: vehicleViews(stored) }),
    ...(goods === 'full' && {
      consignments: more.consignments.map(consignmentView),
      cargoCorridor: corridor && {
        corridor,
        reason: more.corridor?.reason ?? null,
        by: more.corridor?.by ?? null,
      },
    }),
    ...(goods !== 'never' && { declared: more.consignments.length > 0 }),
    ...(certificate === 'full' && {
      certificates: more.certificates.map(c => ({ ...c, expired: c.validUntil < stored.day })),
    }),
    ...(persons && { aboard }),
    ...(health !== 'never' && {
      unwell: aboard.filter(a => a.unwell).map(({ traveller, seat }) => ({ traveller, seat })),
    }),
    release: more.token && {
      at: more.token.at.toISOString(),
      openedAt: more.token.redeemedAt?.toISOString() ?? null,
      token:
        reader === owners.vehicle && !more.token.redeemedAt
          ? { text: more.token.text, qr: qrOf(more.token.text) }
          : null,
    },
    apart: persons ? [...new Set(more.apart.values())] : [],
  }
}

const vehicleViews = (stored: Stored) =>
  vehiclesOf(stored).map(({ id, plate, state, trailer }) => ({
    id,
    plate,
    state,
    kind: trailer ? ('trailer' as const) : ('vehicle' as const),
    vin: stored.more.papers.get(id)?.vin ?? null,
    papers: stored.more.papers.get(id)?.papers ?? [],
  }))

const consignmentView = ({
  at,
  kinds,
  mass,
  ...goods
}: SealedGoods & Stored['more']['consignments'][number]) => ({
  ...goods,
  at: at.toISOString(),
  packages: goods.lines.reduce((sum, l) => sum + l.packages, 0),
  gross: mass,
})

function aboardOf(stored: Stored, t: StoredTraveller, hits: ReadonlySet<string>): Aboard {
  const { seen, unwell } = stored.more
  const there = seen.get(t.id)
  return {
    traveller: t.id,
    role: t.content.listed?.role ?? 'driver',
    seat: t.content.listed?.seat ?? null,
    state: aboardState({ checks: t.content.checks, screened: t.screened, hit: hits.has(t.id) }),
    listed: t.content.listed !== undefined && t.content.document.format === 'typed',
    seen: there ? { place: there.place, by: there.by, at: there.at.toISOString() } : null,
    unwell: unwell.has(t.id),
  }
}
