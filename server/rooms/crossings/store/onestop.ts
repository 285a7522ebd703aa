import type { CertificateKind, GoodsLine, Role } from '../../../../contracts/onestop.ts'
import type { CargoCorridor, ControlId } from '../../../../contracts/procedures.ts'
import { type RecordKey, unseal } from '../../../platform/keys.ts'
import type { Required } from '../rules/index.ts'
import { bytesOf, type Json, type Querying, textOf } from './rows.ts'

/** What is sealed of a declaration of goods. */
export interface SealedGoods {
  number: string
  sender: string
  receiver: string
  lines: GoodsLine[]
  tir: string | null
  ecmr: string | null
  seals: string[]
}

export interface StoredVehicle {
  id: string
  state: string
  plate: string
  screened: 'no-hit' | 'hit' | 'could-not'
  trailer: boolean
}

/** What all authorities together keep of a coach, a lorry or a train, beside what every crossing has. */
export interface OneStop {
  required: (Required & { at: Date; drawn: number | null })[]
  claims: { control: ControlId; by: string; authority: string; at: Date }[]
  trailers: StoredVehicle[]
  /** By vehicle. */
  papers: Map<string, { vin: string | null; papers: string[] }>
  consignments: (SealedGoods & { id: string; at: Date; by: string; kinds: string[]; mass: number })[]
  corridor: { corridor: CargoCorridor; reason: string; by: string; at: Date } | null
  certificates: { id: string; kind: CertificateKind; validUntil: string; number: string; issuer: string }[]
  seen: Map<string, { place: 'booth' | 'aboard'; by: string; at: Date }>
  unwell: Set<string>
  /** Who goes on alone, and in which file. */
  apart: Map<string, string>
  /** What opens the barrier, since the release; when it did. */
  token: { text: string; at: Date; redeemedAt: Date | null } | null
  /** Rows that change what others see; a claim changes nothing. */
  rows: number
}

/** What of a list stands with a traveller. */
export interface Listed {
  role: Role
  seat: string | null
}

function tokenOf(issued: Json | undefined, redeemed: Json[], content: <T>(r: Json) => T): OneStop['token'] {
  if (!issued) return null
  const used = redeemed.find(r => r.id === issued.id)
  return {
    text: content<{ token: string }>(issued).token,
    at: new Date(String(issued.at)),
    redeemedAt: used ? new Date(String(used.at)) : null,
  }
}

export const nothingMore = (): OneStop => ({
  required: [],
  claims: [],
  trailers: [],
  papers: new Map(),
  consignments: [],
  corridor: null,
  certificates: [],
  seen: new Map(),
  unwell: new Set(),
  apart: new Map(),
  token: null,
  rows: 0,
})

const part = (table: string) =>
  `(select coalesce(json_agg(x order by x.id), '[]') from crossings.${table} x where x.site = $1 and x.crossing = $2) as ${table}`

const tables = [
  'required',
  'claim',
  'papers',
  'consignment',
  'cargo_corridor',
  'certificate',
  'seen',
  'unwell',
  'taken_off',
  'release_token',
  'redeemed',
]
const text = `select ${tables.map(part).join(', ')}`

/** Read in a statement of its own, so that whoever walks through or drives a car pays nothing for it. */
export async function readOneStop(
  on: Querying,
  at: { site: string; id: string },
  key: RecordKey,
): Promise<Omit<OneStop, 'trailers'>> {
  const [row] = await on.query<Record<string, Json[]>>('crossings.oneStop', text, [at.site, at.id])
  const many = (name: string): Json[] => row?.[name] ?? []
  const content = <T>(r: Json) => unseal<T>(key, bytesOf(r.sealed))
  const when = (r: Json) => ({ at: new Date(String(r.at)), by: String(r.by) })
  const replaced = new Set(many('consignment').map(c => textOf(c.corrects)))
  const said = many('cargo_corridor').at(-1)
  return {
    required: many('required').map(r => ({
      control: String(r.control) as ControlId,
      state: String(r.state) as Required['state'],
      at: new Date(String(r.at)),
      drawn: r.drawn === null || r.drawn === undefined ? null : Number(r.drawn),
    })),
    claims: many('claim').map(c => ({
      control: String(c.control) as ControlId,
      authority: String(c.authority),
      ...when(c),
    })),
    papers: new Map(
      many('papers').map(p => [String(p.vehicle), content<{ vin: string | null; papers: string[] }>(p)]),
    ),
    consignments: many('consignment')
      .filter(c => !replaced.has(String(c.id)))
      .map(c => ({
        ...content<SealedGoods>(c),
        ...when(c),
        id: String(c.id),
        kinds: c.kinds as unknown as string[],
        mass: Number(c.mass),
      })),
    corridor: said
      ? {
          corridor: String(said.corridor) as CargoCorridor,
          ...content<{ reason: string }>(said),
          ...when(said),
        }
      : null,
    certificates: many('certificate').map(c => ({
      ...content<{ number: string; issuer: string }>(c),
      id: String(c.id),
      kind: String(c.kind) as CertificateKind,
      validUntil: String(c.valid_until),
    })),
    seen: new Map(
      many('seen').map(s => [String(s.traveller), { place: String(s.place) as 'booth', ...when(s) }]),
    ),
    unwell: new Set(many('unwell').map(u => String(u.traveller))),
    apart: new Map(many('taken_off').map(t => [String(t.traveller), String(t.to)])),
    token: tokenOf(many('release_token').at(-1), many('redeemed'), content),
    rows: tables.reduce((sum, name) => sum + (name === 'claim' ? 0 : many(name).length), 0),
  }
}
