import { useInfiniteQuery } from '@tanstack/react-query'
import type { FoundLines } from '../../../../contracts/oversight.ts'
import { api } from '../../../platform/api.ts'
import { asked } from '../queries.ts'

export interface Filters {
  action?: string | undefined
  officer?: string | undefined
  lane?: string | undefined
  subject?: string | undefined
  from?: string | undefined
  until?: string | undefined
  refused?: string | undefined
}

/** Lines of a log that fit, newest first, page after page by position. */
export function useLines(log: string, filters: Filters) {
  const query = useInfiniteQuery({
    queryKey: ['oversight-lines', log, filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<FoundLines>(asked('/oversight/lines', { log, ...filters, before: pageParam }), { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: last => last.next ?? undefined,
    // each asking is a line of the ledger: nothing is asked again by itself
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const pages = query.data?.pages ?? []
  return {
    ...query,
    rows: pages.flatMap(page => page.rows),
    officers: new Map(pages.flatMap(page => page.officers.map(officer => [officer.id, officer] as const))),
    searchedFrom: pages.at(-1)?.searchedFrom ?? 0,
  }
}
