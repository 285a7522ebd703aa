import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ActChange, Evacuations, RegimeActs, RegimeBoard } from '../../../../contracts/regime.ts'
import { api } from '../../../platform/api.ts'
import { useEvents } from '../../../platform/events.ts'
import type { News } from '../../../platform/news.ts'

export interface Asked {
  day: string | undefined
  nationality: string | undefined
  purpose: string | undefined
}

const said = (asked: Asked) => Object.entries(asked).filter((entry): entry is [string, string] => !!entry[1])

/** The board of a day; with an act, the board as the act would make it, kept nowhere. */
export const useBoard = (asked: Asked, act: ActChange | undefined) =>
  useQuery({
    queryKey: ['regime-board', asked, act],
    queryFn: ({ signal }) => {
      if (act)
        return api.post<RegimeBoard>('/regime/board', { body: { ...Object.fromEntries(said(asked)), act } })
      const query = new URLSearchParams(said(asked)).toString()
      return api.get<RegimeBoard>(`/regime/board${query ? `?${query}` : ''}`, { signal })
    },
    // the board stays while the next one comes
    placeholderData: keepPreviousData,
    retry: false,
  })

export const actsQuery = {
  queryKey: ['regime-acts'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<RegimeActs>('/regime/acts', { signal }),
}

export const evacuationsQuery = {
  queryKey: ['evacuations'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<z.infer<typeof Evacuations>>('/evacuations', { signal }),
}

/** What an act or a mode changes on this page. */
export const changed = [['regime-board'], actsQuery.queryKey, evacuationsQuery.queryKey] as const

const news = /^posts\.((propose|answer|withdraw)Act|\w+Evacuation)$|^blueprint\.apply$/

/** Somebody entered, approved or opened something: the page shows it at once. */
export function useRegimeNews(): void {
  const queries = useQueryClient()
  useEvents('/live', ({ event, data }) => {
    if (event !== 'news' || !news.test((JSON.parse(data) as News).action)) return
    for (const queryKey of changed) void queries.invalidateQueries({ queryKey })
  })
}
