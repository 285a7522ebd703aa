import { useQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import type { WorkRow, WorkRows } from '../../../../contracts/onestop.ts'
import { api } from '../../../platform/api.ts'
import { useNews } from '../../../platform/news.ts'

/** What stands in the yard, live: who waits for whom, and how it ended. No word on who travels (I-19). */
export function useWork(place?: RefObject<HTMLElement | null>) {
  const query = useQuery({
    queryKey: ['work'],
    queryFn: ({ signal }) => api.get<WorkRows>('/work', { signal }),
  })
  const { data, error, isPending, refetch } = query
  const refresh = () => void refetch()
  const news = useNews(
    ({ action }) => /^crossings\.(?!list|look|peek|summary|work)/.test(action),
    refresh,
    place,
  )
  return { work: data, problem: error ?? undefined, pending: isPending, refresh, news }
}

/** Controls of an authority that are open, those that can be done now first. */
export const openOf = (row: WorkRow, authority: string) =>
  row.open.filter(o => o.authority === authority).sort((a, b) => Number(b.ready) - Number(a.ready))
