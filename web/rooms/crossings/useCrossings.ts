import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CrossingRow, CrossingRows, ListCrossings } from '../../../contracts/crossings.ts'
import { api } from '../../platform/api.ts'

export type Row = z.infer<typeof CrossingRow>
type Asked = Omit<z.infer<typeof ListCrossings>, 'after'>

function addressOf(asked: Asked, after: string | undefined): string {
  const given = Object.entries({ ...asked, after }).filter((pair): pair is [string, string] => !!pair[1])
  const query = new URLSearchParams(given).toString()
  return query ? `/crossings?${query}` : '/crossings'
}

/** A day at this post, newest first, page by page; no word on who crosses (I-19). */
export function useCrossings(asked: Asked) {
  const query = useInfiniteQuery({
    queryKey: ['crossings', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof CrossingRows>>(addressOf(asked, pageParam), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query
  return {
    rows: data?.pages.flatMap(page => page.rows) ?? [],
    problem: error ?? undefined,
    pending: isPending,
    refresh: () => void refetch(),
    more: hasNextPage ? { press: () => void fetchNextPage(), pending: isFetchingNextPage } : undefined,
  }
}
