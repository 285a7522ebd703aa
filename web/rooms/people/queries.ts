import { useQuery } from '@tanstack/react-query'
import type { OfficerRow, Workplaces } from '../../../contracts/officers.ts'
import type { DutyName } from '../../../contracts/posts.ts'
import { api } from '../../platform/api.ts'
import { spoken } from '../../platform/words.ts'
import type { StatusKind } from '../../ui/Status.tsx'

export const duties: readonly DutyName[] = [
  'first-line',
  'second-line',
  'shift-leader',
  'customs',
  'list-owner',
  'administrator',
  'auditor',
  'migration',
  'food-safety',
  'health',
  'transport',
]

/** In the order of the filter: those who work first. */
export const standings: readonly OfficerRow['standing'][] = [
  'in-service',
  'no-duty',
  'leaving',
  'suspended',
  'left',
]

export const shapeOf: Record<OfficerRow['standing'], StatusKind> = {
  'in-service': 'clear',
  'no-duty': 'waiting',
  leaving: 'look',
  suspended: 'stop',
  left: 'none',
}

/** Everything that a change of an officer may alter on the screens of this room. */
export const aboutOfficers = [['officers'], ['officer'], ['officer-changes']] as const

/** Places and authorities by id, for pickers and to say their names. */
export function useWorkplaces() {
  const { data } = useQuery({
    queryKey: ['workplaces'],
    queryFn: ({ signal }) => api.get<Workplaces>('/workplaces', { signal }),
    staleTime: 600_000,
  })
  const named = (list: Workplaces['sites'] | Workplaces['authorities'] = [], id: string) =>
    spoken(list.find(known => known.id === id)?.name) || id
  return {
    mine: data?.sites.filter(site => site.mine) ?? [],
    authorities: data?.authorities ?? [],
    site: (id: string) => named(data?.sites, id),
    authority: (id: string) => named(data?.authorities, id),
  }
}
