import { useQuery } from '@tanstack/react-query'
import type {
  DailyOrders,
  HandOvers,
  LaneDraws,
  SheetShifts,
  StartOfShift,
  UnsignedOrders,
} from '../../../../contracts/shift.ts'
import type { Words } from '../../../../contracts/words.ts'
import { api } from '../../../platform/api.ts'
import { spoken } from '../../../platform/words.ts'

/** What the pages of the shift ask for; an act on one refreshes by these names. */
export const keys = {
  orders: ['orders'],
  unsigned: ['orders-unsigned'],
  start: ['shift-start'],
  handOvers: ['hand-overs'],
  log: ['shift-log'],
  draws: ['lane-draws'],
  sheets: ['shift-sheets'],
} as const

function asking<Answer>(key: readonly string[], path: string) {
  return () => useQuery({ queryKey: key, queryFn: ({ signal }) => api.get<Answer>(path, { signal }) })
}

export const useOrders = asking<DailyOrders>(keys.orders, '/orders')
export const useStart = asking<StartOfShift>(keys.start, '/shift-start')
export const useHandOvers = asking<HandOvers>(keys.handOvers, '/hand-overs')
export const useDraws = asking<LaneDraws>(keys.draws, '/lane-draws')
export const useSheetShifts = asking<SheetShifts>(keys.sheets, '/shift-sheets')

const aMinute = 60_000

/** How many orders wait for this officer's signature; a booth asks again each minute. */
export const useUnsigned = (asked: boolean) =>
  useQuery({
    queryKey: keys.unsigned,
    queryFn: ({ signal }) => api.get<UnsignedOrders>('/orders/unsigned', { signal }),
    refetchInterval: aMinute,
    enabled: asked,
    retry: false,
  })

type Person = { id: string; name: string; rank: Words }

/** *captain Leyla Tağızadə*; whoever shows it isolates it. An id whose officer is not known stays an id. */
export function namesOf(people: readonly Person[] | undefined): (id: string) => string {
  const known = new Map(people?.map(person => [person.id, `${spoken(person.rank)} ${person.name}`.trim()]))
  return id => known.get(id) ?? id
}
